"""Floor: one change between two editions, said in a sentence, for pages, terminals and files alike.

The sentences stand in the language catalogues: `change.<code>.told`, or `change.generic` where a code has none of its own. Where there are
several, `both`, `set`, `unset` and `plain` say whether something stood there before, after, at both times or (in a field that no line can
show) at neither; `more` and `less`, that something came to what stood there, or went from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from generator.locale import Catalogue
from generator.model.base import Kind, Text, item_id
from generator.model.change import Change, ChangeCode
from generator.model.names import Names

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REMOVED = frozenset(code for code in ChangeCode if code.value.endswith(("-removed", "-dropped")))
_NAMED_ALONE = frozenset({ChangeCode.PARTY_ADDED, ChangeCode.PARTY_DROPPED, ChangeCode.DUTY_ADDED, ChangeCode.DUTY_DROPPED, ChangeCode.DEADLINE_MOVED})
"""Where the first of the values is told, and what stands behind it says more about it."""


def told(change: Change, before: Names, after: Names) -> str:
    """*change* as one sentence in the language of *after*; *before* and *after* are the names of the two editions, in that language."""
    strings = after.strings
    sentence, gone, come = _sentence(change, strings)
    words = {
        "subject": _earlier(change.subject, before, after) if change.code in _REMOVED else subject_name(change, after),
        "was": _earlier(change.subject, before, after),
        "within": _within(change, before, after),
        "field": field_name(change.field, strings),
        "before": _values(change, gone, before, after),
        "after": _values(change, come, after, after),
        "role": _role(change, before, after),
    }
    said = strings(sentence, **words).replace("?.", "?")  # a question is named by its own words
    return said[0].upper() + said[1:]


def title(code: ChangeCode, strings: Catalogue) -> str:
    """The heading above changes of one kind."""
    return strings(f"change.{code}.title")


def subject_name(change: Change, names: Names) -> str:
    """What the subject of *change* is called; lists of the whole handbook by their own words."""
    name = f"change.list.{change.subject.replace('.', '-')}"
    return names.strings(name) if names.strings.has(name) else names.of(change.subject)


def field_name(field: str, strings: Catalogue) -> str:
    """What the part of a thing is called that its file writes as *field*; nothing where there is no field."""
    return strings(f"change.field.{field}") if field else ""


def _sentence(change: Change, strings: Catalogue) -> tuple[str, Sequence[str], Sequence[str]]:
    """Name of the sentence in the catalogue, and what it tells of before and of after."""
    own, had, has = f"change.{change.code}.told", change.before, change.after
    if strings.has(own):
        return own, had, has
    variant = {(True, True): "both", (False, True): "set", (True, False): "unset", (False, False): "plain"}[bool(had), bool(has)]
    if strings.has(f"{own}.{variant}"):
        return f"{own}.{variant}", had, has
    gone, come = [each for each in had if each not in has], [each for each in has if each not in had]
    if variant == "both" and bool(gone) != bool(come):
        return f"change.generic.{'less' if gone else 'more'}", gone, come
    return f"change.generic.{variant}", had, has


def _within(change: Change, before: Names, after: Names) -> str:
    """The name of the file that the subject stands in."""
    entry_id = change.subject.partition("#")[0]
    return _earlier(entry_id, before, after) if change.code in _REMOVED else after.of(entry_id)


def _earlier(full_id: str, before: Names, after: Names) -> str:
    """What *full_id*, a later id, was called in the earlier edition."""
    entry_id, _, item = full_id.partition("#")
    folders = after.handbook.folders()
    formerly = next((folder[entry_id].formerly for folder in folders if entry_id in folder), ())
    had = next((old for old in reversed(formerly) if any(old in folder for folder in before.handbook.folders())), None)
    stays = any(entry_id in folder for folder in before.handbook.folders())
    old = entry_id if stays or had is None else had
    return before.of(item_id(old, item) if item else old)


def _role(change: Change, before: Names, after: Names) -> str:
    """The document's word for the role that a party or duty comes or goes with."""
    values, names = (change.before, before) if change.before else (change.after, after)
    words = {word.id.value: word.word for word in names.handbook.roles}
    return words[values[1]].get(names.language) if change.code in _NAMED_ALONE and len(values) > 1 and values[1] in words else ""


def _values(change: Change, values: Sequence[str], names: Names, after: Names) -> str:
    if change.code is ChangeCode.MOVED:
        return ", ".join(values)
    shown = values[:1] if change.code in _NAMED_ALONE else values
    return names.listed(_value(change, value, names, after) for value in shown) if shown else ""


def _value(change: Change, value: str, names: Names, after: Names) -> str:
    """An id, a day or a word as readers know it."""
    strings = names.strings
    if _DAY.fullmatch(value):
        return names.day(date.fromisoformat(value))
    listed = _listed(change.field, names).get(value)
    if listed:
        return listed.get(names.language)
    for name in (f"{change.field}.{value}", f"change.value.{value}"):
        if strings.has(name):
            return strings(name)
    name = names.of(value) if names is after else _earlier(value, names, after)
    return strings("change.own-words", words=name) if _named_by_its_words(value) else name


def _named_by_its_words(full_id: str) -> bool:
    """Whether it has no name but what it says, which may be several sentences: a step, a question."""
    return "#" in full_id and full_id.startswith((f"{Kind.PROCEDURE}/", "quizzes/"))


def _listed(field: str, names: Names) -> dict[str, Text]:
    """The words of the handbook's own lists, from which a field takes its values."""
    if field == "tier":
        return {tier.id: tier.name for tier in names.handbook.settings.tiers}
    return {topic.id: topic.name for topic in names.handbook.topics} if field == "topic" else {}
