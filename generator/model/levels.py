"""Floor: who may read what: the classification of everything, by full id, as it results from what contains it.

A file that says nothing has the root's default; what stands in a file has its own classification or that of what contains it, whichever
is higher. Lists that are no files (glossary, topics, role words) and running text have the root's default. Full ids are those of
`generator.model`, and `topic:x`, `roles#x`, `glossary#x`; a lesson is `modules/<module>/<lesson>`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.model.base import Classification, Entry, Frozen, Text, item_id
from generator.model.handbook import Handbook
from generator.model.procedure import Procedure
from generator.model.question import Bank
from generator.model.responsibility import Responsibility
from generator.model.source import Clause, SourceDocument
from generator.model.training import Module

GLOSSARY = "glossary"


class Known(NamedTuple):
    """Something with a full id, what it is in (empty: in nothing), and what is said of it."""

    id: str
    inside: str
    value: Frozen


@dataclass(frozen=True)
class Levels:
    """The classifications of one handbook."""

    handbook: Handbook

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """Everything that has a full id; what contains a thing stands before it. Of two that are called the same, the first."""
        found: dict[str, Known] = {}
        for one in _known(self.handbook):
            found.setdefault(one.id, one)
        return found

    @cached_property
    def of(self) -> Mapping[str, Classification]:
        """Full id → who may read it."""
        found: dict[str, Classification] = {}
        for one in self.known.values():
            own: Classification | None = getattr(one.value, "classification", None)
            around = found.get(one.inside)
            found[one.id] = strictest(each for each in (own, around)) or self.handbook.settings.classification
        return found

    def above(self, audience: Classification) -> frozenset[str]:
        """Full ids of what *audience* may not read."""
        return self._above[audience]

    @cached_property
    def _above(self) -> Mapping[Classification, frozenset[str]]:
        return {each: frozenset(full_id for full_id, level in self.of.items() if level.level > each.level) for each in Classification}

    def stand_in(self, full_id: str, hidden: Collection[str]) -> Text | None:
        """Neutral words for *full_id*, which is *hidden*: its own, or else those of what contains it and is hidden too; None where there are none."""
        while full_id in hidden and full_id in self.known:
            words: Text | None = getattr(self.known[full_id].value, "stand_in", None)
            if words:
                return words
            inside = self.known[full_id].inside
            full_id = inside if inside != full_id else ""
        return None


def strictest(levels: Iterable[Classification | None]) -> Classification | None:
    """The highest of *levels*; None where there is none."""
    return max((one for one in levels if one), key=lambda one: one.level, default=None)


def _known(handbook: Handbook) -> Iterator[Known]:
    for folder in handbook.folders():
        for entry in folder.values():
            yield Known(entry.id, "", entry)
            yield from _inside(entry)
    for full_id, lesson in handbook.lessons.items():
        module, _, name = full_id.rpartition("/")
        listed = next((one for one in handbook.modules[module].lessons if one.id == name), None) if module in handbook.modules else None
        yield Known(full_id, module if module in handbook.modules else "", listed or lesson)
    yield from (Known(prose.id, "", prose) for prose in handbook.prose.values())
    yield from (Known(item_id(GLOSSARY, term.id), "", term) for term in handbook.terms)
    yield from (Known(f"topic:{topic.id}", "", topic) for topic in handbook.topics)
    yield from (Known(f"roles#{word.id}", "", word) for word in handbook.roles)


def _inside(entry: Entry) -> Iterator[Known]:
    match entry:
        case Responsibility():
            yield from (Known(item_id(entry.id, each.id), entry.id, each) for each in entry.assignments)
            yield from (Known(item_id(entry.id, each.id), entry.id, each) for each in entry.deliverables)
        case Procedure():
            yield from (Known(item_id(entry.id, step.id), entry.id, step) for step in entry.steps)
        case SourceDocument():
            yield from _clauses(entry.id, entry.id, entry.clauses)
        case Module():
            yield from (Known(item_id(entry.id, each.id), entry.id, each) for each in entry.objectives)
            yield from (Known(f"{entry.id}/{lesson.id}", entry.id, lesson) for lesson in entry.lessons)
        case Bank():
            for question in entry.questions:
                yield Known(item_id(entry.id, question.id), entry.id, question)
                parts = question.parts
                yield from (Known(item_id(entry.id, part.id), item_id(entry.id, question.id), part) for part in parts)
        case _:
            pass


def _clauses(document: str, inside: str, clauses: tuple[Clause, ...]) -> Iterator[Known]:
    for clause in clauses:
        full_id = item_id(document, clause.id)
        yield Known(full_id, inside, clause)
        yield from _clauses(document, full_id, clause.clauses)
