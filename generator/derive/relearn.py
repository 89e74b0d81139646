"""Derive: what trainees who passed a course in an older edition have to learn again. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.model import Course, Handbook, Module, Use, in_order, item_id
from generator.model.change import Change, ChangeCode, Relearn
from generator.model.derived import Posed
from generator.model.facts import facts_of_lesson


def relearn(handbook: Handbook, questions: Sequence[Posed], older: Sequence[tuple[str, tuple[Change, ...]]]) -> tuple[Relearn, ...]:
    """By course in reading order, then by edition as *older* lists them; only where there is something to learn again.

    *older* holds (id of an edition, what has changed between it and *handbook*); *questions* are those of *handbook*, written or made.
    To be read again is a lesson that teaches or embeds something whose sense has changed, whose own text has other figures or embeds, or that
    is new in the course: the trainee has never read it. To be answered again is a question for practice that rests on something whose sense
    has changed, or whose own answers have. A new question about what has not changed asks nothing that the trainee has not learned. A change of
    words touches nothing; a course that the older edition had not was passed by nobody.
    """
    lists = (_relearn(handbook, course, questions, since, changes) for course in in_order(handbook.courses) for since, changes in older)
    return tuple(each for each in lists if each.lessons or each.questions)


def _relearn(handbook: Handbook, course: Course, questions: Sequence[Posed], since: str, changes: Sequence[Change]) -> Relearn:
    if any(change.code is ChangeCode.LEARNING_ADDED and change.subject == course.id for change in changes):
        return Relearn(course.id, since, (), ())
    touched = {fact for change in changes if change.real for fact in change.touched}
    modules = [handbook.modules[module_id] for module_id in course.modules if module_id in handbook.modules]
    new = {module for change in changes if _joins(change, course) for module in {*change.after} - {*change.before}}
    lessons = [full_id for module in modules for full_id in _lessons(handbook, module, touched, whole=module.id in new)]
    asked = [one.id for module in modules for one in questions if one.module == module.id and _asks(one, touched)]
    return Relearn(course.id, since, tuple(lessons), tuple(asked))


def _joins(change: Change, course: Course) -> bool:
    """Whether *change* is one of the modules of *course*."""
    return change.code is ChangeCode.LEARNING_CHANGED and change.subject == course.id and change.field == "modules"


def _lessons(handbook: Handbook, module: Module, touched: Collection[str], *, whole: bool) -> Iterator[str]:
    for lesson in module.lessons:
        full_id = f"{module.id}/{lesson.id}"
        if whole or full_id in touched or any(fact in touched for fact in facts_of_lesson(handbook, full_id, lesson)):
            yield full_id


def _asks(one: Posed, touched: Collection[str]) -> bool:
    bank_id = one.id.partition("#")[0]
    parts = [item_id(bank_id, part.id) for part in one.question.parts]
    return one.use is Use.PRACTICE and any(fact in touched for fact in (one.id, *parts, *one.facts))
