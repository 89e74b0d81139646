"""Quiz: carries out the orders of the banks: applies each rule, gives every question its id and what questions share, and notes what was not made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Bank, Classification, Generator, Handbook, Question, in_order, item_id
from generator.model.levels import Levels, strictest
from generator.quiz.making import Made, Outcome, Reason, Refused, Workshop, short
from generator.quiz.rules import RULES

LONGEST = 80
"""Characters an item's id may have."""


@dataclass(frozen=True, slots=True)
class Unmade:
    """A question that was ordered, and that the data can't support; its words stand in the catalogues under `generated.unmade.<reason>`."""

    bank: str
    rule: Generator
    subject: str
    """Full id of the responsibility, assignment, deliverable, procedure or unit it would have been about."""
    reason: Reason


@dataclass(frozen=True, slots=True)
class Generated:
    """A question made to order, with the facts it rests on."""

    id: str
    bank: Bank
    place: int
    """Of the order among the bank's."""
    subject: str
    question: Question
    facts: tuple[str, ...]


def generated(handbook: Handbook) -> Iterator[Generated | Unmade]:
    """All that can come of every order of every bank, in reading order; who keeps it sees to each order's `most`."""
    workshop, levels = Workshop(handbook), Levels(handbook).of
    for bank in in_order(handbook.banks):
        for place, order in enumerate(bank.generate):
            for outcome in RULES[order.rule](workshop, order):
                yield _carried_out(levels, bank, place, outcome)


def _carried_out(levels: Mapping[str, Classification], bank: Bank, place: int, outcome: Outcome) -> Generated | Unmade:
    order = bank.generate[place]
    if isinstance(outcome, Refused):
        return Unmade(bank.id, order.rule, outcome.subject, outcome.reason)
    facts = tuple(sorted({outcome.subject, *outcome.facts, *outcome.source}))
    name = _name(order.rule, outcome)
    shared: dict[str, object] = {"objective": order.objective, "source": outcome.source, "covers": (outcome.subject,)}
    # What is made of things that not everybody may read is not for everybody either.
    shared["classification"] = strictest(map(levels.get, (bank.id, *facts)))
    question = outcome.kind.model_validate({**shared, **outcome.fields, "id": name, "type": outcome.kind.kind()})
    return Generated(item_id(bank.id, name), bank, place, outcome.subject, question, facts)


def _name(rule: Generator, made: Made) -> str:
    """`<rule>.<subject>.<item>`; where that is too long, its end gives way to a hash of the whole."""
    name = f"{rule.value}.{short(made.subject)}.{made.item}"
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 9].rstrip('-.')}.{hashlib.sha256(name.encode()).hexdigest()[:8]}"
