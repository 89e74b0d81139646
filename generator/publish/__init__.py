"""Stage: putting a finished site in the place of the one before, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import HandbookError
from generator.publish.locks import Holder, LockedError, locked
from generator.publish.placing import place, sweep

__all__ = ["MARK", "Holder", "LockedError", "OccupiedError", "locked", "place", "recover", "replacing", "sweep"]

MARK = "data/handbook.schema.json"
"""A file that every finished site has, and hardly anything else."""


class OccupiedError(HandbookError):
    """Where the site should go stands something else, which must not be lost."""

    def __init__(self, path: Path) -> None:
        super().__init__("occupied", path=path)


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """An empty folder beside *site* that takes its place when the block ends well; else *site* stays as it was.

    Raises OccupiedError where *site* is neither empty nor a site, LockedError where another command is making it, OSError where its folder
    cannot be written.
    """
    named, site = site, site.resolve()
    if not site.name or not _may_go(site):
        raise OccupiedError(named)
    with _alone(site):
        recover(site)
        fresh = _beside(site, "new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            yield fresh
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        _put(fresh, site)


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Hold the place of *site*: builds that work in folders of their own may still be told to make the same site."""
    lock = _beside(site, "lock")
    with locked(lock):
        try:
            yield
        finally:
            shutil.rmtree(lock, ignore_errors=True)  # still held: who has opened it is refused, whoever comes later begins anew


def _put(fresh: Path, site: Path) -> None:
    """Let *fresh* take the place of *site*, or leave that as it was."""
    old = _beside(site, "old")
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        recover(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(site: Path) -> None:
    """Undo what a kill between the two renames left: the site before is put back."""
    old = _beside(site, "old")
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _may_go(site: Path) -> bool:
    """Whether nothing would be lost with it but a site, which can be made again."""
    if not site.exists():
        return True
    return site.is_dir() and ((site / MARK).is_file() or not any(site.iterdir()))


def _beside(site: Path, suffix: str) -> Path:
    return site.with_name(f".{site.name}.{suffix}")
