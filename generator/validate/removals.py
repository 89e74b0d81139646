"""Validate: what an edition had and the working tree has not is explained, and what is explained is really gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.model import Handbook
from generator.model.renaming import renamed
from generator.problems import Code, Origins, Problem, Report
from generator.words import closest

REMOVED = "removed"
"""Owner of `docs/removed.yml`."""


def removals(handbook: Handbook, origins: Origins, newest: Handbook | None, broken: Collection[str] = ()) -> Report:
    """What is wrong with the way in which *handbook*, the working tree, parts with what *newest*, the newest edition, has (None: there is none).

    *broken* holds the ids of files that exist and could not be read: they are not missing.

    - removed-unexplained: a file, page or lesson is gone, and neither `formerly` nor `docs/removed.yml` says so;
    - removed-but-there, duplicate-id, unknown-id: an entry of `docs/removed.yml` names what exists, what another entry names, a successor that
      does not exist;
    - id-reused: an id by which the newest edition knows a thing of old is given to something else.
    """
    here = {**_addressed(handbook), **dict.fromkeys(broken, "")}
    found = [*_listed(handbook, origins, here)]
    if newest is not None:
        found += [*_unexplained(handbook, origins, newest, here), *_reused(handbook, origins, newest)]
    return Report.of(found)


def _addressed(handbook: Handbook) -> dict[str, str]:
    """Id of everything that has an address of its own → id of the module it is a lesson of, or nothing."""
    banks = handbook.banks
    entries = dict.fromkeys((entry_id for folder in handbook.folders() if folder is not banks for entry_id in folder), "")
    return {**entries, **dict.fromkeys(handbook.prose, ""), **{lesson: lesson.rpartition("/")[0] for lesson in handbook.lessons}}


def _listed(handbook: Handbook, origins: Origins, here: Mapping[str, str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, removal in enumerate(handbook.removed):
        path = ("removed", number)
        if removal.id in first:
            place = origins.place(REMOVED, ("removed", first[removal.id], "id"))
            yield Problem.at(origins.place(REMOVED, (*path, "id")), Code.DUPLICATE_ID, id=removal.id, first=place)
        elif removal.id in here:
            yield Problem.at(origins.place(REMOVED, (*path, "id")), Code.REMOVED_BUT_THERE, id=removal.id)
        if removal.successor is not None and removal.successor not in here:
            details = {"id": removal.successor, "expected": "docs/", "suggestion": closest(removal.successor, here)}
            yield Problem.at(origins.place(REMOVED, (*path, "successor")), Code.UNKNOWN_ID, **details)
        first.setdefault(removal.id, number)


def _unexplained(handbook: Handbook, origins: Origins, newest: Handbook, here: Mapping[str, str]) -> Iterator[Problem]:
    """A module that is gone is told once, and not its lessons too."""
    names = renamed(newest, handbook)
    explained = {removal.id for removal in handbook.removed}
    for full_id, module in _addressed(newest).items():
        now = names.get(module, module) + full_id.removeprefix(module) if module else names.get(full_id, full_id)
        gone = now not in here and full_id not in explained
        if gone and not (module and names.get(module, module) not in here):
            yield Problem.at(origins.place(REMOVED, ("removed",)), Code.REMOVED_UNEXPLAINED, id=full_id)


def _reused(handbook: Handbook, origins: Origins, newest: Handbook) -> Iterator[Problem]:
    """Where the file of now still says `formerly`, that is one mistake, and told there."""
    here = {entry_id for folder in handbook.folders() for entry_id in folder}
    claimed = {old for folder in handbook.folders() for entry in folder.values() for old in entry.formerly}
    for folder in newest.folders():
        for entry in folder.values():
            for old in entry.formerly:
                if old in here and old not in claimed:
                    yield Problem.at(origins.place(old), Code.ID_REUSED, id=old, other=entry.id)
