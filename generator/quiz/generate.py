"""Quiz: carries out the orders of the banks: applies each rule, gives every question its id and what questions share, and notes what was not made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Bank, Classification, Generate, Generator, Handbook, Question, in_order, item_id
from generator.model.question import DateQuestion, Matching, Ordering, SingleChoice, TrueFalse
from generator.quiz.making import Made, Outcome, Reason, Refused, Workshop, short
from generator.quiz.rules import RULES

LONGEST = 80
"""Characters an item's id may have."""

KINDS: Mapping[type, str] = {
    SingleChoice: "single-choice",
    TrueFalse: "true-false",
    Matching: "matching",
    Ordering: "ordering",
    DateQuestion: "date",
}


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
    workshop = Workshop(handbook)
    for bank in in_order(handbook.banks):
        for place, order in enumerate(bank.generate):
            for outcome in RULES[order.rule](workshop, order):
                yield _carried_out(handbook, bank, place, outcome)


def _carried_out(handbook: Handbook, bank: Bank, place: int, outcome: Outcome) -> Generated | Unmade:
    order = bank.generate[place]
    if isinstance(outcome, Refused):
        return Unmade(bank.id, order.rule, outcome.subject, outcome.reason)
    facts = tuple(sorted({*outcome.facts, *outcome.source}))
    name = _name(order.rule, outcome)
    question = outcome.kind.model_validate({**_common(handbook, bank, order, outcome), **outcome.fields, "id": name, "type": KINDS[outcome.kind]})
    return Generated(item_id(bank.id, name), bank, place, outcome.subject, question, facts)


def _common(handbook: Handbook, bank: Bank, order: Generate, made: Made) -> dict[str, Any]:
    return {
        "objective": order.objective,
        "source": made.source,
        "covers": (made.subject,),
        "classification": _strictest(handbook, bank, made),
    }


def _strictest(handbook: Handbook, bank: Bank, made: Made) -> Classification | None:
    """What is made of things that not everybody may read is not for everybody either."""
    ranks = list(Classification)
    entries = {fact.partition("#")[0] for fact in (made.subject, *made.facts, *made.source)}
    folders = (handbook.units, handbook.responsibilities, handbook.procedures, handbook.sources)
    found = [folder[entry].classification for folder in folders for entry in entries if entry in folder]
    clauses = [clause.classification for full_id, _, clause in handbook.clauses() if full_id in made.source]
    return max((one for one in (bank.classification, *found, *clauses) if one), key=ranks.index, default=None)


def _name(rule: Generator, made: Made) -> str:
    """`<rule>.<subject>.<item>`; where that is too long, its end gives way to a hash of the whole."""
    name = f"{rule.value}.{short(made.subject)}.{made.item}"
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 9].rstrip('-.')}.{hashlib.sha256(name.encode()).hexdigest()[:8]}"
