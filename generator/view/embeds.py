"""View: what the embeds of a lesson show: the handbook's own data, prepared as on its own page, with a way there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.model.embed import Embed
from generator.model.page import Link
from generator.view.book import Book, Delivery
from generator.view.glossary import term_view
from generator.view.matrix import role_matrix
from generator.view.organisation import Branch, chart, unit_view
from generator.view.procedures import procedure_view
from generator.view.responsibilities import responsibility_view
from generator.view.sources import ClauseView, clause_view


@dataclass(frozen=True, slots=True)
class Shown:
    """One embed ready to be shown: `name` says how, `link` leads to the page of what it shows."""

    name: str
    link: Link
    view: object


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause, and the document it stands in."""

    document: Link
    clause: ClauseView


@dataclass(frozen=True, slots=True)
class Line:
    """The units along one line: who is below whom, or, `professional`, who guides whom."""

    professional: bool
    branches: tuple[Branch, ...]


def shown(book: Book, embed: Embed) -> Shown:
    """What *embed* shows. Raises KeyError where it names nothing (the check reports that)."""
    return _SHOWN[embed.name](book, embed)


def _responsibility(book: Book, embed: Embed) -> Shown:
    entry = book.handbook.responsibilities[embed.argument]
    return Shown(embed.name, book.responsibility(entry.id), responsibility_view(book, entry))


def _matrix(book: Book, embed: Embed) -> Shown:
    options = dict(embed.options)
    view = role_matrix(book)
    rows = [row for row in view.rows if options.get("topic", row.topic) == row.topic]
    units = [number for number, column in enumerate(view.columns) if options.get("unit", column.unit.fact) == column.unit.fact]
    kept = [number for number in units if any(row.cells[number].marks for row in rows)]
    columns = tuple(view.columns[number] for number in kept)
    rows = [replace(row, cells=tuple(row.cells[number] for number in kept)) for row in rows]
    part = replace(view, columns=columns, rows=tuple(row for row in rows if any(cell.marks for cell in row.cells)), legend=())
    return Shown(embed.name, book.section("matrix"), part)


def _org_chart(book: Book, embed: Embed) -> Shown:
    view = chart(book)
    line = Line(professional=True, branches=view.professional) if embed.argument == "professional" else Line(professional=False, branches=view.administrative)
    return Shown(embed.name, replace(book.section("organisation"), anchor=f"_{embed.argument or 'administrative'}"), line)


def _clause(book: Book, embed: Embed) -> Shown:
    document_id, _, clause_id = embed.argument.partition("#")
    document = book.handbook.sources[document_id]
    clause = next(clause for clause in document.walk() if clause.id == clause_id)
    return Shown(embed.name, book.clause(embed.argument), CitedClause(book.clause(document_id), replace(clause_view(book, document_id, clause), clauses=())))


def _steps(book: Book, embed: Embed) -> Shown:
    procedure = book.handbook.procedures[embed.argument]
    return Shown(embed.name, book.procedure(procedure.id), procedure_view(book, procedure))


def _unit(book: Book, embed: Embed) -> Shown:
    unit = book.handbook.units[embed.argument]
    return Shown(embed.name, book.unit(unit.id), unit_view(book, unit))


def _deadline(book: Book, embed: Embed) -> Shown:
    delivery = _delivery(book, embed.argument)
    return Shown(embed.name, replace(delivery.responsibility, anchor=delivery.anchor), delivery)


def _delivery(book: Book, full_id: str) -> Delivery:
    return next(book.delivery(responsibility, deliverable) for item, responsibility, deliverable in book.handbook.deliverables() if item == full_id)


def _term(book: Book, embed: Embed) -> Shown:
    term = next(term for term in book.handbook.terms if term.id == embed.argument)
    return Shown(embed.name, book.link(f"glossary#{term.id}"), term_view(book, term))


_SHOWN: Mapping[str, Callable[[Book, Embed], Shown]] = {
    "responsibility": _responsibility,
    "matrix": _matrix,
    "org_chart": _org_chart,
    "clause": _clause,
    "steps": _steps,
    "unit": _unit,
    "deadline": _deadline,
    "term": _term,
}
