"""Render: marking abbreviations in text, so that a reader who points at one sees what it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

_DEFINITION = Markup("*[{}]: {}\n")
_PLAIN = re.compile(r"[\w&][\w&. /+-]*")
_ABBREVIATION = Markup('<abbr title="{}">{}</abbr>')


@dataclass(frozen=True)
class Abbreviations:
    """Abbreviations of one language, and what they stand for."""

    meanings: Mapping[str, str] = field(default_factory=dict)

    def mark(self, text: str) -> Markup:
        """*text* escaped, with its abbreviations marked; only whole words count.

        >>> Abbreviations({"CBL": "chống buôn lậu"}).mark("Cục CBL & ACBL")
        Markup('Cục <abbr title="chống buôn lậu">CBL</abbr> &amp; ACBL')
        """
        if not self.meanings:
            return escape(text)
        pieces = self._pattern.split(text)
        return Markup("").join(self._one(piece) if number % 2 else escape(piece) for number, piece in enumerate(pieces))

    def definitions(self) -> Markup:
        """The same as Markdown definitions, for running text; short forms that Markdown cannot name are left out."""
        lines = ((short, " ".join(meaning.split())) for short, meaning in sorted(self.meanings.items()) if _PLAIN.fullmatch(short))
        # What a plain short form holds needs no escaping, and must not have any: Markdown looks for it in the text.
        return Markup("").join(_DEFINITION.format(Markup(short), meaning) for short, meaning in lines)  # noqa: S704

    def _one(self, short: str) -> Markup:
        return _ABBREVIATION.format(self.meanings[short], short)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.meanings, key=lambda short: (-len(short), short))
        return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
