"""View: what the address of a page says that an edition has no more: what it was, why it went, and what takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.page import Link, Page
from generator.model.tombstone import Gone
from generator.view.book import Book


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What such a page shows. `last` is the last edition that has it and `last_page` its page there, None where it cannot be seen any more."""

    fact: str
    reason: str
    successor: Link | None
    last: str
    last_page: str | None
    withdrawn: str
    home: Link
    lookup: Link | None


def pages(book: Book, gone: Iterable[Gone], known: Iterable[Page]) -> Iterator[Page]:
    """One page for each that is gone; what takes its place is linked if it is among the *known* pages."""
    titles = {page.id: page.title for page in known}
    for one in gone:
        successor = one.successor if one.successor in titles else None
        view = Tombstone(
            fact=f"gone:{one.page}",
            reason=book.say(one.reason),
            successor=Link(successor, titles[successor], successor) if successor else None,
            last=one.last,
            last_page=None if one.withdrawn else one.last_page,
            withdrawn=book.day(one.withdrawn) if one.withdrawn else "",
            home=book.section(""),
            lookup=book.section("lookup") if "lookup" in titles else None,
        )
        yield Page(one.page, book.language, "tombstone", one.title, one.page.partition("/")[0], view, "", (book.section(""),))
