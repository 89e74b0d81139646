"""Derive: what changed about the units themselves: which there are, what they are called, whose parts they are, what they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.changes.fields import Difference, differences, sense
from generator.derive.changes.sides import Sides, Told, changed, pairs
from generator.model import Unit
from generator.model.change import Change, ChangeCode
from generator.words import fold

_LINES = frozenset({"parent", "supervised_by"})


def units(sides: Sides) -> Iterator[Change]:
    """Every change of a unit, but for its duties."""
    yield from sides.entries(lambda book: book.units, ChangeCode.UNIT_ADDED, ChangeCode.UNIT_REMOVED, lambda unit: Told([unit.id, *_above(unit)], [unit.id]))
    for unit_id, before, after in pairs(sides.before.units, sides.after.units):
        yield from _name(sides, before, after)
        for difference in differences(before, after, without={"name"}):
            code = ChangeCode.UNIT_MOVED if difference.field in _LINES else ChangeCode.UNIT_CHANGED
            concerned = sides.units([unit_id, *_named(before, difference), *_named(after, difference)])
            yield changed(code, unit_id, difference, concerned if difference.real else (unit_id,), [unit_id])


def _above(unit: Unit) -> list[str]:
    """Its superiors."""
    return [superior for field in sorted(_LINES) if (superior := getattr(unit, field, None))]


def _named(unit: Unit, difference: Difference) -> Iterator[str]:
    """Every word in the field that differs; those that are ids of units will be known as such."""
    field = {"except": "except_"}.get(difference.field, difference.field)
    yield from _strings(sense(getattr(unit, field, None), (type(unit), field)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _name(sides: Sides, before: Unit, after: Unit) -> Iterator[Change]:
    """A unit is renamed if its name in the handbook's first language is; other languages, and spelling, are words."""
    if before.name == after.name:
        return
    language = sides.after.settings.default_language
    if spelled(before.name.get(language)) != spelled(after.name.get(language)):
        yield Change(ChangeCode.UNIT_RENAMED, after.id, "name", units=(after.id,), touched=(after.id,))
    else:
        yield Change(ChangeCode.WORDING, after.id, "name", units=(after.id,))


def spelled(name: str) -> str:
    """*name* without what is only spelling: case, diacritics, spaces, punctuation."""
    return "".join(letter for letter in fold(name) if letter.isalnum())
