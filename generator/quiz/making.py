"""Quiz: what the rules that make questions share: where they work, what they hand back, and choices among units."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.model import Generate, Handbook, Responsibility, Text, in_order
from generator.model.kinds.base import Question
from generator.model.relations import Held, Relations
from generator.quiz.openworld import OpenWorld
from generator.quiz.wording import Wording
from generator.words import fold

DISTRACTORS = 2
"""Three good choices are better than five."""


class Reason(StrEnum):
    """Why the data can't support a question; its words stand in the catalogues under `generated.unmade`."""

    NO_LEAD = "no-lead"
    TWO_LEADS = "two-leads"
    NOBODY = "nobody"
    FEW_DISTRACTORS = "few-distractors"
    GIVEAWAY = "giveaway"
    UNSTATED = "unstated"
    FEW_STEPS = "few-steps"
    FEW_PAIRS = "few-pairs"
    DUPLICATE = "duplicate"
    NOT_PROVED = "not-proved"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Made:
    """A question that a rule has made: its kind, what its kind needs, and the facts it rests on."""

    subject: str
    """Full id of the responsibility, procedure or unit it is about."""
    item: str
    """What tells it apart from the rule's other questions about the subject."""
    kind: type[Question]
    fields: Mapping[str, Any]
    source: tuple[str, ...]
    facts: tuple[str, ...]
    """Full ids, among them every unit it names."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that the data can't support."""

    subject: str
    reason: Reason


Outcome = Made | Refused


@dataclass(frozen=True)
class Workshop:
    """One handbook, prepared for the rules."""

    handbook: Handbook

    @cached_property
    def relations(self) -> Relations:
        """Who has to do with whom."""
        return Relations(self.handbook)

    @cached_property
    def world(self) -> OpenWorld:
        """What is proved wrong."""
        return OpenWorld(self.relations)

    @cached_property
    def words(self) -> Wording:
        """The words of sentences."""
        return Wording(self.handbook)

    def responsibilities(self, order: Generate) -> tuple[Responsibility, ...]:
        """Those the order is about: named, or of a unit that is named; in reading order."""
        units = {one for one in order.about if one in self.handbook.units}
        return tuple(
            each
            for each in in_order(self.handbook.responsibilities)
            if not order.about or each.id in order.about or units & {one.unit for one in each.assignments}
        )

    def stated(self, responsibility: Responsibility) -> Iterator[Held]:
        """The assignments that a clause lays down."""
        if not responsibility.editorial:
            yield from (
                held for held in self.relations.held if held.responsibility.id == responsibility.id and held.assignment.source and not held.assignment.editorial
            )

    def conditional(self, unit: str) -> bool:
        """Whether the unit does others' specialised work in some cases only, so that what a clause says of it holds in those."""
        return any(served.desk and len(served.desk.first_of) > 1 for served in self.relations.desk_of(unit))

    def near(self, key: str, parties: Collection[str], topic: str) -> list[str]:
        """Units that one might take for *key*, the likeliest first: other parties, then units of the same tier, then of the same topic."""
        units = self.handbook.units
        topical = {held.assignment.unit for held in self.relations.held if held.responsibility.topic == topic}
        placed = [unit.id for unit in in_order(units) if unit.kind != "group" or unit.id in parties]

        def rank(unit: str) -> int:
            if unit in parties:
                return 0
            if units[unit].tier and units[unit].tier == units[key].tier:
                return 1
            return 2 if unit in topical else 3

        likely = [unit for unit in placed if unit != key and rank(unit) < 3]  # noqa: PLR2004 - 3 is unlikely
        return sorted(likely, key=lambda unit: (rank(unit), self._shorter(unit, key), placed.index(unit)))

    def _shorter(self, unit: str, key: str) -> bool:
        """So that the key is not always the longest choice."""
        return len(self._name(unit)) < len(self._name(key))

    def _name(self, unit: str) -> str:
        return self.words.unit(unit).get(self.handbook.settings.default_language)


def distinct(texts: Sequence[Text], languages: Sequence[str]) -> bool:
    """Whether no two of *texts* read the same in any language."""
    return all(len({fold(text.get(language)) for text in texts}) == len(texts) for language in languages)


def choose(workshop: Workshop, key: str, likely: Sequence[str]) -> list[str]:
    """As many of the *likely* wrong units as a question takes, each called otherwise than *key* and than the others, and no part of them."""
    chosen: list[str] = []
    for unit in likely:
        names = [workshop.words.unit(one) for one in (key, *chosen, unit)]
        apart = not any(unit in workshop.world.kin(one) for one in chosen)
        if len(chosen) < DISTRACTORS and apart and distinct(names, workshop.handbook.settings.languages):
            chosen.append(unit)
    return chosen


def option(option_id: str, text: Text, feedback: Text, *, correct: bool = False) -> dict[str, Any]:
    """A choice."""
    return {"id": option_id, "text": text, "feedback": feedback, "correct": correct}


def settled(options: Sequence[dict[str, Any]], seed: str) -> list[dict[str, Any]]:
    """The choices in an order that depends on nothing but *seed* and their ids, so that keys stand everywhere equally often."""
    return sorted(options, key=lambda one: hashlib.sha256(f"{seed} {one['id']}".encode()).digest())


def short(full_id: str) -> str:
    """The id without its folder, fit to stand in a question's id.

    >>> short("organisation/north/branch")
    'north.branch'
    """
    return full_id.partition("#")[0].partition("/")[2].replace("/", ".")


def gives_away(stem: Text, key: Text) -> bool:
    """Whether the stem names the key in any language."""
    return any(fold(key.get(language)) in fold(words) for language, words in stem.values.items())
