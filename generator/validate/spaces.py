"""Validate, beside the rule that nothing has two names: the sets of items of courses, modules and question banks that are addressed alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from generator.model import Bank, Handbook, Question
from generator.validate.walk import Path

Named = tuple[str, Path, str]
"""(owner, path, the id or word that stands there)"""


class _Item(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


def items(owner: str, path: Path, listed: Iterable[_Item]) -> list[Named]:
    """The ids of what is listed at *path* of *owner*."""
    return [(owner, (*path, number, "id"), item.id) for number, item in enumerate(listed)]


def training_spaces(handbook: Handbook) -> Iterator[list[Named]]:
    """Each set as one list. What a list of ids may name only once is such a set, too."""
    for course in handbook.courses.values():
        yield _ids(course.id, ("modules",), course.modules)
    for module in handbook.modules.values():
        yield _ids(module.id, ("prerequisites",), module.prerequisites)
        yield items(module.id, ("objectives",), module.objectives)
        yield items(module.id, ("lessons",), module.lessons)
        for number, lesson in enumerate(module.lessons):
            yield _ids(module.id, ("lessons", number, "objectives"), lesson.objectives)
    for bank in handbook.banks.values():
        yield [(bank.id, (*path, "id"), question.id) for path, question in questions(bank)]
        for path, question in questions(bank):
            yield from ([(bank.id, (*path, *inner), item) for inner, item in space] for space in question.spaces())


def questions(bank: Bank) -> Iterator[tuple[Path, Question]]:
    """Every question with its path; a case, then the questions in it."""
    for number, question in enumerate(bank.questions):
        path = ("questions", number)
        yield path, question
        for inner, part in enumerate(question.parts):
            yield (*path, "questions", inner), part


def _ids(owner: str, path: Path, listed: Iterable[str]) -> list[Named]:
    return [(owner, (*path, number), one) for number, one in enumerate(listed)]
