"""Floor: questions, a closed union of kinds told apart by `type`. Every answer a trainee can give gets feedback."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Asked, Classification, ClauseId, Covered, Entry, Flag, Frozen, ItemId, ModuleId, ObjectiveId, Text
from generator.model.responsibility import Day
from generator.model.training import Status


class Use(StrEnum):
    """What a question is for. An exam question never reaches the site."""

    PRACTICE = "practice"
    EXAM = "exam"


class _Question(Frozen):
    """What every kind of question has."""

    id: ItemId
    objective: ObjectiveId = Field(description="The objective it tests: modules/<module>#<objective>.")
    stem: Text = Field(description="What is asked.")
    explanation: Text = Field(description="Why the right answer is right; shown with every answer, with links to the clauses.")
    source: tuple[ClauseId, ...] = Field(min_length=1, description="Clauses it rests on.")
    covers: tuple[Covered, ...] = Field(default=(), description="Responsibilities, procedures or units whose change makes it stale.")
    hint: Text | None = Field(default=None, description="Shown when the trainee asks for help.")
    applies: Flag = Field(default=False, description="true: it puts the trainee into a situation.")
    use: Use | None = Field(default=None, description="practice or exam; absent: that of the bank.")
    status: Status = Field(default=Status.PUBLISHED, description="draft: only on the draft site.")
    classification: Classification | None = Field(default=None, description="Who may read it; absent: as its bank.")
    lint: tuple[str, ...] = Field(default=(), description="Codes of writing rules that this question breaks on purpose.")


class Option(Frozen):
    """One choice."""

    id: ItemId
    text: Text = Field(description="The choice.")
    correct: Flag = Field(default=False, description="true: it is (one of) the right ones.")
    feedback: Text = Field(description="What the trainee is told who chose it (or, if right, failed to).")
    fixed: Flag = Field(default=False, description="true: keeps its place when choices are shuffled.")


class SingleChoice(_Question):
    """Exactly one option is right: all points for it, else none."""

    type: Literal["single-choice"] = Field(description="One choice is right.")
    options: tuple[Option, ...] = Field(min_length=2, description="The choices; exactly one is right.")


class MultipleChoice(_Question):
    """Every right option chosen adds its share, every wrong one takes the same away; never below nothing."""

    type: Literal["multiple-choice"] = Field(description="One or more choices are right.")
    options: tuple[Option, ...] = Field(min_length=2, description="The choices; one or more are right.")


class TrueFalse(_Question):
    """A statement to judge."""

    type: Literal["true-false"] = Field(description="A statement to judge.")
    answer: Flag = Field(description="Whether the stem is true.")
    if_true: Text = Field(description="Feedback for those who say true.")
    if_false: Text = Field(description="Feedback for those who say false.")


class Pair(Frozen):
    """Two things that belong together."""

    id: ItemId
    left: Text = Field(description="The thing to be matched.")
    right: Text = Field(description="What belongs to it.")
    feedback: Text = Field(description="Why they belong together.")


class Matching(_Question):
    """Each left thing has one right thing; each pair is worth the same share."""

    type: Literal["matching"] = Field(description="Things that belong together.")
    pairs: tuple[Pair, ...] = Field(min_length=2, description="What belongs together; the right things all differ.")
    extra: tuple[Option, ...] = Field(default=(), description="Right things that belong to nothing.")


class Item(Frozen):
    """One thing in an order."""

    id: ItemId
    text: Text = Field(description="The thing.")
    feedback: Text = Field(description="Why it stands where it stands.")


class Ordering(_Question):
    """Things to be put in order: the share of neighbouring pairs that follow each other rightly."""

    type: Literal["ordering"] = Field(description="Things to be put in order.")
    items: tuple[Item, ...] = Field(min_length=3, description="The things, in the right order.")


class Accepted(Frozen):
    """An answer and what to say to it."""

    text: Text = Field(description="The answer; `*` stands for any words.")
    correct: Flag = Field(default=True, description="false: a foreseen wrong answer.")
    feedback: Text = Field(description="What the trainee is told who gave it.")


class ShortAnswer(_Question):
    """A few typed words. Diacritics, case, spaces and Unicode form are forgiven unless `exact`."""

    type: Literal["short-answer"] = Field(description="A few typed words.")
    accept: tuple[Accepted, ...] = Field(min_length=1, description="Answers that are recognised, the first match counting.")
    otherwise: Text = Field(description="Feedback for every other answer.")
    exact: Flag = Field(default=False, description="true: diacritics and case count.")


class Numeric(_Question):
    """A typed number."""

    type: Literal["numeric"] = Field(description="A typed number.")
    answer: str = Field(pattern=r"^-?\d+(\.\d+)?$", description="The number, with a point for decimals.")
    tolerance: str = Field(default="0", pattern=r"^\d+(\.\d+)?$", description="How far off an answer may be.")
    unit: Text | None = Field(default=None, description="What is counted, shown behind the box.")
    right: Text = Field(description="Feedback for the right number.")
    otherwise: Text = Field(description="Feedback for every other number.")


class DateQuestion(_Question):
    """A day to be given."""

    type: Literal["date"] = Field(description="A day.")
    answer: Day = Field(description="The day: 2006-05-29")
    right: Text = Field(description="Feedback for the right day.")
    otherwise: Text = Field(description="Feedback for every other day.")


GAP = re.compile(r"\[\[\s*(.*?)\s*\]\]")
"""A gap in the text of a cloze; the group is its id."""


class Gap(Frozen):
    """One gap of a cloze: choices to pick from, or answers to be typed."""

    id: ItemId
    options: tuple[Option, ...] = Field(default=(), description="Choices, exactly one right; or")
    accept: tuple[Accepted, ...] = Field(default=(), description="typed answers that are recognised.")
    otherwise: Text | None = Field(default=None, description="Feedback for every other typed answer.")


class Cloze(_Question):
    """A text with gaps, written `[[gap id]]`; each gap is worth the same share."""

    type: Literal["cloze"] = Field(description="A text with gaps.")
    text: Text = Field(description="The text, with every gap as [[its id]].")
    gaps: tuple[Gap, ...] = Field(min_length=1, description="The gaps.")
    exact: Flag = Field(default=False, description="true: diacritics and case count in typed gaps.")


Simple = Annotated[SingleChoice | MultipleChoice | TrueFalse | Matching | Ordering | ShortAnswer | Numeric | DateQuestion | Cloze, Field(discriminator="type")]


class Case(_Question):
    """A situation with several questions about it; each is worth the same share."""

    type: Literal["case"] = Field(description="A situation with several questions.")
    questions: tuple[Simple, ...] = Field(min_length=1, description="The questions about the stem's situation.")


Question = Annotated[
    SingleChoice | MultipleChoice | TrueFalse | Matching | Ordering | ShortAnswer | Numeric | DateQuestion | Cloze | Case, Field(discriminator="type")
]


class Generator(StrEnum):
    """What questions can be made of."""

    WHO_LEADS = "who-leads"
    WHO_COORDINATES = "who-coordinates"
    WHICH_TIER = "which-tier"
    WHICH_DESK = "which-desk"
    LEGAL_BASIS = "legal-basis"
    DEADLINE = "deadline"
    TO_WHOM = "to-whom"
    STEP_ORDER = "step-order"
    MATCH_DUTY = "match-duty"
    TRUE_FALSE_ROLE = "true-false-role"


class Generate(Frozen):
    """An order to make questions out of the model."""

    rule: Generator = Field(description="What is asked.")
    objective: ObjectiveId = Field(description="The objective the questions test.")
    about: tuple[Asked, ...] = Field(default=(), description="Only about these responsibilities, procedures or units; absent: about all.")
    most: int = Field(default=20, ge=1, le=200, description="How many at the most.")


class Bank(Entry):
    """`quizzes/*.yml`: questions about one topic."""

    title: Text = Field(description="What the bank is about.")
    module: ModuleId = Field(description="The module whose pool it feeds.")
    use: Use = Field(default=Use.PRACTICE, description="exam: keeps every question of it off the site.")
    status: Status = Field(default=Status.PUBLISHED, description="draft: only on the draft site.")
    questions: tuple[Question, ...] = Field(default=(), description="Questions written by people.")
    generate: tuple[Generate, ...] = Field(default=(), description="Questions to be made out of the model.")
