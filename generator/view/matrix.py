"""View: units × responsibilities, with the document's role words and, beside them, the derived RASCI letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.model import Assignment, Rasci, Responsibility, Unit, in_order, item_id
from generator.model.page import Link, Page
from generator.view.book import Book, RoleTag, role_fact

PARTNER = "partner"
"""Marks a unit that others name as their partner and whose own clauses say nothing."""

Marks = Callable[[Book, tuple[Assignment, ...], bool], tuple[RoleTag, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A unit that has a part in something."""

    unit: Link
    kind: str
    tier: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything one unit is in one responsibility; `anchor` is its first assignment there."""

    marks: tuple[RoleTag, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One responsibility, with a cell a column."""

    responsibility: Link
    topic: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter, and the fact that its name comes from."""

    id: str
    name: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """What one mark means; `reason` says why a role is read as these letters."""

    fact: str
    mark: RoleTag
    meaning: str
    letters: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """What a matrix page shows. `derived` is true of the RASCI view."""

    derived: bool
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tiers: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    legend: tuple[Legend, ...]
    letters: tuple[Choice, ...]
    other: Link


def pages(book: Book) -> Iterator[Page]:
    """The matrix in the document's words, and as RASCI."""
    for page, marks, other in (("matrix", _role_marks, "matrix/rasci"), ("matrix/rasci", _letter_marks, "matrix")):
        view = _matrix(book, marks, derived=page != "matrix", other=other)
        crumbs = (book.section(""), book.section("matrix")) if view.derived else (book.section(""),)
        title = book.section(page).title
        yield Page(page, book.language, "matrix", title, "matrix", view, book.strings(f"matrix.lede.{'rasci' if view.derived else 'roles'}"), crumbs)


def role_matrix(book: Book) -> Matrix:
    """The whole matrix in the document's words."""
    return _matrix(book, _role_marks, derived=False, other="matrix/rasci")


def _matrix(book: Book, marks: Marks, *, derived: bool, other: str) -> Matrix:
    units = _units_with_a_part(book)
    rows = tuple(_row(book, entry, units, marks) for entry in in_order(book.handbook.responsibilities))
    roles = tuple(dict.fromkeys(mark for row in rows for cell in row.cells for mark in cell.marks))
    order = [word.id.value for word in book.handbook.roles] + [letter.value for letter in Rasci] + [PARTNER]
    return Matrix(
        derived=derived,
        columns=tuple(Column(book.unit(unit.id), unit.kind, unit.tier or "") for unit in units),
        rows=rows,
        tiers=tuple(Choice(tier, book.tier(tier)) for tier in book.tiers({unit.tier for unit in units if unit.tier})),
        topics=_topics(book, {row.topic for row in rows}),
        roles=tuple(Choice(tag.id, tag.word, tag.fact) for tag in sorted(roles, key=lambda tag: order.index(tag.id))),
        legend=_legend(book),
        letters=tuple(Choice(letter.value, book.strings(f"rasci.{letter}")) for letter in Rasci),
        other=book.section(other),
    )


def _topics(book: Book, used: set[str]) -> tuple[Choice, ...]:
    return tuple(Choice(topic.id, book.say(topic.name), f"topic:{topic.id}") for topic in book.handbook.topics if topic.id in used)


def _units_with_a_part(book: Book) -> tuple[Unit, ...]:
    having = {unit for _, _, assignment in book.handbook.assignments() for unit in (assignment.unit, *assignment.with_)}
    return tuple(unit for unit in in_order(book.handbook.units) if unit.id in having)


def _row(book: Book, entry: Responsibility, units: tuple[Unit, ...], marks: Marks) -> Row:
    named = {partner for assignment in entry.assignments for partner in assignment.with_}
    cells = []
    for unit in units:
        held = tuple(assignment for assignment in entry.assignments if assignment.unit == unit.id)
        cells.append(Cell(marks(book, held, unit.id in named), held[0].id if held else "_partners" if unit.id in named else ""))
    assignments = tuple(item_id(entry.id, assignment.id) for assignment in entry.assignments)
    return Row(replace(book.responsibility(entry.id), facts=assignments), entry.topic, tuple(cells))


def _role_marks(book: Book, held: tuple[Assignment, ...], named: bool) -> tuple[RoleTag, ...]:  # noqa: FBT001 - one of two ways a cell is made
    roles = [word for word in book.handbook.roles if any(assignment.role == word.id for assignment in held)]
    if not roles and named:
        return (RoleTag(PARTNER, book.strings("matrix.partner")),)
    return tuple(RoleTag(word.id.value, book.say(word.short), role_fact(word.id)) for word in roles)


def _letter_marks(book: Book, held: tuple[Assignment, ...], _named: bool) -> tuple[RoleTag, ...]:  # noqa: FBT001 - see above
    letters = {letter for word in book.handbook.roles for letter in word.rasci if any(assignment.role == word.id for assignment in held)}
    return tuple(RoleTag(letter.value, letter.value) for letter in Rasci if letter in letters)


def _legend(book: Book) -> tuple[Legend, ...]:
    return tuple(
        Legend(
            role_fact(word.id),
            book.role(word.id),
            book.say(word.meaning),
            tuple(letter.value for letter in word.rasci),
            book.say(word.rasci_reason),
        )
        for word in book.handbook.roles
    )
