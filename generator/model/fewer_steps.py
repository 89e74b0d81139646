"""Floor: a procedure without some of its steps: who took one goes on to what followed it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.base import item_id
from generator.model.procedure import END, Branch, Procedure, Step


def steps_left(procedure: Procedure, gone: frozenset[str]) -> tuple[Step, ...]:
    """The steps that are not *gone*, with ways between them; none where these cannot be told without a step that is gone.

    That is so where a decision is gone that leads to different steps: the case in which each is taken would have to be told.
    """
    hidden = {step.id for step in procedure.steps if item_id(procedure.id, step.id) in gone}
    if not hidden:
        return procedure.steps
    follows = {step.id: {way.target for way in procedure.ways_on(step)} for step in procedure.steps}
    ends = {one: _ends(one, follows, hidden) for one in hidden}
    starts = ends.get(procedure.steps[0].id, {procedure.steps[0].id})
    reached = {target for step in follows if step not in hidden for target in follows[step]} & hidden
    if any(len(ends[one]) > 1 for one in reached) or len(starts) > 1 or starts == {END}:
        return ()
    after = {one: next(iter(found), END) for one, found in ends.items()}
    left = [_led_on(procedure, step, after) for step in procedure.steps if step.id not in hidden]
    return tuple(sorted(left, key=lambda step: step.id not in starts))


def _ends(start: str, follows: Mapping[str, set[str]], hidden: set[str]) -> set[str]:
    """The steps that are not hidden (or the end) to which hidden ones lead from *start*."""
    found, waiting, seen = set[str](), [start], {start}
    while waiting:
        for target in follows.get(waiting.pop(), ()):
            if target not in hidden:
                found.add(target)
            elif target not in seen:
                seen.add(target)
                waiting.append(target)
    return found


def _led_on(procedure: Procedure, step: Step, after: Mapping[str, str]) -> Step:
    """*step* with its ways written out, since the step below it may be another one now."""
    ways = tuple(_way(way, after.get(way.target, way.target)) for way in procedure.ways_on(step))
    return step.model_copy(update={"next": ways})


def _way(way: Branch, target: str) -> Branch:
    return way.model_copy(update={"go": target} if way.go else {"else_": target})
