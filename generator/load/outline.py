"""Load, beside the shapes: reading a pydantic model the way an author's path runs through it.

A pydantic error names its place by a `loc` that also holds tags of unions; following the model's annotations tells the author's own
steps from those, and says which fields there are at a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from generator.load.locate import Path
from generator.model import Text


class Stop(NamedTuple):
    """A place on the way of a path: the author's steps to it, and what the model says may stand there (None: unknown)."""

    path: Path
    annotation: Any


def stops(kind: Any, loc: Path) -> tuple[Stop, ...]:
    """Every place on the way of pydantic's *loc* through *kind*, from the root on; the last is where the error is."""
    way = [Stop((), kind)]
    for part in loc:
        path, annotation = way[-1]
        inner, is_step = _step(bare(annotation), part)
        way.append(Stop((*path, part) if is_step else path, inner))
    return tuple(way)


def fields(annotation: Any) -> tuple[str, ...]:
    """Names of the fields an author may write at a place, as YAML spells them; of a union, those of all its members."""
    core = bare(annotation)
    if is_model(core):
        return tuple(info.alias or name for name, info in core.model_fields.items())
    return tuple(dict.fromkeys(name for member in get_args(core) for name in fields(member))) if is_union(core) else ()


def label(kind: Any, loc: Path) -> str:
    """What to call the place at *loc*: the nearest field's name; for one language of a text `name.en`. Empty at the root."""
    name = ""
    way = stops(kind, loc)
    for before, after in pairwise(way):
        if after.path != before.path and isinstance(after.path[-1], str):
            name = f"{name}.{after.path[-1]}" if bare(before.annotation) is Text else after.path[-1]
    return name


def bare(annotation: Any) -> Any:
    """The annotation without Annotated and without "or None"."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        members = [member for member in get_args(annotation) if member is not NoneType]
        if is_union(annotation) and len(members) == 1:
            annotation = members[0]
            continue
        return annotation


def is_union(annotation: Any) -> bool:
    """Whether it is a choice among several annotations."""
    return get_origin(annotation) in {Union, UnionType}


def is_model(annotation: Any) -> bool:
    """Whether it is a model with fields of its own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, RootModel)


def member(annotation: Any, tag: object) -> Any:
    """The member of a tagged union that *tag* chooses, or None."""
    return next((choice for choice in get_args(annotation) if tag in _tags(bare(choice))), None)


def _step(core: Any, part: str | int) -> tuple[Any, bool]:
    """What stands one *part* of a loc further on, and whether the author wrote that part."""
    if is_union(core):
        chosen = member(core, part)
        return chosen, chosen is None
    if is_model(core):
        return _field(core, part), True
    if isinstance(core, type) and issubclass(core, RootModel):
        return _step(bare(core.model_fields["root"].annotation), part)
    arguments = get_args(core)
    if get_origin(core) in {dict, Mapping}:
        return arguments[1], True
    return (arguments[0] if arguments else None), part != "[key]"


def _field(model: type[BaseModel], part: str | int) -> Any:
    known: dict[str, FieldInfo] = {info.alias or name: info for name, info in model.model_fields.items()}
    info = known.get(part) if isinstance(part, str) else None
    return info.annotation if info else None


def _tags(model: Any) -> tuple[Any, ...]:
    if not is_model(model):
        return ()
    literals = (info.annotation for info in model.model_fields.values() if get_origin(info.annotation) is Literal)
    return tuple(tag for literal in literals for tag in get_args(literal))
