"""Derive: what changed about procedures: their steps, who takes them, where they lead, until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.derive.changes.fields import Difference, differences, sense
from generator.derive.changes.responsibilities import deadline
from generator.derive.changes.sides import Sides, Told, changed, pairs
from generator.model import END, Procedure, Step, item_id
from generator.model.change import Change, ChangeCode


def procedures(sides: Sides) -> Iterator[Change]:
    """Every change of a procedure and its steps."""
    yield from sides.entries(lambda book: book.procedures, ChangeCode.PROCEDURE_ADDED, ChangeCode.PROCEDURE_REMOVED, _whole)
    for full_id, before, after in pairs(sides.before.procedures, sides.after.procedures):
        actors = sides.units({*_whole(before).units, *_whole(after).units})
        for difference in differences(before, after, without={"steps"}):
            yield changed(ChangeCode.PROCEDURE_CHANGED, full_id, difference, actors, [full_id, *before.source, *after.source])
        yield from _steps(sides, before, after)


def _whole(procedure: Procedure) -> Told:
    told = _told(procedure.id, procedure.steps)
    return Told(told.units, [procedure.id, *procedure.source, *told.touched])


def _told(procedure_id: str, steps: Iterable[Step]) -> Told:
    """Who takes these steps; the steps with their procedure and their clauses."""
    found = list(steps)
    facts = [fact for step in found for fact in (procedure_id, item_id(procedure_id, step.id), *step.source)]
    return Told([unit for step in found for unit in step.by], facts)


def _steps(sides: Sides, before: Procedure, after: Procedure) -> Iterator[Change]:
    had, has = ({step.id: step for step in procedure.steps} for procedure in (before, after))
    coming = [(ChangeCode.STEP_REMOVED, step) for key, step in had.items() if key not in has]
    coming += [(ChangeCode.STEP_ADDED, step) for key, step in has.items() if key not in had]
    for code, step in coming:
        told = _told(after.id, [step])
        yield Change(code, item_id(after.id, step.id), units=sides.units(told.units), touched=tuple(sorted({*told.touched})))
    yield from _order(sides, after, [key for key in had if key in has], [key for key in has if key in had])
    for key, earlier, later in pairs(had, has):
        told = _told(after.id, (earlier, later))
        units, subject = sides.units(told.units), item_id(after.id, key)
        if earlier.due != later.due:
            yield deadline(ChangeCode.STEP_CHANGED, subject, (earlier.due, later.due), Told(units, told.touched))
        for difference in (*differences(earlier, later, without={"due", "next"}), *_next((before, earlier), (after, later))):
            yield changed(ChangeCode.STEP_CHANGED, subject, difference, units, told.touched)


def _order(sides: Sides, after: Procedure, had: list[str], has: list[str]) -> Iterator[Change]:
    if had != has:
        told = _whole(after)
        orders = [tuple(item_id(after.id, key) for key in order) for order in (had, has)]
        yield Change(ChangeCode.STEPS_REORDERED, after.id, "steps", orders[0], orders[1], sides.units(told.units), tuple(sorted({*told.touched})))


def _next(before: tuple[Procedure, Step], after: tuple[Procedure, Step]) -> Iterator[Difference]:
    """Where the step leads. That it goes on with the step below may be written or left out; what is below is told by added steps and by their order."""
    (_, earlier), (_, later) = before, after
    if not earlier.next and not later.next:
        return
    ways = [procedure.ways_on(step) for procedure, step in (before, after)]
    senses = [sense(way, (Step, "next")) for way in ways]
    if senses[0] != senses[1]:
        entry_id = after[0].id
        targets = [tuple(item_id(entry_id, way.target) for way in each if way.target != END) for each in ways]
        yield Difference("next", real=True, before=targets[0], after=targets[1])
    elif earlier.next and later.next:
        yield from (each for each in differences(earlier, later) if each.field == "next")
