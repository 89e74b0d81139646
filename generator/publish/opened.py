"""Publish, beside the leak scan: what the files of a site say, whatever they are packed in.

Archives are opened, also those inside archives (a workbook is one). An archive that cannot be read, or that would grow beyond all bounds, is
not passed over: nobody could say what is in it.
"""

from __future__ import annotations

import codecs
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 512 * 1024 * 1024
"""Bytes that one file may grow to, with all that is packed in it."""
DEEPEST = 5
"""Archives within archives."""

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_INDEX_SCRIPT = "self.handbookIndex="
_FIRST, _SURROGATES = 0xA1, 0xD800


class UnreadableError(Exception):
    """An archive that cannot be looked into; its argument says where it is."""


@dataclass(slots=True)
class _Room:
    """How many bytes may still come out of one file."""

    left: int = LARGEST

    def take(self, content: bytes, name: str) -> bytes:
        self.left -= len(content)
        if self.left < 0:
            raise UnreadableError(name)
        return content


def opened(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """(name, text) of a file and of everything packed in it; what is in an archive is called `<archive>!<name>`.

    Raises UnreadableError for an archive that is damaged, locked, too deep or too large.
    """
    yield from _opened(name, content, _Room(), 0)


def _opened(name: str, content: bytes, room: _Room, depth: int) -> Iterator[tuple[str, str]]:
    is_archive = content.startswith((_GZIP, _ZIP))
    if is_archive and depth == DEEPEST:
        raise UnreadableError(name)
    if content.startswith(_GZIP):
        yield from _opened(name.removesuffix(".gz") if name.endswith(".gz") else f"{name}!", _unzipped(name, content, room), room, depth + 1)
    elif content.startswith(_ZIP):
        for inner, packed in _members(name, content, room):
            yield from _opened(f"{name}!{inner}", packed, room, depth + 1)
    else:
        for text in _texts(content):
            yield name, text


def _unzipped(name: str, content: bytes, room: _Room) -> bytes:
    """Everything that was packed, also where several packed parts follow each other."""
    parts, rest = [], content
    while rest.startswith(_GZIP):
        unpacking = zlib.decompressobj(wbits=31)
        try:
            parts.append(room.take(unpacking.decompress(rest, room.left + 1), name))
        except zlib.error as error:
            raise UnreadableError(name) from error
        if not unpacking.eof:
            raise UnreadableError(name)
        rest = unpacking.unused_data
    return b"".join(parts)


def _members(name: str, content: bytes, room: _Room) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                with archive.open(member) as file:
                    yield member.filename, room.take(file.read(room.left + 1), name)
            yield "", archive.comment
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(name) from error


def _texts(content: bytes) -> Iterator[str]:
    """What *content* says; the search index also word by word, as it shows it."""
    for text in _decoded(content):
        yield text
        yield from _unrolled(text)


def _decoded(content: bytes) -> Iterator[str]:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    if encoding:
        yield content.decode(encoding, "replace").lstrip("\ufeff")
        return
    text = content.decode("utf-8", "replace")
    yield text.replace("\r\n ", "") if text.startswith("BEGIN:VCALENDAR") else text
    if b"\x00" in content:
        yield content.decode("utf-16-le", "replace")
        yield content.decode("utf-16-be", "replace")


def _unrolled(text: str) -> Iterator[str]:
    """The texts of a search index, of whose words each is one character in it (`generator.search.encode` says how)."""
    written = text.removeprefix(_INDEX_SCRIPT).rstrip("; \n")
    if not written.startswith("{") or '"forms":' not in written:
        return
    try:
        index = json.loads(written)
        words = ["\n\n", "\n", *index["gaps"], *index["forms"].split(" ")]
        places = ((ord(letter) - (0x800 if ord(letter) >= _SURROGATES else 0)) - _FIRST for letter in index["text"])
        yield " ".join(words[place] for place in places)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableError(_INDEX_SCRIPT) from error
