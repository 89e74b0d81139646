"""Render: writing staged files. Only what changed is written, and what is no longer staged goes away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def stage(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Make *folder* hold exactly *files* (path below it → content). Returns the paths that were written or removed, sorted."""
    changed = [path for path, content in files.items() if write(folder / path, content)]
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        if path not in files:
            file.unlink()
            changed.append(path)
    return tuple(sorted(changed))


def write(file: Path, content: bytes) -> bool:
    """Write *file*, making its folders; returns whether it changed."""
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True
