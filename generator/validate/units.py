"""Validate: the units form lines without circles, and each desk lies inside its unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import OrdinaryUnit, UnitClass, UnitGroup
from generator.problems import Code, Problem
from generator.validate.subject import Subject
from generator.validate.walk import Path

Edges = Mapping[str, tuple[str, ...]]


def superiors(subject: Subject) -> Iterator[Problem]:
    """group-as-parent: a group has no one who could be a superior."""
    for unit in _placed(subject):
        for name in ("parent", "supervised_by"):
            above = getattr(unit, name)
            if isinstance(subject.handbook.units.get(above), UnitGroup):
                yield subject.problem(unit.id, (name,), Code.GROUP_AS_PARENT, id=above, field=name)


def lines(subject: Subject) -> Iterator[Problem]:
    """parent-circle: nobody is, at the end of the line, his own superior. A circle is said once, at its first unit."""
    parents = {unit.id: (unit.parent,) for unit in _placed(subject) if unit.parent in subject.handbook.units and unit.parent}
    for circle in circles(parents):
        yield subject.problem(circle[0], ("parent",), Code.PARENT_CIRCLE, id=circle[0], circle=" → ".join(circle))


def memberships(subject: Subject) -> Iterator[Problem]:
    """group-in-circle: no group is, through others, a member of itself (or an exception from itself)."""
    groups = {unit.id: unit for unit in subject.handbook.units.values() if isinstance(unit, UnitGroup)}
    held = {group.id: tuple(unit for unit in (*group.members, *group.except_) if unit in groups) for group in groups.values()}
    for circle in circles(held):
        path = _held_at(groups[circle[0]], circle[1])
        yield subject.problem(circle[0], path, Code.GROUP_IN_CIRCLE, id=circle[0], circle=" → ".join(circle))


def _held_at(group: UnitGroup, unit_id: str) -> Path:
    if unit_id in group.members:
        return ("members", group.members.index(unit_id))
    return ("except", group.except_.index(unit_id))


def desks(subject: Subject) -> Iterator[Problem]:
    """desk-outside: the part that does the specialised work is a part of the unit, directly or further down."""
    for unit in _placed(subject):
        for number, case in enumerate(unit.desk.first_of if unit.desk else ()):
            if case.unit in subject.handbook.units and not _is_below(subject, case.unit, unit.id):
                yield subject.problem(unit.id, ("desk", "first_of", number, "unit"), Code.DESK_OUTSIDE, id=case.unit, unit=unit.id)


def circles(edges: Edges) -> Iterator[tuple[str, ...]]:
    """Circles along *edges*, each once, from its first id (in sorting order) around to that id again."""
    done: set[str] = set()
    for start in sorted(edges):
        if start not in done:
            circle = _around(edges, start)
            done.update(circle)
            if circle:
                yield circle


def _around(edges: Edges, start: str) -> tuple[str, ...]:
    """The shortest way from *start* back to it; empty where there is none."""
    came_from: dict[str, str] = {}
    queue = [start]
    for here in queue:
        for there in edges.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
        if start in came_from:
            return _way_back(came_from, start)
    return ()


def _way_back(came_from: Mapping[str, str], start: str) -> tuple[str, ...]:
    way = [start]
    while len(way) == 1 or way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _is_below(subject: Subject, unit_id: str, above: str) -> bool:
    """Whether the administrative line leads from *unit_id* up to *above*.

    Where the line itself is at fault (it breaks off, runs in a circle or into a group), that is said elsewhere, and this answers yes.
    """
    seen: set[str] = set()
    here = unit_id
    while here != above or not seen:
        if here in seen or here not in subject.handbook.units:
            return True
        unit = subject.handbook.units[here]
        if isinstance(unit, UnitGroup):
            return bool(seen)
        seen.add(here)
        if unit.parent is None:
            return False
        here = unit.parent
    return True


def _placed(subject: Subject) -> Iterator[OrdinaryUnit | UnitClass]:
    return (unit for unit in subject.handbook.units.values() if not isinstance(unit, UnitGroup))
