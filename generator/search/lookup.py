"""Search: what was found, in words: answers and pages as a terminal shows them and a program reads them. The last step before a door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.search.answers import Fact, answer, fact, told
from generator.search.query import PageHit
from generator.search.unrolled import TITLE, Index


@dataclass(frozen=True, slots=True)
class Answered:
    """One fact that answers a question: what it says, and the same in words, as a heading and a text."""

    fact: Fact
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page that fits a query; `place` is the title of the best place on it, empty where that is the page itself."""

    page: str
    anchor: str
    kind: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found for a query, in one language, the best first."""

    language: str
    answers: tuple[Answered, ...]
    pages: tuple[FoundPage, ...]


def looked_up(index: Index, hits: Sequence[PageHit], query: str) -> LookedUp:
    """The answers to *query* and the pages of its *hits*, in the words of *index*."""
    given = answer(index, query)
    facts = [fact(index, each) for each in given.answers]
    answers = (Answered(known, *told(index, known, None if number else given)) for number, known in enumerate(facts))
    return LookedUp(index.language, tuple(answers), tuple(_found(index, hit) for hit in hits))


def _found(index: Index, hit: PageHit) -> FoundPage:
    page, best = index.docs[hit.page], index.docs[hit.hits[0].doc]
    place = "" if best.is_page else index.shown(best.number, TITLE)
    return FoundPage(page.address, best.anchor, page.sort, index.shown(page.number, TITLE), place)
