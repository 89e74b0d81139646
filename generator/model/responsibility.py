"""Floor: a responsibility is one object of work: who has which role in it, and what has to be delivered to whom by when."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator

from generator.model.base import ClauseId, Entry, Frozen, ItemId, Sourced, Text, TopicId, UnitId


class Role(StrEnum):
    """What a clause says of a unit; the words themselves stand in `docs/roles.yml`."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    PERFORM = "perform"
    DIRECT = "direct"
    COMPLY = "comply"
    APPROVE = "approve"
    REPORT = "report"


class When(StrEnum):
    """On what occasion a report is due."""

    PERIODIC = "periodic"
    AD_HOC = "ad-hoc"
    PROMPTLY = "promptly"


class Interval(StrEnum):
    """How often something recurs; given only where the text gives it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(lambda text: date.fromisoformat(text).isoformat())]
"""A calendar day, `2006-05-30`."""


class Due(Frozen):
    """A deadline. "Trước ngày" is *before* that day: the day itself is too late."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    before: Day | None = Field(default=None, description="The day before which it must be done.")
    on_or_before: Day | None = Field(default=None, description="The last day on which it may be done.")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.before is None) == (self.on_or_before is None):
            msg = "exactly one of before, on_or_before"
            raise ValueError(msg)
        return self

    @property
    def day(self) -> date:
        """The day that the text names."""
        return date.fromisoformat(self.before or self.on_or_before or "")

    @property
    def wording(self) -> str:
        """The entry of the language catalogues that says it, given the `day`."""
        return "date.before" if self.before else "date.on-or-before"

    @property
    def last_day(self) -> date:
        """The last day on which it is still in time."""
        return self.day - timedelta(days=1) if self.before else self.day


class Assignment(Sourced):
    """What one clause says of one unit."""

    id: ItemId
    unit: UnitId = Field(description="Whose duty it is.")
    role: Role = Field(description="The role the clause gives it.")
    duty: Text = Field(description="What it has to do, in one sentence.")
    with_: tuple[UnitId, ...] = Field(default=(), alias="with", description="Partners the clause names.")
    over: tuple[UnitId, ...] = Field(default=(), description="Whom it directs, guides and inspects (role: direct).")
    to: tuple[UnitId, ...] = Field(default=(), description="To whom it reports or provides.")
    when: tuple[When, ...] = Field(default=(), description="On what occasion it reports (role: report).")
    legal_basis: tuple[ClauseId, ...] = Field(default=(), description="Documents or clauses the clause itself invokes.")


class Deliverable(Sourced):
    """A thing that has to be handed over."""

    id: ItemId
    title: Text = Field(description="What is handed over.")
    by: tuple[UnitId, ...] = Field(min_length=1, description="Who owes it.")
    to: tuple[UnitId, ...] = Field(default=(), description="Who receives it; empty where the text does not say.")
    due: Due | None = Field(default=None, description="Until when; absent where the text does not say.")
    when: tuple[When, ...] = Field(default=(), description="On what occasion, where there is no date.")
    every: Interval | None = Field(default=None, description="How often, only where the text gives an interval.")


class Responsibility(Entry, Sourced):
    """One object of work, with everyone who has a part in it."""

    title: Text = Field(description="The object of work, as a noun phrase.")
    topic: TopicId = Field(description="Id of a topic in docs/topics.yml.")
    description: Text | None = Field(default=None, description="What it is about, in one or two plain sentences.")
    assignments: tuple[Assignment, ...] = Field(min_length=1, description="Who has which role, one clause at a time.")
    deliverables: tuple[Deliverable, ...] = Field(default=(), description="What has to be handed over.")
