"""View: which short forms a page holds, so that a reader who points at one sees what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace

from generator.model import Handbook
from generator.model.page import Abbreviation, Page


@dataclass(frozen=True)
class ShortForms:
    """Every short form of a handbook in one language, by itself. Where a unit and a term share one, the unit's name is meant."""

    known: Mapping[str, Abbreviation]
    _pattern: re.Pattern[str]

    @classmethod
    def of(cls, handbook: Handbook, language: str) -> ShortForms:
        """Those of the glossary and of the units' names."""
        known: dict[str, Abbreviation] = {}
        for term in handbook.terms:
            if term.abbreviation:
                _add(known, term.abbreviation.get(language), term.term.get(language), f"glossary#{term.id}")
        for unit in handbook.units.values():
            if unit.abbreviation:
                _add(known, unit.abbreviation.get(language), unit.name.get(language), unit.id)
        longest_first = sorted(known, key=lambda short: (-len(short), short))
        return cls(known, re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)"))

    def noted(self, page: Page) -> Page:
        """*page* with those that occur in its words."""
        found = {short for text in _texts((page.title, page.view)) for short in self._pattern.findall(text)}
        return replace(page, abbreviations=tuple(self.known[short] for short in sorted(found)))


def _add(known: dict[str, Abbreviation], short: str, meaning: str, fact: str) -> None:
    facts = known[short].facts if short in known else ()
    known[short] = Abbreviation(short, meaning, (*facts, fact))


def _texts(value: object) -> Iterator[str]:
    """Every string in a view, in no particular order."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, tuple):
            waiting.extend(here)
        elif is_dataclass(here):
            waiting.extend(getattr(here, name) for name in here.__dataclass_fields__)
