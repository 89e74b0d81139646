"""Derive: findings about the units themselves and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Handbook, UnitGroup, in_order
from generator.model.derived import Finding, FindingCode
from generator.model.relations import Relations


def idle_units(relations: Relations) -> Iterator[Finding]:
    """A unit without any part in the work: nor has a group it may belong to, a unit it is a desk of, its own desk, or any part or member of it."""
    busy = _named_somewhere(relations.handbook)
    addressed = [unit.id for unit in in_order(relations.handbook.units) if isinstance(unit, UnitGroup) and unit.id in busy]
    occupied = busy | {unit for unit in relations.handbook.units if any(relations.may_include(group, unit) for group in addressed)}
    occupied |= {desk for unit in occupied for desk in relations.desk_units(unit)}
    occupied |= {superior for unit in occupied for superior in relations.ancestors(unit)}
    for unit in in_order(relations.handbook.units):
        if unit.id not in occupied and not occupied.intersection(relations.members_of(unit.id)):
            yield Finding(FindingCode.IDLE_UNIT, unit.id, (unit.id,))


def superior_circles(relations: Relations) -> Iterator[Finding]:
    """Units that are each other's superiors, when both the administrative and the professional line are followed."""
    superiors = _superiors(relations.handbook)
    above = {unit: _reachable(unit, superiors) for unit in superiors}
    done: set[str] = set()
    for unit in in_order(relations.handbook.units):
        if unit.id in done or unit.id not in above.get(unit.id, ()):
            continue
        circle = tuple(other.id for other in in_order(relations.handbook.units) if other.id in above[unit.id] and unit.id in above.get(other.id, ()))
        done.update(circle)
        yield Finding(FindingCode.SUPERIOR_CIRCLE, unit.id, circle, involved=circle)


def _named_somewhere(handbook: Handbook) -> set[str]:
    """Units that an assignment, a deliverable or a step names in any way."""
    in_assignments = {unit for _, _, each in handbook.assignments() for unit in (each.unit, *each.with_, *each.over, *each.to)}
    in_deliverables = {unit for _, _, each in handbook.deliverables() for unit in (*each.by, *each.to)}
    in_steps = {unit for procedure in handbook.procedures.values() for step in procedure.steps for unit in step.by}
    return in_assignments | in_deliverables | in_steps


def _superiors(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """Unit id → its superiors on both lines; groups have none."""
    return {
        unit.id: tuple(superior for superior in (unit.parent, unit.supervised_by) if superior)
        for unit in handbook.units.values()
        if not isinstance(unit, UnitGroup)
    }


def _reachable(unit: str, superiors: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Every direct and indirect superior of *unit*; itself only if it is in a circle."""
    found: set[str] = set()
    waiting = list(superiors.get(unit, ()))
    while waiting:
        superior = waiting.pop()
        if superior not in found:
            found.add(superior)
            waiting.extend(superiors.get(superior, ()))
    return frozenset(found)
