"""View: courses, modules and lessons; practice, progress and certificates, which the quiz script brings to life."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Course, Module, in_order, item_id
from generator.model.embed import split
from generator.model.page import Heading, Link, Page
from generator.model.training import Lesson, Status
from generator.view.book import Book
from generator.view.embeds import Shown, shown
from generator.view.questions import QuestionView, question_view
from generator.view.relearn import Again, again, edition_data

COURSES, PROGRESS, CERTIFICATE = "courses", "progress", "certificate"


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course in the list."""

    link: Link
    description: str
    audience: tuple[Link, ...]
    tiers: tuple[str, ...]
    modules: int
    minutes: int
    draft: bool


@dataclass(frozen=True, slots=True)
class CourseList:
    """What the training page shows."""

    courses: tuple[CourseCard, ...]
    start: Link | None
    progress: Link


@dataclass(frozen=True, slots=True)
class ModuleCard:
    """A module as its course shows it."""

    link: Link
    description: str
    minutes: int
    lessons: tuple[Link, ...]
    practice: Link
    questions: int
    draft: bool


@dataclass(frozen=True, slots=True)
class CourseView:
    """What a course's page shows; `data` is for the script."""

    fact: str
    title: str
    description: str
    audience: tuple[Link, ...]
    tiers: tuple[str, ...]
    modules: tuple[ModuleCard, ...]
    pass_mark: int
    certificate: Link | None
    draft: bool
    again: tuple[Again, ...]
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """What a trainee can do afterwards."""

    fact: str
    anchor: str
    text: str
    bloom: str


