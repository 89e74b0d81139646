"""Floor: a procedure is a sequence of steps; where the text leaves the actor open, so do we."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import UNSTATED, Classification, Entry, Frozen, ItemId, ResponsibilityId, Sourced, Text, UnitId
from generator.model.responsibility import Due

END = "end"
"""What `next` says where the procedure ends."""


class Branch(Frozen):
    """One way out of a decision."""

    when: Text | None = Field(default=None, description="The case in which this way is taken.")
    go: ItemId | None = Field(default=None, description="The step it leads to, or `end`.")
    else_: ItemId | None = Field(default=None, alias="else", description="The step taken in every other case, or `end`.")

    @property
    def target(self) -> str:
        """Id of the step this way leads to, or `end`."""
        return self.go or self.else_ or END


def _actors(value: Any) -> Any:
    """`by: unstated` is an empty list of actors."""
    return [] if value == UNSTATED else value


def _branches(value: Any) -> Any:
    """`next: approve` is short for a single way that is always taken."""
    return [{"else": value}] if isinstance(value, str) else value


class Step(Sourced):
    """One thing that somebody does."""

    id: ItemId
    by: Annotated[tuple[UnitId, ...], BeforeValidator(_actors, json_schema_input_type=tuple[UnitId, ...] | Literal["unstated"])] = Field(
        description="Who does it: unit ids, or `unstated` where the text leaves it open."
    )
    do: Text = Field(description="What is done, beginning with a verb.")
    gives: Text | None = Field(default=None, description="What comes out of it.")
    next: Annotated[tuple[Branch, ...], BeforeValidator(_branches, json_schema_input_type=tuple[Branch, ...] | ItemId)] = Field(
        default=(), description="The next step's id, `end`, or the ways out of a decision. Absent: the step written below."
    )
    due: Due | None = Field(default=None, description="Until when, where the text says so.")
    classification: Classification | None = Field(default=None, description="Who may read it; absent: as its procedure.")

    @property
    def is_decision(self) -> bool:
        """Whether more than one way leads on."""
        return len(self.next) > 1


class Procedure(Entry, Sourced):
    """How a piece of work goes, step by step."""

    ordered: ClassVar[frozenset[str]] = frozenset({"steps"})

    title: Text = Field(description="What the procedure does.")
    under: tuple[ResponsibilityId, ...] = Field(default=(), description="Responsibilities it carries out.")
    description: Text | None = Field(default=None, description="When it is used, in one or two plain sentences.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The steps, in the order in which they are read.")

    def ways_on(self, step: Step) -> tuple[Branch, ...]:
        """The ways that lead on from *step*, with the implicit one to the step written below."""
        if step.next:
            return step.next
        position = self.steps.index(step) + 1
        target = self.steps[position].id if position < len(self.steps) else END
        return (Branch.model_validate({"else": target}),)
