"""Load, before everything: which files of `docs/` are read, and as what; and which only look as if they were.

What `curriculum/` and `quizzes/` hold is sorted beside this, in `curriculum`.
"""

from __future__ import annotations

from pathlib import Path

from generator import words
from generator.load import curriculum
from generator.load.images import is_image
from generator.load.names import as_file_id
from generator.load.text import too_large
from generator.load.walk import PROSE, YAML, Found, Parts, id_of, meant_id, misplaced, take_entry, take_prose, walk
from generator.model import Kind, is_file_id
from generator.problems import Code

ROOT = "docs"
FOLDERS = (Kind.UNIT.value, Kind.RESPONSIBILITY.value, Kind.PROCEDURE.value, Kind.SOURCE.value)
"""Folders of `docs/` that hold one entry a file."""

LISTS = ("glossary", "roles", "topics", "findings", "removed")
"""Files of `docs/` that hold a list each."""

GUIDE = "guide"
_ELSEWHERE = {"courses": "curriculum/courses", "modules": "curriculum/modules", "curriculum": "curriculum", "quizzes": "quizzes"}
"""Folders that are looked for beside `docs/`, not in it → where they are."""


def discover(root: Path) -> Found:
    """All files of the project at *root* that describe something, sorted into what they are. Missing ones are problems."""
    found = Found()
    for path, parts in walk(root, ROOT, found):
        _sort(path, parts, found)
    if (root / ROOT).exists():
        _required(found)
    else:
        found.note(ROOT, Code.MISSING_FILE, name=f"{ROOT}/")
        found.whole = False
    curriculum.discover(root, found)
    return found


def _sort(path: Path, parts: Parts, found: Found) -> None:
    """Put one file where it belongs."""
    if is_image(path) and path.is_file():
        found.problems += too_large(path, "/".join(parts))
    if YAML.search(path.name):
        _sort_yaml(path, parts, found)
    elif parts[1] in FOLDERS:
        misplaced(parts, found)
    elif PROSE.search(path.name):
        _sort_prose(path, parts, found)


def _sort_yaml(path: Path, parts: Parts, found: Found) -> None:
    stem = YAML.sub("", parts[-1])
    is_top = parts[1] == parts[-1]
    if not is_top and parts[1] in FOLDERS:
        take_entry(path, parts, found.entries, found)
    elif is_top and as_file_id(stem) in LISTS:
        take_entry(path, parts, found.lists, found)
    elif is_top:
        near = words.closest(stem, LISTS)
        misplaced(parts, found, f"{near}.yml" if near else None)
    elif is_file_id(parts[1]):
        misplaced(parts, found, _better_place(parts))
    else:
        found.broken.add(meant_id(parts, stem))


def _better_place(parts: Parts) -> str | None:
    """The path at which a file in a folder of `docs/` that holds no entries would be read."""
    near = words.closest(parts[1], FOLDERS)
    folder = _ELSEWHERE.get(parts[1]) or (f"{ROOT}/{near}" if near else None)
    return "/".join((folder, *parts[2:])) if folder else None


def _sort_prose(path: Path, parts: Parts, found: Found) -> None:
    if id_of(parts) in LISTS:
        misplaced(parts, found)
    elif parts[1] in _ELSEWHERE:
        misplaced(parts, found, _better_place(parts))
    else:
        take_prose(path, parts, found.prose, found)


def _required(found: Found) -> None:
    """Roles and topics have to be described as soon as there is a responsibility that uses them."""
    present = {file.id for file in found.lists} | found.broken
    if any(file.id.startswith(f"{Kind.RESPONSIBILITY.value}/") for file in found.entries):
        for name in ("roles", "topics"):
            if name not in present:
                found.note(f"{ROOT}/{name}.yml", Code.MISSING_FILE, name=f"{ROOT}/{name}.yml")
                found.broken.add(name)
