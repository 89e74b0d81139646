"""View: what is due: dated deadlines on a timeline, and duties to deliver that have an occasion but no date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import in_order
from generator.model.page import Heading, Link, Page
from generator.view.book import Book, Delivery


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a date: a document's issue, or the deadline of deliverables. `day` is ISO, for sorting and machines."""

    day: str
    shown: str
    is_deadline: bool
    documents: tuple[Link, ...]
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What the deadlines page shows."""

    dated: tuple[Delivery, ...]
    undated: tuple[Delivery, ...]
    timeline: tuple[Event, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page of deadlines."""
    deliveries = [book.delivery(responsibility, deliverable) for _, responsibility, deliverable in book.handbook.deliverables()]
    dated = tuple(sorted((d for d in deliveries if d.last_day), key=lambda d: (d.last_day, d.fact)))
    view = Deadlines(dated, tuple(d for d in deliveries if not d.last_day), _timeline(book, dated))
    contents = tuple(Heading(f"_{name}", book.strings(f"deadlines.{name}")) for name in ("dated", "timeline", "undated"))
    title = book.strings("section.deadlines")
    yield Page("deadlines", book.language, "deadlines", title, "deadlines", view, book.strings("deadlines.lede"), (book.section(""),), contents)


def _timeline(book: Book, dated: tuple[Delivery, ...]) -> tuple[Event, ...]:
    issued: dict[str, list[Link]] = {}
    for document in in_order(book.handbook.sources):
        if document.date:
            issued.setdefault(document.date, []).append(book.clause(document.id))
    due: dict[tuple[str, str], list[Delivery]] = {}
    for delivery in dated:
        due.setdefault((delivery.last_day, delivery.due), []).append(delivery)
    events = [Event(day, book.day(day), False, tuple(documents), ()) for day, documents in issued.items()]  # noqa: FBT003 - a field, in order
    events += [Event(day, shown, True, (), tuple(deliveries)) for (day, shown), deliveries in due.items()]  # noqa: FBT003 - a field, in order
    return tuple(sorted(events, key=lambda event: (event.day, event.is_deadline, event.shown)))
