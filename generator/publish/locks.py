"""Publish, before anything is written: one command at a time in a folder; whoever comes second is told who holds it.

The lock itself is the system's, so that it goes with its holder, however that ends. Beside it lies a note of who took it, which is
read only while somebody holds the lock.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from generator.problems import HandbookError

LOCK, NOTE = "lock", "lock.json"


@dataclass(frozen=True)
class Holder:
    """Who holds a lock: `since` as `2026-11-24 09:30:00+0700`."""

    command: str
    pid: int
    host: str
    since: str


class LockedError(HandbookError):
    """Another command is at work in the same folder. `holder` is None where it has not said who it is."""

    def __init__(self, path: Path, holder: Holder | None = None) -> None:
        super().__init__("locked-by" if holder else "locked", path=path, **(asdict(holder) if holder else {}))
        self.holder = holder


@contextmanager
def locked(work: Path, command: str = "build") -> Iterator[None]:
    """Hold the folder *work* for one *command*. Raises LockedError where another holds it."""
    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise LockedError(work, _holder(work)) from None
    try:
        _note(work, command)
        yield
    finally:
        (work / NOTE).unlink(missing_ok=True)
        lock.release()


def _note(work: Path, command: str) -> None:
    """Write who holds the lock; in one move, so that nobody reads half of it."""
    since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S%z")
    fresh = work / f"{NOTE}.new"
    fresh.write_text(json.dumps(asdict(Holder(command, os.getpid(), platform.node(), since))), "utf-8")
    fresh.replace(work / NOTE)


def _holder(work: Path) -> Holder | None:
    """Who holds the lock, if that can be told: it may have ended, or not yet written its note."""
    try:
        return Holder(**json.loads((work / NOTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
