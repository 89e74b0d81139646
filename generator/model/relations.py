"""Floor: who has to do with whom: look-ups over a whole handbook, computed once and asked by checks, findings, views and exports.

Everything is pure and answers for ids that nothing knows with an empty tuple. Results stand in reading order: assignments and
deliverables as `Handbook` yields them, entries as `in_order` lists them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.model.base import item_id
from generator.model.handbook import Handbook, in_order
from generator.model.organisation import Desk, OrdinaryUnit, Unit, UnitClass, UnitGroup
from generator.model.procedure import Procedure
from generator.model.responsibility import Assignment, Deliverable, Responsibility

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment with its full id and the responsibility it belongs to."""

    id: str
    responsibility: Responsibility
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class Owed:
    """A deliverable with its full id and the responsibility it belongs to."""

    id: str
    responsibility: Responsibility
    deliverable: Deliverable


@dataclass(frozen=True, slots=True)
class ThroughGroup:
    """What falls to a unit only because a text addresses a group it belongs to."""

    group: UnitGroup
    assignments: tuple[Held, ...]
    owes: tuple[Owed, ...]
    receives: tuple[Owed, ...]


class Relations:
    """Look-ups over one handbook."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook

    # citations

    @cached_property
    def citations(self) -> Mapping[str, tuple[str, ...]]:
        """Clause or document id → full ids of everything that cites it: units, responsibilities, procedures, items in them, terms."""
        return _index_once((clause, citing) for citing, clauses in _sourced(self.handbook) for clause in clauses)

    @cached_property
    def invocations(self) -> Mapping[str, tuple[str, ...]]:
        """Clause or document id → full ids of the assignments whose clause invokes it, and of the documents based on it."""
        based_on = [(basis, document.id) for document in in_order(self.handbook.sources) for basis in document.based_on]
        return _index_once([*((basis, held.id) for held in self.held for basis in held.assignment.legal_basis), *based_on])

    # assignments

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Every assignment."""
        return tuple(Held(*found) for found in self.handbook.assignments())

    def assignments_of(self, unit_id: str) -> tuple[Held, ...]:
        """Assignments of this very unit; what reaches it through a group is in `through_groups`."""
        return self._by_unit.get(unit_id, ())

    def named_partner_in(self, unit_id: str) -> tuple[Held, ...]:
        """Assignments of others that name it as a partner, in responsibilities where it has no assignment of its own."""
        own = {held.responsibility.id for held in self.assignments_of(unit_id)}
        return tuple(held for held in self._by_partner.get(unit_id, ()) if held.responsibility.id not in own)

    def directed_in(self, unit_id: str) -> tuple[Held, ...]:
        """Assignments by which others direct it."""
        return self._by_directed.get(unit_id, ())

    def reports_to(self, unit_id: str) -> tuple[Held, ...]:
        """Assignments by which others report or provide something to it."""
        return self._by_recipient.get(unit_id, ())

    # deliverables and procedures

    @cached_property
    def owed(self) -> tuple[Owed, ...]:
        """Every deliverable."""
        return tuple(Owed(*found) for found in self.handbook.deliverables())

    def owes(self, unit_id: str) -> tuple[Owed, ...]:
        """Deliverables that this very unit has to hand over."""
        return self._by_debtor.get(unit_id, ())

    def receives(self, unit_id: str) -> tuple[Owed, ...]:
        """Deliverables that this very unit has to be given."""
        return self._by_receiver.get(unit_id, ())

    def procedures_under(self, responsibility_id: str) -> tuple[Procedure, ...]:
        """Procedures that carry out a responsibility."""
        return self._procedures_by_responsibility.get(responsibility_id, ())

    def procedures_of(self, unit_id: str) -> tuple[Procedure, ...]:
        """Procedures in which this very unit acts."""
        return self._procedures_by_actor.get(unit_id, ())

    # groups

    def members_of(self, group_id: str) -> tuple[str, ...]:
        """Ids of the units and groups listed in a group, also through groups in it, without those excepted."""
        return self._members.get(group_id, ())

    def groups_of(self, unit_id: str) -> tuple[UnitGroup, ...]:
        """Groups that list a unit, also through other groups, and do not except it."""
        return self._groups.get(unit_id, ())

    def may_include(self, group_id: str, unit_id: str) -> bool:
        """Whether a unit belongs to a group or, the group being open, may do so.

        An open group may include every other unit of its tier that it does not except; without a tier, of any.
        """
        return unit_id in self.members_of(group_id) or self._may_include(group_id, unit_id, frozenset())

    def through_groups(self, unit_id: str) -> tuple[ThroughGroup, ...]:
        """What falls to a unit through each of its groups; groups that bring nothing are left out."""
        through = (ThroughGroup(group, self.assignments_of(group.id), self.owes(group.id), self.receives(group.id)) for group in self.groups_of(unit_id))
        return tuple(each for each in through if each.assignments or each.owes or each.receives)

    # the lines of the organisation

    def parts_of(self, unit_id: str) -> tuple[OrdinaryUnit | UnitClass, ...]:
        """Units whose administrative superior it is."""
        return self._by_parent.get(unit_id, ())

    def supervises(self, unit_id: str) -> tuple[OrdinaryUnit | UnitClass, ...]:
        """Units that it directs, guides and inspects in professional matters."""
        return self._by_supervisor.get(unit_id, ())

    def desk_units(self, unit_id: str) -> tuple[str, ...]:
        """Ids of the parts that may do a unit's specialised work, in the order in which the cases are tried."""
        desk = _desk(self.handbook.units.get(unit_id))
        return tuple(dict.fromkeys(case.unit for case in desk.first_of)) if desk else ()

    def desk_of(self, unit_id: str) -> tuple[OrdinaryUnit | UnitClass, ...]:
        """Units whose specialised work it may do."""
        return self._by_desk.get(unit_id, ())

    def ancestors(self, unit_id: str) -> tuple[str, ...]:
        """Ids of a unit's administrative superiors, the nearest first; a circle is followed once."""
        found: dict[str, None] = {}
        parent = _parent(self.handbook.units.get(unit_id))
        while parent is not None and parent != unit_id and parent not in found:
            found[parent] = None
            parent = _parent(self.handbook.units.get(parent))
        return tuple(found)

    # indexes

    @cached_property
    def _placed(self) -> tuple[OrdinaryUnit | UnitClass, ...]:
        return tuple(unit for unit in in_order(self.handbook.units) if not isinstance(unit, UnitGroup))

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[Held, ...]]:
        return _index((held.assignment.unit, held) for held in self.held)

    @cached_property
    def _by_partner(self) -> Mapping[str, tuple[Held, ...]]:
        return _index((unit, held) for held in self.held for unit in dict.fromkeys(held.assignment.with_) if unit != held.assignment.unit)

    @cached_property
    def _by_directed(self) -> Mapping[str, tuple[Held, ...]]:
        return _index((unit, held) for held in self.held for unit in dict.fromkeys(held.assignment.over))

    @cached_property
    def _by_recipient(self) -> Mapping[str, tuple[Held, ...]]:
        return _index((unit, held) for held in self.held for unit in dict.fromkeys(held.assignment.to))

    @cached_property
    def _by_debtor(self) -> Mapping[str, tuple[Owed, ...]]:
        return _index((unit, owed) for owed in self.owed for unit in dict.fromkeys(owed.deliverable.by))

    @cached_property
    def _by_receiver(self) -> Mapping[str, tuple[Owed, ...]]:
        return _index((unit, owed) for owed in self.owed for unit in dict.fromkeys(owed.deliverable.to))

    @cached_property
    def _procedures_by_responsibility(self) -> Mapping[str, tuple[Procedure, ...]]:
        procedures = in_order(self.handbook.procedures)
        return _index((responsibility, procedure) for procedure in procedures for responsibility in dict.fromkeys(procedure.under))

    @cached_property
    def _procedures_by_actor(self) -> Mapping[str, tuple[Procedure, ...]]:
        procedures = in_order(self.handbook.procedures)
        return _index((unit, procedure) for procedure in procedures for unit in dict.fromkeys(unit for step in procedure.steps for unit in step.by))

    @cached_property
    def _by_parent(self) -> Mapping[str, tuple[OrdinaryUnit | UnitClass, ...]]:
        return _index((unit.parent, unit) for unit in self._placed if unit.parent)

    @cached_property
    def _by_supervisor(self) -> Mapping[str, tuple[OrdinaryUnit | UnitClass, ...]]:
        return _index((unit.supervised_by, unit) for unit in self._placed if unit.supervised_by)

    @cached_property
    def _by_desk(self) -> Mapping[str, tuple[OrdinaryUnit | UnitClass, ...]]:
        return _index((desk, unit) for unit in self._placed for desk in self.desk_units(unit.id))

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        place = {unit.id: number for number, unit in enumerate(in_order(self.handbook.units))}
        return {
            group.id: tuple(sorted(self._expand(group, frozenset()), key=lambda unit: (place.get(unit, len(place)), unit)))
            for group in self.handbook.units.values()
            if isinstance(group, UnitGroup)
        }

    @cached_property
    def _groups(self) -> Mapping[str, tuple[UnitGroup, ...]]:
        groups = (unit for unit in in_order(self.handbook.units) if isinstance(unit, UnitGroup))
        return _index((member, group) for group in groups for member in self.members_of(group.id))

    def _expand(self, group: UnitGroup, above: frozenset[str]) -> set[str]:
        """Everything listed in a group; `above` are the groups being expanded, so that a circle ends."""
        above |= {group.id}
        return self._with_members(group.members, above) - self._with_members(group.except_, above) - {group.id}

    def _with_members(self, units: Iterable[str], above: frozenset[str]) -> set[str]:
        found = set(units)
        for unit in sorted(found - above):
            group = self.handbook.units.get(unit)
            if isinstance(group, UnitGroup):
                found |= self._expand(group, above)
        return found

    def _may_include(self, group_id: str, unit_id: str, above: frozenset[str]) -> bool:
        group = self.handbook.units.get(group_id)
        if not isinstance(group, UnitGroup) or group_id in above or group_id == unit_id:
            return False
        if unit_id in self._with_members(group.except_, frozenset({group_id})):
            return False
        if group.open and not self._other_tier(group, unit_id):
            return True
        return any(self._may_include(member, unit_id, above | {group_id}) for member in group.members)

    def _other_tier(self, group: UnitGroup, unit_id: str) -> bool:
        unit = self.handbook.units.get(unit_id)
        return unit is not None and None not in (unit.tier, group.tier) and unit.tier != group.tier


