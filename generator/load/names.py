"""Load, beside files and shapes: what an author's name could be called instead, in the letters that ids are made of."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_D = str.maketrans({"đ": "d", "Đ": "D"})
_DAY_FIRST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})")


def as_id(text: str) -> str:
    """*text* in letters, digits, `.` and `-`; empty where nothing of it is left.

    >>> as_id("Đội 1 (mới)"), as_id("II.1 a")
    ('Doi-1-moi', 'II.1-a')
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).translate(_D)
    return re.sub(r"[-.]{2,}", "-", re.sub(r"[^A-Za-z0-9.]+", "-", bare)).strip("-.")


def as_file_id(text: str) -> str:
    """*text* as one part of a file id: small letters, digits and `-`.

    >>> as_file_id("Đội 1.cũ")
    'doi-1-cu'
    """
    return as_id(text).replace(".", "-").lower()


_FLAGS = {**dict.fromkeys(("true", "yes", "on", "có", "đúng"), "true"), **dict.fromkeys(("false", "no", "off", "không", "sai"), "false")}


def as_type(expected: str, value: object) -> str | None:
    """What *value* probably means where a value of the kind called *expected* belongs, as it would be written; None where that is unclear.

    >>> as_type("flag", "Yes"), as_type("whole-number", "75%"), as_type("list", "organisation/branch")
    ('true', '75', '[organisation/branch]')
    """
    if not isinstance(value, str):
        return None
    if expected == "flag":
        return _FLAGS.get(value.strip().lower())
    if expected == "whole-number" and (numbers := re.findall(r"[\d.,]+", value)):
        return str(numbers[0]) if len(numbers) == 1 and re.fullmatch("[0-9]{1,9}", numbers[0]) else None
    return f"[{value}]" if expected == "list" and re.fullmatch(r"[A-Za-z0-9./#-]+", value) else None


def as_day(text: str) -> str | None:
    """The day that *text* means if it is written the usual Vietnamese way or nearly right, else None.

    >>> as_day("30/05/2006"), as_day("2006-5-30"), as_day("31/02/2006")
    ('2006-05-30', '2006-05-30', None)
    """
    if match := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
