"""Lint: how text is read: its words and sentences, and what the word lists beside this module find in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from generator.words import fold

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_END = re.compile(r"(?<=[.?!…;])[\"”’)]*\s+(?=[\"“‘(]*\w)")
_WORDS = {"bare", "joins", "small", "usual"}
"""Lists of words; the others are of patterns."""

_ABOUT = 4
"""Letters below which an English word says little."""


@dataclass(frozen=True)
class Language:
    """The word lists of one language; empty ones for a language that has none."""

    code: str
    long: int | None = None
    absolutes: tuple[re.Pattern[str], ...] = ()
    negative: tuple[re.Pattern[str], ...] = ()
    others: tuple[re.Pattern[str], ...] = ()
    idle: tuple[re.Pattern[str], ...] = ()
    several: tuple[re.Pattern[str], ...] = ()
    many: tuple[re.Pattern[str], ...] = ()
    bare: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()

    @classmethod
    @cache
    def of(cls, code: str) -> Language:
        """The lists of that language."""
        return cls(code, **{name: _read(name, value) for name, value in _lists().get(code, {}).items()})

    def content(self, text: str) -> dict[str, str]:
        """Words that say what *text* is about, as they can be compared → as they are written; in Vietnamese pairs of syllables."""
        spoken = words(text)
        if self.code == "vi":
            pairs = pairwise(spoken)
            told = {f"{one} {two}": f"{one} {two}" for one, two in pairs if not {one, two} & self.small and not (one + two).isdigit()}
        else:
            told = {_root(one): one for one in spoken if len(one) >= _ABOUT and one not in self.small and not one.isdigit()}
        return {word: written for word, written in told.items() if word not in self.usual}


def _read(name: str, value: Any) -> Any:
    """A list of words as a set, of patterns as compiled ones; a number as it is."""
    if not isinstance(value, list):
        return value
    if name in _WORDS:
        return frozenset(value)
    return tuple(re.compile(one, re.IGNORECASE) for one in value)


@cache
def _lists() -> dict[str, dict[str, Any]]:
    file = resources.files("generator.lint") / "words.yml"
    lists: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return lists


def _root(word: str) -> str:
    """An English word without the endings that grammar gives it.

    >>> _root("plans"), _root("planning"), _root("coordinated")
    ('plan', 'plan', 'coordinat')
    """
    bare = re.sub(r"(?:ings?|ed|es|s|e)$", "", word)
    bare = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", bare)
    return bare if len(bare) >= _ABOUT - 1 else word


def words(text: str) -> list[str]:
    """The words of *text* (in Vietnamese: its syllables), in small letters, with their diacritics."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def sentences(text: str) -> list[str]:
    """The sentences of *text*; a semicolon ends one as well."""
    return [one for line in text.splitlines() for one in _END.split(line.strip()) if one.strip()]


def asked(stem: str) -> str:
    """The sentence of *stem* that asks: the last with a question mark, or the last."""
    listed = sentences(stem)
    return next((one for one in reversed(listed) if "?" in one), listed[-1] if listed else stem)


def found(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    """Every place in *text* where one of *patterns* matches."""
    text = unicodedata.normalize("NFC", text)
    for pattern in patterns:
        yield from pattern.finditer(text)


def plain(text: str) -> str:
    """*text* as it is compared with other texts: folded, without punctuation."""
    return " ".join(_WORD.findall(fold(text)))
