"""View: what a unit can take away: its duties and deliverables as tables, its deadlines as appointments, and the matrix as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model import Deliverable, Responsibility, in_order, item_id
from generator.model.page import Link, Page
from generator.model.sheet import Appointment, Sheet, TakeAway, Value
from generator.view.book import Basis, Book, Delivery, Duty
from generator.view.deadlines import Deadlines
from generator.view.matrix import Matrix
from generator.view.organisation import UnitView

COLUMNS = ("role", "responsibility", "text", "unit", "with", "over", "to", "when", "last-day", "clauses", "basis", "address")
"""Columns of every table about units; their names stand in the catalogue under `sheet.column`."""


def take_away(book: Book, page: Page) -> TakeAway | None:
    """What can be taken away from *page*; None from pages that hold no table of duties or deadlines."""
    found = None
    if isinstance(page.view, UnitView):
        found = TakeAway("duties", unit_sheets(book, page.view), appointments(book, page.view.fact))
    elif isinstance(page.view, Matrix):
        found = TakeAway("matrix", (matrix_sheet(book, page.view),))
    elif isinstance(page.view, Deadlines):
        found = TakeAway("deadlines", deadline_sheets(book, page.view), appointments(book))
    return found if found and found.files else None


def deadline_sheets(book: Book, view: Deadlines) -> tuple[Sheet, ...]:
    """What is due with a date, and without."""
    sections = {"dated": view.dated, "undated": view.undated}
    return tuple(
        Sheet(book.strings(f"deadlines.{name}"), _columns(book), tuple(_delivery(book, delivery) for delivery in deliveries))
        for name, deliveries in sections.items()
        if deliveries
    )


def unit_sheets(book: Book, view: UnitView) -> tuple[Sheet, ...]:
    """One table a section of the unit's page; sections with nothing in them are left out."""
    sections: dict[str, list[tuple[Value, ...]]] = {
        "duties": [_duty(book, duty) for group in view.roles for duty in group.duties],
        "owes": [_delivery(book, delivery) for delivery in view.owes],
        "receives": [_delivery(book, delivery) for delivery in view.receives] + [_duty(book, duty) for duty in view.reported_to],
        "through-groups": [row for group in view.through_groups for row in _group(book, group.duties, group.deliveries)],
        "parts": [_duty(book, duty) for part in view.parts for duty in part.duties],
        "partner": [_duty(book, duty) for duty in view.partner_in],
    }
    return tuple(Sheet(book.strings(f"unit.{name}"), _columns(book), tuple(rows)) for name, rows in sections.items() if rows)


def matrix_sheet(book: Book, view: Matrix) -> Sheet:
    """The matrix as a table: a responsibility a row, a unit a column, all role words of a cell in one."""
    columns = (book.strings("matrix.corner"), *(column.unit.title for column in view.columns))
    rows = tuple((row.responsibility.title, *(", ".join(mark.word for mark in cell.marks) or None for cell in row.cells)) for row in view.rows)
    return Sheet(book.section("matrix/rasci" if view.derived else "matrix").title, columns, rows)


def appointments(book: Book, unit_id: str | None = None) -> tuple[Appointment, ...]:
    """Dated deadlines: all of them, or those of what a unit owes, by itself or through its groups."""
    return tuple(
        Appointment(
            item_id(responsibility.id, deliverable.id),
            book.say(deliverable.title),
            _words(book, responsibility, deliverable),
            deliverable.due.last_day,
            deliverable.every,
            month_end=(deliverable.due.before or "").endswith("-01"),
        )
        for responsibility, deliverable in _owed(book, unit_id)
        if deliverable.due
    )


def _columns(book: Book) -> tuple[str, ...]:
    return tuple(book.strings(f"sheet.column.{name}") for name in COLUMNS)


def _owed(book: Book, unit_id: str | None) -> Iterator[tuple[Responsibility, Deliverable]]:
    if unit_id is None:
        yield from ((responsibility, deliverable) for responsibility in in_order(book.handbook.responsibilities) for deliverable in responsibility.deliverables)
        return
    groups = (group.id for group in book.relations.groups_of(unit_id))
    yield from ((owed.responsibility, owed.deliverable) for debtor in (unit_id, *groups) for owed in book.relations.owes(debtor))


def _words(book: Book, responsibility: Responsibility, deliverable: Deliverable) -> str:
    delivery = book.delivery(responsibility, deliverable)
    lines = (
        book.say(responsibility.title),
        f"{book.strings('delivery.by')}: {_titles(delivery.by)}",
        f"{book.strings('delivery.to')}: {_titles(delivery.to) or book.strings('unstated.to')}",
        f"{book.strings('delivery.due')}: {delivery.due}",
        _basis(book, delivery.basis),
    )
    return "\n".join(lines)


def _group(book: Book, duties: Iterable[Duty], deliveries: Iterable[Delivery]) -> Iterator[tuple[Value, ...]]:
    yield from (_duty(book, duty) for duty in duties)
    yield from (_delivery(book, delivery) for delivery in deliveries)


def _duty(book: Book, duty: Duty) -> tuple[Value, ...]:
    return (
        duty.role.word,
        duty.responsibility.title,
        duty.text,
        duty.unit.title,
        _titles(duty.partners),
        _titles(duty.over),
        _titles(duty.to),
        ", ".join(duty.when),
        None,
        _clauses(duty.basis),
        _basis(book, duty.basis),
        f"{duty.responsibility.page}/#{duty.anchor}",
    )


def _delivery(book: Book, delivery: Delivery) -> tuple[Value, ...]:
    occasion = delivery.due or ", ".join((*delivery.when, *filter(None, [delivery.every]))) or book.strings("unstated.due")
    return (
        book.strings("sheet.deliverable"),
        delivery.responsibility.title,
        delivery.title,
        _titles(delivery.by),
        None,
        None,
        _titles(delivery.to) or book.strings("unstated.to"),
        occasion,
        date.fromisoformat(delivery.last_day) if delivery.last_day else None,
        _clauses(delivery.basis),
        _basis(book, delivery.basis),
        f"{delivery.responsibility.page}/#{delivery.anchor}",
    )


def _titles(links: Iterable[Link]) -> str:
    return "; ".join(link.title for link in links)


def _clauses(basis: Basis) -> str:
    return ", ".join(link.title for link in basis.clauses)


def _basis(book: Book, basis: Basis) -> str:
    return book.strings("basis.editorial") if basis.editorial else "; ".join(link.hint for link in basis.clauses)
