"""View: pages of running text, written in Markdown by the editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Prose
from generator.model.page import Page
from generator.view.book import Book


@dataclass(frozen=True, slots=True)
class ProseView:
    """A page of running text, and the language it is in: not the reader's where nobody has translated it."""

    fact: str
    title: str
    body: str
    language: str

    @classmethod
    def of(cls, text: Prose, language: str) -> ProseView:
        """*text* as a reader of *language* gets it."""
        written = language if language in text.body.values else next(iter(text.body.values))
        return cls(text.id, text.title.get(language), text.body.get(language), written)


def pages(book: Book) -> Iterator[Page]:
    """Every page of running text."""
    for text in book.handbook.prose.values():
        view = ProseView.of(text, book.language)
        yield Page(text.id, book.language, "prose", view.title, text.id, view, "", (book.section(""),))
