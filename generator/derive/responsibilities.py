"""Derive: findings about who has which part in a responsibility.

Proofs are open-world: a text that is silent about a unit may still mean it, through a group, an open group, a desk or a superior.
So these rules claim nothing about a unit for which anybody might speak.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Responsibility, Role, in_order, item_id
from generator.model.derived import Finding, FindingCode
from generator.model.relations import Relations


def no_lead(relations: Relations) -> Iterator[Finding]:
    """Somebody coordinates, and nobody leads or performs."""
    for responsibility in in_order(relations.handbook.responsibilities):
        coordinating = _units_with(responsibility, Role.COORDINATE)
        if coordinating and not _units_with(responsibility, Role.LEAD, Role.PERFORM):
            yield Finding(FindingCode.NO_LEAD, responsibility.id, _everything_in(responsibility), involved=coordinating)


def two_leads(relations: Relations) -> Iterator[Finding]:
    """More than one unit leads, and it is not one of them within the other."""
    for responsibility in in_order(relations.handbook.responsibilities):
        leading = _units_with(responsibility, Role.LEAD)
        apart = tuple(unit for unit in leading if not any(_stands_for(relations, other, unit) for other in leading if other != unit))
        if len(apart) > 1:
            yield Finding(FindingCode.TWO_LEADS, responsibility.id, _everything_in(responsibility), involved=apart)


def one_sided_partners(relations: Relations) -> Iterator[Finding]:
    """A clause names partners, and nothing in that responsibility might be their own clause."""
    for responsibility in in_order(relations.handbook.responsibilities):
        rests_on = _everything_in(responsibility)
        for assignment in responsibility.assignments:
            silent = tuple(unit for unit in dict.fromkeys(assignment.with_) if unit != assignment.unit and _silent(relations, responsibility, unit))
            if silent:
                subject = item_id(responsibility.id, assignment.id)
                yield Finding(FindingCode.ONE_SIDED_PARTNER, subject, rests_on, involved=silent, by=assignment.unit)


def _units_with(responsibility: Responsibility, *roles: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(assignment.unit for assignment in responsibility.assignments if assignment.role in roles))


def _everything_in(responsibility: Responsibility) -> tuple[str, ...]:
    """What a statement about all parties rests on: the responsibility, its assignments, and the units they name."""
    assignments = (item_id(responsibility.id, assignment.id) for assignment in responsibility.assignments)
    units = (unit for assignment in responsibility.assignments for unit in (assignment.unit, *assignment.with_))
    return tuple(dict.fromkeys((responsibility.id, *assignments, *units)))


def _stands_for(relations: Relations, whole: str, unit: str) -> bool:
    """Whether *unit* may belong to the group *whole*, or be its desk; where each stands for the other, neither does."""
    return _within(relations, whole, unit) and not _within(relations, unit, whole)


def _within(relations: Relations, whole: str, unit: str) -> bool:
    return relations.may_include(whole, unit) or unit in relations.desk_units(whole)


def _silent(relations: Relations, responsibility: Responsibility, partner: str) -> bool:
    """Whether no assignment here might speak for *partner*; the clauses that name it as their partner do not."""
    naming = {assignment.unit for assignment in responsibility.assignments if partner in assignment.with_}
    speaking = (assignment.unit for assignment in responsibility.assignments if partner not in assignment.with_ or assignment.unit == partner)
    return not any(_speaks_for(relations, unit, partner, naming) for unit in speaking)


def _speaks_for(relations: Relations, speaker: str, partner: str, naming: set[str]) -> bool:
    """Whether a clause of *speaker* may be one of *partner*: as itself or as somebody who stands for it, or for one of its members.

    Who names an open group as a partner ("the other units concerned") is not one of it.
    """
    own, others = _voices(relations, speaker), _voices(relations, partner)
    return (
        any(_answers_for(relations, one, other) for one in own for other in others)
        or any(relations.may_include(speaker, other) for other in others)
        or (speaker not in naming and any(relations.may_include(partner, one) for one in own))
    )


def _voices(relations: Relations, unit: str) -> tuple[str, ...]:
    return (unit, *relations.members_of(unit))


def _answers_for(relations: Relations, one: str, other: str) -> bool:
    """Whether they are the same, or *one* is a superior of *other*, or one is the other's desk."""
    return one == other or one in relations.ancestors(other) or one in relations.desk_units(other) or other in relations.desk_units(one)
