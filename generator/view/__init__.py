"""Stage: the handbook → its pages as prepared views, one language at a time. Pure; no HTML, no files.

Each page kind is one module with a function `Book → pages`; `PAGE_KINDS` lists them in the order of the site's sections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator.locale import Catalogue
from generator.model import Handbook, Prose
from generator.model.derived import Derived
from generator.model.page import Page
from generator.model.tombstone import Gone
from generator.view import (
    changes,
    coverage,
    deadlines,
    findings,
    glossary,
    guide,
    home,
    lookup,
    matrix,
    organisation,
    procedures,
    prose,
    responsibilities,
    sources,
)
from generator.view import tombstones as tombstone
from generator.view import training as courses
from generator.view.abbreviations import ShortForms
from generator.view.book import Book
from generator.view.changes import CHANGES
from generator.view.corrections import corrections_on
from generator.view.sheets import take_away
from generator.view.training import COURSES

PAGE_KINDS: tuple[Callable[[Book], Iterable[Page]], ...] = (
    home.pages,
    organisation.pages,
    responsibilities.pages,
    matrix.pages,
    procedures.pages,
    deadlines.pages,
    sources.pages,
    glossary.pages,
    courses.pages,
    changes.pages,
    findings.pages,
    coverage.pages,
    lookup.pages,
    prose.pages,
)

SECTIONS = ("", "organisation", "responsibilities", "matrix", "procedures", "deadlines", "sources", "glossary")
"""Page ids of the main navigation, in its order; pages of running text and the reports come after these."""

GUIDE_SECTIONS = ("", "add-a-clause", "add-a-unit", "add-a-responsibility", "add-a-procedure", "add-a-course", "add-a-question")
"""The same for the staff guide, as its entrance tells them: one step after the other."""

LOOKUP = "lookup"
REPORTS = ("findings", "coverage")
"""Page ids of what the handbook says about itself."""

Titles = tuple[tuple[str, str], ...]


def pages(handbook: Handbook, derived: Derived, language: str) -> tuple[Page, ...]:
    """Every page of the handbook in *language*, sorted by id."""
    book, short_forms = Book(handbook, derived, language), ShortForms.of(handbook, language)
    made = (page for kind in PAGE_KINDS for page in kind(book))
    found = (replace(short_forms.noted(page), take_away=take_away(book, page), corrections=corrections_on(book, page)) for page in made)
    return tuple(sorted(found, key=lambda page: page.id))


def tombstones(handbook: Handbook, derived: Derived, found: Sequence[Page], gone: Sequence[Gone]) -> tuple[Page, ...]:
    """A page for everything that is gone, beside the pages that were *found*."""
    return tuple(tombstone.pages(Book(handbook, derived, found[0].language), gone, found)) if gone else ()


def navigation(found: tuple[Page, ...], handbook: Handbook, language: str) -> tuple[Titles, Titles]:
    """(title, page id) of the main sections, and of the pages under "more"; only pages that exist."""
    strings = Catalogue.of(language)
    titles = {page.id: page.title for page in found}
    training = COURSES if COURSES in titles else handbook.settings.training
    main = [(strings(f"section.{page or 'home'}"), page) for page in SECTIONS if page in titles]
    main += [(strings("section.training"), training)] if training in titles and training else []
    more = (LOOKUP, CHANGES, *REPORTS, *(page.id for page in found if page.template == "prose" and page.id != training))
    return tuple(main), tuple((titles[page], page) for page in more if page in titles)


def guide_navigation(found: tuple[Page, ...], language: str) -> tuple[Titles, Titles]:
    """(title, page id) of the guide's entrance and of what staff do most, and of its other pages under "more"."""
    titles = {page.id: page.title for page in found} | {"": Catalogue.of(language)("section.guide")}
    main = tuple((titles[page], page) for page in GUIDE_SECTIONS if page in titles)
    return main, tuple((title, page) for page, title in titles.items() if page not in GUIDE_SECTIONS)


def guide_pages(handbook: Handbook, texts: tuple[Prose, ...], language: str) -> tuple[Page, ...]:
    """Every page of the tool's own guide in *language*, sorted by id; its short forms are those of *handbook*."""
    short_forms = ShortForms.of(handbook, language)
    return tuple(sorted(map(short_forms.noted, guide.pages(texts, language)), key=lambda page: page.id))


__all__ = ["PAGE_KINDS", "SECTIONS", "guide_navigation", "guide_pages", "navigation", "pages", "tombstones"]
