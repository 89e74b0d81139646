"""Export: the part of `handbook.json` that is about training. No answer gets here, nor a question for exams; drafts only in the draft edition."""

from __future__ import annotations

from generator.export import api
from generator.model import Course, Handbook, Module, in_order, item_id
from generator.model.derived import Derived, Posed
from generator.model.kinds.base import Use
from generator.model.training import Lesson, Status


def courses(handbook: Handbook, *, drafts: bool) -> tuple[api.Course, ...]:
    """Every course, in reading order; without *drafts* only those that are published with all their modules."""
    ready = {module.id for module in handbook.modules.values() if drafts or module.status is Status.PUBLISHED}
    return tuple(_course(course) for course in in_order(handbook.courses) if drafts or (course.status is Status.PUBLISHED and ready.issuperset(course.modules)))


def modules(handbook: Handbook, *, drafts: bool) -> tuple[api.Module, ...]:
    """Every module with its lessons and objectives, in reading order."""
    return tuple(_module(handbook, module) for module in in_order(handbook.modules) if drafts or module.status is Status.PUBLISHED)


def questions(derived: Derived, *, drafts: bool) -> tuple[api.Question, ...]:
    """What is asked in practice, without any answer, by module in reading order."""
    return tuple(_question(posed) for posed in derived.questions if posed.use is Use.PRACTICE and (drafts or not posed.draft))


def _course(course: Course) -> api.Course:
    return api.Course(
        id=course.id,
        title=dict(course.title.values),
        description=dict(course.description.values),
        audience=api.Audience(units=course.audience.units, tiers=course.audience.tiers),
        modules=course.modules,
        pass_mark=course.pass_mark,
    )


def _module(handbook: Handbook, module: Module) -> api.Module:
    return api.Module(
        id=module.id,
        title=dict(module.title.values),
        lessons=tuple(_lesson(handbook, f"{module.id}/{lesson.id}", lesson) for lesson in module.lessons),
        objectives=tuple(
            api.Objective(id=item_id(module.id, each.id), text=dict(each.text.values), bloom=each.bloom, covers=each.covers) for each in module.objectives
        ),
    )


def _lesson(handbook: Handbook, full_id: str, lesson: Lesson) -> api.Lesson:
    return api.Lesson(id=full_id, title=dict(handbook.lessons[full_id].title.values), covers=lesson.covers)


def _question(posed: Posed) -> api.Question:
    question = posed.question
    return api.Question(
        id=posed.id,
        type=question.type,
        objective=question.objective,
        module=posed.module,
        generated=posed.generated,
        stem=dict(question.stem.values),
        source=question.source,
    )
