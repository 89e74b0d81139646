"""Derive, before editions are compared: what is called otherwise in the later one, and the earlier one as if it had been called so already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from generator.model import Entry, Frozen, Handbook, Text

T = TypeVar("T")
Rename = Callable[[str], str]


def renamed(before: Handbook, after: Handbook) -> Mapping[str, str]:
    """Id of a file in *before* → its id in *after*, where the two differ, as `formerly` says; sorted by the earlier id.

    One thing becomes one thing. Where `formerly` names a file beside which the later one existed already, or several files of *before*, that
    is no renaming of it but a merger: what is gone then counts as removed (of several, all but the one that was named last).
    """
    return dict(sorted(pair for earlier, later in zip(before.folders(), after.folders(), strict=True) for pair in _pairs(earlier, later)))


def _pairs(earlier: Mapping[str, Entry], later: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for entry in later.values():
        had = [old for old in entry.formerly if old in earlier and old not in later and old not in taken]
        if had and entry.id not in earlier:
            taken.add(had[-1])
            yield had[-1], entry.id


def as_called_later(before: Handbook, after: Handbook) -> Handbook:
    """*before* with every id that *after* writes otherwise as *after* writes it, also where texts link to it or embed it."""
    names = renamed(before, after)
    if not names:
        return before
    folders = {old for old in names if old in before.modules}  # lessons have their ids below that of their module
    return _frozen(before, _in_ids(names, folders), _in_texts(names, folders))


def _in_ids(names: Mapping[str, str], folders: set[str]) -> Rename:
    def rename(value: str) -> str:
        entry_id, mark, item = value.partition("#")
        module, slash, lesson = entry_id.rpartition("/")
        if module in folders:
            return names[module] + slash + lesson + mark + item
        return names.get(entry_id, entry_id) + mark + item

    return rename


def _in_texts(names: Mapping[str, str], folders: set[str]) -> Rename:
    ends = {old: r"(?![\w-])" if old in folders else r"(?![\w-]|/\w)" for old in names}
    pattern = re.compile(r"(?<![\w/-])(?:" + "|".join(re.escape(old) + ends[old] for old in sorted(names, key=len, reverse=True)) + ")")
    return lambda text: pattern.sub(lambda match: names[match.group()], text)


def _frozen(value: T, ids: Rename, texts: Rename) -> T:
    """The same value with other ids; itself where nothing in it changes."""
    if not isinstance(value, Frozen):
        return value
    before = {name: getattr(value, name) for name in type(value).model_fields}
    after = {name: _renamed(inner, ids, texts) for name, inner in before.items()}
    return value.model_copy(update={name: inner for name, inner in after.items() if inner is not before[name]})


def _renamed(value: object, ids: Rename, texts: Rename) -> object:
    if type(value) is str:
        return ids(value)
    if isinstance(value, Text):
        return Text({language: texts(text) for language, text in value.values.items()})
    if isinstance(value, tuple):
        return tuple(_renamed(one, ids, texts) for one in value)
    if isinstance(value, Mapping):
        pairs = {ids(key): _renamed(one, ids, texts) for key, one in value.items()}
        return MappingProxyType(dict(sorted(pairs.items())))
    return _frozen(value, ids, texts)
