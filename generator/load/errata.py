"""Load, beside the editions: `errata.yml`, what became known of an edition after its release. People write it, so it is read like all they write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load.shape import Given, shape
from generator.load.text import read_file
from generator.load.tree import parse
from generator.model import Handbook, Text
from generator.model.bundle import ERRATA, MODEL
from generator.model.edition import Errata
from generator.model.levels import Levels
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
    levels = Levels(handbook)
    for way, named in _named(errata):
        if named not in levels.known:
            details = {"id": named, "expected": f"{place}/{MODEL}", "suggestion": closest(named, levels.known)}
            yield Problem.at(locator.place(way), Code.UNKNOWN_ID, **details)
    for number, one in enumerate(errata.classified):
        way, known = ("classified", number), levels.known.get(one.id)
        if known and "classification" not in type(known.value).model_fields:
            yield Problem.at(locator.place((*way, "id")), Code.ERRATA_UNCLASSIFIABLE, id=one.id)
        elif known and one.classification.level < levels.of[one.id].level:
            details = {"id": one.id, "before": levels.of[one.id].value, "now": one.classification.value}
            yield Problem.at(locator.place((*way, "classification")), Code.ERRATA_WIDER, **details)
    for way, text in _texts(errata):
        yield from _languages(text, way, handbook, locator)


def _named(errata: Errata) -> Iterator[tuple[Way, str]]:
    """(where, id) of everything in the edition that the errata are about."""
    ids: dict[str, list[str | None]] = {
        "corrections": [one.id for one in errata.corrections],
        "withdrawn": [one.id for one in errata.withdrawn],
        "classified": [one.id for one in errata.classified],
    }
    for field, named in ids.items():
        yield from (((field, number, "id"), full_id) for number, full_id in enumerate(named) if full_id is not None)


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
