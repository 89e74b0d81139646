"""Quiz: questions that ask the same: of one kind, with the same key, and stems that read the same or nearly so."""

from __future__ import annotations

import difflib
from collections import defaultdict

from generator.model import Question
from generator.words import fold

ALIKE = 0.9
"""How alike two stems may not be, from 0 to 1: difflib's ratio of the folded words' letters."""


class Seen:
    """The questions that have been kept so far."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._stems: dict[tuple[str, ...], list[str]] = defaultdict(list)

    def add(self, question: Question) -> None:
        """Keep *question*."""
        self._stems[self._key(question)].append(self._folded(question.stem.get(self.language)))

    def has(self, question: Question) -> bool:
        """Whether one like *question* has been kept."""
        stem = self._folded(question.stem.get(self.language))
        return any(stem == other or _alike(stem, other) for other in self._stems[self._key(question)])

    def _folded(self, text: str) -> str:
        return fold(text).rstrip(" .?!:")

    def _key(self, question: Question) -> tuple[str, ...]:
        return (question.type, *(self._folded(part) for part in question.key(self.language)))


def _alike(stem: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, stem, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
