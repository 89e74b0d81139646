"""Floor: interface strings. One catalogue a language: `vi.yml`, `en.yml`; a further language is one more file.

A catalogue is a tree of strings; a string is named by its dotted path (`matrix.filter.tier`) and may hold `{placeholders}`.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

FALLBACK = "en"


class Catalogue:
    """The strings of one language.

    >>> Catalogue.of("vi").language
    'vi'
    """

    def __init__(self, language: str, strings: Mapping[str, str]) -> None:
        self.language = language
        self._strings = strings

    @classmethod
    def of(cls, language: str) -> Catalogue:
        """The catalogue of *language*; for a language without one, the English strings."""
        return _load(language if language in languages() else FALLBACK)

    def __call__(self, name: str, /, **values: object) -> str:
        """The string called *name* with its placeholders filled in. Raises KeyError where there is none.

        A name that has `one` and `other` below it is chosen by the value `n`.
        """
        if name not in self._strings and f"{name}.other" in self._strings:
            name += ".one" if values.get("n") == 1 and f"{name}.one" in self._strings else ".other"
        text = self._strings[name]
        return text.format_map(values) if values else text

    def has(self, name: str) -> bool:
        """Whether there is a string called *name*."""
        return name in self._strings

    def below(self, prefix: str) -> dict[str, str]:
        """All strings whose name begins with `prefix.`, by the rest of their name; for handing to a script."""
        start = prefix + "."
        return {name.removeprefix(start): text for name, text in self._strings.items() if name.startswith(start)}

    def texts(self) -> frozenset[str]:
        """All strings, as they are written."""
        return frozenset(self._strings.values())

    def names(self) -> frozenset[str]:
        """The names of all strings."""
        return frozenset(self._strings)


def preferred_language() -> str:
    """The language of the terminal: Vietnamese where its locale says so, else English.

    The environment is asked first, since a system may lack the locale that its user has named; Windows sets none there.
    """
    named = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "vi" if (named or _system_locale()).lower().startswith("vi") else FALLBACK


def _system_locale() -> str:
    """The locale as Python sees it, such as `vi_VN` or `Vietnamese_Vietnam`; empty where it cannot tell."""
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""


@cache
def languages() -> tuple[str, ...]:
    """Languages that have a catalogue, sorted."""
    return tuple(sorted(file.name.removesuffix(".yml") for file in resources.files(__name__).iterdir() if file.name.endswith(".yml")))


@cache
def _load(language: str) -> Catalogue:
    text = resources.files(__name__).joinpath(f"{language}.yml").read_text("utf-8")
    return Catalogue(language, dict(_flat("", yaml.load(text, Loader=yaml.CBaseLoader))))  # noqa: S506 - BaseLoader builds strings only


def _flat(prefix: str, tree: Mapping[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        name = f"{prefix}.{key}" if prefix else key
        pairs.extend(_flat(name, value) if isinstance(value, dict) else [(name, value)])
    return pairs
