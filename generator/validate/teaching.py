"""Validate: everything that lays something down is taught and tested, and everything that is promised is asked often enough.

What is published and falls short is a warning; of a draft it is what the draft still lacks, and a note. Counted are questions for practice
that people wrote: exam questions never reach a trainee of the site. A draft's own questions count for it, not for what is published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.model import Bank, Module, Question, Use
from generator.model.training import Status
from generator.problems import Code, Problem
from generator.validate.statements import clauses
from generator.validate.subject import Subject

ENOUGH_FOR_OBJECTIVE = 3
ENOUGH_FOR_CLAUSE = 2


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question for practice; `draft`: it, its bank or the case around it is one."""

    bank: Bank
    question: Question
    draft: bool


def _asked(subject: Subject) -> list[_Asked]:
    """Every question for practice; of a case, the questions in it."""
    return [
        _Asked(bank, part, Status.DRAFT in {bank.status, question.status})
        for bank in subject.handbook.banks.values()
        for question in bank.questions
        if (question.use or bank.use) is Use.PRACTICE and bank.use is Use.PRACTICE
        for part in (question.parts or (question,))
    ]


def _unread(subject: Subject, folder: str) -> bool:
    """Whether a file of *folder* could not be read, so that nobody knows what it holds."""
    return any(one.startswith(f"{folder}/") for one in subject.broken)


def untaught_objectives(subject: Subject) -> Iterator[Problem]:
    """objective-untaught, draft-lacks: every objective is served by a lesson."""
    for module in subject.handbook.modules.values():
        served = {one for lesson in module.lessons for one in lesson.objectives}
        for number, objective in enumerate(module.objectives):
            if objective.id not in served:
                yield _falls_short(subject, module, number, Code.OBJECTIVE_UNTAUGHT, "lesson")


def objectives(subject: Subject) -> Iterator[Problem]:
    """too-few-questions, objective-not-applied, draft-lacks: three questions an objective, one of them in a situation.

    Where questions are to be made for an objective, nobody knows yet how many there will be.
    """
    if _unread(subject, "quizzes"):
        return
    asked = _asked(subject)
    for module in subject.handbook.modules.values():
        made = _made(subject, drafts=module.status is Status.DRAFT)
        for number, objective in enumerate(module.objectives):
            full_id = f"{module.id}#{objective.id}"
            about = [one.question for one in asked if one.question.objective == full_id and (module.status is Status.DRAFT or not one.draft)]
            if len(about) < ENOUGH_FOR_OBJECTIVE and full_id not in made:
                yield _falls_short(subject, module, number, Code.TOO_FEW_QUESTIONS, "three-questions", n=len(about))
            if about and not any(question.applies for question in about):
                yield _falls_short(subject, module, number, Code.OBJECTIVE_NOT_APPLIED, "applied-question")


def _made(subject: Subject, *, drafts: bool) -> frozenset[str]:
    """Objectives for which questions for practice are to be made."""
    banks = (bank for bank in subject.handbook.banks.values() if bank.use is Use.PRACTICE and (drafts or bank.status is not Status.DRAFT))
    return frozenset(order.objective for bank in banks for order in bank.generate)


def _falls_short(subject: Subject, module: Module, number: int, code: Code, lacks: str, **details: object) -> Problem:
    full_id = f"{module.id}#{module.objectives[number].id}"
    path = ("objectives", number)
    if module.status is Status.DRAFT:
        return subject.problem(module.id, path, Code.DRAFT_LACKS, id=full_id, reason=lacks)
    return subject.problem(module.id, path, code, objective=full_id, **details)


def taught_clauses(subject: Subject) -> Iterator[Problem]:
    """clause-untaught: a lesson, be it a draft's, teaches every clause that lays something down. Only where there are modules at all."""
    modules = subject.handbook.modules.values()
    if modules and not _unread(subject, "modules"):
        taught = {clause for module in modules for lesson in module.lessons for clause in lesson.covers}
        for owner, path, full_id in _leaves(subject):
            if full_id not in taught:
                yield subject.problem(owner, path, Code.CLAUSE_UNTAUGHT, id=full_id)


def tested_clauses(subject: Subject) -> Iterator[Problem]:
    """clause-untested: two questions, be they drafts, rest on every clause that lays something down. Only where there are banks at all."""
    if subject.handbook.banks and not _unread(subject, "quizzes"):
        tested = Counter(clause for one in _asked(subject) for clause in set(one.question.source))
        for owner, path, full_id in _leaves(subject):
            if tested[full_id] < ENOUGH_FOR_CLAUSE:
                yield subject.problem(owner, path, Code.CLAUSE_UNTESTED, id=full_id, n=tested[full_id])


def _leaves(subject: Subject) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """(document, path, full id) of every normative clause that holds no others and is not waived."""
    for document in subject.handbook.sources.values():
        for path, clause in clauses(("clauses",), document.clauses):
            if clause.normative and not clause.clauses and not clause.waived:
                yield document.id, path, f"{document.id}#{clause.id}"


def draws(subject: Subject) -> Iterator[Problem]:
    """draw-too-large, draft-lacks: a module has as many questions as its author has its runs draw; not where some are to be made."""
    if _unread(subject, "quizzes"):
        return
    for module in subject.handbook.modules.values():
        banks = [bank for bank in subject.handbook.banks.values() if bank.module == module.id and bank.use is Use.PRACTICE]
        if "draw" not in module.model_fields_set or any(bank.generate for bank in banks):
            continue
        pool = _pool(banks, drafts=module.status is Status.DRAFT)
        for name in ("practice", "test"):
            wanted = getattr(module.draw, name)
            if wanted > pool and name in module.draw.model_fields_set:
                yield _too_large(subject, module, name, wanted=wanted, pool=pool)


def _pool(banks: Collection[Bank], *, drafts: bool) -> int:
    """How many questions can be drawn: a case is one."""
    return sum(question.use is not Use.EXAM and (drafts or Status.DRAFT not in {bank.status, question.status}) for bank in banks for question in bank.questions)


def _too_large(subject: Subject, module: Module, name: str, *, wanted: int, pool: int) -> Problem:
    if module.status is Status.DRAFT:
        return subject.problem(module.id, ("draw", name), Code.DRAFT_LACKS, id=module.id, reason="questions-to-draw")
    return subject.problem(module.id, ("draw", name), Code.DRAW_TOO_LARGE, field=name, wanted=wanted, pool=pool)
