"""Search: one thing that can be found, and the facts an answer is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    """What a document is. The first seven are pages, the others are places on one."""

    UNIT = "unit"
    GROUP = "group"
    RESPONSIBILITY = "responsibility"
    PROCEDURE = "procedure"
    SOURCE = "source"
    TEXT = "text"
    TRAINING = "training"
    ASSIGNMENT = "assignment"
    DELIVERABLE = "deliverable"
    STEP = "step"
    CLAUSE = "clause"
    TERM = "term"
    FINDING = "finding"
    SECTION = "section"
    PASSAGE = "passage"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Facts:
    """Who owes what to whom. Units by id, clauses by full id; an empty field is unstated."""

    units: tuple[str, ...] = ()
    role: str = ""
    partners: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    when: str = ""
    due: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found: a page, or with an `anchor` a place on one.

    `title` and `body` are shown; `names` are other words for the same thing, and `context` are words it is also found by.
    """

    sort: Sort
    page: str
    title: str
    anchor: str = ""
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    body: str = ""
    topic: str = ""
    tier: str = ""
    facts: Facts = field(default_factory=Facts)
    begins: tuple[str, ...] = ()
    """Of a class of units: words with which the names of such units begin, so that one that is not listed leads to its class."""
    acts_as: tuple[str, ...] = ()
    """Of a unit: ids of the parts that do its specialised work, and of the groups that include it; their duties are also its own."""


def other_names(names: Iterable[str], title: str) -> tuple[str, ...]:
    """The names of what has this title, without the title itself, each once."""
    return tuple(name for name in dict.fromkeys(names) if name != title)
