"""Floor, for the kinds that are typed: reading words against accepted patterns, numbers, and days as Vietnamese and English people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from generator.words import fold

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(?P<name>" + "|".join(_MONTHS) + ")[a-z]*"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
        r"(?P<d>[0-9]{1,2})(?P<sep>[/.-])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[0-9]{4})",
        r"(?P<d>[0-9]{1,2}) thang (?P<m>[0-9]{1,2}),? nam (?P<y>[0-9]{4})",
        rf"(?P<d>[0-9]{{1,2}}) {_MONTH},? (?P<y>[0-9]{{4}})",
        rf"{_MONTH} (?P<d>[0-9]{{1,2}}),? (?P<y>[0-9]{{4}})",
    )
)


def matches(pattern: str, written: str, *, exact: bool = False) -> bool:
    """Whether *written* is what *pattern* accepts. `*` as a word of its own stands for any words or none, inside a word for any letters.

    Case, diacritics, spaces and Unicode form are forgiven; with *exact*, only spaces and Unicode form. Nothing written matches nothing.

    >>> matches("Cục * buôn lậu", "cuc dieu tra chong buon lau"), matches("Cục * buôn lậu", "Cục Hải quan")
    (True, False)
    """
    plain = _spaced if exact else fold
    text = plain(written)
    return bool(text) and re.fullmatch("".join(_word(word) for word in plain(pattern).split()), text + " ") is not None


def number(written: str) -> Decimal | None:
    """The number in *written*, with a comma or a point for decimals and no grouping of thousands; None where there is none.

    >>> number(" 2,50 "), number("1.000.000")
    (Decimal('2.50'), None)
    """
    text = written.strip().replace("\N{MINUS SIGN}", "-")
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def day(written: str) -> date | None:
    """The day in *written*; None where there is none, or no such day. A numeric date has its day first unless its year is.

    >>> day("ngày 29 tháng 5 năm 2006") == day("2006-05-29") == day("29/5/2006") == day("29 May 2006")
    True
    """
    text = fold(written).removeprefix("ngay ")
    found = next((match for pattern in _DAYS if (match := pattern.fullmatch(text))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _MONTHS.index(parts["name"]) + 1 if parts.get("name") else int(parts["m"])
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _word(word: str) -> str:
    """A regular expression for one word of a pattern and the space behind it."""
    return r"(?:\S+ )*" if word == "*" else r"\S*".join(re.escape(part) for part in word.split("*")) + " "
