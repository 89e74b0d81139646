"""Validate: every question can be answered: it has its key, its choices differ, its gaps and its text fit; and it belongs where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Bank, Question, Text, Use
from generator.problems import Code, Problem
from generator.validate.spaces import questions
from generator.validate.subject import Subject
from generator.validate.walk import Path


def _all(subject: Subject) -> Iterator[tuple[Bank, Path, Question]]:
    return ((bank, path, question) for bank in subject.handbook.banks.values() for path, question in questions(bank))


def answers(subject: Subject) -> Iterator[Problem]:
    """What keeps a question from being answered, as its kind says."""
    for bank, path, question in _all(subject):
        for fault in question.faults():
            yield subject.problem(bank.id, (*path, *fault.path), fault.code, **fault.details)


def choices(subject: Subject) -> Iterator[Problem]:
    """same-text-twice: in every language, no two choices read the same."""
    for bank, path, question in _all(subject):
        for alternatives in question.alternatives():
            yield from _twice(subject, bank.id, [((*path, *inner), text) for inner, text in alternatives])


def _twice(subject: Subject, owner: str, texts: list[tuple[Path, Text]]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Path] = {}
    for path, text in texts:
        for language, words in sorted(text.values.items()):
            key = (language, " ".join(words.casefold().split()))
            if key in first:
                yield subject.problem(owner, path, Code.SAME_TEXT_TWICE, language=language, text=words, first=subject.place(owner, first[key]))
                break
            first[key] = path


def homes(subject: Subject) -> Iterator[Problem]:
    """objective-elsewhere: a bank feeds one module, and what it asks or has made tests objectives of that module; an exam may ask about several."""
    for bank in subject.handbook.banks.values():
        if bank.use is Use.EXAM:
            continue
        asked = [(path, question.objective) for path, question in questions(bank)]
        made = [(("generate", number), order.objective) for number, order in enumerate(bank.generate)]
        for path, objective in (*asked, *made):
            home = objective.partition("#")[0]
            if home != bank.module and home in subject.handbook.modules and bank.module in subject.handbook.modules:
                details = {"objective": objective, "module": bank.module}
                yield subject.problem(bank.id, (*path, "objective"), Code.OBJECTIVE_ELSEWHERE, **details)


def uses(subject: Subject) -> Iterator[Problem]:
    """practice-in-exam-bank, case-part: nothing says of itself what what is around it rules out."""
    for bank, path, question in _all(subject):
        if bank.use is Use.EXAM and question.use is Use.PRACTICE:
            yield subject.problem(bank.id, (*path, "use"), Code.PRACTICE_IN_EXAM_BANK, id=question.id)
        for number, part in enumerate(question.parts):
            for name in sorted({"use", "status", "classification"} & part.model_fields_set):
                yield subject.key_problem(bank.id, (*path, "questions", number, name), Code.CASE_PART, field=name, case=question.id)
