"""Derive: who led a responsibility in which edition. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.derive.changes.units import spelled
from generator.model import Handbook, Responsibility, Role, Unit
from generator.model.change import Led
from generator.model.renaming import renamed

NOTHING_MORE: Mapping[str, Handbook] = MappingProxyType({})


def history(volumes: Sequence[tuple[str, Handbook]], wholes: Mapping[str, Handbook] = NOTHING_MORE) -> Mapping[str, tuple[Led, ...]]:
    """Responsibility of the last of *volumes* → who led it, oldest first; only of those that an earlier one has too.

    *volumes* are (id of the edition, its handbook), oldest first. Editions that follow each other stand together if the same units led, under
    the same names (spelling aside). An edition that has not the responsibility is left out, and parts those before it from those after. So is
    one whose every lead is hidden: *wholes* are editions by id, with all that *volumes* may not show of them.
    """
    if not volumes:
        return {}
    _, last = volumes[-1]
    editions = [_Edition.of(id_, book, wholes.get(id_, book), now) for (id_, book), now in zip(volumes, _names_now(volumes), strict=True)]
    found = {full_id: _led(editions, full_id) for full_id in last.responsibilities}
    return {full_id: led for full_id, led in found.items() if sum(len(each.editions) for each in led) > 1}


@dataclass(frozen=True)
class _Edition:
    """One edition. `now` says what the last one calls what this one calls otherwise; `work` are its responsibilities as the last one calls them."""

    id: str
    handbook: Handbook
    whole: Handbook
    now: Mapping[str, str]
    work: Mapping[str, Responsibility]

    @classmethod
    def of(cls, edition: str, handbook: Handbook, whole: Handbook, now: Mapping[str, str]) -> _Edition:
        """An edition with its work sorted out."""
        return cls(edition, handbook, whole, now, {now.get(each.id, each.id): each for each in handbook.responsibilities.values()})


def _names_now(volumes: Sequence[tuple[str, Handbook]]) -> list[Mapping[str, str]]:
    """For each edition: what it calls otherwise than the last one → what the last one calls it."""
    names: list[Mapping[str, str]] = [{}]
    for (_, before), (_, after) in zip(reversed(volumes[:-1]), reversed(volumes), strict=False):
        later = names[-1]
        names.append({**later, **{old: later.get(new, new) for old, new in renamed(before, after).items()}})
    return names[::-1]


def _led(editions: Sequence[_Edition], full_id: str) -> tuple[Led, ...]:
    spans: list[tuple[Led, object] | None] = []
    for edition in editions:
        work = edition.work.get(full_id)
        led = _at(edition, work) if work else None
        key = _key(led, edition.now) if led else None
        before = spans[-1] if spans else None
        if led and before and before[1] == key:
            spans[-1] = Led((*before[0].editions, edition.id), led.units, led.names), key
        else:
            spans.append((led, key) if led else None)
    return tuple(span[0] for span in spans if span)


def _at(edition: _Edition, responsibility: Responsibility) -> Led | None:
    """Who led then; None where somebody did and may not be named."""
    known = edition.handbook.units
    units = [known[unit] for unit in _leading(responsibility) if unit in known]
    if not units and _leading(edition.whole.responsibilities[responsibility.id]):
        return None
    languages = edition.handbook.settings.languages
    return Led((edition.id,), tuple(unit.id for unit in units), tuple(_names(units, language) for language in languages))


def _leading(responsibility: Responsibility) -> Collection[str]:
    return dict.fromkeys(each.unit for each in responsibility.assignments if each.role is Role.LEAD)


def _names(units: Sequence[Unit], language: str) -> tuple[str, ...]:
    return tuple(unit.name.get(language) for unit in units)


def _key(led: Led, now: Mapping[str, str]) -> object:
    """Equal for the same units under the same names, as the handbook's first language spells them."""
    return {now.get(unit, unit): spelled(name) for unit, name in zip(led.units, led.names[0], strict=True)}
