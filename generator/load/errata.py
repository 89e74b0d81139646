"""Load, beside the editions: `errata.yml`, what became known of an edition after its release. People write it, so it is read like all they write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.load.shape import Given, shape
from generator.load.text import read_file
from generator.load.tree import parse
from generator.model import Case, Classification, Clause, Handbook, Text, item_id
from generator.model.bundle import ERRATA, MODEL
from generator.model.edition import Errata
from generator.problems import Code, Locator, Problem
from generator.words import closest

Way = tuple[str | int, ...]


def read_errata(folder: Path, place: str, handbook: Handbook) -> tuple[Errata | None, tuple[Problem, ...]]:
    """The errata of the edition in *folder*, which are about *handbook*; none where nobody wrote any, None where they can't be read.

    *place* is what problems call the folder.
    """
    if not (folder / ERRATA).exists():
        return Errata(), ()
    name = f"{place}/{ERRATA}"
    tree = parse(read_file(folder / ERRATA, name), name)
    if not tree.whole:
        return None, tree.problems
    errata, problems = shape(Errata, Given(tree.value, tree.locator, ERRATA), handbook.settings.default_language)
    problems = (*tree.problems, *problems)
    if errata is not None:
        problems = (*problems, *_judged(errata, handbook, tree.locator, place))
    return errata, problems


def _judged(errata: Errata, handbook: Handbook, locator: Locator, place: str) -> Iterator[Problem]:
    levels = levels_of(handbook)
    known = sorted({*levels, *_others(handbook)})
    for way, named in _named(errata):
        if named not in known:
            yield Problem.at(locator.place(way), Code.UNKNOWN_ID, id=named, expected=f"{place}/{MODEL}", suggestion=closest(named, known))
    for number, one in enumerate(errata.classified):
        way = ("classified", number)
        level = levels.get(one.id)
        if level is None and one.id in known:
            yield Problem.at(locator.place((*way, "id")), Code.ERRATA_UNCLASSIFIABLE, id=one.id)
        elif level is not None and one.classification.level < level.level:
            details = {"id": one.id, "before": level.value, "now": one.classification.value}
            yield Problem.at(locator.place((*way, "classification")), Code.ERRATA_WIDER, **details)
    for way, text in _texts(errata):
        yield from _languages(text, way, handbook, locator)


def _named(errata: Errata) -> Iterator[tuple[Way, str]]:
    """(where, id) of everything in the edition that the errata are about."""
    named = {
        "corrections": [one.id for one in errata.corrections],
        "withdrawn": [one.id for one in errata.withdrawn],
        "classified": [one.id for one in errata.classified],
    }
    yield from (((field, number, "id"), full_id) for field, ids in named.items() for number, full_id in enumerate(ids) if full_id is not None)


def _texts(errata: Errata) -> Iterator[tuple[Way, Text]]:
    for number, correction in enumerate(errata.corrections):
        yield ("corrections", number, "text"), correction.text
    for number, withdrawal in enumerate(errata.withdrawn):
        yield ("withdrawn", number, "reason"), withdrawal.reason


def _languages(text: Text, way: Way, handbook: Handbook, locator: Locator) -> Iterator[Problem]:
    """Texts are in the languages that the edition has, if not in all of them."""
    allowed = handbook.settings.languages
    for language in text.values:
        if language not in allowed:
            details = {"language": language, "allowed": ", ".join(allowed), "suggestion": closest(language, allowed)}
            yield Problem.at(locator.place((*way, language), key=True), Code.UNKNOWN_LANGUAGE, **details)


def levels_of(handbook: Handbook) -> Mapping[str, Classification]:
    """Who may read each thing that can be classified, by full id: what it says itself, or else what contains it."""
    root = handbook.settings.classification
    levels = {entry.id: entry.classification or root for folder in handbook.folders() for entry in folder.values()}
    for document in handbook.sources.values():
        levels |= _clauses(document.id, document.clauses, levels[document.id])
    for procedure in handbook.procedures.values():
        levels |= {item_id(procedure.id, step.id): step.classification or levels[procedure.id] for step in procedure.steps}
    for module in handbook.modules.values():
        levels |= {f"{module.id}/{lesson.id}": lesson.classification or levels[module.id] for lesson in module.lessons}
    for bank in handbook.banks.values():
        for question in bank.questions:
            level = question.classification or levels[bank.id]
            levels[item_id(bank.id, question.id)] = level
            parts = question.questions if isinstance(question, Case) else ()
            levels |= {item_id(bank.id, part.id): part.classification or level for part in parts}
    return levels


def _clauses(document: str, clauses: Iterable[Clause], above: Classification) -> dict[str, Classification]:
    levels: dict[str, Classification] = {}
    for clause in clauses:
        level = clause.classification or above
        levels |= {item_id(document, clause.id): level, **_clauses(document, clause.clauses, level)}
    return levels


def _others(handbook: Handbook) -> Iterator[str]:
    """Full ids of what can be corrected or withdrawn, but has no classification of its own."""
    yield from handbook.prose
    yield from handbook.lessons
    yield from (full_id for full_id, _, _ in handbook.assignments())
    yield from (full_id for full_id, _, _ in handbook.deliverables())
    yield from (full_id for full_id, _, _ in handbook.objectives())
    yield from (item_id("glossary", term.id) for term in handbook.terms)
