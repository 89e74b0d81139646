"""Validate: nothing that many may read depends on what fewer may read, and no part claims to be open where the whole is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any

from generator.model import Classification, Kind, Procedure, SourceDocument
from generator.model.embed import FUNCTIONS, parse, written
from generator.model.fewer_steps import steps_left
from generator.model.levels import GLOSSARY, Levels, strictest
from generator.problems import Code, Problem
from generator.validate.markdown import inspect
from generator.validate.spaces import questions
from generator.validate.statements import clauses
from generator.validate.subject import Subject
from generator.validate.texts import owner_of
from generator.validate.walk import Path

NEEDED = frozenset({"parent", "supervised_by", "module", "objective"})
"""Fields in which nothing can stand in for what they name."""
MADE = ("/practice", "/certificate")
"""Pages that are made for a module or a course, and stand below it."""


def references(subject: Subject) -> Iterator[Problem]:
    """refers-above, needs-above: for every field that names something, and every link and embed of running text."""
    levels = Levels(subject.handbook)
    if len(set(levels.of.values())) == 1:
        return
    for owner, path, named in chain(_fields(subject), _links(subject), _embeds(subject)):
        own = level_at(subject, levels, owner, path)
        if named in levels.of and _refers_above(levels, named, own, path):
            code = Code.NEEDS_ABOVE if path[-1] in NEEDED else Code.REFERS_ABOVE
            yield subject.problem(owner, path, code, id=named.removeprefix(f"{GLOSSARY}#"), level=levels.of[named], own=own)


def _refers_above(levels: Levels, named: str, own: Classification, path: Path) -> bool:
    """Whether there are readers who may read what is at *path* and not what it names, and for whom nothing stands in."""
    above = levels.of[named]
    audiences = [each for each in Classification if own.level <= each.level < above.level]
    return any(path[-1] in NEEDED or levels.stand_in(named, levels.above(each)) is None for each in audiences)


def level_at(subject: Subject, levels: Levels, owner: str, path: Path) -> Classification:
    """Who may read what stands at *path* of *owner*."""
    handbook = subject.handbook
    file = owner.partition("@")[0]
    found = levels.of.get(file, handbook.settings.classification)
    value: Any = next((folder[file] for folder in handbook.folders() if file in folder), None)
    for part in path:
        value = value[part] if isinstance(part, int) and isinstance(value, tuple) else getattr(value, str(part), None)
        found = strictest((found, getattr(value, "classification", None))) or found
    return found


def _fields(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    return ((each.owner, each.path, each.id) for each in subject.found.references if Kind.TOPIC not in each.kinds)


def _links(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    known = subject.items.union(*subject.ids.values())
    for prose in (*subject.handbook.prose.values(), *subject.handbook.lessons.values()):
        for language, body in sorted(prose.body.values.items()):
            for spot in inspect(body).links:
                yield owner_of(subject, prose, language), ("line", spot.line, spot.column), _linked(spot.text, known)


def _linked(target: str, known: Collection[str]) -> str:
    """The full id of what a link leads to: a place, if it has one of its own, or else what its page is about."""
    page = target.partition("#")[0]
    for made in MADE:
        page = page.removesuffix(made)
    return target if "#" in target and target in known else page


def _embeds(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    for prose in subject.handbook.lessons.values():
        for language, body in sorted(prose.body.values.items()):
            for spot in written(body):
                named = _embedded(spot.text)
                if named:
                    yield owner_of(subject, prose, language), ("line", spot.line, spot.column), named


def _embedded(text: str) -> str | None:
    embed = parse(text)
    try:
        named = FUNCTIONS[embed.name].named(embed) if embed else None
    except (KeyError, ValueError):
        return None  # said elsewhere
    if named is None or named[1] == (Kind.TOPIC,):
        return None
    return f"{GLOSSARY}#{named[0]}" if named[1] == (Kind.TERM,) else named[0]


def decisions(subject: Subject) -> Iterator[Problem]:
    """needs-above: a procedure can be told without the steps that some of its readers may not see; said at the first decision among these."""
    levels = Levels(subject.handbook)
    for procedure in subject.handbook.procedures.values():
        for audience in Classification:
            above = levels.above(audience)
            if procedure.id not in above and _untold(procedure, above):
                number, step = next((number, step) for number, step in enumerate(procedure.steps) if f"{procedure.id}#{step.id}" in above)
                details = {"id": step.id, "level": levels.of[f"{procedure.id}#{step.id}"], "own": levels.of[procedure.id]}
                yield subject.problem(procedure.id, ("steps", number, "classification"), Code.NEEDS_ABOVE, **details)
                break


def _untold(procedure: Procedure, above: frozenset[str]) -> bool:
    some = [f"{procedure.id}#{step.id}" in above for step in procedure.steps]
    return any(some) and not steps_left(procedure, above)


def parts(subject: Subject) -> Iterator[Problem]:
    """lower-inside: what is in something is not classified lower than that."""
    levels = Levels(subject.handbook)
    for owner, path, full_id in _parts(subject):
        known = levels.known.get(full_id)
        own: Classification | None = getattr(known.value, "classification", None) if known else None
        if known and known.inside and own and own.level < levels.of[known.inside].level:
            yield subject.problem(owner, (*path, "classification"), Code.LOWER_INSIDE, id=full_id, own=own, level=levels.of[known.inside])


def _parts(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    """Everything in files that can have a classification of its own."""
    handbook = subject.handbook
    for document in handbook.sources.values():
        yield from _clauses(document)
    for procedure in handbook.procedures.values():
        yield from ((procedure.id, ("steps", number), f"{procedure.id}#{step.id}") for number, step in enumerate(procedure.steps))
    for module in handbook.modules.values():
        yield from ((module.id, ("lessons", number), f"{module.id}/{lesson.id}") for number, lesson in enumerate(module.lessons))
    for bank in handbook.banks.values():
        yield from ((bank.id, path, f"{bank.id}#{question.id}") for path, question in questions(bank))


def _clauses(document: SourceDocument) -> Iterator[tuple[str, Path, str]]:
    return ((document.id, path, f"{document.id}#{clause.id}") for path, clause in clauses(("clauses",), document.clauses))
