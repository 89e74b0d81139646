r"""Publish, beside the leak scan: texts as they are compared: letters and digits only, so that no markup, escape or spelling hides one.

Folded, without whatever is neither letter nor digit, `Kế hoạch <b>mật</b>` and `KE&#32;HO\\u1ea0CH-MẬT` are the same. Where one block of a
page ends and the next begins, `BREAK` stands, so that words of two blocks never join to a third thing.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from generator.words import fold

BREAK = "\x00"
_ALNUM = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789" + BREAK.encode())
_OTHERS = bytes(code for code in range(128) if code not in _ALNUM and not chr(code).isupper())
_WITHIN = "a abbr b bdi cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time u var wbr"
_INLINE = re.compile(rf"</?(?:{'|'.join(_WITHIN.split())})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
"""What does not part the words of a sentence."""
_PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([nrtbfv])|(.))", re.DOTALL)


def squeezed(text: str) -> str:
    """The Latin letters and the digits of *text*, small and without diacritics.

    >>> squeezed("Kế hoạch, 2/ĐT")
    'kehoach2dt'
    """
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d"))
    return bare.encode("ascii", "ignore").translate(None, _OTHERS).decode("ascii").lower()


def squeezed_all(text: str) -> str:
    """The same with the letters of every script, which takes longer."""
    return "".join(letter for letter in fold(text) if letter.isalnum() or letter == BREAK)


def is_latin(text: str) -> bool:
    """Whether `squeezed` keeps every letter and digit of *text*."""
    return squeezed_all(text).isascii()


def readings(text: str) -> Iterator[str]:
    """*text* as it is written, as a program reads it, and as a reader of a page sees it; each other than those before."""
    yield text
    plain = undone(text)
    if plain != text:
        yield plain
    if "<" in text:
        yield undone(_TAG.sub(BREAK, _INLINE.sub("", text)))


def undone(text: str) -> str:
    r"""*text* with entities, escapes of scripts and of addresses undone.

    >>> undone("K&#7871; ho\u1ea1ch%20n\\u0103m")
    'Kế hoạch năm'
    """
    if "&" in text:
        text = html.unescape(text)
    if "\\" in text:
        text = _ESCAPE.sub(_character, text)
    if "%" in text:
        text = _PERCENT.sub(lambda match: unquote(match.group()), text)
    return html.unescape(text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    braced, four, two, blank, itself = match.groups()
    code = braced or four or two
    if code:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else ""  # noqa: PLR2004 - the last character there is
    return " " if blank else itself
