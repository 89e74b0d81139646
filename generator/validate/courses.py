"""Validate: courses and modules can be taken in the order they say, and what is published does not lean on drafts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Handbook
from generator.model.training import Status
from generator.problems import Code, Problem
from generator.validate.subject import Subject
from generator.validate.units import circles


def prerequisites(subject: Subject) -> Iterator[Problem]:
    """prerequisite-circle: nobody has to take a module before itself. A circle is said once, at its first module."""
    modules = subject.handbook.modules
    edges = {module.id: tuple(one for one in module.prerequisites if one in modules) for module in modules.values()}
    for circle in circles(edges):
        path = ("prerequisites", modules[circle[0]].prerequisites.index(circle[1]))
        yield subject.problem(circle[0], path, Code.PREREQUISITE_CIRCLE, id=circle[0], circle=" → ".join(circle))


def orders(subject: Subject) -> Iterator[Problem]:
    """module-order: where a course has a module and what it builds on, the latter comes first."""
    for course in subject.handbook.courses.values():
        for number, module in enumerate(course.modules):
            needed = _needed(subject.handbook, module)
            late = next((other for other in course.modules[number + 1 :] if other in needed and module not in _needed(subject.handbook, other)), None)
            if late:
                yield subject.problem(course.id, ("modules", number), Code.MODULE_ORDER, module=module, prerequisite=late)


def _needed(handbook: Handbook, module_id: str) -> frozenset[str]:
    """Everything that has to be taken before a module, also through others."""
    needed: set[str] = set()
    queue = [module_id]
    for one in queue:
        module = handbook.modules.get(one)
        fresh = [each for each in module.prerequisites if each not in needed] if module else []
        needed.update(fresh)
        queue.extend(fresh)
    return frozenset(needed)


def drafts(subject: Subject) -> Iterator[Problem]:
    """draft-in-published: what is published has no module that its readers can't see; of a draft, that is still lacking (draft-lacks)."""
    for course in subject.handbook.courses.values():
        for number, one in enumerate(course.modules):
            module = subject.handbook.modules.get(one)
            if module and module.status is Status.DRAFT:
                path = ("modules", number)
                if course.status is Status.DRAFT:
                    yield subject.problem(course.id, path, Code.DRAFT_LACKS, id=course.id, reason="published-module")
                else:
                    yield subject.problem(course.id, path, Code.DRAFT_IN_PUBLISHED, course=course.id, module=one)
