"""Derive: what changed in training: courses, modules, objectives, lessons, and the questions that people wrote for practice.

What is asked in exams is left out: it reaches no reader, and neither does that it has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from generator.derive.changes.fields import Difference, differences
from generator.derive.changes.lists import running_text
from generator.derive.changes.sides import Sides, Told, changed, pairs
from generator.model import Bank, Handbook, Lesson, Module, Question, Use, item_id
from generator.model.change import Change, ChangeCode

T = TypeVar("T")

_ADDED, _REMOVED, _CHANGED = ChangeCode.LEARNING_ADDED, ChangeCode.LEARNING_REMOVED, ChangeCode.LEARNING_CHANGED

NOT_TAUGHT = frozenset({"minutes", "objectives"})
"""Of a lesson: what can change without anybody having to read it again."""
NOT_ASKED = frozenset({"objective", "applies", "use", "status"})
"""Of a question: what can change without anybody having to answer it again."""


def learning(sides: Sides) -> Iterator[Change]:
    """Every change of something that people wrote for trainees."""
    yield from sides.entries(lambda book: book.courses, _ADDED, _REMOVED, lambda _: Told())
    yield from sides.entries(lambda book: book.modules, _ADDED, _REMOVED, lambda module: Told((), _lesson_ids(module)))
    yield from sides.entries(_practised, _ADDED, _REMOVED, lambda _: Told())
    for course_id, earlier, later in pairs(sides.before.courses, sides.after.courses):
        yield from (changed(_CHANGED, course_id, difference) for difference in differences(earlier, later))
    for _, before, after in pairs(sides.before.modules, sides.after.modules):
        yield from _module(before, after)
    yield from _texts(sides)
    for _, had, has in pairs(*(_practised(book) for book in sides.both)):
        yield from _bank(had, has)


def _lesson_ids(module: Module) -> list[str]:
    return [f"{module.id}/{lesson.id}" for lesson in module.lessons]


def _module(before: Module, after: Module) -> Iterator[Change]:
    yield from (changed(_CHANGED, after.id, each) for each in differences(before, after, without={"objectives", "lessons"}))
    objectives = [{item_id(module.id, each.id): each for each in module.objectives} for module in (before, after)]
    yield from _coming(*objectives)
    for full_id, earlier, later in pairs(*objectives):
        yield from (changed(_CHANGED, full_id, each, touched=[full_id]) for each in differences(earlier, later))
    lessons = [dict(zip(_lesson_ids(module), module.lessons, strict=True)) for module in (before, after)]
    yield from _coming(*lessons, learned=True)
    for full_id, one, other in pairs(*lessons):
        yield from (_lesson(full_id, each) for each in differences(one, other))
    orders = [tuple(full_id for full_id in each if full_id in lessons[0] and full_id in lessons[1]) for each in lessons]
    if orders[0] != orders[1]:
        yield Change(_CHANGED, after.id, "lessons", orders[0], orders[1])


def _lesson(full_id: str, difference: Difference) -> Change:
    return changed(_CHANGED, full_id, difference, touched=() if difference.field in NOT_TAUGHT else [full_id])


def _texts(sides: Sides) -> Iterator[Change]:
    """What lessons say that both editions list."""
    listed = [{full_id for module in book.modules.values() for full_id in _lesson_ids(module)} for book in sides.both]
    both = listed[0] & listed[1]
    had, has = ({full_id: text for full_id, text in book.lessons.items() if full_id in both} for book in sides.both)
    for full_id in (*(each for each in had if each not in has), *(each for each in has if each not in had)):
        yield _lesson(full_id, Difference("body", real=True))
    for full_id, before, after in pairs(had, has):
        yield from (_lesson(full_id, difference) for difference in running_text(before, after))


def _coming(before: Mapping[str, Lesson | T], after: Mapping[str, Lesson | T], *, learned: bool = False) -> Iterator[Change]:
    """What came and went; what is new touches itself if it is to be *learned*: nobody has seen it yet."""
    yield from (Change(_REMOVED, full_id) for full_id in before if full_id not in after)
    yield from (Change(_ADDED, full_id, touched=(full_id,) if learned else ()) for full_id in after if full_id not in before)


def _practised(book: Handbook) -> Mapping[str, Bank]:
    """The banks that trainees see anything of."""
    return {bank.id: bank for bank in book.banks.values() if bank.use is Use.PRACTICE or _questions(bank)}


def _questions(bank: Bank) -> dict[str, Question]:
    """Every question for practice by full id; a case without its questions, then these."""
    found: dict[str, Question] = {}
    for question in bank.questions:
        if (question.use or bank.use) is Use.PRACTICE:
            parts = question.parts
            found.update({item_id(bank.id, each.id): each for each in (question, *parts)})
    return found


def _bank(before: Bank, after: Bank) -> Iterator[Change]:
    if Use.PRACTICE in {before.use, after.use}:
        yield from (changed(_CHANGED, after.id, each) for each in differences(before, after, without={"questions"}))
    had, has = _questions(before), _questions(after)
    yield from _coming(had, has)
    for full_id, earlier, later in pairs(had, has):
        for difference in differences(earlier, later, without={"questions"}):
            yield changed(_CHANGED, full_id, difference, touched=() if difference.field in NOT_ASKED else [full_id])
