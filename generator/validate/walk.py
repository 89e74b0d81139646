"""Validate: the one pass over the model that collects its references, its texts and its sourced statements.

Paths are written in the author's names (`with`, `except`, `else`), as `Origins` wants them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.model import Frozen, Kind, Ref, Sourced, Text
from generator.model.slots import slots

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """An id written at *path* of *owner*, and the kinds of thing it may name there."""

    owner: str
    path: Path
    id: str
    kinds: tuple[Kind, ...]


class Wording(NamedTuple):
    """A text written at *path* of *owner*."""

    owner: str
    path: Path
    text: Text


class Statement(NamedTuple):
    """A value that may cite its source, at *path* of *owner*."""

    owner: str
    path: Path
    value: Sourced


@dataclass(frozen=True, slots=True)
class Found:
    """What the walk has collected, in the order in which it met it."""

    references: list[Reference] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def walk(self, owner: str, path: Path, value: Frozen) -> None:
        """Collect everything in *value*, which stands at *path* of *owner*."""
        if isinstance(value, Sourced):
            self.statements.append(Statement(owner, path, value))
        for slot in slots(type(value)):
            inner = getattr(value, slot.name)
            if isinstance(inner, tuple):
                for position, item in enumerate(inner):
                    self._take(owner, (*path, slot.written, position), item, slot.holds)
            elif inner is not None:
                self._take(owner, (*path, slot.written), inner, slot.holds)

    def _take(self, owner: str, path: Path, value: Any, holds: type[Text | Frozen] | Ref) -> None:
        if isinstance(holds, Ref):
            self.references.append(Reference(owner, path, value, holds.kinds))
        elif holds is Text:
            self.wordings.append(Wording(owner, path, value))
        else:
            self.walk(owner, path, value)
