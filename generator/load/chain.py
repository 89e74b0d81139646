"""Load, beside the editions: each edition names the one before it, and the sum of that one's list of sums; here that chain is followed.

So an edition that was edited together with its own list of sums is found out by the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.bundle import SUMS
from generator.problems import Code, Place, Problem


@dataclass(frozen=True)
class Link:
    """What one edition says of its place in the chain. `place` is where it names the edition before it."""

    id: str
    digest: str
    """SHA-256 of its list of sums; empty where it has none."""
    previous: str | None
    previous_hash: str | None
    issued: str
    place: Place
    sound: bool
    """Whether what it says can be relied on: what is wrong with an edition must not be held against another."""

    @property
    def age(self) -> tuple[str, str]:
        """Where the chain does not tell, editions are in the order in which they were issued."""
        return self.issued, self.id


def in_order(links: Collection[Link]) -> tuple[str, ...]:
    """Ids, oldest first: each after the one it names."""
    after: dict[str | None, list[Link]] = {}
    known = {link.id for link in links}
    for link in sorted(links, key=lambda link: link.age, reverse=True):
        after.setdefault(link.previous if link.previous in known else None, []).append(link)
    order: list[str] = []
    waiting = after.get(None, [])
    while waiting:
        link = waiting.pop()
        order.append(link.id)
        waiting.extend(after.get(link.id, ()))
    in_circles = sorted((link for link in links if link.id not in order), key=lambda link: link.age)
    return (*order, *(link.id for link in in_circles))


def check(links: Sequence[Link], present: Collection[str], broken: Collection[str], folder: str) -> Iterator[tuple[str, Problem]]:
    """(edition that is not what it was, or empty; problem) for each break of the chain.

    *present* are the ids of all editions there are, *broken* those of which something was told already: nothing more follows from that.
    """
    known = {link.id: link for link in links}
    sound = [link for link in links if link.sound]
    for link in sound:
        if link.previous is None:
            continue
        if link.previous not in present:
            yield "", Problem.at(link.place, Code.EDITION_CHAIN, id=link.id, previous=link.previous, reason="previous-gone")
        elif _in_circle(link, known):
            yield "", Problem.at(link.place, Code.EDITION_CHAIN, id=link.id, previous=link.previous, reason="in-a-circle")
        elif link.previous in known and link.previous not in broken and known[link.previous].digest != link.previous_hash:
            place = Place(f"{folder}/{link.previous}/{SUMS}")
            yield link.previous, Problem.at(place, Code.EDITION_REPLACED, id=link.previous, later=link.id)
    yield from (("", problem) for problem in _forks(sound))


def _in_circle(link: Link, known: Mapping[str, Link]) -> bool:
    """Whether following the chain from *link* leads back to it."""
    at: Link | None = link
    for _ in known:
        at = known.get(at.previous or "") if at else None
        if at is link:
            return True
    return False


def _forks(links: Sequence[Link]) -> Iterator[Problem]:
    """Two editions that follow the same one, or are both the first: the younger is told."""
    first: dict[str | None, Link] = {}
    for link in sorted(links, key=lambda link: link.age):
        other = first.setdefault(link.previous, link)
        if other is not link:
            yield Problem.at(link.place, Code.EDITION_FORK, id=link.id, other=other.id)
