"""Pipeline: what was built of a released edition is kept, since the edition never changes; only what it is built with does.

An entry is a folder named by its key: `site/` (the built pages), `facts.json` (what other builds want to know of it) and `sums.json`
(what every file must hold). An entry that holds anything else is not used, and made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import generator

ENGINE = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pymdown-extensions", "pygments", "babel")
"""Packages whose version shows in what is built."""

FACTS, SUMS, SITE = "facts.json", "sums.json", "site"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was kept: where its pages are, and the facts noted with it."""

    folder: Path
    facts: Mapping[str, Any]

    def put(self, target: Path) -> None:
        """Copy the pages to *target*."""
        shutil.copytree(self.folder / SITE, target, dirs_exist_ok=True)


def key(*parts: object) -> str:
    """A name for what is built from *parts*, by this generator on this engine."""
    text = json.dumps([*map(str, parts), _tool(), os.environ.get("SOURCE_DATE_EPOCH", "")], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def find(shelf: Path, name: str) -> Entry | None:
    """The entry called *name*, if it is there and whole."""
    folder = shelf / name
    try:
        sums = json.loads((folder / SUMS).read_bytes())
        if sums != _sums(folder):
            return None
        return Entry(folder, json.loads((folder / FACTS).read_bytes()))
    except (OSError, ValueError):
        return None


def keep(shelf: Path, name: str, pages: Path, facts: Mapping[str, Any]) -> None:
    """Keep a copy of the built *pages* under *name*, whole or not at all."""
    fresh = shelf / f".{name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(pages, fresh / SITE)
    (fresh / FACTS).write_text(json.dumps(facts, ensure_ascii=False, sort_keys=True), "utf-8")
    (fresh / SUMS).write_text(json.dumps(_sums(fresh)), "utf-8")
    shutil.rmtree(shelf / name, ignore_errors=True)
    fresh.rename(shelf / name)


def clear(shelf: Path, used: Collection[str]) -> None:
    """Let go of every entry that is not *used*."""
    for folder in shelf.iterdir() if shelf.is_dir() else ():
        if folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)


def _sums(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != SUMS)
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@cache
def _tool() -> str:
    """The generator's own files and the versions of what it builds with."""
    home = Path(generator.__file__).parent
    told = hashlib.sha256()
    for file in sorted(path for path in home.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        told.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return " ".join([told.hexdigest(), *(f"{name}={version(name)}" for name in ENGINE)])
