"""Derive: who led a responsibility in which edition. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.derive.changes.units import spelled
from generator.model import Handbook, Responsibility, Role, Unit
from generator.model.change import Led
from generator.model.renaming import renamed


def history(volumes: Sequence[tuple[str, Handbook]]) -> Mapping[str, tuple[Led, ...]]:
    """Responsibility of the last of *volumes* → who led it, oldest first; only of those that an earlier one has too.

    *volumes* are (id of the edition, its handbook), oldest first. Editions that follow each other stand together if the same units, by the same
    ids and names (spelling aside), led. An edition that has not the responsibility is left out, and parts those before it from those after.
    """
    if not volumes:
        return {}
    _, last = volumes[-1]
    found = {full_id: _led(volumes, full_id) for full_id in last.responsibilities}
    return {full_id: led for full_id, led in found.items() if sum(len(each.editions) for each in led) > 1}


def _led(volumes: Sequence[tuple[str, Handbook]], full_id: str) -> tuple[Led, ...]:
    spans: list[Led | None] = []
    for (edition, handbook), then in zip(volumes, _called(volumes, full_id), strict=True):
        led = _at(edition, handbook, handbook.responsibilities[then]) if then in handbook.responsibilities else None
        before = spans[-1] if spans else None
        if led and before and _same(before, led):
            spans[-1] = Led((*before.editions, edition), led.units, led.names)
        else:
            spans.append(led)
    return tuple(span for span in spans if span)


def _called(volumes: Sequence[tuple[str, Handbook]], full_id: str) -> list[str]:
    """What each edition calls the thing that the last one calls *full_id*."""
    ids = [full_id]
    for (_, before), (_, after) in zip(reversed(volumes[:-1]), reversed(volumes), strict=False):
        was = {now: then for then, now in renamed(before, after).items()}
        ids.append(was.get(ids[-1], ids[-1]))
    return ids[::-1]


def _at(edition: str, handbook: Handbook, responsibility: Responsibility) -> Led:
    leading = dict.fromkeys(each.unit for each in responsibility.assignments if each.role is Role.LEAD)
    units = [handbook.units[unit] for unit in leading if unit in handbook.units]
    return Led((edition,), tuple(unit.id for unit in units), tuple(_names(units, language) for language in handbook.settings.languages))


def _names(units: Sequence[Unit], language: str) -> tuple[str, ...]:
    return tuple(unit.name.get(language) for unit in units)


def _same(one: Led, other: Led) -> bool:
    """Whether the same units led under the same names, by the handbook's first language."""
    spellings = [{unit: spelled(name) for unit, name in zip(each.units, each.names[0], strict=True)} for each in (one, other)]
    return spellings[0] == spellings[1]