@dataclass(frozen=True, slots=True)
class ModuleView:
    """What a module's page shows."""

    fact: str
    title: str
    description: str
    minutes: int
    prerequisites: tuple[Link, ...]
    objectives: tuple[ObjectiveView, ...]
    lessons: tuple[tuple[Link, int], ...]
    practice: Link | None
    questions: int
    courses: tuple[Link, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class LessonView:
    """What a lesson's page shows: running text and embeds in turn."""

    fact: str
    title: str
    minutes: int
    objectives: tuple[ObjectiveView, ...]
    parts: tuple[str | Shown, ...]
    clauses: tuple[Link, ...]
    before: Link | None
    after: Link
    translated: bool


@dataclass(frozen=True, slots=True)
class PracticeView:
    """What a module's practice page shows; `data` is for the script, the questions for readers without one."""

    fact: str
    module: Link
    questions: tuple[QuestionView, ...]
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ScriptView:
    """A page that only the script can fill: what it needs to know."""

    courses: tuple[Link, ...]
    data: dict[str, Any]


def pages(book: Book) -> Iterator[Page]:
    """Everything for trainees; nothing where there are no courses."""
    if not book.handbook.courses:
        return
    yield _list(book)
    yield _progress(book)
    for course in in_order(book.handbook.courses):
        yield from _course_pages(book, course)
    for module in in_order(book.handbook.modules):
        yield from _module_pages(book, module)


# -- courses ---------------------------------------------------------------------------------------------------------------


def _list(book: Book) -> Page:
    start = book.handbook.settings.training
    view = CourseList(
        tuple(_card(book, course) for course in in_order(book.handbook.courses)),
        Link(start, book.say(book.handbook.prose[start].title), start) if start and start in book.handbook.prose else None,
        book.section(PROGRESS),
    )
    title = book.strings("section.courses")
    return Page(COURSES, book.language, "courses", title, COURSES, view, book.strings("training.lede"), (book.section(""),))


def _card(book: Book, course: Course) -> CourseCard:
    modules = [book.handbook.modules[module] for module in course.modules]
    return CourseCard(
        link=_course(book, course),
        description=book.say(course.description),
        audience=book.units(course.audience.units),
        tiers=tuple(book.tier(tier) for tier in course.audience.tiers),
        modules=len(modules),
        minutes=sum(_minutes(module) for module in modules),
        draft=course.status is Status.DRAFT,
    )


def _course_pages(book: Book, course: Course) -> Iterator[Page]:
    modules = [book.handbook.modules[module] for module in course.modules]
    title, crumbs = book.say(course.title), (book.section(""), book.section(COURSES))
    certificate = Link(course.id, book.strings("training.certificate"), f"{course.id}/{CERTIFICATE}") if course.certificate else None
    view = CourseView(
        fact=course.id,
        title=title,
        description=book.say(course.description),
        audience=book.units(course.audience.units),
        tiers=tuple(book.tier(tier) for tier in course.audience.tiers),
        modules=tuple(_module_card(book, module) for module in modules),
        pass_mark=course.pass_mark,
        certificate=certificate,
        draft=course.status is Status.DRAFT,
        again=again(book, course),
        data=_course_data(book, course),
    )
    yield Page(course.id, book.language, "course", title, COURSES, view, view.description, crumbs)
    if certificate and course.certificate:
        data = {**_course_data(book, course), "certificate": book.say(course.certificate)}
        script = ScriptView((_course(book, course),), data)
        yield Page(certificate.page, book.language, "certificate", certificate.title, COURSES, script, "", (*crumbs, _course(book, course)))


def _course_data(book: Book, course: Course) -> dict[str, Any]:
    modules = (book.handbook.modules[module] for module in course.modules)
    return {
        "course": course.id,
        "title": book.say(course.title),
        "passMark": course.pass_mark,
        "modules": [_module_data(book, module) for module in modules],
        **edition_data(book, course),
        "site": _site(book),
        "strings": _strings(book),
    }


def _module_data(book: Book, module: Module) -> dict[str, Any]:
    return {
        "id": module.id,
        "title": book.say(module.title),
        "page": book.practice(module).page,
        "objectives": [{"id": item_id(module.id, objective.id), "text": book.say(objective.text)} for objective in module.objectives],
        "questions": [{"id": posed.id, "objective": posed.question.objective, "hash": posed.hash} for posed in book.derived.pool(module.id)],
    }


def _progress(book: Book) -> Page:
    courses = in_order(book.handbook.courses)
    data = {"courses": [_course_data(book, course) for course in courses], "site": _site(book), "strings": _strings(book)}
    view = ScriptView(tuple(_course(book, course) for course in courses), data)
    title = book.strings("section.progress")
    return Page(PROGRESS, book.language, "progress", title, COURSES, view, book.strings("training.progress-lede"), (book.section(""), book.section(COURSES)))


# -- modules and lessons ---------------------------------------------------------------------------------------------------


def _module_pages(book: Book, module: Module) -> Iterator[Page]:
    home = (book.section(""), book.section(COURSES))
    title, link = book.say(module.title), _module(book, module)
    pool = book.derived.pool(module.id)
    view = ModuleView(
        fact=module.id,
        title=title,
        description=book.say(module.description),
        minutes=_minutes(module),
        prerequisites=tuple(_module(book, book.handbook.modules[other]) for other in module.prerequisites),
        objectives=_objectives(book, module),
        lessons=tuple((book.lesson(module, lesson), lesson.minutes) for lesson in module.lessons),
        practice=book.practice(module) if pool else None,
        questions=len(pool),
        courses=tuple(_course(book, course) for course in in_order(book.handbook.courses) if module.id in course.modules),
        draft=module.status is Status.DRAFT,
    )
    contents = tuple(Heading(f"_{name}", book.strings(f"training.{name}")) for name in ("objectives", "lessons", "practice"))
    yield Page(module.id, book.language, "module", title, COURSES, view, view.description, home, contents)
    for number, lesson in enumerate(module.lessons):
        yield _lesson_page(book, module, number, lesson, (*home, link))
    if pool:
        practice = book.practice(module)
        data = _practice_data(book, module)
        shown_questions = tuple(question_view(book, posed) for posed in pool)
        data["questions"] = [
            question.data | {"sources": [{"label": s.title, "page": s.page, "anchor": s.anchor} for s in question.sources]} for question in shown_questions
        ]
        view_ = PracticeView(module.id, link, shown_questions, data)
        yield Page(practice.page, book.language, "practice", practice.title, COURSES, view_, book.strings("training.practice-lede"), (*home, link))


def _practice_data(book: Book, module: Module) -> dict[str, Any]:
    courses = (course for course in in_order(book.handbook.courses) if module.id in course.modules)
    return {
        "module": module.id,
        "title": book.say(module.title),
        "passMark": max((course.pass_mark for course in courses), default=80),
        "draw": {"practice": module.draw.practice, "test": module.draw.test},
        "objectives": [{"id": item_id(module.id, objective.id), "text": book.say(objective.text)} for objective in module.objectives],
        "progress": {"page": PROGRESS},
        "edition": book.derived.edition,
        "site": _site(book),
        "strings": _strings(book),
    }


def _lesson_page(book: Book, module: Module, number: int, lesson: Lesson, crumbs: tuple[Link, ...]) -> Page:
    text = book.handbook.lessons[f"{module.id}/{lesson.id}"]
    served = {item_id(module.id, objective) for objective in lesson.objectives}
    later = module.lessons[number + 1] if number + 1 < len(module.lessons) else None
    view = LessonView(
        fact=text.id,
        title=book.say(text.title),
        minutes=lesson.minutes,
        objectives=tuple(objective for objective in _objectives(book, module) if objective.fact in served),
        parts=tuple(part if isinstance(part, str) else shown(book, part) for part in split(book.say(text.body))),
        clauses=tuple(book.clause(reference) for reference in lesson.covers),
        before=book.lesson(module, module.lessons[number - 1]) if number else None,
        after=book.lesson(module, later) if later else _after(book, module),
        translated=book.language in text.body.values,
    )
    return Page(text.id, book.language, "lesson", view.title, COURSES, view, "", crumbs)


def _after(book: Book, module: Module) -> Link:
    """Where a module's last lesson leads: to its practice, or back to the module where it has no questions."""
    return book.practice(module) if book.derived.pool(module.id) else _module(book, module)


def _objectives(book: Book, module: Module) -> tuple[ObjectiveView, ...]:
    return tuple(
        ObjectiveView(item_id(module.id, objective.id), objective.id, book.say(objective.text), book.strings(f"bloom.{objective.bloom}"))
        for objective in module.objectives
    )


def _module_card(book: Book, module: Module) -> ModuleCard:
    return ModuleCard(
        link=_module(book, module),
        description=book.say(module.description),
        minutes=_minutes(module),
        lessons=tuple(book.lesson(module, lesson) for lesson in module.lessons),
        practice=book.practice(module),
        questions=len(book.derived.pool(module.id)),
        draft=module.status is Status.DRAFT,
    )


def _minutes(module: Module) -> int:
    return sum(lesson.minutes for lesson in module.lessons)


def _course(book: Book, course: Course) -> Link:
    return Link(course.id, book.say(course.title), course.id)


def _module(book: Book, module: Module) -> Link:
    return Link(module.id, book.say(module.title), module.id)


def _site(book: Book) -> str:
    """What keeps the answers of two handbooks on one host apart: the same in every language and edition."""
    settings = book.handbook.settings
    return hashlib.sha256((settings.id or settings.title.get(settings.default_language)).encode()).hexdigest()[:12]


def _strings(book: Book) -> dict[str, str]:
    return book.strings.below("quiz")
