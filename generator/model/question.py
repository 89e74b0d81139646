"""Floor: questions, a closed union of kinds told apart by `type`, and the banks that hold them. Every answer a trainee can give gets feedback."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, get_args

from pydantic import Field

from generator.model.base import Asked, Entry, Frozen, ModuleId, ObjectiveId, Text
from generator.model.kinds.base import Question, Use
from generator.model.kinds.case import Case
from generator.model.kinds.simple import AnySimple
from generator.model.training import Status

KINDS: tuple[type[Question], ...] = get_args(AnySimple | Case)
AnyQuestion = Annotated[AnySimple | Case, Field(discriminator="type")]


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
    questions: tuple[AnyQuestion, ...] = Field(default=(), description="Questions written by people.")
    generate: tuple[Generate, ...] = Field(default=(), description="Questions to be made out of the model.")
