"""Load, before everything: which files of `docs/` are read, and as what; and which only look as if they were.

The walk is deterministic (sorted names), stays inside the project (a link that leads out is a problem), and passes over what editors,
Windows and version control leave lying about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator import words
from generator.load.names import as_file_id
from generator.model import Kind, is_file_id
from generator.problems import Code, Place, Problem

ROOT = "docs"
FOLDERS = (Kind.UNIT.value, Kind.RESPONSIBILITY.value, Kind.PROCEDURE.value, Kind.SOURCE.value)
"""Folders of `docs/` that hold one entry a file."""

LISTS = ("glossary", "roles", "topics", "findings")
"""Files of `docs/` that hold a list each."""

GUIDE = "guide"
_YAML = re.compile(r"\.(yml|yaml)(\.txt)?$", re.IGNORECASE)
_PROSE = re.compile(r"\.(md|markdown)(\.txt)?$", re.IGNORECASE)
_LANGUAGE = re.compile(r"\.([A-Za-z]{2,3})$")
_LEFT_LYING = re.compile(r"^[.~#]|~$|\.(sw[a-z]|bak|tmp|orig|rej)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE)


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
    """What the walk found: files by what they are, in the order of their names, and ids of those that can't be read as such."""

    entries: list[SourceFile] = field(default_factory=list)
    lists: list[SourceFile] = field(default_factory=list)
    prose: list[ProseFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def note(self, file: str, code: Code, /, **details: object) -> None:
        """Note a problem with the file called *file*."""
        self.problems.append(Problem.at(Place(file), code, **details))


def discover(root: Path) -> Found:
    """All files below `docs/` of the project at *root*, sorted into what they are. Missing ones are problems."""
    found = Found()
    docs = root / ROOT
    if not docs.is_dir():
        found.note(ROOT, Code.MISSING_FILE, name=f"{ROOT}/")
        return found
    for path in _walk(root, docs, found) if _inside(root, docs, found) else ():
        _sort(path, path.relative_to(docs).parts, found)
    _required(found)
    return found


def _walk(root: Path, folder: Path, found: Found) -> Iterator[Path]:
    name = folder.relative_to(root).as_posix()
    try:
        children = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        found.note(name, Code.UNREADABLE, reason="no-permission")
        return
    for child in children:
        if _LEFT_LYING.search(child.name) or not _inside(root, child, found):
            continue
        if child.is_dir():
            _check_folder(root, child, found)
            yield from _walk(root, child, found)
        else:
            yield child


def _inside(root: Path, path: Path, found: Found) -> bool:
    """Whether *path* is a real file or folder, or a link to a file of this project. Following folders could lead in circles."""
    if not path.is_symlink():
        return True
    outside = not _target(path).is_relative_to(root.resolve())
    if outside or path.is_dir():
        found.note(path.relative_to(root).as_posix(), Code.UNREADABLE, reason="leads-outside" if outside else "linked-folder")
        found.broken.add(_id(path.relative_to(root).parts[1:]))
        return False
    return True


def _target(link: Path) -> Path:
    """Where a link leads in the end; a link that leads back to itself leads nowhere but there."""
    try:
        return link.resolve()
    except (OSError, RuntimeError):
        return link.parent.resolve() / link.name


def _check_folder(root: Path, folder: Path, found: Found) -> None:
    if not is_file_id(folder.name) and any(_is_source(path) for path in folder.rglob("*")):
        proposal = as_file_id(folder.name)
        found.note(folder.relative_to(root).as_posix(), Code.BAD_FILE_NAME, name=folder.name, suggestion=_free(folder, proposal))


def _is_source(path: Path) -> bool:
    return bool(_YAML.search(path.name) or _PROSE.search(path.name)) and not _LEFT_LYING.search(path.name)


def _sort(path: Path, parts: tuple[str, ...], found: Found) -> None:
    """Put one file where it belongs. *parts* is its path below `docs/`."""
    if _YAML.search(path.name):
        _sort_yaml(path, parts, found)
    elif parts[0] in FOLDERS:
        _misplaced(parts, found, None)
    elif _PROSE.search(path.name):
        _sort_prose(path, parts, found)


def _sort_yaml(path: Path, parts: tuple[str, ...], found: Found) -> None:
    file = SourceFile(path, _name(parts), _id(parts))
    stem = _YAML.sub("", parts[-1])
    if len(parts) > 1 and parts[0] in FOLDERS:
        if _well_named(path, parts, stem, ".yml", found):
            found.entries.append(file)
    elif len(parts) == 1 and as_file_id(stem) in LISTS:
        if _well_named(path, parts, stem, ".yml", found):
            found.lists.append(file)
    elif len(parts) == 1:
        near = words.closest(stem, LISTS)
        _misplaced(parts, found, f"{near}.yml" if near else None)
    elif is_file_id(parts[0]):
        near = words.closest(parts[0], FOLDERS)
        _misplaced(parts, found, "/".join((ROOT, near, *parts[1:])) if near else None)
    else:
        found.broken.add(_meant_id(parts, stem))


def _sort_prose(path: Path, parts: tuple[str, ...], found: Found) -> None:
    stem = _PROSE.sub("", parts[-1])
    match = _LANGUAGE.search(stem)
    suffix = match.group() if match else ""
    stem = stem.removesuffix(suffix)
    page_id = "/".join((*parts[:-1], stem))
    if page_id in LISTS:
        _misplaced(parts, found, None)
    elif _well_named(path, parts, stem, f"{suffix.lower()}.md", found):
        found.prose.append(ProseFile(path, _name(parts), page_id, suffix.lower().removeprefix(".") or None))


def _well_named(path: Path, parts: tuple[str, ...], stem: str, suffix: str, found: Found) -> bool:
    """Whether the file's name is an id with *suffix*; a folder with a bad name is reported once, for all its files."""
    if parts[-1] != stem + suffix or not is_file_id(stem):
        found.note(_name(parts), Code.BAD_FILE_NAME, name=parts[-1], suggestion=_free(path, as_file_id(stem), suffix))
    elif all(is_file_id(part) for part in parts[:-1]):
        return True
    found.broken.add(_meant_id(parts, stem))
    return False


def _meant_id(parts: tuple[str, ...], stem: str) -> str:
    """The id that references to a badly named file probably use; they are not reported as well."""
    return "/".join((*(as_file_id(part) for part in parts[:-1]), as_file_id(stem)))


def _free(path: Path, proposal: str, suffix: str = "") -> str | None:
    """The proposed name, or None where nothing of it is left or another file already has it."""
    target = path.with_name(proposal + suffix) if proposal else path
    taken = target.exists() and not target.samefile(path)
    return None if taken or not proposal else target.name


def _misplaced(parts: tuple[str, ...], found: Found, suggestion: str | None) -> None:
    folder = "/".join((ROOT, *parts[:-1]))
    found.note(_name(parts), Code.MISPLACED_FILE, name=parts[-1], folder=folder, suggestion=suggestion)


def _required(found: Found) -> None:
    """Roles and topics have to be described as soon as there is a responsibility that uses them."""
    present = {file.id for file in found.lists} | found.broken
    if any(file.id.startswith(f"{Kind.RESPONSIBILITY.value}/") for file in found.entries):
        for name in ("roles", "topics"):
            if name not in present:
                found.note(f"{ROOT}/{name}.yml", Code.MISSING_FILE, name=f"{ROOT}/{name}.yml")
                found.broken.add(name)


def _name(parts: tuple[str, ...]) -> str:
    return "/".join((ROOT, *parts))


def _id(parts: tuple[str, ...]) -> str:
    return _YAML.sub("", _PROSE.sub("", "/".join(parts)))
