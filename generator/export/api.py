"""Export: the shape of the published `handbook.json`. These models are what its JSON Schema is made from.

Every key is always there: a thing that is not known is null, a list without anything in it is empty. Ids in references are full ids;
the full id of an item is `<id of what it is in>#<its id>`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.model import Role
from generator.model.derived import FindingCode
from generator.model.question import KINDS
from generator.model.training import Bloom

Words = Annotated[dict[str, str], Field(min_length=1, description="A text by language code; a language without a translation is absent.")]
UnitIds = Annotated[tuple[str, ...], Field(description="Ids of units.")]
Clauses = Annotated[tuple[str, ...], Field(description="Clauses it rests on, such as sources/dispatch-2006#II.1.4; empty for what is the editors' own.")]
QuestionType = Annotated[str, Field(json_schema_extra={"enum": [kind.kind() for kind in KINDS]})]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Shape(BaseModel):
    """An object with exactly these keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class DeskCase(Shape):
    """One case of an either/or."""

    unit: str = Field(description="Id of the part that does the specialised work in this case.")
    when: Words | None = Field(description="When the case applies; null: always.")
    source: Clauses


class Desk(Shape):
    """The part of a unit that does its specialised work: the first case that applies."""

    first_of: tuple[DeskCase, ...] = Field(description="The cases, in the order in which they are tried.")


class Unit(Shape):
    """A unit, a class that stands for many of a kind, or a group that a text addresses."""

    id: str = Field(description="Full id; also the address of its page.")
    kind: Literal["unit", "class", "group"] = Field(description="What it is.")
    name: Words
    abbreviation: Words | None
    tier: str | None = Field(description="Tier it works on.")
    parent: str | None = Field(description="Id of its administrative superior.")
    supervised_by: str | None = Field(description="Id of who directs, guides and inspects it in professional matters.")
    desk: Desk | None


class Assignment(Shape):
    """What one clause says of one unit."""

    id: str = Field(description="Unique in the responsibility.")
    unit: str = Field(description="Id of the unit whose duty it is.")
    role: Role = Field(description="The role the clause gives it.")
    duty: Words
    with_: UnitIds = Field(alias="with", description="Ids of the partners the clause names.")
    over: UnitIds = Field(description="Ids of the units it directs.")
    to: UnitIds = Field(description="Ids of the units it reports or provides to.")
    source: Clauses


class Before(Shape):
    """A deadline: the day itself is too late."""

    before: Day


class OnOrBefore(Shape):
    """A deadline: the day itself is in time."""

    on_or_before: Day


Due = Before | OnOrBefore


class Deliverable(Shape):
    """A thing that has to be handed over."""

    id: str = Field(description="Unique in the responsibility.")
    title: Words
    by: UnitIds = Field(description="Ids of the units that owe it.")
    to: UnitIds = Field(description="Ids of the units that receive it; empty where the text does not say.")
    due: Due | None = Field(description="Null where the text gives no date.")
    source: Clauses


class Responsibility(Shape):
    """One object of work."""

    id: str = Field(description="Full id; also the address of its page.")
    title: Words
    topic: str = Field(description="Id of the topic it is listed under.")
    assignments: tuple[Assignment, ...]
    deliverables: tuple[Deliverable, ...]


class Way(Shape):
    """A way from one step to the next."""

    when: Words | None = Field(description="The case in which it is taken; null: in every other case.")
    go: str = Field(description="Id of the step it leads to, or `end`.")


class Step(Shape):
    """One thing that somebody does."""

    id: str = Field(description="Unique in the procedure.")
    by: UnitIds = Field(description="Ids of the units that do it; empty where the text leaves it open.")
    do: Words
    gives: Words | None = Field(description="What comes out of it.")
    next: tuple[Way, ...] = Field(description="The ways that lead on, also the one to the step below.")
    due: Due | None
    source: Clauses
    editorial: bool = Field(description="Whether the step is the editors' own.")


class Procedure(Shape):
    """How a piece of work goes."""

    id: str = Field(description="Full id; also the address of its page.")
    title: Words
    description: Words | None
    under: tuple[str, ...] = Field(description="Ids of the responsibilities it carries out.")
    steps: tuple[Step, ...]
    source: Clauses
    editorial: bool = Field(description="Whether the procedure is the editors' own.")


class Clause(Shape):
    """A place in a document."""

    id: str = Field(description="Unique in the document.")
    heading: Words
    normative: bool = Field(description="Whether it lays something down.")
    clauses: tuple[Clause, ...] = Field(description="The clauses inside it.")


class Source(Shape):
    """A legal document."""

    id: str = Field(description="Full id; also the address of its page.")
    clauses: tuple[Clause, ...]


class Term(Shape):
    """A word used in a particular sense."""

    id: str = Field(description="Unique in the glossary.")
    term: Words
    abbreviation: Words | None
    definition: Words
    synonyms: tuple[Words, ...]
    source: Clauses


class Audience(Shape):
    """For whom a course is; nobody named means everybody."""

    units: UnitIds
    tiers: tuple[str, ...] = Field(description="Tiers whose people it is for.")


class Course(Shape):
    """Modules in the order in which they are taken."""

    id: str = Field(description="Full id; also the address of its page.")
    title: Words
    description: Words
    audience: Audience
    modules: tuple[str, ...] = Field(description="Ids of its modules, in order.")
    pass_mark: int = Field(ge=1, le=100, description="Per cent of the points of each module's test that passes it.")


class Lesson(Shape):
    """One lesson of a module."""

    id: str = Field(description="Full id; also the address of its page.")
    title: Words
    covers: tuple[str, ...] = Field(description="Ids of the clauses it teaches.")


class Objective(Shape):
    """What a trainee can do after a module."""

    id: str = Field(description="Full id: modules/<module>#<objective>.")
    text: Words
    bloom: Bloom = Field(description="Its level in Bloom's taxonomy.")
    covers: tuple[str, ...] = Field(description="Ids of the clauses, responsibilities, procedures or units it is about.")


class Module(Shape):
    """A piece of learning with its own test."""

    id: str = Field(description="Full id; also the address of its page.")
    title: Words
    lessons: tuple[Lesson, ...]
    objectives: tuple[Objective, ...]


class Question(Shape):
    """A question for practice: what is asked, not how it is answered. Questions for exams are not here."""

    id: str = Field(description="Full id: quizzes/<bank>#<question>.")
    type: QuestionType = Field(description="What kind of question it is.")
    objective: str = Field(description="Full id of the objective it tests.")
    module: str = Field(description="Id of the module whose pool it belongs to.")
    generated: bool = Field(description="Whether it was made out of the facts, not written by people.")
    stem: Words
    source: Clauses


class Finding(Shape):
    """Something the handbook shows about the organisation."""

    code: FindingCode
    subject: str = Field(description="Full id of what it is about.")
    message: Words


class HandbookJson(Shape):
    """One edition of a handbook, for programs. Lists are in reading order."""

    schema_version: Literal[1] = Field(description="Rises when a program that reads the file has to be changed.")
    edition: str = Field(description="Id of the edition; `draft` is not released.")
    languages: tuple[str, ...] = Field(description="Language codes; the first is the default.")
    units: tuple[Unit, ...]
    responsibilities: tuple[Responsibility, ...]
    procedures: tuple[Procedure, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    courses: tuple[Course, ...]
    modules: tuple[Module, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
