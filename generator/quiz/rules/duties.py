"""Quiz: which unit has which duty, as things to be matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Generate
from generator.model.kinds.matching import Matching
from generator.model.relations import Held
from generator.quiz.making import Made, Outcome, Reason, Refused, Workshop, distinct, option, short
from generator.quiz.rules.parties import instead, says, told_instead
from generator.words import fold

FEWEST = 2
MOST = 4
CHOICES = 3
"""Right things at the least, with an extra one."""


def match_duty(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """Sets of duties such that each unit of a set is proved not to have any other duty of it; every duty stands in one set at the most."""
    waiting = [held for responsibility in workshop.responsibilities(order) for held in workshop.stated(responsibility) if not _names_unit(workshop, held)]
    made = 0
    while waiting:
        chosen = _set(workshop, waiting)
        extra = _extra(workshop, chosen)
        if len(chosen) >= FEWEST and len(chosen) + len(extra) >= CHOICES:
            made += 1
            yield _asked(workshop, chosen, extra)
        waiting = [held for held in waiting if held not in chosen]
    if not made:
        yield Refused(order.about[0] if order.about else order.objective, Reason.FEW_PAIRS)


def _set(workshop: Workshop, waiting: Sequence[Held]) -> list[Held]:
    """The first duty, and those after it that fit to all before."""
    chosen = [waiting[0]]
    for held in waiting[1:]:
        if len(chosen) < MOST and all(_apart(workshop, held, other) and _apart(workshop, other, held) for other in chosen):
            chosen.append(held)
    return chosen


def _apart(workshop: Workshop, held: Held, other: Held) -> bool:
    """Whether the one's unit is proved not to have the other's duty, and the two read differently."""
    words, languages = workshop.words, workshop.handbook.settings.languages
    named = distinct([words.unit(held.assignment.unit), words.unit(other.assignment.unit)], languages)
    told = distinct([held.assignment.duty, other.assignment.duty], languages)
    return named and told and workshop.world.not_given(held.assignment.unit, other)


def _names_unit(workshop: Workshop, held: Held) -> bool:
    """Whether the duty's own words give the unit away."""
    name, duty = workshop.words.unit(held.assignment.unit), held.assignment.duty
    return any(fold(name.get(language)) in fold(duty.get(language)) for language in workshop.handbook.settings.languages)


def _asked(workshop: Workshop, chosen: Sequence[Held], extra: Sequence[str]) -> Outcome:
    words = workshop.words
    pairs = [
        {"id": f"p{place}", "left": held.assignment.duty, "right": words.unit(held.assignment.unit), "feedback": says(workshop, held, "pair")}
        for place, held in enumerate(chosen, 1)
    ]
    source = tuple(dict.fromkeys(clause for held in chosen for clause in held.assignment.source))
    fields = {
        "stem": words.say("match-duty.stem"),
        "explanation": words.say("match-duty.because", clauses=words.clauses(source)),
        "pairs": pairs,
        "extra": [option(short(unit), words.unit(unit), instead(workshop, unit, chosen[0].responsibility, "match-duty.elsewhere")) for unit in extra],
    }
    first = chosen[0]
    facts = (*(fact for held in chosen for fact in (held.id, held.assignment.unit)), *told_instead(workshop, extra, first.responsibility))
    return Made(first.responsibility.id, first.assignment.id, Matching, fields, source, facts)


def _extra(workshop: Workshop, chosen: Sequence[Held]) -> list[str]:
    """A unit that somebody might take for one of the set, and that is proved to have none of its duties."""
    first, taken = chosen[0], {held.assignment.unit for held in chosen}
    names = [workshop.words.unit(unit) for unit in sorted(taken)]
    for unit in workshop.near(first.assignment.unit, {each.unit for each in first.responsibility.assignments}, first.responsibility.topic):
        fits = unit not in taken and distinct([*names, workshop.words.unit(unit)], workshop.handbook.settings.languages)
        if fits and all(workshop.world.not_given(unit, held) for held in chosen):
            return [unit]
    return []
