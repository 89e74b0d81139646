"""Load, beside the editions: the bytes of an edition that was found unharmed → the values that were frozen in it.

Nothing is taken on trust: a file whose sum is right can still be from a later version of this program, or have been edited together
with the list of sums.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.load.images import SUFFIXES
from generator.load.shape import Given, shape
from generator.load.text import decode
from generator.load.tree import Tree, parse
from generator.load.upgrade import upgrade
from generator.model import Handbook, Kind, is_file_id
from generator.model.base import DEFAULT_LANGUAGE
from generator.model.bundle import ASSETS, DESCRIPTION, MODEL, SUMS, digest
from generator.model.edition import SCHEMA_VERSION, Edition, Volume
from generator.problems import Code, Place, Problem

_FOLDERS = {
    "units": Kind.UNIT.value,
    "responsibilities": Kind.RESPONSIBILITY.value,
    "procedures": Kind.PROCEDURE.value,
    "sources": Kind.SOURCE.value,
    "courses": Kind.COURSE.value,
    "modules": Kind.MODULE.value,
    "lessons": Kind.MODULE.value,
    "banks": "quizzes",
}
"""Field of the handbook → how the ids in it begin."""


_HALVES = re.compile(rb"\\u[dD][89A-Fa-f]")


class _UnusableError(Exception):
    """The model cannot be used, for the reason and at the place in it that the problem is to name."""

    def __init__(self, code: Code, /, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def thaw(files: Mapping[str, bytes], place: str) -> tuple[Volume | None, tuple[Problem, ...]]:
    """The volume in the files of one edition (name → content), or None and every reason; *place* is what problems call its folder.

    The opposite of `generator.freeze.freeze`. What became known later is not in it: the errata stand beside these files.
    """
    try:
        handbook = _handbook(files[MODEL])
    except _UnusableError as error:
        return None, (Problem.at(Place(f"{place}/{MODEL}"), error.code, **error.details),)
    edition, problems = _edition(files[DESCRIPTION], place, handbook.settings.default_language)
    problems = (*problems, *_foreign(files, place))
    if problems or edition is None:
        return None, problems
    pictures = {name.removeprefix(ASSETS): content for name, content in sorted(files.items()) if name.startswith(ASSETS)}
    return Volume(handbook, edition, pictures=pictures, digest=digest(files[SUMS])), ()


def description(content: bytes, place: str) -> Tree:
    """What stands in an `edition.yml`, and where."""
    name = f"{place}/{DESCRIPTION}"
    return parse(decode(content, name), name)


def _edition(content: bytes, place: str, language: str) -> tuple[Edition | None, tuple[Problem, ...]]:
    tree = description(content, place)
    if not tree.whole or tree.problems:
        return None, tree.problems
    shaped = shape(Edition, Given(tree.value, tree.locator, DESCRIPTION), language)
    if shaped.value is not None and shaped.value.id != PurePosixPath(place).name:
        name = PurePosixPath(place).name
        return None, (Problem.at(tree.locator.place(("id",)), Code.EDITION_NAME, name=name, id=shaped.value.id),)
    return shaped


def _foreign(files: Mapping[str, bytes], place: str) -> Iterator[Problem]:
    """Files that no release writes: whatever has another ending than a picture's must not get into a site."""
    for name in sorted(files.keys() - {DESCRIPTION, MODEL, SUMS}):
        if not name.startswith(ASSETS) or PurePosixPath(name).suffix.lower() not in SUFFIXES:
            yield Problem.at(Place(f"{place}/{name}"), Code.EDITION_EXTRA_FILE, file=name)


def _handbook(content: bytes) -> Handbook:
    """The handbook in a `model.json`. Raises _UnusableError."""
    data = _json(content)
    version = data.get("schema_version") if isinstance(data, dict) else None
    if type(version) is not int or version < 1 or not isinstance(data.get("handbook"), dict):
        raise _UnusableError(Code.EDITION_UNREADABLE, reason="no-bundle", where=MODEL)
    if version > SCHEMA_VERSION:
        raise _UnusableError(Code.EDITION_NEWER_SCHEMA, version=version, known=SCHEMA_VERSION)
    try:
        plain = upgrade(data["handbook"], version, SCHEMA_VERSION)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise _UnusableError(Code.EDITION_UNREADABLE, reason="not-upgraded", where=f"schema_version {version}") from None
    return _valid(plain)


def _json(content: bytes) -> Any:
    """Any value that can be written as UTF-8 again: JSON's escapes can name halves of a character, which nothing else can write."""
    try:
        data = json.loads(content.decode("utf-8"))
        if _HALVES.search(content):
            json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise _UnusableError(Code.EDITION_UNREADABLE, reason="not-json", where=f"{MODEL}:{error.lineno}:{error.colno}") from None
    except (ValueError, RecursionError):
        raise _UnusableError(Code.EDITION_UNREADABLE, reason="not-json", where=MODEL) from None
    return data


def _valid(plain: dict[str, Any]) -> Handbook:
    try:
        handbook = Handbook.model_validate(plain, by_alias=True, by_name=False, context={"language": _language(plain)})
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False, include_input=False, include_context=False)[0]["loc"])
        raise _UnusableError(Code.EDITION_UNREADABLE, reason="wrong-value", where=where) from None
    if strays := sorted(_strays(handbook)):
        raise _UnusableError(Code.EDITION_UNREADABLE, reason="wrong-id", where=strays[0])
    return handbook


def _language(plain: Mapping[str, Any]) -> str:
    """The default language, if the settings say one; if not, what is wrong with them is told later."""
    settings = plain.get("settings")
    languages = settings.get("languages") if isinstance(settings, dict) else None
    return languages[0] if isinstance(languages, list) and languages and isinstance(languages[0], str) else DEFAULT_LANGUAGE


def _strays(handbook: Handbook) -> Iterator[str]:
    """Ids under which something else is kept, or that could lead out of the folders of the site."""
    for name in ("prose", *_FOLDERS):
        for key, value in getattr(handbook, name).items():
            if key != value.id or not is_file_id(key) or (name in _FOLDERS and not key.startswith(f"{_FOLDERS[name]}/")):
                yield key
