"""Quiz: who leads a responsibility, and who coordinates in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Generate, Responsibility, Role, Text
from generator.model.kinds.single_choice import SingleChoice
from generator.model.relations import Held
from generator.quiz.making import DISTRACTORS, Made, Outcome, Reason, Refused, Workshop, choose, gives_away, option, settled, short


def who_leads(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every responsibility that exactly one unit leads."""
    for responsibility in workshop.responsibilities(order):
        leads = [held for held in workshop.stated(responsibility) if held.assignment.role == Role.LEAD]
        units = {held.assignment.unit for held in leads}
        if len(units) != 1:
            yield Refused(responsibility.id, Reason.TWO_LEADS if units else Reason.NO_LEAD)
        else:
            yield _asked(workshop, leads[0], "who-leads")


def who_coordinates(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every unit that a clause has coordinate."""
    for responsibility in workshop.responsibilities(order):
        found = [held for held in workshop.stated(responsibility) if held.assignment.role == Role.COORDINATE]
        if not found:
            yield Refused(responsibility.id, Reason.NOBODY)
        for held in found:
            yield _asked(workshop, held, "who-coordinates")


def _asked(workshop: Workshop, held: Held, rule: str) -> Outcome:
    """Which unit has the assignment's role; wrong are units proved not to have it."""
    responsibility, key = held.responsibility, held.assignment.unit
    if workshop.conditional(key):
        return Refused(held.id, Reason.CONDITIONAL)
    parties = {each.unit for each in responsibility.assignments}
    likely = workshop.near(key, parties, responsibility.topic)
    wrong = choose(workshop, key, [unit for unit in likely if workshop.world.wrong(unit, responsibility, held.assignment.role)])
    if len(wrong) < DISTRACTORS:
        return Refused(held.id, Reason.FEW_DISTRACTORS)
    words = workshop.words
    stem = words.say(f"{rule}.stem", title=responsibility.title)
    if gives_away(stem, words.unit(key)):
        return Refused(held.id, Reason.GIVEAWAY)
    right = option(short(key), words.unit(key), says(workshop, held, "right"), correct=True)
    others = [option(short(unit), words.unit(unit), instead(workshop, unit, responsibility)) for unit in wrong]
    fields = {"stem": stem, "explanation": because(workshop, held), "options": settled([right, *others], held.id + rule)}
    facts = (held.id, key, *told_instead(workshop, wrong, responsibility))
    return Made(responsibility.id, held.assignment.id, SingleChoice, fields, held.assignment.source, facts)


def says(workshop: Workshop, held: Held, name: str) -> Text:
    """The sentence `generated.<name>` about what a clause has a unit do."""
    words, each = workshop.words, held.assignment
    return words.say(name, clauses=words.clauses(each.source), says=words.phrase(f"says.{each.role.value}", unit=words.within(each.unit)))


def instead(workshop: Workshop, unit: str, responsibility: Responsibility, name: str = "elsewhere") -> Text:
    """What a unit does that was wrongly chosen: in this responsibility, or else (the sentence `generated.<name>`) in another."""
    words, held = workshop.words, _held_by(workshop, unit, responsibility)
    if held is None:
        return words.say("not-named", unit=words.within(unit))
    if held.responsibility.id == responsibility.id:
        return says(workshop, held, "in-fact")
    return words.say(name, unit=words.within(unit), title=held.responsibility.title)


def told_instead(workshop: Workshop, units: Iterable[str], responsibility: Responsibility) -> tuple[str, ...]:
    """Full ids of everything that `instead` names when it speaks of *units*."""
    found = [(unit, _held_by(workshop, unit, responsibility)) for unit in units]
    held = [(one.id, one.responsibility.id, *one.assignment.source) for _, one in found if one]
    return (*(unit for unit, _ in found), *(fact for facts in held for fact in facts))


def _held_by(workshop: Workshop, unit: str, responsibility: Responsibility) -> Held | None:
    """What is told of a unit: an assignment of it in this responsibility, or else in another, of the same topic if there is one."""
    own = [held for held in workshop.relations.assignments_of(unit) if held.assignment.source]
    here = next((held for held in own if held.responsibility.id == responsibility.id), None)
    return here or next(iter(sorted(own, key=lambda held: held.responsibility.topic != responsibility.topic)), None)


def because(workshop: Workshop, held: Held) -> Text:
    """What the clause says, and what its word for the role means."""
    words, each = workshop.words, held.assignment
    clause = words.say("because", clauses=words.clauses(each.source), unit=words.within(each.unit), duty=each.duty)
    word = next((one for one in workshop.handbook.roles if one.id == each.role), None)
    return words.say("because-role", because=clause, role=word.word, meaning=word.meaning) if word else clause
