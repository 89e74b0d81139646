"""Validate: nothing has two names, and no name means two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Clause, Handbook, Prose, Text, UnitClass, is_file_id
from generator.problems import Code, Problem
from generator.validate import pages
from generator.validate.spaces import Named, items, training_spaces
from generator.validate.subject import SETTINGS, Subject
from generator.validate.walk import Path
from generator.words import fold


def item_ids(subject: Subject) -> Iterator[Problem]:
    """duplicate-id: within a file no two items are called the same."""
    for space in _spaces(subject.handbook):
        first: dict[str, Named] = {}
        for named in space:
            owner, path, name = named
            if name in first:
                yield subject.problem(owner, path, Code.DUPLICATE_ID, id=name, first=subject.place(*first[name][:2]))
            first.setdefault(name, named)


def _spaces(handbook: Handbook) -> Iterator[list[Named]]:
    """The sets of items that are addressed alike, each as one list."""
    settings = handbook.settings
    yield [(SETTINGS, ("languages", number), language) for number, language in enumerate(settings.languages)]
    yield items(SETTINGS, ("tiers",), settings.tiers)
    yield items("glossary", ("terms",), handbook.terms)
    yield items("roles", ("roles",), handbook.roles)
    yield items("topics", ("topics",), handbook.topics)
    for unit in handbook.units.values():
        if isinstance(unit, UnitClass):
            yield items(unit.id, ("variants",), unit.variants) + items(unit.id, ("instances",), unit.instances)
    for entry in handbook.responsibilities.values():
        yield items(entry.id, ("assignments",), entry.assignments) + items(entry.id, ("deliverables",), entry.deliverables)
    for procedure in handbook.procedures.values():
        yield items(procedure.id, ("steps",), procedure.steps)
    for document in handbook.sources.values():
        yield list(_clauses(document.id, ("clauses",), document.clauses))
    yield items("reviews", ("reviews",), handbook.reviews)
    yield from training_spaces(handbook)


def _clauses(owner: str, path: Path, clauses: Iterable[Clause]) -> Iterator[Named]:
    for number, clause in enumerate(clauses):
        yield owner, (*path, number, "id"), clause.id
        yield from _clauses(owner, (*path, number, "clauses"), clause.clauses)


def page_ids(subject: Subject) -> Iterator[Problem]:
    """duplicate-id: a page or lesson takes no address that something else has."""
    taken: dict[str, object] = {address: f"/{address}" for address in pages.taken(subject.handbook)}
    for prose in subject.pages:
        address = _address(prose)
        other = subject.place(address) if address in subject.entries - subject.handbook.lessons.keys() else taken.get(address)
        if other is not None:
            yield subject.problem(prose.id, (), Code.DUPLICATE_ID, id=prose.id, first=other)
        taken.setdefault(address, subject.place(prose.id))


def _address(prose: Prose) -> str:
    """Where the page is published: `x/index` is the same place as `x`."""
    return "" if prose.id == "index" else prose.id.removesuffix("/index")


def former_ids(subject: Subject) -> Iterator[Problem]:
    """bad-id, formerly-taken: an old id is well formed, no longer in use, and claimed by one file."""
    in_use = subject.entries | pages.taken(subject.handbook) | frozenset(subject.handbook.prose) | frozenset(subject.handbook.banks)
    claimed: dict[str, Named] = {}
    for named in _former(subject.handbook):
        owner, path, old = named
        if not is_file_id(old):
            yield subject.problem(owner, path, Code.BAD_ID, value=old)
        elif old in in_use:
            yield subject.problem(owner, path, Code.FORMERLY_TAKEN, id=old, other=old)
        elif old in claimed:
            yield subject.problem(owner, path, Code.FORMERLY_TAKEN, id=old, other=claimed[old][0])
        claimed.setdefault(old, named)


def _former(handbook: Handbook) -> Iterator[Named]:
    for folder in handbook.folders():
        for entry in folder.values():
            for number, old in enumerate(entry.formerly):
                yield entry.id, ("formerly", number), old


def abbreviations(subject: Subject) -> Iterator[Problem]:
    """abbreviation-twice: in one language a short form stands for one thing."""
    first: dict[tuple[str, str], tuple[str, Path, str]] = {}
    for owner, path, short, full in _short_forms(subject.handbook):
        for language, word in sorted(short.values.items()):
            meaning = full.get(language)
            earlier = first.setdefault((language, word), (owner, path, meaning))
            if fold(earlier[2]) != fold(meaning):
                details = {"abbreviation": word, "other": earlier[2], "first": subject.place(*earlier[:2])}
                yield subject.problem(owner, path, Code.ABBREVIATION_TWICE, **details)
                break


def _short_forms(handbook: Handbook) -> Iterator[tuple[str, Path, Text, Text]]:
    for unit in handbook.units.values():
        if unit.abbreviation:
            yield unit.id, ("abbreviation",), unit.abbreviation, unit.name
    for number, term in enumerate(handbook.terms):
        if term.abbreviation:
            yield "glossary", ("terms", number, "abbreviation"), term.abbreviation, term.term
