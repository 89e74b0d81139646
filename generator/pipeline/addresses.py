"""Pipeline: which page an address leads to, across editions: the same page elsewhere, one that was renamed, or one that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.derive import renamed
from generator.model import Removal
from generator.model.edition import Withdrawal
from generator.model.tombstone import Gone
from generator.pipeline.volumes import Seen

Listing = Mapping[str, str]
"""Page id → title, of one edition in one language; without the pages that only say that something is gone."""


@dataclass(frozen=True)
class Shelf:
    """The editions and the draft in one language, oldest first, with the pages of each by edition."""

    language: str
    volumes: tuple[Seen, ...]
    listings: Mapping[str, Listing]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {each.id: number for number, each in enumerate(self.volumes)}

    @cached_property
    def _steps(self) -> tuple[Mapping[str, str], ...]:
        """From each edition to the next: what was called so is called so now."""
        return tuple(renamed(one.complete, other.complete) for one, other in zip(self.volumes, self.volumes[1:], strict=False))

    def moved(self, page: str, here: str, there: str) -> str:
        """What *page* of the edition *here* is called in the edition *there*, whether it exists there or not."""
        start, end = self._places[here], self._places[there]
        back = ({new: old for old, new in step.items()} for step in reversed(self._steps[end:start]))
        for step in filter(None, self._steps[start:end] if start <= end else back):
            page = next((now + page[len(part) :] for part, now in _parts(page, step)), page)
        return page

    def gone(self, there: Seen) -> tuple[Gone, ...]:
        """What editions before *there* have, and it has not any more, sorted by page id."""
        found: dict[str, Gone] = {}
        for each in there.earlier:
            for page, title in self.listings.get(each.id, {}).items():
                now = self.moved(page, each.id, there.id)
                if now not in self.listings[there.id]:
                    why = _removal(there, now)
                    found[now] = Gone(now, title, each.id, page, why.reason if why else None, why.successor if why else None)
        return tuple(found[page] for page in sorted(found))

    def permanent(self, newest: str) -> tuple[tuple[str, str, str], ...]:
        """(page id of any edition, the edition and the page of it to which it leads), sorted: *newest*, or the draft while it alone has the page."""
        answered = self._answered(self.volumes[self._places[newest]])
        found: dict[str, tuple[str, str]] = {}
        for edition, listing in self.listings.items():
            moved = {page: self.moved(page, edition, newest) for page in listing}
            found |= {page: (newest, now) if answered(now) else (edition, page) for page, now in moved.items()}
        return tuple((page, *found[page]) for page in sorted(found))

    def _answered(self, seen: Seen) -> Callable[[str], bool]:
        """Whether *seen* has a page, or says of it that it is gone or was withdrawn."""
        told = {*self.listings[seen.id], *(each.page for each in self.gone(seen))}
        withdrawn = {each.id: each for each in seen.errata.withdrawn if each.id}
        return lambda page: page in told or any(_parts(page, withdrawn))

    def as_data(self, newest: str) -> dict[str, Any]:
        """What the version selector reads: the editions, newest first, and for each page where it is called otherwise, or is not.

        `pages` holds, by edition, the pages that are not the same everywhere: page id → edition → its id there, or null where it is not.
        """
        return {
            "newest": newest,
            "editions": [_told(each, self.language) for each in reversed(self.volumes) if self.language in each.handbook.settings.languages],
            "pages": dict(self._elsewhere()),
        }

    def _elsewhere(self) -> Iterator[tuple[str, dict[str, dict[str, str | None]]]]:
        for seen in self.volumes:
            here = seen.id
            differing: dict[str, dict[str, str | None]] = {}
            for page in (*self.listings.get(here, ()), *(each.page for each in self.gone(seen))):
                there = {each: now if (now := self.moved(page, here, each)) in self.listings[each] else None for each in self.listings}
                other = {edition: now for edition, now in there.items() if now != page}
                if other:
                    differing[page] = other
            yield here, differing


def withdrawn(seen: Seen, titles: Listing, left: Listing) -> tuple[Gone, ...]:
    """The pages that were taken out of *seen* after its release: those of *titles* that are not *left*."""
    errata = {each.id: each for each in seen.errata.withdrawn if each.id}
    found = ((page, title, next((errata[part] for part, _ in _parts(page, errata)), None)) for page, title in titles.items() if page not in left)
    return tuple(_withdrawn(seen, page, title, why) for page, title, why in sorted(found, key=lambda one: one[0]))


def _withdrawn(seen: Seen, page: str, title: str, why: Withdrawal | None) -> Gone:
    return Gone(page, title, seen.id, "", why.reason if why else None, why.successor if why else None, why.date if why else "")


def _parts(page: str, known: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The page's own id and those of the folders it is in, longest first, as far as they are *known*."""
    parts = page.split("/")
    heads = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    return ((head, known[head]) for head in heads if head in known)


def _removal(there: Seen, page: str) -> Removal | None:
    known = {each.id: each for seen in (*there.earlier, there) for each in seen.handbook.removed}
    return next((why for _, why in _parts(page, known)), None)


def _told(seen: Seen, language: str) -> dict[str, Any]:
    edition = seen.volume.edition
    title = edition.title.get(language) if edition else ""
    return {"id": seen.id, "title": title, "draft": edition is None}
