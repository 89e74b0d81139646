"""Load, the memory of positions: where every value and every key of a file stood.

The loader of a file makes one locator beside the values; later stages ask it through `problems.Origins`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.problems import Locator, Place

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """Where a value begins (line and column, from 1, in characters), where its keys begin, and the spots of what is inside it."""

    line: int
    column: int
    keys: Mapping[str, tuple[int, int]] = {}
    inside: Mapping[str, Spot] | Sequence[Spot] = ()

    def step(self, part: str | int) -> Spot | None:
        """The spot of the value called *part* in here, or None."""
        if isinstance(self.inside, Mapping):
            return self.inside.get(part) if isinstance(part, str) else None
        return self.inside[part] if isinstance(part, int) and 0 <= part < len(self.inside) else None


class FileLocator(Locator):
    """Answers for a file of which nothing more is known than its name."""

    def __init__(self, file: str) -> None:
        self.file = file

    def place(self, path: Path, *, key: bool = False) -> Place:  # noqa: ARG002 - the interface's
        """The beginning of the file."""
        return Place(self.file)


class YamlLocator(Locator):
    """Answers from the spots of one YAML file; paths count from the value at *base* (`("extra", "handbook")`)."""

    def __init__(self, file: str, root: Spot, base: Path = ()) -> None:
        self.file = file
        self._root = root
        self._base = base

    def below(self, base: Path) -> YamlLocator:
        """The same file, with paths that count from the value at *base*."""
        return YamlLocator(self.file, self._root, (*self._base, *base))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at *path* (or its key) stands; where it does not exist, the nearest thing around it."""
        spot, parent, last = self._root, None, None
        for part in (*self._base, *path):
            inner = spot.step(part)
            if inner is None:
                key = False
                break
            spot, parent, last = inner, spot, part
        if key and parent is not None and isinstance(last, str):
            return Place(self.file, *parent.keys[last])
        return Place(self.file, spot.line, spot.column)


class ProseLocator(Locator):
    """Answers for a page of prose: `("line", n)` or `("line", n, column)` is a line of the body, `("title", language)` its heading.

    A body keeps its file's line numbers (the heading's line is empty in it), so line n of the body is line n of the file.
    *files* and *headings* give the file and the heading's line by language; lines belong to *language*'s file.
    """

    def __init__(self, files: Mapping[str, str], headings: Mapping[str, int], language: str) -> None:
        self._files = files
        self._headings = headings
        self._language = language

    def place(self, path: Path, *, key: bool = False) -> Place:  # noqa: ARG002 - prose has no keys
        """Where that line, title or body stands; anything else is the beginning of the file."""
        match path:
            case ("line", int(line)):
                return Place(self._files[self._language], line)
            case ("line", int(line), int(column)):
                return Place(self._files[self._language], line, column)
            case ("title" | "body", str(language), *_) if language in self._files:
                return Place(self._files[language], self._headings[language])
        return Place(self._files[self._language])
