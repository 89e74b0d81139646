"""Derive: the two editions that are compared, and what every comparison needs: pairs by id, whom it concerns, a difference as a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.derive.changes.fields import Difference
from generator.derive.changes.renaming import as_called_later
from generator.model import Handbook, UnitGroup
from generator.model.change import Change, ChangeCode

T = TypeVar("T")


@dataclass(frozen=True)
class Sides:
    """Two editions of one handbook, both in the ids of the later one."""

    before: Handbook
    after: Handbook

    @classmethod
    def of(cls, before: Handbook, after: Handbook) -> Sides:
        """*before* and *after*, made comparable."""
        return cls(as_called_later(before, after), after)

    @property
    def both(self) -> tuple[Handbook, Handbook]:
        """The earlier and the later one."""
        return self.before, self.after

    def units(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of *ids* that are units in either edition, and the members of groups among them, sorted."""
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            unit_id = waiting.pop()
            if unit_id not in found and any(unit_id in book.units for book in self.both):
                found.add(unit_id)
                waiting += self._members.get(unit_id, ())
        return tuple(sorted(found))

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        groups = [unit for book in self.both for unit in book.units.values() if isinstance(unit, UnitGroup)]
        return {group.id: tuple(member for each in groups if each.id == group.id for member in each.members) for group in groups}

    def entries(self, of: Callable[[Handbook], Mapping[str, T]], added: ChangeCode, removed: ChangeCode, tell: Callable[[T], Told]) -> Iterator[Change]:
        """Whatever of one kind of file came or went; *tell* says whom an entry concerns and which facts come and go with it."""
        earlier, later = of(self.before), of(self.after)
        for full_id in (*(each for each in earlier if each not in later), *(each for each in later if each not in earlier)):
            entry, code, after = (later[full_id], added, ()) if full_id in later else (earlier[full_id], removed, self._successor(full_id))
            told = tell(entry)
            yield Change(code, full_id, after=after, units=self.units(told.units), touched=tuple(sorted({*told.touched})))

    def _successor(self, full_id: str) -> tuple[str, ...]:
        """What takes the place of a file that was removed: as `docs/removed.yml` has it, or as what it became part of says."""
        named = [removal.successor for removal in self.after.removed if removal.id == full_id and removal.successor]
        merged = [entry.id for folder in self.after.folders() for entry in folder.values() if full_id in entry.formerly]
        return tuple([*named, *merged][:1])


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a change concerns, and which facts it touches; both as they come: in any order, and any number of times."""

    units: Collection[str] = ()
    touched: Collection[str] = ()


def pairs(before: Mapping[str, T], after: Mapping[str, T]) -> Iterator[tuple[str, T, T]]:
    """(id, earlier, later) of what both have and what is not the same, in the later order."""
    for full_id, later in after.items():
        if full_id in before and before[full_id] != later:
            yield full_id, before[full_id], later


def changed(code: ChangeCode, subject: str, difference: Difference, units: tuple[str, ...] = (), touched: Iterable[str] = ()) -> Change:
    """*difference* as a change: of *code* if it is real, else of words, which touch nothing."""
    if not difference.real:
        return Change(ChangeCode.WORDING, subject, difference.field, units=units)
    return Change(code, subject, difference.field, difference.before, difference.after, units, tuple(sorted({*touched})))
