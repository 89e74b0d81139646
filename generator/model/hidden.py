"""Floor: what a site must not hold: the ids and texts of everything above its readers, less what also stands in something they may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hidden:
    """What one audience may not read of one edition or, joined with `|`, of several; and what it may."""

    ids: frozenset[str] = frozenset()
    """Full ids: of files, of items in them, of lessons."""
    texts: frozenset[str] = frozenset()
    shown_ids: frozenset[str] = frozenset()
    shown_texts: frozenset[str] = frozenset()

    def __or__(self, other: Hidden) -> Hidden:
        return Hidden(self.ids | other.ids, self.texts | other.texts, self.shown_ids | other.shown_ids, self.shown_texts | other.shown_texts)

    def beside(self, texts: Iterable[str]) -> Hidden:
        """The same beside *texts* that everybody may read, such as those of the guide."""
        return Hidden(self.ids, self.texts, self.shown_ids, self.shown_texts.union(texts))
