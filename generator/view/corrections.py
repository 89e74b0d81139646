"""View: what was corrected after the release, at the head of the page of what it is about, and all of it together."""

from __future__ import annotations

from dataclasses import replace

from generator.model.names import Names
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
    return tuple(found for full_id in ids for found in book.corrections(full_id, _anywhere(book, full_id)))


def _anywhere(book: Book, full_id: str) -> Link | None:
    """The way to what is corrected, or else to its file, called so that nobody needs to see where the link leads."""
    link = place(book, full_id) or place(book, full_id.partition("#")[0])
    return replace(link, title=Names(book.handbook, book.language).of(full_id), hint="") if link else None


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
    entry, cited, own = full_id.partition("#")[0], book.citing(full_id), Names(book.handbook, book.language).of(full_id)
    if entry in book.handbook.responsibilities:
        return replace(found, title=cited.hint if own == found.title else own, facts=cited.facts)
    return replace(found, title=cited.hint if entry in book.handbook.procedures else found.title, hint="")
