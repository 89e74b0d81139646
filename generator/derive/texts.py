"""Derive: findings about what the texts leave open, what nothing rests on, and what they ask for too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.derive.coverage import coverage
from generator.model import Due, Handbook, SourceDocument, in_order, item_id
from generator.model.derived import Finding, FindingCode
from generator.model.relations import Relations


def unstated_actors(relations: Relations) -> Iterator[Finding]:
    """The text does not say who takes a step. Of a step that is the editors' own it says nothing at all, so that this is no gap in it."""
    for procedure in in_order(relations.handbook.procedures):
        for step in procedure.steps:
            if not (step.by or step.editorial or procedure.editorial):
                subject = item_id(procedure.id, step.id)
                yield Finding(FindingCode.ACTOR_UNSTATED, subject, (subject, procedure.id), involved=(procedure.id,))


def uncited_clauses(relations: Relations) -> Iterator[Finding]:
    """A clause lays something down, and nothing in the handbook rests on it."""
    for clause in coverage(relations):
        if clause.missing:
            yield Finding(FindingCode.UNCITED_CLAUSE, clause.id, (clause.id, clause.id.partition("#")[0]))


def early_deadlines(relations: Relations) -> Iterator[Finding]:
    """Something is due before the document that asks for it is in force or, where that is not known, before it was issued."""
    handbook = relations.handbook
    for subject, source, due in _dated(handbook):
        documents = [handbook.sources[name] for name in dict.fromkeys(clause.partition("#")[0] for clause in source) if name in handbook.sources]
        younger = {document.id: start for document in documents if (start := _start(document)) and due.last_day < start}
        if younger:
            rests_on = (subject, subject.partition("#")[0], *younger)
            yield Finding(FindingCode.EARLY_DEADLINE, subject, rests_on, involved=tuple(younger), due=due.last_day, since=min(younger.values()))


def _dated(handbook: Handbook) -> Iterator[tuple[str, tuple[str, ...], Due]]:
    """(full id, clauses, deadline) of everything that has a date, in reading order."""
    for full_id, _, deliverable in handbook.deliverables():
        if deliverable.due:
            yield full_id, deliverable.source, deliverable.due
    for procedure in in_order(handbook.procedures):
        for step in procedure.steps:
            if step.due:
                yield item_id(procedure.id, step.id), step.source, step.due


def _start(document: SourceDocument) -> date | None:
    day = document.effective or document.date
    return date.fromisoformat(day) if day else None
