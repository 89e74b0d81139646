"""View: the glossary, sorted as the language sorts, and the abbreviations that pages explain where they are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Term
from generator.model.page import Corrected, Page
from generator.view.book import Basis, Book
from generator.words import fold


@dataclass(frozen=True, slots=True)
class TermView:
    """One term."""

    fact: str
    anchor: str
    term: str
    abbreviation: str
    definition: str
    synonyms: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    basis: Basis
    corrections: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """What the glossary shows, under initial letters."""

    letters: tuple[tuple[str, tuple[TermView, ...]], ...]


OTHER = "0–9"
"""Heads the terms that begin with no letter, such as "5-day week"."""


def pages(book: Book) -> Iterator[Page]:
    """The one glossary page."""
    terms = sorted((term_view(book, term) for term in book.handbook.terms), key=lambda term: (fold(term.term), term.fact))
    letters: dict[str, list[TermView]] = {}
    for term in terms:
        letters.setdefault(_initial(term.term), []).append(term)
    view = GlossaryView(tuple((letter, tuple(group)) for letter, group in letters.items()))
    title = book.strings("section.glossary")
    yield Page("glossary", book.language, "glossary", title, "glossary", view, book.strings("glossary.lede"), (book.section(""),))


def _initial(term: str) -> str:
    letter = fold(term)[:1].upper()
    return letter if letter.isalpha() else OTHER


def term_view(book: Book, term: Term) -> TermView:
    """A term ready to be shown."""
    return TermView(
        fact=f"glossary#{term.id}",
        anchor=term.id,
        term=book.say(term.term),
        abbreviation=book.say(term.abbreviation),
        definition=book.say(term.definition),
        synonyms=tuple(book.say(synonym) for synonym in term.synonyms if book.language in synonym.values),
        others=tuple((language, text) for language, text in term.term.values.items() if language != book.language),
        basis=book.basis(term),
        corrections=book.corrections(f"glossary#{term.id}"),
    )
