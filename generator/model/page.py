"""Floor: a page before it is rendered: a prepared view, and the facts that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A way to something: `fact` is the full id of what it names, `page` and `anchor` where it is shown."""

    fact: str
    title: str
    page: str
    anchor: str = ""
    hint: str = ""

    @property
    def here(self) -> str:
        """The address within the site, for sorting and for telling links apart."""
        return f"{self.page}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the page's table of contents."""

    anchor: str
    title: str


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

    @property
    def reads(self) -> frozenset[str]:
        """Full ids of the facts this page shows: a change of any other fact leaves its text as it is."""
        return frozenset(_facts(self.view)) | frozenset(_facts(self.breadcrumbs))


def _facts(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _facts(item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "fact":
                yield inner
            else:
                yield from _facts(inner)
