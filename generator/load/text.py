"""Load, first step: bytes → text. Encoding, byte order marks, and characters that no source file may hold.

Every problem found here keeps its line and column; the text goes on, with each refused character replaced by `REFUSED`, so that
positions stay right and what else is wrong in the file is reported in the same run.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Code, Place, Problem

MAX_BYTES = 10_000_000
"""A source file larger than this is refused: no person wrote it."""

REFUSED = "\N{REPLACEMENT CHARACTER}"
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufffe\uffff"
"""Characters without a form of their own; among them those that come along from web pages: the soft hyphen, the space without width."""
_SUSPECT = re.compile(f"[{_BIDI}{_CONTROL}{_MARK}]")
_BIDI_ONLY = re.compile(f"[{_BIDI}]")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Read:
    """The text of one file (None where there is none to go on with) and the problems met on the way to it."""

    text: str | None
    problems: tuple[Problem, ...] = ()
    garbled: bool = False
    """The bytes were not UTF-8: what follows from that is not the author's second mistake."""


def too_large(path: Path, name: str) -> tuple[Problem, ...]:
    """The problem that the file at *path*, called *name*, has more than MAX_BYTES, if it has. Raises OSError where that cannot be told."""
    size = path.stat().st_size
    return (Problem.at(Place(name), Code.TOO_LARGE, limit=_megabytes(MAX_BYTES), size=_megabytes(size)),) if size > MAX_BYTES else ()


def read_file(path: Path, name: str) -> Read:
    """The text of the file at *path*, called *name* in problems. Never raises for what stands in the file or for a file that can't be read."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return _unreadable(name, "not-a-file")
        if large := too_large(path, name):
            return Read(None, large)
        return decode(path.read_bytes(), name)
    except PermissionError:
        return _unreadable(name, "no-permission")
    except OSError:
        return _unreadable(name, "cannot-read")


def decode(data: bytes, name: str) -> Read:
    """The text in *data*: UTF-8 without a byte order mark, and without control or bidirectional control characters."""
    if _is_utf16(data):
        return Read(None, (Problem.at(Place(name), Code.BAD_ENCODING, reason="utf-16", byte=f"0x{data[0]:02X}"),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Place(name, *position(data[: error.start].decode("utf-8"), error.start))
        problem = Problem.at(place, Code.BAD_ENCODING, reason="not-utf-8", byte=f"0x{data[error.start]:02X}")
        text = data.decode("utf-8", errors="replace")
        return Read(_SUSPECT.sub(REFUSED, text.removeprefix(_MARK)), (problem,), garbled=True)
    if not _SUSPECT.search(text):
        return Read(text)
    marks = [Problem.at(Place(name), Code.BYTE_ORDER_MARK)] if text.startswith(_MARK) else []
    text = text.removeprefix(_MARK)
    return Read(_SUSPECT.sub(REFUSED, text), (*marks, *_refused(text, name)))


def refused_in(value: str, place: Place) -> Iterator[Problem]:
    r"""The problems of a value that got such characters by escapes (`"\u202e"`); all of them stand at *place*."""
    for match in _SUSPECT.finditer(value):
        yield _problem(match.group(), place)


def without_refused(value: str) -> str:
    """The value without refused characters, so that one of them is not reported a second time as a bad id."""
    return _SUSPECT.sub("", value).replace(REFUSED, "")


def lines_of(text: str) -> list[str]:
    """The lines of *text* as editors count them: ended by CRLF, LF or CR, and by nothing else."""
    return _LINE_END.split(text)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at *offset*."""
    line, start = 1, 0
    for match in _LINE_END.finditer(text, 0, offset):
        line, start = line + 1, match.end()
    return line, min(offset, len(text)) - start + 1


def _refused(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(lines_of(text), start=1):
        for match in _SUSPECT.finditer(line):
            yield _problem(match.group(), Place(name, number, match.start() + 1))


def _problem(character: str, place: Place) -> Problem:
    if character == _MARK:
        return Problem.at(place, Code.BYTE_ORDER_MARK)
    code = Code.BIDI_CONTROL if _BIDI_ONLY.match(character) else Code.CONTROL_CHARACTER
    return Problem.at(place, code, character=f"U+{ord(character):04X}")


def _is_utf16(data: bytes) -> bool:
    """A byte order mark of UTF-16, or Latin letters with a zero byte before or behind each."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    even, odd = data[0:8:2], data[1:8:2]
    return len(odd) > 1 and ((not any(odd) and all(even)) or (not any(even) and all(odd)))


def _unreadable(name: str, reason: str) -> Read:
    return Read(None, (Problem.at(Place(name), Code.UNREADABLE, reason=reason),))


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
