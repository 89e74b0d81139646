"""Quiz: in which order the stated steps of a procedure follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Generate, Procedure, Step, in_order, item_id
from generator.model.kinds.ordering import Ordering
from generator.quiz.making import Made, Outcome, Reason, Refused, Workshop, distinct

FEWEST = 3
MOST = 5


def step_order(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every run of stated steps that follow each other in one way only; no editorial step stands in it or between."""
    for procedure in in_order(workshop.handbook.procedures):
        if order.about and procedure.id not in order.about and not set(procedure.under) & set(order.about):
            continue
        runs = [run for run in _runs(procedure) if len(run) >= FEWEST]
        if not runs:
            yield Refused(procedure.id, Reason.FEW_STEPS)
        for run in runs:
            yield _asked(workshop, procedure, run[:MOST])


def _runs(procedure: Procedure) -> list[list[Step]]:
    """Longest chains of stated steps, each led to by the one before and by nothing else, and leading on in one way only."""
    steps = {step.id: step for step in procedure.steps}
    ways = [(step.id, way.target) for step in procedure.steps for way in procedure.ways_on(step)]
    into = {target: [before for before, after in ways if after == target] for _, target in ways}
    runs: list[list[Step]] = []
    for step in procedure.steps:
        before = steps.get(into[step.id][0]) if len(into.get(step.id, ())) == 1 else None
        if not _stated(procedure, step):
            continue
        if before and runs and runs[-1][-1] is before and not before.is_decision:
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _stated(procedure: Procedure, step: Step) -> bool:
    return bool(step.source) and not step.editorial and not procedure.editorial


def _asked(workshop: Workshop, procedure: Procedure, run: list[Step]) -> Outcome:
    words = workshop.words
    if not distinct([step.do for step in run], workshop.handbook.settings.languages):
        return Refused(procedure.id, Reason.FEW_STEPS)
    items = [{"id": step.id, "text": step.do, "feedback": words.say("step-order.step", clauses=words.clauses(step.source), do=step.do)} for step in run]
    source = tuple(dict.fromkeys(clause for step in run for clause in step.source))
    fields = {
        "stem": words.say("step-order.stem", title=procedure.title),
        "explanation": words.say("step-order.because", clauses=words.clauses(source), first=run[0].do, last=run[-1].do),
        "items": items,
    }
    return Made(procedure.id, run[0].id, Ordering, fields, source, tuple(item_id(procedure.id, step.id) for step in run))
