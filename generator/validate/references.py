"""Validate: every id that a file names must exist and be of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import END, Kind, Procedure, UnitClass
from generator.problems import Code, Problem
from generator.validate.nearest import nearest, nearest_file
from generator.validate.subject import SETTINGS, Subject
from generator.validate.walk import Path, Reference
from generator.words import closest

HOME: dict[Kind, str] = {
    Kind.UNIT: "docs/organisation/",
    Kind.RESPONSIBILITY: "docs/responsibilities/",
    Kind.PROCEDURE: "docs/procedures/",
    Kind.SOURCE: "docs/sources/",
    Kind.CLAUSE: "docs/sources/",
    Kind.TOPIC: "docs/topics.yml",
    Kind.STEP: "docs/procedures/",
}
"""Where things of each kind are described, for the message."""

LIST_OF: dict[Kind, str] = {Kind.TOPIC: "topics"}
"""Kinds whose ids stand together in one file: where that could not be read, nothing is said about them."""


MOST_SUGGESTIONS = 100
"""For so many wrong ids of one run a near one is looked for, which takes time; whoever has more has renamed a folder."""

Meant = dict[tuple[str, tuple[Kind, ...]], str | None]


def references(subject: Subject) -> Iterator[Problem]:
    """unknown-id, wrong-kind-of-id: for every field that names something."""
    meant: Meant = {}
    for reference in subject.found.references:
        if not any(reference.id in subject.ids[kind] for kind in reference.kinds) and not _excused(subject, reference):
            yield _wrong(subject, reference, meant)


def _excused(subject: Subject, reference: Reference) -> bool:
    lists = (LIST_OF[kind] for kind in reference.kinds if kind in LIST_OF)
    return subject.is_broken(reference.id) or any(one in subject.broken for one in lists)


def _wrong(subject: Subject, reference: Reference, meant: Meant) -> Problem:
    elsewhere = any(reference.id in ids for ids in subject.ids.values()) or reference.id in subject.items
    details = {"id": reference.id, "expected": HOME[reference.kinds[0]]}
    if elsewhere:
        return subject.problem(reference.owner, reference.path, Code.WRONG_KIND_OF_ID, **details)
    suggestion = _suggestion(subject, reference, meant)
    return subject.problem(reference.owner, reference.path, Code.UNKNOWN_ID, **details, suggestion=suggestion)


def _suggestion(subject: Subject, reference: Reference, meant: Meant) -> str | None:
    key = (reference.id, reference.kinds)
    if key not in meant and len(meant) < MOST_SUGGESTIONS:
        meant[key] = nearest(subject, *key)
    return meant.get(key)


def tiers(subject: Subject) -> Iterator[Problem]:
    """unknown-id: a unit's tier is one of those in the settings, where these list any."""
    known = {tier.id for tier in subject.handbook.settings.tiers}
    for unit in subject.handbook.units.values():
        if known and unit.tier is not None and unit.tier not in known:
            details = {"id": unit.tier, "expected": SETTINGS, "suggestion": closest(unit.tier, known)}
            yield subject.problem(unit.id, ("tier",), Code.UNKNOWN_ID, **details)


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
