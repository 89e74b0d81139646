"""Floor: what a later edition calls otherwise than an earlier one, as `formerly` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.base import Entry
from generator.model.handbook import Handbook


def renamed(before: Handbook, after: Handbook) -> Mapping[str, str]:
    """Id of a file in *before* → its id in *after*, where the two differ, as `formerly` says; sorted by the earlier id.

    One thing becomes one thing. Where `formerly` names a file beside which the later one existed already, or several files of *before*, that
    is no renaming of it but a merger: what is gone then counts as removed (of several, all but the one that was named last).
    """
    return dict(sorted(pair for earlier, later in zip(before.folders(), after.folders(), strict=True) for pair in _pairs(earlier, later)))


def _pairs(earlier: Mapping[str, Entry], later: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for entry in later.values():
        had = [old for old in entry.formerly if old in earlier and old not in later and old not in taken]
        if had and entry.id not in earlier:
            taken.add(had[-1])
            yield had[-1], entry.id
