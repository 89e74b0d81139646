"""Quiz: to whom something has to be handed over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Generate, Text
from generator.model.kinds.single_choice import SingleChoice
from generator.model.relations import Owed
from generator.quiz.making import DISTRACTORS, Made, Outcome, Reason, Refused, Workshop, choose, gives_away, option, settled, short
from generator.quiz.rules.parties import instead, told_instead


def to_whom(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every recipient of every deliverable."""
    for responsibility in workshop.responsibilities(order):
        owed = [one for one in workshop.relations.owed if one.responsibility.id == responsibility.id]
        if not any(one.deliverable.to for one in owed):
            yield Refused(responsibility.id, Reason.NOBODY)
        for one in owed:
            for unit in dict.fromkeys(one.deliverable.to):
                yield _asked(workshop, one, unit)


def _asked(workshop: Workshop, owed: Owed, key: str) -> Outcome:
    words, deliverable, responsibility = workshop.words, owed.deliverable, owed.responsibility
    if deliverable.editorial or not deliverable.source:
        return Refused(owed.id, Reason.UNSTATED)
    may_receive = _may_receive(workshop, owed)
    likely = workshop.near(key, {each.unit for each in responsibility.assignments}, responsibility.topic)
    wrong = choose(workshop, key, [unit for unit in likely if not workshop.world.connected(unit, may_receive)])
    if len(wrong) < DISTRACTORS:
        return Refused(owed.id, Reason.FEW_DISTRACTORS)
    stem = words.say("to-whom.stem", title=deliverable.title)
    if gives_away(stem, words.unit(key)):
        return Refused(owed.id, Reason.GIVEAWAY)
    named = _listed(workshop, deliverable.to)
    right = option(short(key), words.unit(key), words.say("to-whom.right", units=named), correct=True)
    others = [option(short(unit), words.unit(unit), instead(workshop, unit, responsibility, "to-whom.elsewhere")) for unit in wrong]
    by = _listed(workshop, deliverable.by)
    because = words.say("to-whom.because", clauses=words.clauses(deliverable.source), by=by, units=named, title=deliverable.title)
    fields = {"stem": stem, "explanation": because, "options": settled([right, *others], f"{owed.id} {key}")}
    facts = (owed.id, *deliverable.by, *deliverable.to, *told_instead(workshop, wrong, responsibility))
    return Made(responsibility.id, f"{deliverable.id}.{short(key)}", SingleChoice, fields, deliverable.source, facts)


def _may_receive(workshop: Workshop, owed: Owed) -> set[str]:
    """Recipients, whoever is reported to in the responsibility, those who owe it, and their superiors in both lines."""
    units, deliverable = workshop.handbook.units, owed.deliverable
    assignments = owed.responsibility.assignments
    superiors = {getattr(units.get(unit), line, None) for unit in deliverable.by for line in ("parent", "supervised_by")}
    return {
        *deliverable.to,
        *deliverable.by,
        *(unit for each in assignments for unit in each.to),
        *(one for one in superiors if one and not _is_top(workshop, one)),
    }


def _is_top(workshop: Workshop, unit: str) -> bool:
    """The top is everybody's superior: to count it would connect everything with everything."""
    return getattr(workshop.handbook.units.get(unit), "parent", None) is None


def _listed(workshop: Workshop, units: tuple[str, ...]) -> Text:
    return workshop.words.all_of(workshop.words.within(unit) for unit in units)
