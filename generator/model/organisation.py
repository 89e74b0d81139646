"""Floor: units of the organisation: single units, classes that stand for many of a kind, and groups a text addresses."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.base import Entry, Flag, Frozen, ItemId, Sourced, Text, UnitId


class Variant(Sourced):
    """A sort of unit within a class, such as a branch at a border gate."""

    id: ItemId
    name: Text = Field(description="What units of this sort are called.")


class Instance(Frozen):
    """A known real unit of a class."""

    id: ItemId
    name: Text = Field(description="The unit's own name.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names readers may type.")
    variant: ItemId | None = Field(default=None, description="Id of the variant it is.")


class DeskCase(Sourced):
    """One case of an either/or: which part does the specialised work, and when."""

    unit: UnitId = Field(description="The part that does the specialised work in this case.")
    when: Text | None = Field(default=None, description="When this case applies; absent in a single, unconditional case.")


class Desk(Frozen):
    """The part of a unit that does the specialised work: the first case that applies."""

    ordered: ClassVar[frozenset[str]] = frozenset({"first_of"})

    first_of: tuple[DeskCase, ...] = Field(min_length=1, description="The cases, in the order in which they are tried.")


class _Unit(Entry, Sourced):
    """What every kind of unit has."""

    name: Text = Field(description="Official name.")
    abbreviation: Text | None = Field(default=None, description="Short form in use.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names and spellings readers may type.")
    description: Text | None = Field(default=None, description="One or two plain sentences on what it is, in our own words.")
    tier: ItemId | None = Field(default=None, description="Tier it works on: central, provincial or branch.")
    contact: Text | None = Field(default=None, description="How to reach it.")


class _Placed(_Unit):
    """A unit that stands somewhere in the two lines of the organisation."""

    parent: UnitId | None = Field(default=None, description="Administrative superior.")
    supervised_by: UnitId | None = Field(default=None, description="Who directs, guides and inspects it in professional matters.")
    desk: Desk | None = Field(default=None, description="The part of it that does the specialised work.")


class OrdinaryUnit(_Placed):
    """One real unit."""

    kind: Literal["unit"] = Field(description="One real unit.")


class UnitClass(_Placed):
    """Many units of a kind, described once ("every provincial department")."""

    kind: Literal["class"] = Field(description="Many units of a kind, described once.")
    name_begins: tuple[Text, ...] = Field(
        default=(), description="Words with which the names of such units begin, so that a reader who types one finds the class."
    )
    variants: tuple[Variant, ...] = Field(default=(), description="Sorts of unit within the class.")
    instances: tuple[Instance, ...] = Field(default=(), description="Known real units of this kind.")


class UnitGroup(_Unit):
    """A set of units that a text addresses together. It has no superior of its own."""

    kind: Literal["group"] = Field(description="A set of units that a text addresses together.")
    members: tuple[UnitId, ...] = Field(default=(), description="Units known to belong to it.")
    except_: tuple[UnitId, ...] = Field(default=(), alias="except", description="Units known not to belong to it.")
    open: Flag = Field(default=False, description="true: the text does not list its members, so there may be others.")


Unit = Annotated[OrdinaryUnit | UnitClass | UnitGroup, Field(discriminator="kind")]
