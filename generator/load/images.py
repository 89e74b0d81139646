"""Load: the images that running text shows. They are published as they are, from where they lie below `docs/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
"""No SVG: it is a document that can run scripts when somebody opens it by itself."""


def images(folder: Path, *, without: Path | None = None) -> Mapping[str, bytes]:
    """Path below *folder* → content of every image in it, sorted; links that lead out of it and everything below *without* are left out."""
    return {name: path.read_bytes() for name, path in _files(folder, without).items()}


def image_names(folder: Path) -> frozenset[str]:
    """Path below *folder* of every image in it, of which nothing is read."""
    return frozenset(_files(folder, None))


def is_image(path: Path) -> bool:
    """Whether the name of *path* says that it is an image that may be published."""
    return path.suffix.lower() in SUFFIXES


def _files(folder: Path, without: Path | None) -> Mapping[str, Path]:
    home = folder.resolve()
    files = sorted(path for path in folder.rglob("*") if is_image(path) and path.is_file())
    inside = (path for path in files if home in path.resolve().parents and (without is None or without not in path.parents))
    return {path.relative_to(folder).as_posix(): path for path in inside}
