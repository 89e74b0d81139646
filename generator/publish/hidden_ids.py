"""Publish, beside the leak scan: finding hidden ids in texts and addresses.

An id stands in addresses (`…/sources/decree/#3`), paths (`sources/decree/index.html`) and data (`sources/decree#3`). Where a longer id begins
like it, the longest that is known counts: `organisation/branch/team` does not name `organisation/branch`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.hidden import Hidden

_BEFORE_PLACE = re.compile(r"(?:/|\.md|\.html|/index\.md|/index\.html)#")
_PLACE = re.compile(r"""\b(?:id|name|href|for|aria-labelledby)\s*=\s*["']?#?([^"'\s<>]+)""")
_NOWHERE = re.compile(r"(?!)")


@dataclass(frozen=True)
class HiddenIds:
    """Ids that must not occur, and those that may."""

    hidden: frozenset[str]
    shown: frozenset[str]
    places: Mapping[str, frozenset[str]]
    """Page → ids of hidden things on it."""
    pattern: re.Pattern[str]
    """What may be an id: it begins with the folder of one that is hidden."""
    _known: dict[str, str | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, hidden: Hidden) -> HiddenIds:
        """The ids of *hidden* that are shown nowhere."""
        ids = hidden.ids - hidden.shown_ids
        places: dict[str, set[str]] = {}
        for page, _, item in (one.partition("#") for one in ids if "#" in one and one.partition("#")[0] not in ids):
            places.setdefault(page, set()).add(item)
        starts = sorted({re.split("[/#]", one)[0] for one in ids if "/" in one or "#" in one})
        pattern = re.compile(rf"(?<![A-Za-z0-9-])(?:{'|'.join(map(re.escape, starts))})[/#][A-Za-z0-9/#._-]+") if starts else _NOWHERE
        return cls(ids, hidden.shown_ids, {page: frozenset(items) for page, items in places.items()}, pattern)

    def in_text(self, text: str) -> set[str]:
        """Hidden ids that *text* holds."""
        return {found for token in set(self.pattern.findall(text)) if (found := self._longest(token))}

    def in_path(self, path: str) -> set[str]:
        """Hidden ids that are part of the path of a file."""
        parts = path.split("/")[:-1]
        pages = {one for one in self.hidden & set(parts) if path.endswith((f"{one}/index.html", f"{one}/index.md")) and one not in self.shown}
        return self.in_text(path) | pages

    def as_places(self, path: str, text: str) -> set[str]:
        """Hidden things of the page at *path* that have a place on it, which says no more than their own short id."""
        pages = [page for page in self.places if f"/{page}/" in f"/{path}"]
        if not pages or not path.endswith((".html", ".md")):
            return set()
        named = set(_PLACE.findall(text))
        return {f"{page}#{item}" for page in pages for item in self.places[page] if item in named or f"_h-{item}" in named}

    def _longest(self, token: str) -> str | None:
        """The hidden id that *token* is or begins with; None where what it names is shown, or is nothing."""
        if token not in self._known:
            known = (one for one in _beginnings(_BEFORE_PLACE.sub("#", token)) if one in self.hidden or one in self.shown)
            longest = next(known, None)
            self._known[token] = longest if longest in self.hidden else None
        return self._known[token]


def _beginnings(token: str) -> Iterator[str]:
    """*token*, and what it begins with up to each place where an id may end; longest first."""
    yield token
    for end in range(len(token) - 1, 0, -1):
        if token[end] in "/#._":
            yield token[:end]
