"""Quiz: what is proved wrong although the text is silent about so much. Silence is not falsehood.

A unit is proved not to hold a role in a responsibility only if the text gives that role there to somebody, and nothing leads from those
who hold it, or may hold it, to the unit:

    with      a partner may hold the role of whoever names it, unless the responsibility gives it roles of its own and not this one;
              to coordinate is mutual, so everybody who names a partner, and every partner, coordinates
    group     a group speaks for its members, an open group for everybody it may include, and its members for it
    desk      a desk may act for its unit, and the unit through its desk
    parent    a part may act for the whole, and the whole through its parts; but everything is part of the top, so that being part of it
              connects with nothing save the top itself
    line      whoever is directed, and whoever is supervised by who directs or is reported to, may comply and report; whoever is reported to,
              and whoever supervises those who are directed, comply or report, may direct; unless the responsibility gives it other roles
    deeds     whoever owes a deliverable, or acts in a procedure under this responsibility alone, may perform it; who owes one may also report
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from generator.model import Assignment, Responsibility, Role, UnitGroup
from generator.model.relations import Held, Relations

_BELOW = frozenset({Role.COMPLY, Role.REPORT})
"""Roles of those at the lower end of the professional line."""


class OpenWorld:
    """Proofs over one handbook."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self.units = relations.handbook.units
        self._kin: dict[str, frozenset[str]] = {}

    def wrong(self, unit: str, responsibility: Responsibility, role: Role) -> bool:
        """Whether it is proved that *unit* does not have *role* in *responsibility*."""
        return any(each.role == role for each in responsibility.assignments) and not self.connected(unit, self.may_hold(responsibility, role))

    def not_given(self, unit: str, held: Held) -> bool:
        """Whether it is proved that *unit* has not the duty of *held*: as in `wrong`; or the responsibility gives each a duty of its own, on another tier."""
        responsibility, other = held.responsibility, held.assignment.unit
        if self.wrong(unit, responsibility, held.assignment.role):
            return True
        tiers = [self.units[one].tier for one in (unit, other)]
        own = {each.unit for each in responsibility.assignments}
        partners = {partner for each in responsibility.assignments for partner in each.with_}
        return unit in own and None not in tiers and tiers[0] != tiers[1] and not self.connected(unit, {other, *partners})

    def may_hold(self, responsibility: Responsibility, role: Role) -> frozenset[str]:
        """Units that hold *role*, and those whom the responsibility names so that they may hold it; groups stand for themselves."""
        assignments = responsibility.assignments
        holders = {each.unit for each in assignments if each.role == role}
        partners = {partner for each in assignments for partner in each.with_}
        if role == Role.COORDINATE:
            return frozenset(holders | partners | {each.unit for each in assignments if each.with_})
        return frozenset(holders | ((partners | self._in_line(assignments, role)) - _others(assignments, role)) | self._doers(responsibility, role))

    def connected(self, unit: str, holders: Collection[str]) -> bool:
        """Whether something leads from *holders* to *unit*."""
        listed = self._listed(holders)
        if self.kin(unit) & listed:
            return True
        near = {each for each in self.kin(unit) if each == unit or not self._is_top(each)}
        if any(self.relations.may_include(holder, each) for holder in listed for each in near):
            return True
        return any(self.relations.may_include(each, holder) for each in near for holder in listed) or self._overlap(near, listed)

    def kin(self, unit: str) -> frozenset[str]:
        """The unit itself, what it is part of, its parts, its desks and those whose desk it is; of a group also its members' kin."""
        if unit not in self._kin:
            own = {each for one in (unit, *self.relations.members_of(unit)) for each in (one, *self._line(one))}
            self._kin[unit] = frozenset(own)
        return self._kin[unit]

    def _line(self, unit: str) -> set[str]:
        relations = self.relations
        return {*relations.ancestors(unit), *self._parts(unit), *relations.desk_units(unit), *(one.id for one in relations.desk_of(unit))}

    def _parts(self, unit: str) -> set[str]:
        return _reached({unit}, lambda one: (part.id for part in self.relations.parts_of(one)))

    def _listed(self, units: Iterable[str]) -> set[str]:
        """The units, and of groups among them also the members."""
        return {one for unit in units for one in (unit, *self.relations.members_of(unit))}

    def _is_top(self, unit: str) -> bool:
        known = self.units.get(unit)
        return known is not None and not isinstance(known, UnitGroup) and known.parent is None

    def _overlap(self, left: Collection[str], right: Collection[str]) -> bool:
        """Whether an open group on one side may share a member with an open group on the other."""
        tiers = [{self.units[one].tier for one in side if self._is_open(one)} for side in (left, right)]
        return all(tiers) and (None in tiers[0] | tiers[1] or bool(tiers[0] & tiers[1]))

    def _is_open(self, unit: str) -> bool:
        known = self.units.get(unit)
        return isinstance(known, UnitGroup) and known.open

    def _in_line(self, assignments: Collection[Assignment], role: Role) -> set[str]:
        """Units to which the professional line leads: up to those who may direct, down to those who may comply and report."""
        upper = {each.unit for each in assignments if each.role == Role.DIRECT} | {unit for each in assignments for unit in each.to}
        lower = {each.unit for each in assignments if each.role in _BELOW} | {unit for each in assignments for unit in each.over}
        if role == Role.DIRECT:
            return upper | _reached(self._listed(lower), self._supervisors)
        if role in _BELOW:
            return lower | _reached(self._listed(upper), lambda one: (unit.id for unit in self.relations.supervises(one)))
        return set()

    def _supervisors(self, unit: str) -> list[str]:
        supervisor = getattr(self.units.get(unit), "supervised_by", None)
        return [supervisor] if supervisor else []

    def _doers(self, responsibility: Responsibility, role: Role) -> set[str]:
        debtors = {unit for each in responsibility.deliverables for unit in each.by}
        if role == Role.REPORT:
            return debtors
        procedures = [each for each in self.relations.procedures_under(responsibility.id) if len(each.under) == 1]
        return debtors | {unit for procedure in procedures for step in procedure.steps for unit in step.by} if role == Role.PERFORM else set()


def _others(assignments: Collection[Assignment], role: Role) -> set[str]:
    """Units to whom the responsibility gives roles of their own, and not this one."""
    return {each.unit for each in assignments} - {each.unit for each in assignments if each.role == role}


def _reached(start: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    """Everything that *onward* leads to, step by step; a circle is followed once."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        new = [one for one in onward(waiting.pop()) if one not in found]
        found.update(new)
        waiting.extend(new)
    return found
