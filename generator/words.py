"""Floor: folding and comparing text: what counts as the same word for somebody typing without diacritics; and quoting it for machines."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable

_SPECIAL = str.maketrans({"đ": "d", "Đ": "D"})


_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that JSON allows in a string as they are, and YAML does not, or takes for the end of a line."""


def fold(text: str) -> str:
    """Lower case, no diacritics, đ → d, single spaces.

    >>> fold("Cục  Điều tra chống buôn LẬU")
    'cuc dieu tra chong buon lau'
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).translate(_SPECIAL).casefold().split())


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like *word*, or None where none is near; ties go to the last in sorting order.

    A word that differs only in capitals or diacritics comes before all others.

    >>> closest("organisation/anti-smugling", ["organisation/anti-smuggling", "organisation/branch"])
    'organisation/anti-smuggling'
    >>> closest("sources/rules#2.A", ["sources/rules#2.a", "sources/rules#2.b"])
    'sources/rules#2.a'
    """
    candidates = sorted(set(known))
    same = [candidate for candidate in candidates if fold(candidate) == fold(word)]
    matches = difflib.get_close_matches(word, same or candidates, n=1, cutoff=0 if same else 0.6)
    return matches[0] if matches else None


def as_yaml(value: object, *, indent: int | None = None) -> str:
    r"""*value* as JSON that every reader of YAML takes for the same value.

    >>> as_yaml({"title": "Đội 1\u2028– 2"})
    '{"title": "Đội 1\\u2028– 2"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
