"""Derive: what changed about the work: who leads, who has a part in it, with whom and for whom, and what is to be handed over by when.

An assignment is the same one as long as its id, its unit and its role are. Another unit or role is another party; who leads is told as a
whole, once for a responsibility.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.derive.changes.fields import differences
from generator.derive.changes.sides import Sides, Told, changed, pairs
from generator.model import Assignment, Deliverable, Due, Responsibility, Role, item_id
from generator.model.change import Change, ChangeCode

Party = tuple[str, Role]


def responsibilities(sides: Sides) -> Iterator[Change]:
    """Every change of a responsibility and of what is in it."""
    yield from sides.entries(lambda book: book.responsibilities, ChangeCode.RESPONSIBILITY_ADDED, ChangeCode.RESPONSIBILITY_REMOVED, _whole)
    for full_id, before, after in pairs(sides.before.responsibilities, sides.after.responsibilities):
        everybody = sides.units({*_whole(before).units, *_whole(after).units})
        for difference in differences(before, after, without={"assignments", "deliverables"}):
            yield changed(ChangeCode.RESPONSIBILITY_CHANGED, full_id, difference, everybody, [full_id, *before.source, *after.source])
        yield from _Parties(sides, before, after).changes()
        yield from _deliverables(sides, before, after)


def _whole(responsibility: Responsibility) -> Told:
    """Everybody in it, and all that it says with the clauses it cites."""
    told = _told(responsibility.id, [*responsibility.assignments, *responsibility.deliverables])
    return Told(told.units, [responsibility.id, *responsibility.source, *told.touched])


def _told(entry_id: str, items: Iterable[Assignment | Deliverable]) -> Told:
    """Everybody whom *items* name, and the items with their file and their clauses."""
    found = list(items)
    return Told(
        [unit for item in found for unit in _people(item)],
        [fact for item in found for fact in (entry_id, item_id(entry_id, item.id), *item.source)],
    )


def _people(item: Assignment | Deliverable) -> tuple[str, ...]:
    return (item.unit, *item.with_, *item.over, *item.to) if isinstance(item, Assignment) else (*item.by, *item.to)


class _Parties:
    """The assignments of one responsibility in two editions."""

    def __init__(self, sides: Sides, before: Responsibility, after: Responsibility) -> None:
        self.sides, self.before, self.after = sides, before, after
        self.earlier, self.later = _by_party(before), _by_party(after)

    def changes(self) -> Iterator[Change]:
        """Who leads, who came and went, and what changed for those who stayed."""
        yield from self._lead()
        for party in dict.fromkeys((*self.later, *self.earlier)):
            yield from self._party(party)

    def _lead(self) -> Iterator[Change]:
        had, has = ([unit for unit, role in parties if role is Role.LEAD] for parties in (self.earlier, self.later))
        if set(had) != set(has):
            of = [each for unit in {*had, *has} if (unit in had) != (unit in has) for each in self._all((unit, Role.LEAD))]
            told = _told(self.after.id, of)
            concerned = self.sides.units([*told.units, *had, *has])
            yield Change(ChangeCode.LEAD_CHANGED, self.after.id, "", tuple(had), tuple(has), concerned, tuple(sorted({*told.touched})))

    def _all(self, party: Party) -> Sequence[Assignment]:
        return [*self.earlier.get(party, {}).values(), *self.later.get(party, {}).values()]

    def _party(self, party: Party) -> Iterator[Change]:
        had, has = self.earlier.get(party, {}), self.later.get(party, {})
        if had and has:
            yield from self._stayed(party, had, has)
        elif party[1] is not Role.LEAD and has:
            yield self._change(ChangeCode.PARTY_ADDED, party, has.values())
        elif party[1] is not Role.LEAD:
            yield self._change(ChangeCode.PARTY_DROPPED, party, had.values())

    def _stayed(self, party: Party, had: Mapping[str, Assignment], has: Mapping[str, Assignment]) -> Iterator[Change]:
        yield from (self._change(ChangeCode.DUTY_DROPPED, party, [one]) for key, one in had.items() if key not in has)
        yield from (self._change(ChangeCode.DUTY_ADDED, party, [one]) for key, one in has.items() if key not in had)
        for key, before, after in pairs(had, has):
            told = _told(self.after.id, (before, after))
            for difference in differences(before, after):
                yield changed(ChangeCode.DUTY_CHANGED, item_id(self.after.id, key), difference, self.sides.units(told.units), told.touched)

    def _change(self, code: ChangeCode, party: Party, assignments: Iterable[Assignment]) -> Change:
        of = list(assignments)
        told = _told(self.after.id, of)
        words = (party[0], party[1].value)
        gone = code in {ChangeCode.PARTY_DROPPED, ChangeCode.DUTY_DROPPED}
        return Change(
            code,
            item_id(self.after.id, of[0].id),
            before=words if gone else (),
            after=() if gone else words,
            units=self.sides.units(told.units),
            touched=tuple(sorted({*told.touched})),
        )


def _by_party(responsibility: Responsibility) -> dict[Party, dict[str, Assignment]]:
    parties: dict[Party, dict[str, Assignment]] = {}
    for assignment in responsibility.assignments:
        parties.setdefault((assignment.unit, assignment.role), {})[assignment.id] = assignment
    return parties


def _deliverables(sides: Sides, before: Responsibility, after: Responsibility) -> Iterator[Change]:
    had, has = ({item.id: item for item in entry.deliverables} for entry in (before, after))
    coming = [(ChangeCode.DELIVERABLE_REMOVED, one) for key, one in had.items() if key not in has]
    coming += [(ChangeCode.DELIVERABLE_ADDED, one) for key, one in has.items() if key not in had]
    for code, one in coming:
        told = _told(after.id, [one])
        yield Change(code, item_id(after.id, one.id), units=sides.units(told.units), touched=tuple(sorted({*told.touched})))
    for key, earlier, later in pairs(had, has):
        told = _told(after.id, (earlier, later))
        concerned, subject = sides.units(told.units), item_id(after.id, key)
        if earlier.due != later.due:
            yield deadline(ChangeCode.DEADLINE_MOVED, subject, (earlier.due, later.due), Told(concerned, told.touched))
        for difference in differences(earlier, later, without={"due"}):
            yield changed(ChangeCode.DELIVERABLE_CHANGED, subject, difference, concerned, told.touched)


def deadline(code: ChangeCode, subject: str, dues: tuple[Due | None, Due | None], told: Told) -> Change:
    """A deadline written otherwise: of *code*, unless the last day in time is the same; then it is only worded otherwise."""
    before, after = (_due(due) for due in dues)
    units = tuple(told.units)
    if before[:1] == after[:1]:
        return Change(ChangeCode.WORDING, subject, "due", units=units)
    return Change(code, subject, "due", before, after, units, tuple(sorted({*told.touched})))


def _due(due: Due | None) -> tuple[str, ...]:
    """The last day in time, and how the text puts it."""
    return (due.last_day.isoformat(), "before" if due.before else "on_or_before") if due else ()
