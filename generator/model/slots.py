"""Floor: which fields of a value hold references, texts or further values, read off its class, so that no field can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.model.base import Frozen, Ref, Text


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that holds, or lists, references (`holds` is the Ref), texts (Text) or values (Frozen)."""

    name: str
    written: str
    """Its name as authors write it (`with`, `except`)."""
    holds: type[Text | Frozen] | Ref
    least: int
    """How many a list must have; 1 also for a single value that is always there."""


@cache
def slots(model: type[Frozen]) -> tuple[Slot, ...]:
    """The fields of *model* that are worth looking into."""
    found = ((name, info, _holds(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return tuple(Slot(name, info.alias or name, holds, _least(info)) for name, info, holds in found if holds is not None)


def texts(value: Frozen) -> Iterator[Text]:
    """Every text anywhere in *value*, in the order of its fields."""
    for slot in slots(type(value)):
        inner = getattr(value, slot.name)
        for one in inner if isinstance(inner, tuple) else (inner,):
            if isinstance(one, Text):
                yield one
            elif isinstance(one, Frozen):
                yield from texts(one)


def _least(info: FieldInfo) -> int:
    written = max((getattr(each, "min_length", 0) for each in info.metadata), default=0)
    return written or int(info.is_required() or isinstance(info.default, Frozen))


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