def _desk(unit: Unit | None) -> Desk | None:
    return None if unit is None or isinstance(unit, UnitGroup) else unit.desk


def _parent(unit: Unit | None) -> str | None:
    return None if unit is None or isinstance(unit, UnitGroup) else unit.parent


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _index_once(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    return _index(dict.fromkeys(pairs))


def _sourced(handbook: Handbook) -> Iterator[tuple[str, Collection[str]]]:
    """(full id, clauses cited) of everything that cites, in reading order; a unit speaks for its variants and desk cases."""
    for unit in in_order(handbook.units):
        yield unit.id, _unit_sources(unit)
    for responsibility in in_order(handbook.responsibilities):
        yield responsibility.id, responsibility.source
        for assignment in responsibility.assignments:
            yield item_id(responsibility.id, assignment.id), assignment.source
        for deliverable in responsibility.deliverables:
            yield item_id(responsibility.id, deliverable.id), deliverable.source
    for procedure in in_order(handbook.procedures):
        yield procedure.id, procedure.source
        for step in procedure.steps:
            yield item_id(procedure.id, step.id), step.source
    for term in handbook.terms:
        yield item_id("glossary", term.id), term.source


def _unit_sources(unit: Unit) -> tuple[str, ...]:
    desk = _desk(unit)
    cases = [clause for case in desk.first_of for clause in case.source] if desk else []
    variants = [clause for variant in unit.variants for clause in variant.source] if isinstance(unit, UnitClass) else []
    return (*unit.source, *variants, *cases)
