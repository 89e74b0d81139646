"""Quiz: statements about a unit's role, true ones and ones that are proved false, in turn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from generator.model import Generate, Responsibility, Role
from generator.model.kinds.true_false import TrueFalse
from generator.model.relations import Held
from generator.quiz.making import Made, Outcome, Reason, Refused, Workshop, short
from generator.quiz.rules.parties import because, instead, says, told_instead

ASKED_FALSELY = (Role.LEAD, Role.COORDINATE, Role.DIRECT, Role.REPORT, Role.COMPLY, Role.APPROVE)
"""Nobody can be told that a unit with a part in the work does not do it: to perform is never stated falsely."""


def true_false_role(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """False and true statements in turn: of true ones at most one more than of false ones, or else to say true would be the way to pass."""
    true: list[Outcome] = []
    false: list[Outcome] = []
    for responsibility in workshop.responsibilities(order):
        stated = list(workshop.stated(responsibility))
        found = list(_false(workshop, responsibility, stated))
        if not found:
            yield Refused(responsibility.id, Reason.NOT_PROVED if stated else Reason.NOBODY)
        true.extend(_true(workshop, held) for held in stated if not workshop.conditional(held.assignment.unit))
        false.extend(found)
    yield from (one for pair in zip_longest(false, true[: len(false) + 1]) for one in pair if one)


def _true(workshop: Workshop, held: Held) -> Outcome:
    each = held.assignment
    fields = {
        "stem": _stem(workshop, held.responsibility, each.unit, each.role),
        "answer": True,
        "if_true": says(workshop, held, "right"),
        "if_false": says(workshop, held, "but"),
        "explanation": because(workshop, held),
    }
    return Made(held.responsibility.id, each.id, TrueFalse, fields, each.source, (held.id, each.unit))


def _false(workshop: Workshop, responsibility: Responsibility, stated: list[Held]) -> Iterator[Outcome]:
    """A wrong unit for every role that the responsibility gives to one unit only: first a party to it, else a near one."""
    for role in ASKED_FALSELY:
        held = [one for one in stated if one.assignment.role == role]
        if len({one.assignment.unit for one in held}) != 1:
            continue
        parties = {unit for each in responsibility.assignments for unit in (each.unit, *each.to, *each.over)}
        likely = workshop.near(held[0].assignment.unit, parties & set(workshop.handbook.units), responsibility.topic)
        wrong = [unit for unit in likely if workshop.world.wrong(unit, responsibility, role)]
        own = [unit for unit in wrong if unit in parties]
        yield from (_untrue(workshop, held[0], unit) for unit in (own or wrong[:1]))


def _untrue(workshop: Workshop, held: Held, unit: str) -> Outcome:
    each = held.assignment
    in_fact = says(workshop, held, "in-fact")
    fields = {
        "stem": _stem(workshop, held.responsibility, unit, each.role),
        "answer": False,
        "if_true": in_fact,
        "if_false": workshop.words.say("rightly-denied", why=instead(workshop, unit, held.responsibility)),
        "explanation": because(workshop, held),
    }
    item = f"{each.id}.not-{short(unit)}"
    return Made(held.responsibility.id, item, TrueFalse, fields, each.source, (held.id, each.unit, *told_instead(workshop, (unit,), held.responsibility)))


def _stem(workshop: Workshop, responsibility: Responsibility, unit: str, role: Role) -> object:
    words = workshop.words
    return words.say("true-false-role.stem", title=responsibility.title, says=words.phrase(f"says.{role.value}", unit=words.within(unit)))
