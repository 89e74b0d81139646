"""Quiz: on which tier a unit works."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Generate, Text, Tier, Unit, UnitGroup, in_order
from generator.model.kinds.single_choice import SingleChoice
from generator.quiz.making import DISTRACTORS, Made, Outcome, Reason, Refused, Workshop, distinct, option, settled
from generator.words import fold


def which_tier(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every unit or class whose tier is stated. A unit has one tier, so that every other tier is wrong."""
    named = {one for one in order.about if one in workshop.handbook.units}
    for unit in in_order(workshop.handbook.units):
        if not isinstance(unit, UnitGroup) and (unit.id in named or not order.about):
            yield _asked(workshop, unit)


def _asked(workshop: Workshop, unit: Unit) -> Outcome:
    tiers = workshop.handbook.settings.tiers
    key = next((tier for tier in tiers if tier.id == unit.tier), None)
    if key is None or unit.editorial or not unit.source:
        return Refused(unit.id, Reason.UNSTATED)
    wrong = [tier for tier in tiers if tier != key]
    if len(wrong) < DISTRACTORS or not distinct([tier.name for tier in tiers], workshop.handbook.settings.languages):
        return Refused(unit.id, Reason.FEW_DISTRACTORS)
    if _echoes(unit.name, key.name, [tier.name for tier in wrong]):
        return Refused(unit.id, Reason.GIVEAWAY)
    chosen = [key, *wrong[:DISTRACTORS]]
    fields = {
        "stem": workshop.words.say("which-tier.stem", unit=workshop.words.within(unit.id)),
        "explanation": _because(workshop, unit, key),
        "options": settled([_option(workshop, unit, tier, key) for tier in chosen], unit.id),
    }
    return Made(unit.id, "tier", SingleChoice, fields, unit.source, tuple(one for tier in chosen if tier != key for one in _there(workshop, tier)))


def _option(workshop: Workshop, unit: Unit, tier: Tier, key: Tier) -> dict[str, object]:
    words = workshop.words
    if tier == key:
        return option(tier.id, tier.name, words.say("which-tier.right", unit=words.within(unit.id), clauses=words.clauses(unit.source)), correct=True)
    there = _there(workshop, tier)
    name = "which-tier.wrong" if there else "which-tier.empty"
    others = words.all_of(words.within(one) for one in there) if there else tier.name
    return option(tier.id, tier.name, words.say(name, tier=words.lowered(tier.name), units=others, unit=words.within(unit.id)))


def _there(workshop: Workshop, tier: Tier) -> list[str]:
    """Units that are told as examples of a tier."""
    return [one.id for one in in_order(workshop.handbook.units) if not isinstance(one, UnitGroup) and one.tier == tier.id][:2]


def _because(workshop: Workshop, unit: Unit, key: Tier) -> Text:
    words = workshop.words
    values = {"unit": words.within(unit.id), "tier": words.lowered(key.name), "clauses": words.clauses(unit.source)}
    return words.say("which-tier.described", **values, description=unit.description) if unit.description else words.say("which-tier.because", **values)


def _echoes(name: Text, key: Text, others: list[Text]) -> bool:
    """Whether the unit's name shares words with the key that no other choice has."""

    def echoed(language: str) -> bool:
        elsewhere = {word for other in others for word in fold(other.get(language)).replace(",", "").split()}
        return bool(set(fold(name.get(language)).replace(",", "").split()) & (set(fold(key.get(language)).replace(",", "").split()) - elsewhere))

    return any(echoed(language) for language in key.values)
