"""Floor: folding and comparing text: what counts as the same word for somebody typing without diacritics."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

_SPECIAL = str.maketrans({"đ": "d", "Đ": "D"})


def fold(text: str) -> str:
    """Lower case, no diacritics, đ → d, single spaces.

    >>> fold("Cục  Điều tra chống buôn LẬU")
    'cuc dieu tra chong buon lau'
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).translate(_SPECIAL).casefold().split())


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like *word*, or None where none is near; ties go to the last in sorting order.

    >>> closest("organisation/anti-smugling", ["organisation/anti-smuggling", "organisation/branch"])
    'organisation/anti-smuggling'
    """
    matches = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return matches[0] if matches else None
