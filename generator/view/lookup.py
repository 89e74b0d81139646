"""View: the page for looking things up: a field, and what its results may be narrowed to. The search itself runs in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import in_order
from generator.model.page import Link, Page
from generator.view.book import Book, role_fact
from generator.view.matrix import Choice

KINDS = ("unit", "group", "responsibility", "procedure", "source", "term", "finding", "training", "text")
"""Kinds of things that can be found, as the search index names them."""
WITHOUT_SCRIPT = ("matrix", "responsibilities", "organisation")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the results; `name` is also that of its field in the address."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the page shows before anything is asked. `elsewhere` are pages that need no script, `words` what the script says."""

    home: Link
    facets: tuple[Facet, ...]
    elsewhere: tuple[Link, ...]
    words: tuple[tuple[str, str], ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page for looking things up."""
    facets = tuple(Facet(name, book.strings(f"lookup.{name}-label"), choices) for name, choices in _choices(book) if len(choices) > 1)
    words = tuple(sorted(book.strings.below("lookup").items()))
    view = Lookup(book.section(""), facets, tuple(book.section(page) for page in WITHOUT_SCRIPT), words)
    yield Page("lookup", book.language, "lookup", book.strings("section.lookup"), "lookup", view, book.strings("lookup.lede"), (book.section(""),))


def _choices(book: Book) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    handbook = book.handbook
    tiers = book.tiers({unit.tier for unit in handbook.units.values() if unit.tier})
    yield "kind", tuple(Choice(kind, book.strings(f"lookup.kind.{kind}")) for kind in KINDS)
    yield "unit", tuple(Choice(unit.id, book.say(unit.name), unit.id) for unit in in_order(handbook.units))
    yield "tier", tuple(Choice(tier, book.tier(tier)) for tier in tiers)
    yield "role", tuple(Choice(word.id.value, book.say(word.word), role_fact(word.id)) for word in handbook.roles)
    yield "topic", tuple(Choice(topic.id, book.say(topic.name), f"topic:{topic.id}") for topic in handbook.topics)
