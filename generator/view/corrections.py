"""View: what was corrected after the release, at the head of the page of what it is about, and all of it together."""

from __future__ import annotations

from dataclasses import replace

from generator.model.page import Corrected, Link, Page
from generator.view.book import Book
from generator.view.places import place


def corrections_on(book: Book, page: Page) -> tuple[Corrected, ...]:
    """What stands at the head of *page*: corrections of what it is about, and the way to those that stand beside an item further down."""
    if not book.derived.corrections:
        return ()
    ids = dict.fromkeys(correction.id for correction in book.derived.corrections)
    return tuple(found for full_id in ids if _page(book, full_id) == page.id for found in book.corrections(full_id, _item(book, full_id)))


def every_correction(book: Book) -> tuple[Corrected, ...]:
    """Every correction of this edition, with the way to what it corrects where that has a page."""
    ids = dict.fromkeys(correction.id for correction in book.derived.corrections)
    return tuple(found for full_id in ids for found in book.corrections(full_id, place(book, full_id) or place(book, full_id.partition("#")[0])))


def _page(book: Book, full_id: str) -> str:
    """Id of the page that a correction is shown on: that of its file; of a question, where it is practised."""
    entry = full_id.partition("#")[0]
    found = place(book, full_id) if entry.startswith("quizzes/") else None
    return found.page if found else entry


def _item(book: Book, full_id: str) -> Link | None:
    """The way to an item that shows its corrections itself, called what tells it from the others of its page."""
    found = place(book, full_id)
    if found is None or not found.anchor:
        return None
    entry = full_id.partition("#")[0]
    told_apart = entry in book.handbook.responsibilities or entry in book.handbook.procedures
    return replace(found, title=book.citing(full_id).hint, facts=book.citing(full_id).facts) if told_apart else replace(found, hint="")
