"""Floor: a page before it is rendered: a prepared view, and the facts that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from generator.model.sheet import TakeAway

SETTINGS = "settings"
"""The fact that stands for everything in `mkdocs.yml`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to something: `fact` is the full id of what it names, `page` and `anchor` where it is shown.

    `facts` are further facts from which its words come, or what stands beside it.
    """

    fact: str
    title: str
    page: str
    anchor: str = ""
    hint: str = ""
    facts: tuple[str, ...] = ()

    @property
    def here(self) -> str:
        """The address within the site, for sorting and for telling links apart."""
        return f"{self.page}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the page's table of contents, and those below it."""

    anchor: str
    title: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that occurs in a page, and what it stands for; `facts` are what it comes from."""

    short: str
    meaning: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction made after the release, to be shown beside the text. `place` leads to the text, where that stands further down the page."""

    fact: str
    text: str
    day: str
    """ISO date; `shown` is the same as the language writes it."""
    shown: str
    place: Link | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `view` is a frozen value that the template called `template` knows how to show."""

    id: str
    language: str
    template: str
    title: str
    section: str
    view: object
    description: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    contents: tuple[Heading, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    take_away: TakeAway | None = None
    corrections: tuple[Corrected, ...] = ()
    """Of what the page is about, to be shown at its head."""

    @property
    def reads(self) -> frozenset[str]:
        """Full ids of the facts this page shows: a change of any other fact leaves its text as it is.

        `responsibilities/x` is what the file says outside its items, `responsibilities/x#a` one of these; entries of lists are `topic:x`,
        `roles#x`, `glossary#x`, `finding:<code>:<subject>`, `correction:<full id>`. Whatever `mkdocs.yml` says is one fact, `settings`, that every page reads.
        """
        parts = (self.view, self.breadcrumbs, self.abbreviations, self.corrections)
        return frozenset(fact for part in parts for fact in _facts(part)) | {SETTINGS}


def _facts(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _facts(item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "fact":
                yield from filter(None, (inner,))
            elif field.name == "facts":
                yield from inner
            else:
                yield from _facts(inner)
