"""Derive: two values of one kind, field by field: what differs in sense, and what only in words.

This knows no kind of thing by itself: a field that the model gets in five years is compared by its type. A text is words, and differs in
sense only where the figures in it do; everything else is sense. The tables below hold the exceptions.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.model import Branch, Clause, Course, DeskCase, Frozen, Text
from generator.model.kinds.short_answer import Accepted

Place = tuple[type[Frozen], str]
"""A field of a class."""

ASIDE: Mapping[str, str] = {
    "order": "the place among siblings is how pages are laid out, not what they say",
    "formerly": "another id is a change of its own: moved",
    "classification": "who may read a thing changes nothing for those who may",
    "stand_in": "those who see the stand-in don't see the thing",
    "lint": "editors' notes on how a question is written",
}
"""Fields, in any class, that are not compared, and why."""

SAID: frozenset[Place] = frozenset({(Clause, "waived"), (DeskCase, "when"), (Branch, "when"), (Course, "certificate")})
"""Texts whose being there is part of the sense, whatever they say."""

MEANT: frozenset[Place] = frozenset({(Accepted, "text")})
"""Texts that are compared by a program: every letter counts."""

_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs. `before` and `after` are ids and words that can be listed; empty for texts and for what is made of several fields."""

    field: str
    """As the author writes it (`with`)."""
    real: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def differences(before: Frozen, after: Frozen, *, without: Collection[str] = ()) -> Iterator[Difference]:
    """The fields in which two values differ, in the later one's order; their own ids, ASIDE and *without* (field names) left out."""
    if before == after:
        return
    names = dict.fromkeys((*type(after).model_fields, *type(before).model_fields))
    for name in names:
        if name not in ASIDE and name != "id" and name not in without:
            yield from _difference((before, after), name)


def _difference(values: tuple[Frozen, Frozen], name: str) -> Iterator[Difference]:
    earlier, later = (getattr(value, name, None) for value in values)
    if earlier == later:
        return
    places = [(type(value), name) for value in values]
    field = next(type(value).model_fields[name].alias or name for value in values if name in type(value).model_fields)
    if sense(earlier, places[0]) != sense(later, places[1]):
        yield Difference(field, real=True, before=listed(earlier), after=listed(later))
        return
    wording = [dict(_words(value, place, ())) for value, place in zip((earlier, later), places, strict=True)]
    if wording[0] != wording[1]:
        yield Difference(field, real=any(figures_differ(text, wording[1][path]) for path, text in wording[0].items() if path in wording[1]))


def sense(value: object, place: Place) -> object:
    """*value*, the content of the field *place*, without its words and without orders that say nothing; made for comparing, and for JSON."""
    if isinstance(value, Text):
        return dict(sorted(value.values.items())) if place in MEANT else place in SAID
    if isinstance(value, Frozen):
        return {name: sense(getattr(value, name), (type(value), name)) for name in type(value).model_fields if name not in ASIDE}
    if isinstance(value, tuple):
        found = [sense(one, place) for one in value if not isinstance(one, Text)]
        return found if place[1] in place[0].ordered else sorted(found, key=_canonical)
    return False if value is None else value


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _words(value: object, place: Place, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Every text in *value*, by a path that does not depend on where in a list without an order something stands."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            if name not in ASIDE:
                yield from _words(getattr(value, name), (type(value), name), (*path, name))
    elif isinstance(value, tuple):
        for key, one in _keyed(value, place):
            yield from _words(one, place, (*path, key))


def _keyed(values: tuple[object, ...], place: Place) -> Iterator[tuple[str, object]]:
    """Items by their id; texts by what they say; what has neither by its sense, and then by its number."""
    seen: Counter[str] = Counter()
    for one in values:
        key = str(getattr(one, "id", None) or _canonical(dict(one.values) if isinstance(one, Text) else sense(one, place)))
        yield f"{key} {seen[key]}", one
        seen[key] += 1


def figures_differ(before: Text, after: Text) -> bool:
    """Whether the numbers written in digits differ, in a language that both are in; where they stand does not count."""
    shared = before.values.keys() & after.values.keys()
    return any(figures(before.values[language]) != figures(after.values[language]) for language in shared)


def figures(text: str) -> Counter[int]:
    """The numbers in *text* that are written in digits, and how often each.

    >>> sorted(figures("trước ngày 05/6/2006, 30 ngày").elements())
    [5, 6, 30, 2006]
    """
    return Counter(int(number) for number in _FIGURES.findall(text))


def listed(value: object) -> tuple[str, ...]:
    """*value* as words a sentence can list: ids, numbers, the words of a closed list; nothing for what is made of several fields."""
    if isinstance(value, tuple):
        return tuple(word for one in value for word in listed(one))
    if isinstance(value, bool):
        return ("true",) if value else ("false",)
    if isinstance(value, Enum):
        return (str(value.value),)
    return (str(value),) if isinstance(value, str | int) else ()
