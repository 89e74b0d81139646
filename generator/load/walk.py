"""Load, beside the two that sort files: the walk through a folder, what its files are called, and what is wrong with such a name.

The walk is deterministic (sorted names), stays inside the project (a link that leads out is a problem), and passes over what editors,
Windows and version control leave lying about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.names import as_file_id
from generator.model import is_file_id
from generator.problems import Code, Place, Problem

QUIZZES = "quizzes"
"""The one top folder that is part of the ids of its files; `docs` and `curriculum` are not."""

MODULE = "module"
"""Stem of the file that speaks for its whole folder."""

YAML = re.compile(r"\.(yml|yaml)(\.txt)?$", re.IGNORECASE)
PROSE = re.compile(r"\.(md|markdown)(\.txt)?$", re.IGNORECASE)
_LANGUAGE = re.compile(r"\.([A-Za-z]{2,3})$")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""Names that Windows keeps for devices: a project with such a file could not be copied there."""
_LEFT_LYING = re.compile(r"^[.~#]|~$|\.(sw[a-z]|bak|tmp|orig|rej)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE)

Parts = tuple[str, ...]
"""A path from the project's root, such as `("docs", "organisation", "branch.yml")`."""


@dataclass(frozen=True)
class SourceFile:
    """A file to read: where it is, what problems call it (`docs/organisation/branch.yml`), and the id of what it holds."""

    path: Path
    name: str
    id: str


@dataclass(frozen=True)
class ProseFile(SourceFile):
    """A page of running text in one language (None: the suffix names none, so the default one)."""

    language: str | None = None


@dataclass
class Found:
    """What the walks found: files by what they are, in the order of their names, and ids of those that can't be read as such.

    `whole` is False where a folder with everything in it is missing: what the rest says of that can't be judged.
    """

    entries: list[SourceFile] = field(default_factory=list)
    lists: list[SourceFile] = field(default_factory=list)
    prose: list[ProseFile] = field(default_factory=list)
    lessons: list[ProseFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    whole: bool = True

    def note(self, file: str, code: Code, /, **details: object) -> None:
        """Note a problem with the file called *file*."""
        self.problems.append(Problem.at(Place(file), code, **details))


def walk(root: Path, top: str, found: Found) -> Iterator[tuple[Path, Parts]]:
    """Every file below the folder *top* of the project at *root*, with its parts. There may be no such folder."""
    folder = root / top
    if folder.exists() and not folder.is_dir():
        _lose(root, folder, "not-a-folder", found)
    elif folder.exists() and _inside(root, folder, found):
        for path in _files(root, folder, found):
            yield path, path.relative_to(root).parts


def _lose(root: Path, folder: Path, reason: str, found: Found) -> None:
    """Note that nothing of *folder* can be read."""
    found.note(folder.relative_to(root).as_posix(), Code.UNREADABLE, reason=reason)
    found.whole = False


def _files(root: Path, folder: Path, found: Found) -> Iterator[Path]:
    try:
        children = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        _lose(root, folder, "no-permission", found)
        return
    for child in children:
        if left_lying(child.name) or not _inside(root, child, found):
            continue
        if not child.is_dir():
            yield child
        elif _is_source(child):
            _refuse(root, child, "is-folder", found)
        else:
            _check_folder(root, child, found)
            yield from _files(root, child, found)


def _inside(root: Path, path: Path, found: Found) -> bool:
    """Whether *path* is a real file or folder, or a link to a file of this project. Following folders could lead in circles."""
    if not path.is_symlink():
        return True
    outside = not _target(path).is_relative_to(root.resolve())
    if outside or path.is_dir():
        _refuse(root, path, "leads-outside" if outside else "linked-folder", found)
        found.whole = found.whole and not path.is_dir()
        return False
    return True


def _refuse(root: Path, path: Path, reason: str, found: Found) -> None:
    """Note that *path*, which has the name of a source, can't be read as one."""
    found.note(path.relative_to(root).as_posix(), Code.UNREADABLE, reason=reason)
    found.broken.add(id_of(path.relative_to(root).parts))


def _target(link: Path) -> Path:
    """Where a link leads in the end; a link that leads back to itself leads nowhere but there."""
    try:
        return link.resolve()
    except (OSError, RuntimeError):
        return link.parent.resolve() / link.name


def _check_folder(root: Path, folder: Path, found: Found) -> None:
    if not _may_be_called(folder.name) and any(_is_source(path) for path in folder.rglob("*")):
        suggestion, reason = _free(folder, as_file_id(folder.name)), _why_not(folder.name)
        found.note(folder.relative_to(root).as_posix(), Code.BAD_FILE_NAME, name=folder.name, suggestion=suggestion, reason=reason)


def _may_be_called(stem: str) -> bool:
    """Whether a source file, or a folder of them, may have that name."""
    return is_file_id(stem) and not _RESERVED.fullmatch(stem)


def _why_not(stem: str) -> str | None:
    """Why a name of good letters may not be used; None where the letters are at fault."""
    return "windows" if _RESERVED.fullmatch(stem) else None


def _is_source(path: Path) -> bool:
    return bool(YAML.search(path.name) or PROSE.search(path.name)) and not left_lying(path.name)


def left_lying(name: str) -> bool:
    """Whether a file called *name* is one that editors, Windows or version control leave behind, and that nobody means."""
    return bool(_LEFT_LYING.search(name))


def id_of(parts: Parts) -> str:
    """The id of what the file at *parts* holds.

    >>> id_of(("docs", "organisation", "branch.yml")), id_of(("quizzes", "planning.yml"))
    ('organisation/branch', 'quizzes/planning')
    >>> id_of(("curriculum", "modules", "planning", "module.yml")), id_of(("curriculum", "modules", "planning", "plans.en.md"))
    ('modules/planning', 'modules/planning/plans')
    """
    stem = PROSE.sub("", parts[-1])
    stem = split_language(stem)[0] if stem != parts[-1] else YAML.sub("", stem)
    inside = parts[:-1] if parts[0] == QUIZZES else parts[1:-1]
    speaks_for_folder = inside[:1] == ("modules",) and stem == MODULE and YAML.search(parts[-1])
    return "/".join(inside if speaks_for_folder else (*inside, stem))


def split_language(stem: str) -> tuple[str, str]:
    """A page's name without its language, and the language as it is written, with its dot; empty where there is none."""
    match = _LANGUAGE.search(stem)
    suffix = match.group() if match else ""
    return stem.removesuffix(suffix), suffix


def take_entry(path: Path, parts: Parts, into: list[SourceFile], found: Found) -> None:
    """Put a YAML file among those to be read, if its name is good."""
    if well_named(path, parts, YAML.sub("", parts[-1]), ".yml", found):
        into.append(SourceFile(path, "/".join(parts), id_of(parts)))


def take_prose(path: Path, parts: Parts, into: list[ProseFile], found: Found) -> None:
    """Put a page among those to be read, if its name is good."""
    stem, suffix = split_language(PROSE.sub("", parts[-1]))
    if well_named(path, parts, stem, f"{suffix.lower()}.md", found):
        into.append(ProseFile(path, "/".join(parts), id_of(parts), suffix.lower().removeprefix(".") or None))


def well_named(path: Path, parts: Parts, stem: str, suffix: str, found: Found) -> bool:
    """Whether the file's name is an id with *suffix*; a folder with a bad name is reported once, for all its files."""
    if parts[-1] != stem + suffix or not _may_be_called(stem):
        found.note("/".join(parts), Code.BAD_FILE_NAME, name=parts[-1], suggestion=_free(path, as_file_id(stem), suffix), reason=_why_not(stem))
    elif all(_may_be_called(part) for part in parts[1:-1]):
        return True
    found.broken.add(meant_id(parts, stem, suffix))
    return False


def meant_id(parts: Parts, stem: str, suffix: str = ".yml") -> str:
    """The id that references to a badly named file probably use; they are not reported as well."""
    return id_of((*(as_file_id(part) for part in parts[:-1]), as_file_id(stem) + suffix))


def _free(path: Path, proposal: str, suffix: str = "") -> str | None:
    """The proposed name, or None where nothing of it is left, it is no better, or another file already has it."""
    target = path.with_name(proposal + suffix) if proposal else path
    taken = target.exists() and not target.samefile(path)
    return None if taken or target == path or not _may_be_called(proposal) else target.name


def misplaced(parts: Parts, found: Found, suggestion: str | None = None) -> None:
    """Note that nothing reads the file at *parts* from where it lies."""
    found.note("/".join(parts), Code.MISPLACED_FILE, name=parts[-1], folder="/".join(parts[:-1]), suggestion=suggestion)
