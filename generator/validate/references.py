"""Validate: every id that a file names must exist and be of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import END, Kind, Procedure, UnitClass
from generator.problems import Code, Problem
from generator.validate.nearest import nearest, nearest_file
from generator.validate.subject import SETTINGS, Subject
from generator.validate.walk import Path
from generator.words import closest

HOME: dict[Kind, str] = {
    Kind.UNIT: "docs/organisation/",
    Kind.RESPONSIBILITY: "docs/responsibilities/",
    Kind.PROCEDURE: "docs/procedures/",
    Kind.SOURCE: "docs/sources/",
    Kind.CLAUSE: "docs/sources/",
    Kind.TOPIC: "docs/topics.yml",
    Kind.STEP: "docs/procedures/",
    Kind.COURSE: "curriculum/courses/",
    Kind.MODULE: "curriculum/modules/",
    Kind.OBJECTIVE: "curriculum/modules/",
    Kind.ASSIGNMENT: "docs/responsibilities/",
    Kind.DELIVERABLE: "docs/responsibilities/",
    Kind.TERM: "docs/glossary.yml",
}
"""Where things of each kind are described, for the message."""

FORM: dict[Kind, str] = {
    Kind.UNIT: "organisation/…",
    Kind.RESPONSIBILITY: "responsibilities/…",
    Kind.PROCEDURE: "procedures/…",
    Kind.SOURCE: "sources/…",
    Kind.CLAUSE: "sources/…#…",
    Kind.TOPIC: "… (docs/topics.yml)",
    Kind.STEP: "procedures/…#…",
    Kind.COURSE: "courses/…",
    Kind.MODULE: "modules/…",
    Kind.OBJECTIVE: "modules/…#…",
    Kind.ASSIGNMENT: "responsibilities/…#…",
    Kind.DELIVERABLE: "responsibilities/…#…",
    Kind.TERM: "… (docs/glossary.yml)",
}
"""What ids of each kind look like, or where they stand, for the hint."""

LIST_OF: dict[Kind, str] = {Kind.TOPIC: "topics", Kind.TERM: "glossary"}
"""Kinds whose ids stand together in one file: where that could not be read, nothing is said about them."""


MOST_SUGGESTIONS = 100
"""For so many wrong ids of one run a near one is looked for, which takes time; whoever has more has renamed a folder."""

Meant = dict[tuple[str, tuple[Kind, ...]], str | None]


def references(subject: Subject) -> Iterator[Problem]:
    """unknown-id, wrong-kind-of-id: for every field that names something."""
    meant: Meant = {}
    for reference in subject.found.references:
        wrong = judge(subject, reference.id, reference.kinds, meant)
        if wrong:
            code, details = wrong
            yield subject.problem(reference.owner, reference.path, code, **details)


def judge(subject: Subject, named: str, kinds: tuple[Kind, ...], meant: Meant) -> tuple[Code, dict[str, str | None]] | None:
    """What is wrong with *named* where one of *kinds* is meant, as the problem's code and details; None where nothing is.

    *meant* remembers the near ids that were looked for in this run.
    """
    if any(named in subject.ids[kind] for kind in kinds) or _excused(subject, named, kinds):
        return None
    if any(named in ids for ids in subject.ids.values()) or named in subject.items:
        return Code.WRONG_KIND_OF_ID, {"id": named, "form": ", ".join(dict.fromkeys(f"“{FORM[kind]}”" for kind in kinds))}
    return Code.UNKNOWN_ID, {"id": named, "expected": _home(named, kinds), "suggestion": _suggestion(subject, named, kinds, meant)}


def _excused(subject: Subject, named: str, kinds: tuple[Kind, ...]) -> bool:
    lists = (LIST_OF[kind] for kind in kinds if kind in LIST_OF)
    return subject.is_broken(named) or any(one in subject.broken for one in lists)


def _home(named: str, kinds: tuple[Kind, ...]) -> str:
    """Where what is called so should be described; of several kinds, the one whose folder it names."""
    folder = named.partition("/")[0]
    return next((HOME[kind] for kind in kinds if HOME[kind].endswith(f"/{folder}/")), HOME[kinds[0]])


def _suggestion(subject: Subject, named: str, kinds: tuple[Kind, ...], meant: Meant) -> str | None:
    key = (named, kinds)
    if key not in meant and len(meant) < MOST_SUGGESTIONS:
        meant[key] = nearest(subject, *key)
    return meant.get(key)


def tiers(subject: Subject) -> Iterator[Problem]:
    """unknown-id: a tier of a unit, or of a course's audience, is one of those in the settings, where these list any."""
    known = {tier.id for tier in subject.handbook.settings.tiers}
    for owner, path, tier in _tiers(subject):
        if known and tier not in known:
            details = {"id": tier, "expected": SETTINGS, "suggestion": closest(tier, known)}
            yield subject.problem(owner, path, Code.UNKNOWN_ID, **details)


def _tiers(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    for unit in subject.handbook.units.values():
        if unit.tier is not None:
            yield unit.id, ("tier",), unit.tier
    for course in subject.handbook.courses.values():
        for number, tier in enumerate(course.audience.tiers):
            yield course.id, ("audience", "tiers", number), tier


def named_pages(subject: Subject) -> Iterator[Problem]:
    """unknown-id: the pages that the settings name exist."""
    settings = subject.handbook.settings
    for name, page in (("training", settings.training), ("about", settings.about)):
        if page is not None and page not in subject.handbook.prose and not subject.is_broken(page):
            details = {"id": page, "expected": "docs/", "suggestion": nearest_file(page, subject.handbook.prose)}
            yield subject.problem(SETTINGS, (name,), Code.UNKNOWN_ID, **details)


def steps(subject: Subject) -> Iterator[Problem]:
    """unknown-id: every way on leads to a step of the same procedure, or to its end."""
    for procedure in subject.handbook.procedures.values():
        known = {step.id for step in procedure.steps} | {END}
        for path, target in _targets(procedure):
            if target not in known:
                details = {"id": target, "expected": "steps", "suggestion": closest(target, known)}
                yield subject.problem(procedure.id, path, Code.UNKNOWN_ID, **details)


def _targets(procedure: Procedure) -> Iterator[tuple[Path, str]]:
    for number, step in enumerate(procedure.steps):
        for way, branch in enumerate(step.next):
            for name, target in (("go", branch.go), ("else", branch.else_)):
                if target is not None:
                    yield ("steps", number, "next", way, name), target


def variants(subject: Subject) -> Iterator[Problem]:
    """unknown-variant: a known unit of a class is one of the sorts that the class has."""
    for unit in subject.handbook.units.values():
        if not isinstance(unit, UnitClass):
            continue
        known = {variant.id for variant in unit.variants}
        for number, instance in enumerate(unit.instances):
            if instance.variant is not None and instance.variant not in known:
                path = ("instances", number, "variant")
                suggestion = closest(instance.variant, known)
                yield subject.problem(unit.id, path, Code.UNKNOWN_VARIANT, variant=instance.variant, unit=unit.id, suggestion=suggestion)
