"""Floor: how an edition stands on disk: what the files of its folder are called, and the list of their sums, as `sha256sum` writes and checks it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

FOLDER = "editions"
"""Folder of the project in which every edition has a folder of its own, called by its id."""

DESCRIPTION = "edition.yml"
MODEL = "model.json"
ASSETS = "assets/"
"""Begins the names of the pictures; the rest is their path below the pages."""

SUMS = "SHA256SUMS"
ERRATA = "errata.yml"
"""The one file that is not frozen, and so not in the list."""

_LINE = re.compile(r"(\\?)([0-9a-f]{64})  ([^\n]+)\n")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"\\": "\\", "n": "\n", "r": "\r"}


def digest(content: bytes) -> str:
    """SHA-256 as 64 small hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The list for these files (name → content), sorted by name."""
    return _written({name: digest(content) for name, content in files.items()})


def read_sums(content: bytes) -> Mapping[str, str]:
    """Name → sum of a list. Raises ValueError where it is not one that `sums_of` has written."""
    text = content.decode("utf-8", "surrogateescape")
    found = {_unescaped(name) if escaped else name: one for escaped, one, name in _LINE.findall(text)}
    if not found or _written(found) != content:
        msg = "not a list of sums"
        raise ValueError(msg)
    return found


def _written(sums: Mapping[str, str]) -> bytes:
    return "".join(_line(name, one) for name, one in sorted(sums.items())).encode("utf-8", "surrogateescape")


def _line(name: str, one: str) -> str:
    """One line; a backslash before the sum says that the name has escapes, as GNU's program does it."""
    escaped = "".join(_ESCAPES.get(character, character) for character in name)
    return ("\\" if escaped != name else "") + f"{one}  {escaped}\n"


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda match: _MEANT.get(match.group(1), match.group()), name)
