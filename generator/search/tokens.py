"""Search: what a word is, and when two spellings are the same word. `engine.js` does the same; change both together.

A word is a run of letters and digits of the composed text, so that decomposed input counts as what it shows. Letters beyond the basic
plane are none: the two languages count them differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.words import fold

LONGEST_QUERY = 400
"""Characters of a query that are read; what comes after them is ignored."""

WORD = re.compile("[^\\W_\U00010000-\U0010ffff]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STROKE = "\u0335"


def composed(text: str) -> str:
    """The text with every accent joined to its letter."""
    return unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """The words of a text as they are written.

    >>> words("Thu thập, xử lý (25/QĐ-TCHQ)")
    ['Thu', 'thập', 'xử', 'lý', '25', 'QĐ', 'TCHQ']
    """
    return WORD.findall(composed(text))


def key(word: str) -> str:
    """What a word looks like to somebody typing without accents; the extra steps make scripts of every kind agree with JavaScript."""
    return fold(word).upper().lower().replace("ς", "σ")


def keys(text: str) -> tuple[str, ...]:
    """The folded words of a text.

    >>> keys("Cục ĐTCBL")
    ('cuc', 'dtcbl')
    """
    return tuple(key(word) for word in words(text))


def spelling(word: str) -> str:
    """A word in small letters with each accent after its letter and the tone at the end, so that `hoá` is `hóa`.

    Typing fewer accents than a word has gives a subsequence of its spelling.
    """
    bare = unicodedata.normalize("NFD", word.lower()).replace("đ", "d" + _STROKE)
    return _TONES.sub("", bare) + "".join(_TONES.findall(bare))


def closeness(typed: str, form: str) -> int:
    """How a typed spelling fits that of a word with the same letters: 2 exactly, 1 with fewer accents, 0 with others."""
    if typed == form:
        return 2
    rest: Iterator[str] = iter(form)
    return int(all(letter in rest for letter in typed))
