"""Engine: the search worker as one script. It starts far sooner than one that reads its parts one after the other."""

from __future__ import annotations

from generator.engine.config import THEME

PARTS = ("engine", "reading", "query", "answers", "results", "fetch", "worker")
"""Scripts of `assets/handbook/search/`, in the order in which they need each other; pages that search by themselves leave out the last."""


def script(name: str) -> bytes:
    """One of our scripts, for a page that no engine makes."""
    return (THEME / "assets" / "handbook" / f"{name}.js").read_bytes()


def worker() -> bytes:
    """The script to be staged as `search/worker.js`, beside the index it reads."""
    return b"".join((THEME / "assets" / "handbook" / "search" / f"{part}.js").read_bytes() for part in PARTS)
