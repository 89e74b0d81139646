"""A handbook in which every field of every class is filled, made from the classes themselves; and every way of changing one field of it."""

from __future__ import annotations

import itertools
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import TypeAdapter, ValidationError

from generator.model import Due, Frozen, Handbook, RoleWord, Settings, Text

WORDS = ("2031-05-30", "7", "en", "a-b", "organisation/a-b")
"""What a string may be; the first that its field accepts is taken."""
FOLDERS = {
    "units": "organisation",
    "responsibilities": "responsibilities",
    "procedures": "procedures",
    "sources": "sources",
    "prose": "pages",
    "courses": "courses",
    "modules": "modules",
    "banks": "quizzes",
}


class Edit(NamedTuple):
    """One field of one value changed: where, how, and the handbook after it."""

    place: tuple[type[Frozen], str]
    kind: str
    """`words` (of a text, without figures), `figures` (of a text) or `sense`."""
    after: Any


def classes(annotation: Any = Handbook) -> set[type[Frozen]]:
    """Every class that a handbook is made of; texts are none."""
    found: set[type[Frozen]] = set()
    waiting = [annotation]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Frozen) and one not in found:
            found.add(one)
            waiting += [field.annotation for field in one.model_fields.values()]
        waiting += get_args(one)
    return found


def filled() -> Handbook:
    """The handbook."""
    whole = _Maker().model(Handbook, "whole")
    for name, folder in FOLDERS.items():
        whole[name] = {f"{folder}/{key}": {**entry, "id": f"{folder}/{key}"} for key, entry in whole[name].items()}
    module = next(iter(whole["modules"].values()))
    lesson = f"{module['id']}/{module['lessons'][0]['id']}"
    text = next(iter(whole["lessons"].values()))
    return Handbook.model_validate({**whole, "lessons": {lesson: {**text, "id": lesson}}})


class _Maker:
    """Makes values of classes, as an author would write them; no two of the same name."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.within: list[type[Frozen]] = []

    def model(self, cls: type[Frozen], name: str) -> dict[str, Any]:
        """Every field of *cls*."""
        if cls is Due:
            return {"before": WORDS[0]}
        self.within.append(cls)
        values = {field.alias or key: self.value(Annotated[field.annotation, field], key) for key, field in cls.model_fields.items()}
        self.within.pop()
        return {**values, "id": name} if "id" in cls.model_fields and cls is not RoleWord else values

    def value(self, annotation: Any, name: str) -> Any:
        """Some value of that kind; of an optional one, one that is there."""
        bare = _bare(annotation)
        choices = _choices(bare)
        if choices != (bare,):
            return self.value(choices[0], name)
        if get_origin(bare) in {tuple, Mapping}:
            return self.several(bare, name, _least(annotation))
        if get_origin(bare) is Literal:
            return get_args(bare)[0]
        return self.single(annotation, bare, f"{name.strip('_').replace('_', '-')}-{next(self.numbers)}")

    def several(self, bare: Any, name: str, least: int) -> Any:
        """At least one value of each kind that may stand in it; a clause holds clauses, but not for ever."""
        keyed = get_origin(bare) is Mapping
        inner = get_args(bare)[1 if keyed else 0]
        kinds = _choices(_bare(inner)) if len(_choices(_bare(inner))) > 1 else (inner,)
        if self.within.count(_bare(inner)) > 1:
            return []
        made = [self.value(kind, name) for _ in range(least) for kind in kinds]
        return {f"{name}-{next(self.numbers)}": one for one in made} if keyed else made

    def single(self, annotation: Any, bare: Any, name: str) -> Any:
        """One value: a text, a thing with fields, a word, a flag, a number."""
        if bare is Text:
            return {"vi": f"Chữ {name}", "en": f"Words {name}"}
        if bare in {bool, int}:
            return bare(7)
        if issubclass(bare, Frozen):
            return self.model(bare, name)
        return next(iter(bare)).value if issubclass(bare, Enum) else _word(annotation, name)


def _word(annotation: Any, name: str) -> str:
    for word in (name, *WORDS):
        try:
            TypeAdapter(annotation).validate_python(word)
        except ValidationError:
            continue
        return word
    raise AssertionError(annotation)


def _least(annotation: Any) -> int:
    """How many a list must hold, or one."""
    field = get_args(annotation)[-1]
    return max((each.min_length for each in getattr(field, "metadata", ()) if isinstance(each, MinLen)), default=1)


def _bare(annotation: Any) -> Any:
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _choices(annotation: Any) -> tuple[Any, ...]:
    """The kinds that a value may be of, without nothing."""
    if get_origin(annotation) in {Union, types.UnionType}:
        return tuple(one for one in get_args(annotation) if one is not type(None))
    return (annotation,)


def edits(value: Any) -> Iterator[Edit]:
    """Every way of changing one field of one value somewhere in *value*."""
    if isinstance(value, Frozen):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield from (Edit((type(value), name), kind, value.model_copy(update={name: other})) for kind, other in _others(inner))
            yield from (edit._replace(after=value.model_copy(update={name: edit.after})) for edit in edits(inner))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from (edit._replace(after=(*value[:number], edit.after, *value[number + 1 :])) for edit in edits(one))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (edit._replace(after=types.MappingProxyType({**value, key: edit.after})) for edit in edits(one))


def _others(value: Any) -> Iterator[tuple[str, Any]]:
    """Other values of the same kind."""
    if isinstance(value, Text):
        yield "words", Text({language: f"{text} khác" for language, text in value.values.items()})
        yield "figures", Text({language: f"{text} 99" for language, text in value.values.items()})
    elif isinstance(value, Frozen):
        first = next(edit for edit in edits(value) if edit.place != (Settings, "id"))
        yield first.kind, first.after
    elif isinstance(value, bool):
        yield "sense", not value
    elif isinstance(value, Enum):
        yield "sense", next(one for one in type(value) if one is not value)
    elif isinstance(value, int):
        yield "sense", value + 1
    elif isinstance(value, str):
        yield "sense", "2033-01-01" if value == "2031-05-30" else value + "x"
    elif isinstance(value, tuple) and value:
        yield "words" if isinstance(value[-1], Text) else "sense", value[:-1]
    elif isinstance(value, Mapping) and value:
        yield "sense", types.MappingProxyType(dict(list(value.items())[:-1]))
