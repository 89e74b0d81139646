"""Derive: what differs between two editions, as typed changes. Pure; each kind of thing has a module that compares it.

    earlier edition → in the later one's ids (renaming) → compared file by file, field by field (fields) → changes in reading order

To add a kind of change: its code in `generator.model.change`, a rule here below, its words in the catalogues under `change.<code>`. A field
more in the model needs nothing: it is compared by its type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from generator.derive.changes.learning import learning
from generator.derive.changes.lists import pages, terms, whole
from generator.derive.changes.procedures import procedures
from generator.derive.changes.responsibilities import responsibilities
from generator.derive.changes.sides import Sides
from generator.derive.changes.sources import sources
from generator.derive.changes.units import units
from generator.model import Handbook, Responsibility, in_order, item_id
from generator.model.change import Change, ChangeCode
from generator.model.facts import GLOSSARY
from generator.model.renaming import renamed

RULES: tuple[Callable[[Sides], Iterator[Change]], ...] = (units, responsibilities, sources, procedures, terms, learning, pages, whole)

GONE = frozenset(code for code in ChangeCode if code.value.endswith(("-removed", "-dropped")))
"""Changes whose subject the later edition has not: it is named, and sorted, as in the earlier one."""
_CODES = {code: number for number, code in enumerate(ChangeCode)}


def changes(before: Handbook, after: Handbook) -> tuple[Change, ...]:
    """What *after* changed, by code, then in reading order of *after* (what is gone: of *before*).

    Both as their readers see them: what may not be seen has to be taken out before. Things are the same if they have the same id; a file that
    has another one says so (`formerly`). Nothing is told twice: what comes or goes as a whole is not told part by part.
    """
    sides = Sides.of(before, after)
    names = renamed(before, after)
    old = {now: then for then, now in names.items()}
    found = [_as_then(change, old) if change.code in GONE else change for rule in RULES for change in rule(sides)]
    found += [Change(ChangeCode.MOVED, now, before=(then,), after=(now,), units=sides.units([now])) for then, now in names.items()]
    places = {True: _places(before), False: _places(after)}
    return tuple(sorted(found, key=lambda change: _key(change, places[change.code in GONE])))


def _as_then(change: Change, old: Mapping[str, str]) -> Change:
    """The change with its subject as the earlier edition called it."""
    entry_id, mark, item = change.subject.partition("#")
    module, slash, lesson = entry_id.rpartition("/")
    then = old[module] + slash + lesson if module in old else old.get(entry_id, entry_id)
    return replace(change, subject=then + mark + item)


def _key(change: Change, places: Mapping[str, int]) -> tuple[int, int, str, str]:
    return _CODES[change.code], places.get(change.subject, len(places)), change.subject, change.field


def _places(book: Handbook) -> dict[str, int]:
    """Full id of everything → its number in reading order."""
    work = ((entry.id, *(item_id(entry.id, part) for part in _parts(entry))) for entry in in_order(book.responsibilities))
    steps = ((entry.id, *(item_id(entry.id, step.id) for step in entry.steps)) for entry in in_order(book.procedures))
    clauses = ((document.id, *(item_id(document.id, clause.id) for clause in document.walk())) for document in in_order(book.sources))
    modules = (
        (entry.id, *(item_id(entry.id, each.id) for each in entry.objectives), *(f"{entry.id}/{each.id}" for each in entry.lessons))
        for entry in in_order(book.modules)
    )
    ids = chain(
        (unit.id for unit in in_order(book.units)),
        chain.from_iterable(work),
        chain.from_iterable(clauses),
        chain.from_iterable(steps),
        (item_id(GLOSSARY, term.id) for term in book.terms),
        (course.id for course in in_order(book.courses)),
        chain.from_iterable(modules),
        (bank.id for bank in in_order(book.banks)),
        (full_id for full_id, _, _ in book.questions()),
        book.prose,
    )
    return {full_id: number for number, full_id in enumerate(dict.fromkeys(ids))}


def _parts(responsibility: Responsibility) -> list[str]:
    return [each.id for each in responsibility.assignments] + [each.id for each in responsibility.deliverables]


__all__ = ["GONE", "RULES", "changes", "renamed"]
