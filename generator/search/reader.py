"""Search: who the index is for: somebody who reads a handbook in one language. `documents` and `teaching` write with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.locale import Catalogue
from generator.model import Handbook, Text
from generator.model.derived import Derived
from generator.model.names import Names
from generator.model.relations import Relations
from generator.model.responsibility import Due


@dataclass(frozen=True)
class Reader:
    """A handbook as one reader's language tells it."""

    handbook: Handbook
    derived: Derived
    language: str
    relations: Relations
    names: Names
    strings: Catalogue

    @classmethod
    def of(cls, handbook: Handbook, derived: Derived, language: str) -> Reader:
        """Somebody who reads *handbook* in *language*."""
        return cls(handbook, derived, language, Relations(handbook), Names(handbook, language), Catalogue.of(language))

    def say(self, text: Text | None) -> str:
        """The text in the reader's language; empty where there is none."""
        return text.get(self.language) if text else ""

    def every(self, *texts: Text | None) -> tuple[str, ...]:
        """The texts in all languages, the reader's first, each once."""
        known = [text for text in texts if text]
        own = [text.get(self.language) for text in known]
        return tuple(dict.fromkeys([*own, *(value for text in known for _, value in sorted(text.values.items()))]))

    def day(self, iso: str) -> str:
        """A day in words."""
        return self.names.day(date.fromisoformat(iso))

    def units(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of units."""
        return tuple(self.say(self.handbook.units[unit].name) for unit in ids if unit in self.handbook.units)

    def due(self, due: Due | None) -> str:
        """A deadline in words; empty where the text gives none."""
        return self.strings(due.wording, day=self.names.day(due.day)) if due else ""
