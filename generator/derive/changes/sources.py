"""Derive: what changed about the legal documents and their clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.changes.fields import differences
from generator.derive.changes.sides import Sides, Told, changed, pairs
from generator.model import Clause, Handbook, SourceDocument, item_id
from generator.model.change import Change, ChangeCode


@dataclass(frozen=True)
class _Placed:
    """A clause with the id of what it stands in: a clause, or the document. Two are equal if they say the same at the same place."""

    clause: Clause
    within: str


class _Citing:
    """Who cites what, in both editions."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._units: dict[str, set[str]] = {}
        for book in sides.both:
            for unit_id, cited in _cited(book):
                self._units.setdefault(cited, set()).add(unit_id)

    def of(self, full_id: str) -> tuple[str, ...]:
        """The units whose assignments cite *full_id*."""
        return self._sides.units(self._units.get(full_id, ()))


def _cited(book: Handbook) -> Iterator[tuple[str, str]]:
    """(unit, clause) of every citation by an assignment."""
    for _, _, assignment in book.assignments():
        yield from ((assignment.unit, clause) for clause in assignment.source)


def sources(sides: Sides) -> Iterator[Change]:
    """Every change of a document and its clauses. A document that comes or goes does so as a whole."""
    citing = _Citing(sides)
    yield from sides.entries(
        lambda book: book.sources,
        ChangeCode.SOURCE_ADDED,
        ChangeCode.SOURCE_REMOVED,
        lambda document: Told([unit for full_id in _ids(document) for unit in citing.of(full_id)], _ids(document)),
    )
    for full_id, before, after in pairs(sides.before.sources, sides.after.sources):
        for difference in differences(before, after, without={"clauses"}):
            yield changed(ChangeCode.SOURCE_CHANGED, full_id, difference, citing.of(full_id), [full_id])
        yield from _clauses(citing, before, after)


def _ids(document: SourceDocument) -> list[str]:
    return [document.id, *(item_id(document.id, clause.id) for clause in document.walk())]


def _clauses(citing: _Citing, before: SourceDocument, after: SourceDocument) -> Iterator[Change]:
    had, has = _placed(before), _placed(after)
    for full_id in (*(each for each in had if each not in has), *(each for each in has if each not in had)):
        code = ChangeCode.CLAUSE_ADDED if full_id in has else ChangeCode.CLAUSE_REMOVED
        yield Change(code, full_id, units=citing.of(full_id), touched=(full_id,))
    for full_id, earlier, later in pairs(had, has):
        if earlier.within != later.within:
            yield Change(ChangeCode.CLAUSE_CHANGED, full_id, "place", (earlier.within,), (later.within,), citing.of(full_id), (full_id,))
        for difference in differences(earlier.clause, later.clause, without={"clauses"}):
            yield changed(ChangeCode.CLAUSE_CHANGED, full_id, difference, citing.of(full_id), [full_id])


def _placed(document: SourceDocument) -> dict[str, _Placed]:
    found: dict[str, _Placed] = {}

    def walk(clauses: tuple[Clause, ...], within: str) -> None:
        for clause in clauses:
            full_id = item_id(document.id, clause.id)
            found[full_id] = _Placed(clause, within)
            walk(clause.clauses, full_id)

    walk(document.clauses, document.id)
    return found
