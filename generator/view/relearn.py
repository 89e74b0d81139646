"""View: what trainees have to learn again who passed a course in an older edition, for the course's page and for the script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.model import Course, Module
from generator.model.change import Relearn
from generator.model.edition import DRAFT
from generator.model.page import Link
from generator.view.book import Book


@dataclass(frozen=True, slots=True)
class ModuleAgain:
    """What of one module has to be learned again: lessons, and how many questions on its practice page; None where that is none."""

    fact: str
    title: str
    lessons: tuple[Link, ...]
    practice: Link | None
    questions: int


@dataclass(frozen=True, slots=True)
class Again:
    """What has to be learned again by those who passed in the edition *since*."""

    since: str
    modules: tuple[ModuleAgain, ...]


def again(book: Book, course: Course) -> tuple[Again, ...]:
    """What trainees of *course* have to learn again, by the edition in which they passed, newest first."""
    found = (Again(one.since, _modules(book, course, one)) for one in book.derived.relearn if one.course == course.id)
    return tuple(one for one in found if one.modules)


def _modules(book: Book, course: Course, relearn: Relearn) -> tuple[ModuleAgain, ...]:
    modules = (_module(book, book.handbook.modules[module], relearn) for module in course.modules)
    return tuple(module for module in modules if module.lessons or module.questions)


def _module(book: Book, module: Module, relearn: Relearn) -> ModuleAgain:
    lessons = tuple(book.lesson(module, lesson) for lesson in module.lessons if f"{module.id}/{lesson.id}" in relearn.lessons)
    wanted = set(relearn.questions)
    questions = tuple(posed.id for posed in book.derived.questions if posed.module == module.id and posed.id in wanted)
    practice = replace(book.practice(module), facts=questions) if questions else None
    return ModuleAgain(module.id, book.say(module.title), lessons, practice, len(questions))


def edition_data(book: Book, course: Course) -> dict[str, Any]:
    """What the script has to know of editions: all of them, oldest first, and what is to be learned again."""
    return {"editions": _editions(book), "relearn": [_again_data(one) for one in again(book, course)]}


def _editions(book: Book) -> list[dict[str, str]]:
    titles = ((edition.id, book.say(edition.title)) for edition in book.derived.editions)
    known = [{"id": id_, "title": title if id_ in title else f"{title} ({id_})"} for id_, title in titles]
    return [*known, {"id": DRAFT, "title": book.strings("edition.draft")}] if book.derived.edition == DRAFT else known


def _again_data(one: Again) -> dict[str, Any]:
    return {"since": one.since, "modules": [_module_data(module) for module in one.modules]}


def _module_data(module: ModuleAgain) -> dict[str, Any]:
    return {
        "module": module.fact,
        "title": module.title,
        "questions": module.questions,
        "lessons": [{"title": lesson.title, "page": lesson.page} for lesson in module.lessons],
        **({"page": module.practice.page} if module.practice else {}),
    }
