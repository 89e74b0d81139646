"""Load, the project's own settings: `extra.handbook` in `mkdocs.yml`, a file that belongs to MkDocs too.

What MkDocs allows there and we don't (tags such as `!ENV`, merge keys) is no problem in this one file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.load.locate import FileLocator, YamlLocator
from generator.load.shape import Given, shape
from generator.load.text import read_file
from generator.load.tray import Tray
from generator.load.tree import Tree, parse
from generator.model import Settings
from generator.model.base import DEFAULT_LANGUAGE
from generator.problems import Code, Place, Problem

FILE = "mkdocs.yml"
BASE = ("extra", "handbook")


def read_settings(root: Path, tray: Tray) -> Settings | None:
    """The settings of the project at *root*, or None where they can't be read; places (owner `mkdocs.yml`) and problems go to *tray*."""
    tray.origins[FILE] = FileLocator(FILE)
    if not (root / FILE).exists():
        tray.problems.append(Problem.at(Place(FILE), Code.MISSING_FILE, name=FILE))
        return None
    tree = parse(read_file(root / FILE, FILE), FILE, tolerant=True)
    tray.problems.extend(tree.problems)
    return _shaped(tree, tray) if tree.whole else None


def _shaped(tree: Tree, tray: Tray) -> Settings | None:
    data: Any = tree.value
    for part in BASE:
        data = data.get(part) if isinstance(data, dict) else None
    if data is None:
        tray.problems.append(Problem.at(tree.locator.place(BASE), Code.MISSING_FIELD, field=".".join(BASE)))
        return None
    locator = tree.locator.below(BASE) if isinstance(tree.locator, YamlLocator) else tree.locator
    tray.origins[FILE] = locator
    shaped = shape(Settings, Given(data, locator, ".".join(BASE)), _language(data))
    tray.problems.extend(shaped.problems)
    return shaped.value  # type: ignore[no-any-return] # it is what the kind says


def _language(data: Any) -> str:
    """The language of the settings' own plain strings: the first of those that they name, if they do."""
    languages = data.get("languages") if isinstance(data, dict) else None
    first = languages[0] if isinstance(languages, list) and languages else None
    return first if isinstance(first, str) else DEFAULT_LANGUAGE
