"""Floor: courses, the modules they are made of, their objectives, and the lessons that teach them."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from generator.model.base import Classification, ClauseId, Entry, Frozen, ItemId, ModuleId, Text, UnitId
from generator.model.base import Covered as CoveredId
from generator.model.responsibility import Day


class Status(StrEnum):
    """Whether a thing is ready for everybody; a draft is shown on the draft site only."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Bloom(StrEnum):
    """What a trainee can do afterwards, in rising order (Bloom's revised taxonomy)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"
    CREATE = "create"


class Audience(Frozen):
    """For whom a course is: people of these units, or of these tiers; nobody named means everybody."""

    units: tuple[UnitId, ...] = Field(default=(), description="Units whose people it is for.")
    tiers: tuple[ItemId, ...] = Field(default=(), description="Tiers whose people it is for.")


class Course(Entry):
    """`curriculum/courses/*.yml`: modules in the order in which they are taken."""

    ordered: ClassVar[frozenset[str]] = frozenset({"modules"})

    title: Text = Field(description="What the course is called.")
    description: Text = Field(description="What it is about and for whom, in one or two plain sentences.")
    audience: Audience = Field(default=Audience(), description="For whom it is.")
    modules: tuple[ModuleId, ...] = Field(min_length=1, description="Its modules, in the order in which they are taken.")
    pass_mark: int = Field(default=80, ge=1, le=100, description="Per cent of the points of each module's test that passes it.")
    certificate: Text | None = Field(default=None, description="What the certificate says was completed; absent: there is none.")
    status: Status = Field(default=Status.PUBLISHED, description="draft: only on the draft site.")


class Objective(Frozen):
    """What a trainee can do after the module."""

    id: ItemId
    text: Text = Field(description="Begins with a verb: what the trainee can do.")
    bloom: Bloom = Field(description="The level of that verb in Bloom's taxonomy.")
    covers: tuple[CoveredId, ...] = Field(min_length=1, description="Clauses, responsibilities, procedures or units it is about.")


class Lesson(Frozen):
    """One lesson: a Markdown file beside `module.yml`, named `<id>.md` (and `<id>.en.md`)."""

    id: ItemId = Field(description="Name of the lesson's file without its suffix.")
    objectives: tuple[ItemId, ...] = Field(min_length=1, description="Ids of the module's objectives it serves.")
    covers: tuple[ClauseId, ...] = Field(default=(), description="Clauses it teaches.")
    minutes: int = Field(ge=1, le=240, description="How long it takes to read.")
    classification: Classification | None = Field(default=None, description="Who may read it; absent: as its module.")


class Draw(Frozen):
    """How many questions a run draws from the module's pool."""

    practice: int = Field(default=5, ge=1, le=100, description="Questions in a practice run.")
    test: int = Field(default=10, ge=1, le=100, description="Questions in a test.")


class Module(Entry):
    """`curriculum/modules/<id>/module.yml`: a piece of learning with its own test."""

    ordered: ClassVar[frozenset[str]] = frozenset({"lessons"})

    title: Text = Field(description="What the module is called.")
    description: Text = Field(description="What it is about, in one or two plain sentences.")
    prerequisites: tuple[ModuleId, ...] = Field(default=(), description="Modules to take first.")
    objectives: tuple[Objective, ...] = Field(min_length=1, description="What a trainee can do afterwards.")
    lessons: tuple[Lesson, ...] = Field(min_length=1, description="Its lessons, in order.")
    draw: Draw = Field(default=Draw(), description="How many questions its runs draw.")
    status: Status = Field(default=Status.PUBLISHED, description="draft: only on the draft site.")


class Review(Frozen):
    """Somebody has looked at a question or a lesson, and found it right as the facts stand."""

    id: str = Field(description="Id of the question (quizzes/<bank>#<question>) or the lesson (modules/<module>/<lesson>).")
    hash: str = Field(description="Hash of the facts it rests on, as they stood then.")
    date: Day = Field(description="Day on which it was looked at.")
    note: str | None = Field(default=None, description="What was found, in the words of who looked; no page shows it.")


class Reviews(Frozen):
    """`curriculum/reviews.yml`, which only `handbook confirm` writes."""

    reviews: tuple[Review, ...] = Field(default=(), description="What was looked at, by id.")
