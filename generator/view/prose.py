"""View: pages of running text, written in Markdown by the editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.page import Page
from generator.view.book import Book


@dataclass(frozen=True, slots=True)
class ProseView:
    """A page of running text; `translated` is false where the reader gets it in another language."""

    fact: str
    title: str
    body: str
    translated: bool


def pages(book: Book) -> Iterator[Page]:
    """Every page of running text."""
    for text in book.handbook.prose.values():
        view = ProseView(text.id, book.say(text.title), book.say(text.body), book.language in text.body.values)
        yield Page(text.id, book.language, "prose", view.title, text.id, view, "", (book.section(""),))
