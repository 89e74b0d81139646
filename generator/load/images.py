"""Load: the images that running text shows. They are published as they are, from where they lie below `docs/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
"""No SVG: it is a document that can run scripts when somebody opens it by itself."""


def images(folder: Path, *, without: Path | None = None) -> Mapping[str, bytes]:
    """Path below *folder* → content of every image in it, sorted; links that lead out of it and everything below *without* are left out."""
    home = folder.resolve()
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    inside = (path for path in files if home in path.resolve().parents and (without is None or without not in path.parents))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in inside}
