"""Floor: a page that an edition has no more, and what its address says instead."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Text


@dataclass(frozen=True, slots=True)
class Gone:
    """A page that is gone."""

    page: str
    """Its id; that of the address that goes on answering."""
    title: str
    """What it was called last."""
    last: str
    """Id of the last edition that has it; the same edition where it was withdrawn from that."""
    last_page: str
    """What the page is called there; empty where it was withdrawn and cannot be seen there either."""
    reason: Text | None = None
    successor: str | None = None
    """Id of the page that takes its place."""
    withdrawn: str = ""
    """Day (ISO) on which it was withdrawn; empty where it was taken out with an edition."""
