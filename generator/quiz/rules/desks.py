"""Quiz: which part of a unit does its specialised work, and in which case."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Desk, DeskCase, Generate, OrdinaryUnit, Text, UnitClass, UnitGroup, in_order
from generator.model.kinds.single_choice import SingleChoice
from generator.quiz.making import DISTRACTORS, Made, Outcome, Reason, Refused, Workshop, choose, gives_away, option, settled, short


def which_desk(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every case of every desk. Wrong are the unit's desks in other cases, and other units' desks that have nothing to do with it."""
    for unit in in_order(workshop.handbook.units):
        if isinstance(unit, UnitGroup) or unit.desk is None or (order.about and unit.id not in order.about):
            continue
        for place, case in enumerate(unit.desk.first_of):
            yield _asked(workshop, unit, case, place)


def _asked(workshop: Workshop, unit: OrdinaryUnit | UnitClass, case: DeskCase, place: int) -> Outcome:
    words, desk = workshop.words, unit.desk or Desk(first_of=(case,))
    if case.editorial or not case.source or _ambiguous(desk, case):
        return Refused(unit.id, Reason.UNSTATED)
    name = "which-desk.case" if case.when else "which-desk.always"
    stem = words.say(name, unit=words.within(unit.id), when=case.when or unit.name)
    wrong = choose(workshop, case.unit, _wrong(workshop, unit, case))
    if gives_away(stem, words.unit(case.unit)):
        return Refused(unit.id, Reason.GIVEAWAY)
    if len(wrong) < DISTRACTORS:
        return Refused(unit.id, Reason.FEW_DISTRACTORS)
    right = option(short(case.unit), words.unit(case.unit), words.say("which-desk.right", clauses=words.clauses(case.source)), correct=True)
    others = [option(short(one), words.unit(one), _instead(workshop, unit, one)) for one in wrong]
    fields = {"stem": stem, "explanation": _because(workshop, unit, case), "options": settled([right, *others], f"{unit.id} {place}")}
    return Made(unit.id, f"{place + 1}.{short(case.unit)}", SingleChoice, fields, case.source, (case.unit, *wrong, *(_served(workshop, one) for one in wrong)))


def _ambiguous(desk: Desk, case: DeskCase) -> bool:
    """Whether the case is one of several and does not say when it applies."""
    return len(desk.first_of) > 1 and case.when is None


def _wrong(workshop: Workshop, unit: OrdinaryUnit | UnitClass, case: DeskCase) -> list[str]:
    """Desks of the unit's other cases, of which only the first that applies counts, then desks of others; nearest tier first."""
    world, own = workshop.world, workshop.relations.desk_units(unit.id)
    near = world.kin(case.unit) - {unit.id} - set(own)
    siblings = [desk for desk in own if desk != case.unit and desk not in world.kin(case.unit)]
    desks = [desk for other in in_order(workshop.handbook.units) if other.id != unit.id for desk in workshop.relations.desk_units(other.id)]
    strangers = [desk for desk in dict.fromkeys(desks) if desk not in {*own, *near} and not world.connected(desk, {unit.id, *own})]
    return [*siblings, *strangers]


def _instead(workshop: Workshop, unit: OrdinaryUnit | UnitClass, desk: str) -> Text:
    words = workshop.words
    case = next((one for one in (unit.desk.first_of if unit.desk else ()) if one.unit == desk and one.when), None)
    if case and case.when:
        return words.say("which-desk.other-case", desk=words.within(desk), unit=words.within(unit.id), when=case.when)
    name = "which-desk.may-be-other-unit" if workshop.conditional(desk) else "which-desk.other-unit"
    return words.say(name, desk=words.within(desk), unit=words.within(_served(workshop, desk)))


def _served(workshop: Workshop, desk: str) -> str:
    """The unit that is told as the one whose desk it is."""
    return workshop.relations.desk_of(desk)[0].id


def _because(workshop: Workshop, unit: OrdinaryUnit | UnitClass, case: DeskCase) -> Text:
    words = workshop.words
    values = {"clauses": words.clauses(case.source), "desk": words.within(case.unit), "unit": words.within(unit.id)}
    return words.say("which-desk.because-case", **values, when=case.when) if case.when else words.say("which-desk.because", **values)
