"""Publish, beside the site: putting a new folder where there was none, whole or not at all, so that a kill or a full disk leaves no half of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

FRESH = ".new"
"""Ends the name of a folder that is still being written; the name begins with a dot, so that nothing reads it."""


def place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write *files* (name below the folder → content) and let *folder* appear with all of them at once, safe on the disk.

    Raises FileExistsError where *folder* is there already, OSError where it cannot be written; then nothing is left of the attempt.
    """
    if folder.exists():
        raise FileExistsError(folder)
    made = not folder.parent.exists()
    fresh = folder.with_name(f".{folder.name}{FRESH}")
    try:
        _write(fresh, files)
        fresh.rename(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        if made:
            with suppress(OSError):
                folder.parent.rmdir()
        raise
    _sync(folder.parent)


def sweep(parent: Path) -> None:
    """Remove what killed attempts have left in *parent*. Nobody else may be writing there."""
    for left in sorted(parent.glob(f".*{FRESH}")) if parent.is_dir() else ():
        shutil.rmtree(left)


def _write(fresh: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for path in (*sorted(path for path in fresh.rglob("*") if path.is_dir()), fresh):
        _sync(path)


def _sync(folder: Path) -> None:
    """Let the names in *folder* reach the disk; Windows, which opens no folders, does that by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
