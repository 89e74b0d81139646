"""Load: the released editions in `editions/`, each read only if it is, byte by byte, what was released.

    folder (what lies there, and its sums) → bundle (the values) · errata (what people added) → chain (which follows which) → Shelf

What is wrong with one edition leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.load.bundle import description, thaw
from generator.load.chain import Link, check, in_order
from generator.load.errata import read_errata
from generator.load.folder import read_folder, released, verify
from generator.load.walk import left_lying
from generator.model.bundle import DESCRIPTION, FOLDER, SUMS, digest
from generator.model.edition import Volume, is_edition_id
from generator.problems import Code, Place, Problem, Report


@dataclass(frozen=True)
class Shelf:
    """The released editions, oldest first, and what is wrong with them. `broken` are ids of those that are there and cannot be used."""

    volumes: tuple[Volume, ...] = ()
    report: Report = field(default_factory=Report)
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    """What one folder of `editions/` came to."""

    id: str
    volume: Volume | None
    link: Link | None
    problems: tuple[Problem, ...]


def read_editions(root: Path) -> Shelf:
    """Every edition of the project at *root*. Never raises for what stands in them, however it came there."""
    folder = root / FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return Shelf(report=Report.of([Problem.at(Place(FOLDER), Code.EDITION_PATH, path=FOLDER)]))
    if not folder.exists():
        return Shelf()
    try:
        names = sorted(path.name for path in folder.iterdir() if not left_lying(path.name))
    except OSError:
        return Shelf(report=Report.of([Problem.at(Place(FOLDER), Code.UNREADABLE, reason="no-permission")]))
    return _shelf([found for name in names for found in (_read(folder / name),) if found])


def _shelf(found: Iterable[_Found]) -> Shelf:
    by_id = {one.id: one for one in found}
    links = [one.link for one in by_id.values() if one.link]
    broken = {one.id for one in by_id.values() if one.volume is None}
    breaks = list(check(links, by_id.keys(), broken, FOLDER))
    broken |= {edition for edition, _ in breaks if edition}
    volumes = {one.id: one.volume for one in by_id.values() if one.volume and one.id not in broken}
    order = in_order([link for link in links if link.sound])
    problems = [problem for one in by_id.values() for problem in one.problems] + [problem for _, problem in breaks]
    return Shelf(tuple(volumes[one] for one in order if one in volumes), Report.of(problems), tuple(sorted(broken)))


def _read(folder: Path) -> _Found | None:
    """What the entry *folder* of `editions/` holds; None for a file that somebody laid there, such as notes."""
    place = f"{FOLDER}/{folder.name}"
    if folder.is_symlink():
        return _Found(folder.name, None, None, (Problem.at(Place(place), Code.EDITION_PATH, path=folder.name),))
    if not folder.is_dir():
        return None
    if not is_edition_id(folder.name):
        return _Found(folder.name, None, None, (Problem.at(Place(place), Code.EDITION_NAME, name=folder.name, id=folder.name),))
    lying = read_folder(folder, place)
    problems = tuple(verify(lying, place))
    volume: Volume | None = None
    if not problems:
        volume, problems = thaw(released(lying), place)
    link = _link(folder.name, lying.files, place, sound={problem.code for problem in problems} <= {Code.EDITION_NEWER_SCHEMA})
    if volume is not None:
        volume, problems = _with_errata(folder, place, volume)
    return _Found(folder.name, volume, link, problems)


def _with_errata(folder: Path, place: str, volume: Volume) -> tuple[Volume | None, tuple[Problem, ...]]:
    """The volume with its errata. Without them it could show what was withdrawn: where they can't be read, neither can it."""
    errata, problems = read_errata(folder, place, volume.handbook)
    return (replace(volume, errata=errata) if errata is not None else None), problems


def _link(name: str, files: Mapping[str, bytes], place: str, *, sound: bool) -> Link | None:
    """Its place in the chain, also where the edition itself cannot be used; None where nothing can be told."""
    if DESCRIPTION not in files:
        return None
    tree = description(files[DESCRIPTION], place)
    if not isinstance(tree.value, dict):
        return None
    previous, previous_hash, issued = (value if isinstance(value, str) else None for value in map(tree.value.get, ("previous", "previous_hash", "issued")))
    sums = digest(files[SUMS]) if SUMS in files else ""
    return Link(name, sums, previous, previous_hash, issued or "", tree.locator.place(("previous",)), sound)
