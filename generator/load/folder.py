"""Load, beside the editions: what lies in the folder of one edition, byte by byte, and whether it is what was released.

Files are found by walking the folder, never by following a name that stands in one of them, and links are not followed: whatever the
list of sums says, nothing outside the folder is opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from generator.load.walk import left_lying
from generator.model.bundle import DESCRIPTION, ERRATA, MODEL, SUMS, digest, read_sums
from generator.problems import Code, Place, Problem


@dataclass
class Lying:
    """The ordinary files of an edition's folder by name (`assets/plan.png`), and what is wrong with the others."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Names of what was not read, each with its problem: nothing more is said about them, and about what would be in them."""

    def is_refused(self, name: str) -> bool:
        """Whether the file of that name is, or lies in, something that was not read."""
        return any(name == one or name.startswith(f"{one}/") for one in self.refused)


def read_folder(folder: Path, place: str) -> Lying:
    """Everything in *folder*, called *place* in problems, but errata.yml, which is no part of what was released."""
    lying = Lying()
    _gather(folder, "", place, lying)
    return lying


def _gather(folder: Path, prefix: str, place: str, lying: Lying) -> None:
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        lying.problems.append(_unreadable(f"{place}/{prefix}".rstrip("/"), error))
        return
    for child in children:
        name = prefix + child.name
        if child.is_symlink() or not (child.is_dir() or child.is_file()):
            lying.refused.add(name)
            lying.problems.append(Problem.at(Place(f"{place}/{name}"), Code.EDITION_PATH, path=name))
        elif child.is_dir():
            _gather(Path(child.path), f"{name}/", place, lying)
        elif name != ERRATA:
            _read(Path(child.path), name, place, lying)


def _read(path: Path, name: str, place: str, lying: Lying) -> None:
    try:
        lying.files[name] = path.read_bytes()
    except OSError as error:
        lying.refused.add(name)
        lying.problems.append(_unreadable(f"{place}/{name}", error))


def _unreadable(file: str, error: OSError) -> Problem:
    return Problem.at(Place(file), Code.UNREADABLE, reason="no-permission" if isinstance(error, PermissionError) else "cannot-read")


def verify(lying: Lying, place: str) -> Iterator[Problem]:
    """Every way in which what lies there is not what the list of sums says; nothing where it is."""
    yield from lying.problems
    if SUMS in lying.files:
        yield from _against_sums(lying, place)
    elif not lying.is_refused(SUMS):
        yield Problem.at(Place(f"{place}/{SUMS}"), Code.EDITION_MISSING_FILE, file=SUMS)


def released(lying: Lying) -> Mapping[str, bytes]:
    """The files of an edition of which `verify` has nothing to say, by name: without what an editor or the system may have left beside them."""
    return {name: lying.files[name] for name in (*read_sums(lying.files[SUMS]), SUMS)}


def _against_sums(lying: Lying, place: str) -> Iterator[Problem]:
    content = lying.files[SUMS]
    try:
        sums = read_sums(content)
    except ValueError:
        yield Problem.at(Place(f"{place}/{SUMS}"), Code.EDITION_LINE_ENDS if b"\r\n" in content else Code.EDITION_SUMS, file=SUMS)
        return
    for name in sorted({*sums, *lying.files, MODEL, DESCRIPTION} - {SUMS}):
        code = None if lying.is_refused(name) else _verdict(name, sums, lying.files)
        if code is Code.EDITION_PATH:
            yield Problem.at(Place(f"{place}/{SUMS}"), code, path=name)
        elif code:
            yield Problem.at(Place(f"{place}/{name}"), code, file=name)


def _verdict(name: str, sums: Mapping[str, str], files: Mapping[str, bytes]) -> Code | None:
    """What is wrong with the file of that name, or with the name itself; None where nothing is."""
    if name in sums and not _stays_inside(name):
        return Code.EDITION_PATH
    if name not in files:
        return Code.EDITION_MISSING_FILE
    if name not in sums:
        return None if left_lying(PurePath(name).name) else Code.EDITION_EXTRA_FILE
    if digest(files[name]) == sums[name]:
        return None
    was_converted = digest(files[name].replace(b"\r\n", b"\n")) == sums[name]
    return Code.EDITION_LINE_ENDS if was_converted else Code.EDITION_CHANGED


def _stays_inside(name: str) -> bool:
    """Whether *name* is written as a path that leads nowhere but into the folder."""
    path = PurePath(name)
    return path.as_posix() == name and not path.is_absolute() and not path.drive and ".." not in path.parts and "\0" not in name
