"""Validate: a procedure can be followed: every step is reached, every way ends, every decision is complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import END, Branch, Procedure, Step
from generator.problems import Code, Problem
from generator.validate.subject import Subject

Ways = Mapping[str, tuple[str, ...]]
"""Step id → where it leads on to: step ids, or `end`."""


def decisions(subject: Subject) -> Iterator[Problem]:
    """decision-shape: each way says `when` and `go`, or only `else`; `else` stands once, last, and not for a lone condition."""
    for procedure in subject.handbook.procedures.values():
        for number, step in enumerate(procedure.steps):
            wrong = _misshapen(step)
            if wrong is not None:
                yield subject.problem(procedure.id, ("steps", number, "next", wrong), Code.DECISION_SHAPE, step=step.id)


def _misshapen(step: Step) -> int | None:
    """Number of the first way on that is not well formed."""
    last = len(step.next) - 1
    for number, branch in enumerate(step.next):
        if not _is_whole(branch) or (branch.else_ is not None and number != last):
            return number
    return 0 if last == 0 and step.next[0].else_ is None else None


def _is_whole(branch: Branch) -> bool:
    if branch.else_ is not None:
        return branch.when is None and branch.go is None
    return branch.when is not None and branch.go is not None


def courses(subject: Subject) -> Iterator[Problem]:
    """unreachable-step, endless-procedure; only where every way on is known and no two steps are called the same."""
    for procedure in subject.handbook.procedures.values():
        ways = _ways(procedure)
        if len(ways) == len(procedure.steps) and {target for targets in ways.values() for target in targets} <= {*ways, END}:
            yield from _unreachable(subject, procedure, ways)
            yield from _endless(subject, procedure, ways)


def _ways(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    following = [*(step.id for step in procedure.steps[1:]), END]
    return {step.id: tuple(_target(way) for way in step.next) or (below,) for step, below in zip(procedure.steps, following, strict=True)}


def _target(way: Branch) -> str:
    """Where *way* leads; empty, which is no step, where its author has not said."""
    return way.go or way.else_ or ""


def _unreachable(subject: Subject, procedure: Procedure, ways: Ways) -> Iterator[Problem]:
    """Of steps that only follow each other, the first is said."""
    reached = _from(procedure.steps[0].id, ways)
    for number, step in enumerate(procedure.steps):
        if step.id not in reached:
            reached |= _from(step.id, ways)
            yield subject.problem(procedure.id, ("steps", number), Code.UNREACHABLE_STEP, step=step.id)


def _endless(subject: Subject, procedure: Procedure, ways: Ways) -> Iterator[Problem]:
    """Of steps that lead to each other and never to the end, the last is said: its way on leads back."""
    reached = _from(procedure.steps[0].id, ways)
    said: set[str] = set()
    for number, step in reversed(list(enumerate(procedure.steps))):
        onward = _from(step.id, ways)
        if step.id in reached - said and END not in onward and all(step.id in _from(other, ways) for other in onward):
            said |= onward
            yield subject.problem(procedure.id, ("steps", number, "next"), Code.ENDLESS_PROCEDURE, step=step.id)


def _from(start: str, ways: Ways) -> set[str]:
    """Everything that can be reached from *start*, itself included."""
    reached = {start}
    queue = [start]
    for here in queue:
        for there in ways.get(here, ()):
            if there not in reached:
                reached.add(there)
                queue.append(there)
    return reached
