"""Load, beside the files of `docs/`: which files of `curriculum/` and `quizzes/` are read, and as what.

    curriculum/courses/<course>.yml · modules/<module>/module.yml · modules/<module>/<lesson>.md · reviews.yml          quizzes/<bank>.yml

A project may have neither folder.
"""

from __future__ import annotations

from pathlib import Path

from generator import words
from generator.load.names import as_file_id
from generator.load.walk import MODULE, PROSE, QUIZZES, YAML, Found, Parts, meant_id, misplaced, take_entry, take_prose, walk
from generator.model import Kind, is_file_id
from generator.problems import Code

ROOT = "curriculum"
FOLDERS = (Kind.COURSE.value, Kind.MODULE.value)
"""Folders of `curriculum/`."""

REVIEWS = "reviews"
"""The file of `curriculum/` that says what somebody has looked at again."""

_IN_MODULE = 4
"""Parts of the path of a file that lies directly in a module's folder."""


def discover(root: Path, found: Found) -> None:
    """Add to *found* the files of both folders."""
    _check_names(root, found)
    for top, sort in ((ROOT, _sort), (QUIZZES, _sort_quiz)):
        for path, parts in walk(root, top, found):
            sort(path, parts, found)
    _required(found)


def _check_names(root: Path, found: Found) -> None:
    """`Quizzes/` would be read on one computer and passed over on another."""
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        if path.is_dir() and path.name.lower() in {ROOT, QUIZZES} and path.name != path.name.lower():
            found.note(path.name, Code.BAD_FILE_NAME, name=path.name, suggestion=path.name.lower())


def _sort_quiz(path: Path, parts: Parts, found: Found) -> None:
    if YAML.search(path.name):
        take_entry(path, parts, found.entries, found)
    else:
        misplaced(parts, found)


def _sort(path: Path, parts: Parts, found: Found) -> None:
    """Put one file of the curriculum where it belongs. Pictures and the like are passed over."""
    if not (YAML.search(path.name) or PROSE.search(path.name)):
        return
    if parts[1] == Kind.MODULE.value:
        _sort_module(path, parts, found)
    elif len(parts) > 2 and parts[1] == Kind.COURSE.value and YAML.search(path.name):  # noqa: PLR2004 - it lies in that folder
        take_entry(path, parts, found.entries, found)
    elif parts[1] == parts[-1] and as_file_id(YAML.sub("", path.name)) == REVIEWS:
        take_entry(path, parts, found.lists, found)
    elif is_file_id(parts[1]) or parts[1] == parts[-1]:
        misplaced(parts, found, _better_place(parts))
    else:
        found.broken.add(meant_id(parts, YAML.sub("", parts[-1])))


def _better_place(parts: Parts) -> str | None:
    """The path at which a file in a wrong folder, or beside the folders, would be read."""
    if parts[1] == QUIZZES:
        return "/".join(parts[1:])
    near = words.closest(parts[1], FOLDERS) if parts[1] != parts[-1] else None
    return "/".join((ROOT, near, *parts[2:])) if near and near != parts[1] else None


def _sort_module(path: Path, parts: Parts, found: Found) -> None:
    in_module = len(parts) == _IN_MODULE
    if in_module and PROSE.search(path.name):
        take_prose(path, parts, found.lessons, found)
    elif in_module and as_file_id(YAML.sub("", path.name)) == MODULE:
        take_entry(path, parts, found.entries, found)
    elif len(parts) < _IN_MODULE and YAML.search(path.name):
        misplaced(parts, found, "/".join((*parts[:-1], as_file_id(YAML.sub("", path.name)), f"{MODULE}.yml")))
    else:
        alone = in_module and YAML.search(path.name) and not path.with_name(f"{MODULE}.yml").exists()
        misplaced(parts, found, f"{MODULE}.yml" if alone else None)


def _required(found: Found) -> None:
    """Lessons belong to a module, which has to be described."""
    present = {file.id for file in found.entries} | found.broken
    for module in sorted({file.id.rpartition("/")[0] for file in found.lessons} - present):
        name = f"{ROOT}/{module}/{MODULE}.yml"
        found.note(name, Code.MISSING_FILE, name=name)
        found.broken.add(module)
