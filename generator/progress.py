"""Floor: telling how far a command is. Stages call a Progress; the doors decide what a person sees of it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called when a piece of work begins: its catalogue name below `progress.`, which piece it is, and of how many."""

    def __call__(self, name: str, number: int, total: int, /, **values: object) -> None:
        """Say it."""


def quiet(_name: str, _number: int, _total: int, /, **_values: object) -> None:
    """A Progress that says nothing."""
