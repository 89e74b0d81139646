"""Render: writing staged files. Only what changed is written, and what is no longer staged goes away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def stage(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Make *folder* hold exactly *files* (path below it → content). Returns the paths that were written or removed, sorted."""
    gone = [file for file in folder.rglob("*") if file.is_file() and file.relative_to(folder).as_posix() not in files]
    for file in gone:
        file.unlink()
    written = [path for path, content in files.items() if write(folder / path, content)]
    return tuple(sorted([*written, *(file.relative_to(folder).as_posix() for file in gone)]))


def write(file: Path, content: bytes) -> bool:
    """Write *file*, making its folders; returns whether it changed."""
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True
