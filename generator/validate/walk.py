"""Validate: the one pass over the model that collects its references, its texts and its sourced statements.

Which fields of a class can hold what is worked out once a class, so that thousands of files cost little. Paths are
written in the author's names (`with`, `except`, `else`), as `Origins` wants them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from generator.model import Frozen, Kind, Ref, Sourced, Text

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
        for name, written, holds in _plan(type(value)):
            inner = getattr(value, name)
            if isinstance(inner, tuple):
                for position, item in enumerate(inner):
                    self._take(owner, (*path, written, position), item, holds)
            elif inner is not None:
                self._take(owner, (*path, written), inner, holds)

    def _take(self, owner: str, path: Path, value: Any, holds: type[Text | Frozen] | Ref) -> None:
        if isinstance(holds, Ref):
            self.references.append(Reference(owner, path, value, holds.kinds))
        elif holds is Text:
            self.wordings.append(Wording(owner, path, value))
        else:
            self.walk(owner, path, value)


@cache
def _plan(model: type[Frozen]) -> tuple[tuple[str, str, type[Text | Frozen] | Ref], ...]:
    """(attribute, the author's name for it, what it holds) for each field of *model* that is worth looking into."""
    fields = ((name, info.alias or name, _holds(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return tuple((name, written, holds) for name, written, holds in fields if holds is not None)


def _holds(annotation: Any, metadata: list[Any]) -> type[Text | Frozen] | Ref | None:
    """The first of Ref, Text and Frozen anywhere in a field's type; a field never holds two of them."""
    candidates = [*metadata, *_parts(annotation)]
    references = (part for part in candidates if isinstance(part, Ref))
    classes = (kind for kind in (Text, Frozen) for part in candidates if isinstance(part, type) and issubclass(part, kind))
    return next(references, None) or next(classes, None)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    inner = get_args(annotation)
    for part in inner[:1] if get_origin(annotation) is Annotated else inner:
        yield from _parts(part)
    if get_origin(annotation) is Annotated:
        yield from inner[1:]
