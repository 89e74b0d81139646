"""Derive, before editions are compared: the earlier one as if everything in it had been called then as it is called in the later one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from generator.model import Frozen, Handbook, Text
from generator.model.renaming import renamed

T = TypeVar("T")
Rename = Callable[[str], str]


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
    """The same value with other ids; itself where nothing in it changes, so that comparing it costs nothing."""
    if not isinstance(value, Frozen):
        return value
    before = {name: getattr(value, name) for name in type(value).model_fields}
    after = {name: _renamed(inner, ids, texts) for name, inner in before.items()}
    changed = {name: inner for name, inner in after.items() if inner is not before[name]}
    return value.model_copy(update=changed) if changed else value


def _renamed(value: object, ids: Rename, texts: Rename) -> object:
    if type(value) is str:
        renamed_id = ids(value)
        return value if renamed_id == value else renamed_id
    if isinstance(value, Text):
        words = {language: texts(text) for language, text in value.values.items()}
        return value if words == value.values else Text(words)
    if isinstance(value, tuple):
        items = tuple(_renamed(one, ids, texts) for one in value)
        return value if all(one is other for one, other in zip(value, items, strict=True)) else items
    if isinstance(value, Mapping):
        pairs = {ids(key): _renamed(one, ids, texts) for key, one in value.items()}
        return MappingProxyType(dict(sorted(pairs.items())))
    return _frozen(value, ids, texts)
