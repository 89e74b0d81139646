"""Load, second step: text → values that remember their positions, straight from the events of PyYAML's C parser.

String-first: a scalar is the string that the author wrote (NFC), nothing written is None, and no word is ever taken for a number, a
date or a flag. Anchors are allowed as a shorthand, within limits; tags, merge keys and keys that are not text are not.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.load.locate import FileLocator, Spot, YamlLocator
from generator.load.syntax import explain
from generator.load.text import REFUSED, Read, position, refused_in, without_refused
from generator.problems import Code, Locator, Place, Problem

MAX_DEPTH = 32
"""Levels of nesting; the deepest clause tree needs about ten."""

MAX_EXPANSION = 10_000
"""Values that the aliases of one file may stand for, all together."""

_ODD_SPACE = re.compile(r"^ *(?:- *)*(?:[A-Za-z_]+:)?([\u00a0\u2000-\u200a\u202f\u3000]+)", re.MULTILINE)
"""What looks like a space in an indentation or behind a field's name, and is none to YAML."""

_CONSEQUENCES = frozenset({Code.SYNTAX, Code.TAB, Code.CONTROL_CHARACTER, Code.CUSTOM_TAG})
"""What bytes in another encoding look like after decoding; not told beside the bad encoding itself."""


@dataclass(frozen=True)
class Tree:
    """The content of one YAML file: mappings, lists, strings and None. *whole* is False where part of it could not be read."""

    value: Any
    locator: Locator
    problems: tuple[Problem, ...]
    whole: bool


def parse(read: Read, file: str, *, tolerant: bool = False) -> Tree:
    """The tree in what was read of *file*. Never raises for what stands in it.

    *tolerant* is for `mkdocs.yml`, which belongs to MkDocs too: tags, merge keys and keys that are not text are passed over there.
    """
    if read.text is None:
        return Tree(None, FileLocator(file), read.problems, whole=False)
    builder = _Builder(file, tolerant=tolerant, clean=read.problems != ())
    text = _with_plain_spaces(read.text, builder)
    try:
        with _collector_paused():
            builder.run(text)
    except yaml.YAMLError as error:
        builder.fail(*explain(error, text, file))
    found = [problem for problem in builder.problems if not (read.garbled and problem.code in _CONSEQUENCES)]
    locator = YamlLocator(file, builder.spot) if builder.spot else FileLocator(file)
    return Tree(builder.value, locator, (*read.problems, *found), whole=builder.whole)


def _with_plain_spaces(text: str, builder: _Builder) -> str:
    """The text with plain spaces where other ones hold its fields apart; each place is a problem."""

    def plain(match: re.Match[str]) -> str:
        line, column = position(text, match.start(1))
        builder.problems.append(Problem.at(Place(builder.file, line, column), Code.CONTROL_CHARACTER, character=f"U+{ord(match[1][0]):04X}"))
        return match[0].replace(match[1], " " * len(match[1]))

    return text if text.isascii() else _ODD_SPACE.sub(plain, text)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Building a tree makes much and drops nothing: collecting meanwhile costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class _Anchored:
    value: Any
    spot: Spot
    size: int
    height: int


@dataclass(slots=True)
class _Frame:
    """A list or mapping under construction: how many values the lists and mappings in it hold, and how many levels it has."""

    spot: Spot
    anchor: str | None
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class _List(_Frame):
    value: list[Any] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)


@dataclass(slots=True)
class _Mapping(_Frame):
    """`key` is the key whose value comes next; `skip` drops that value."""

    value: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    key: str | None = None
    skip: bool = False


_NOWHERE = Spot(0, 0)


class _Stop(Exception):  # noqa: N818 - it ends the reading and is no error
    """Nothing more of this file is wanted."""


class _Builder:
    """Puts the tree together, one event at a time, without recursion."""

    def __init__(self, file: str, *, tolerant: bool, clean: bool) -> None:
        self.file = file
        self.tolerant = tolerant
        self.clean = clean
        self.value: Any = None
        self.spot: Spot | None = None
        self.whole = True
        self.problems: list[Problem] = []
        self._frames: list[_List | _Mapping] = []
        self._anchors: dict[str, _Anchored] = {}
        self._expanded = 0
        self._documents = 0

    def run(self, text: str) -> None:
        """Read *text*. Raises yaml.YAMLError where it is not YAML."""
        parser = yaml.CBaseLoader(text)
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        try:
            while (event := parser.get_event()) is not None:
                if handler := handlers.get(type(event)):
                    handler(event)
        except _Stop:
            return
        if self.value is None:
            self.fail(Problem.at(Place(self.file), Code.EMPTY_FILE))

    def fail(self, *problems: Problem) -> None:
        """Note problems after which the value can't be trusted."""
        self.problems.extend(problems)
        self.whole = False

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self.problems.append(Problem.at(self._place(event), Code.SEVERAL_DOCUMENTS))
            raise _Stop

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            self._tag(event)
        mark, value, style = event.start_mark, event.value, event.style
        spot = Spot(mark.line + 1, mark.column + 1)
        if style == '"' or self.clean:
            value = self._cleaned(value, event)
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        elif not value and not style:
            value = None
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, spot, 1, 0)
        self._add(value, spot, not style)

    def _cleaned(self, value: str, event: Any) -> str:
        """The value without refused characters, but not empty because of that. Those written as escapes are told here, the others were before."""
        refused = list(refused_in(value, self._place(event)))
        self.problems.extend(refused)
        return (without_refused(value) or REFUSED[: len(value)]) if refused or self.clean else value

    def _tag(self, event: Any) -> None:
        if not self.tolerant:
            self.problems.append(Problem.at(self._place(event), Code.CUSTOM_TAG, tag=_written(event.tag)))

    def _open(self, event: Any) -> None:
        if event.tag is not None:
            self._tag(event)
        self._check_depth(len(self._frames) + 1, event)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if type(event) is yaml.MappingStartEvent:
            mapping = _Mapping(_NOWHERE, event.anchor)
            mapping.spot = Spot(line, column, mapping.keys, mapping.spots)
            self._frames.append(mapping)
        else:
            items = _List(_NOWHERE, event.anchor)
            items.spot = Spot(line, column, {}, items.spots)
            self._frames.append(items)

    def _close(self, _event: Any) -> None:
        frame = self._frames.pop()
        size = frame.size + len(frame.value)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchored(frame.value, frame.spot, size, frame.height)
        self._nest(frame.value, frame.spot, size, frame.height)

    def _alias(self, event: Any) -> None:
        known = self._anchors.get(event.anchor)
        self._expanded += known.size if known else 0
        if self._expanded > MAX_EXPANSION or any(frame.anchor == event.anchor for frame in self._frames):
            self.fail(Problem.at(self._place(event), Code.ALIAS_BOMB, name=event.anchor, limit=MAX_EXPANSION))
            raise _Stop
        if known is None:
            self.fail(Problem.at(self._place(event), Code.SYNTAX, reason="unknown-alias", detail=event.anchor))
            known = _Anchored(None, Spot(event.start_mark.line + 1, event.start_mark.column + 1), 1, 0)
        self._check_depth(len(self._frames) + known.height, event)
        self._nest(known.value, known.spot, known.size, known.height)

    def _nest(self, value: Any, spot: Spot, size: int, height: int) -> None:
        """Put a list, a mapping or what an alias stands for where it belongs, and count it."""
        if self._frames:
            frame = self._frames[-1]
            frame.size += size
            frame.height = max(frame.height, height + 1)
        self._add(value, spot, False)  # noqa: FBT003 - the call that every value costs

    def _check_depth(self, depth: int, event: Any) -> None:
        if depth > MAX_DEPTH:
            self.fail(Problem.at(self._place(event), Code.TOO_DEEP, limit=MAX_DEPTH))
            raise _Stop

    def _add(self, value: Any, spot: Spot, plain: bool) -> None:  # noqa: FBT001 - the call that every value costs
        """Put a finished value where it belongs: the root, a list, or a mapping (there, a key and its value by turns)."""
        if not self._frames:
            self.value, self.spot = value, spot
            return
        frame = self._frames[-1]
        if isinstance(frame, _List):
            frame.value.append(value)
            frame.spots.append(spot)
        elif frame.key is not None:
            frame.value[frame.key], frame.spots[frame.key] = value, spot
            frame.key = None
        elif frame.skip:
            frame.skip = False
        else:
            self._key(frame, value, spot, plain=plain)

    def _key(self, frame: _Mapping, key: Any, spot: Spot, *, plain: bool) -> None:
        frame.skip = not isinstance(key, str) or not key or key in frame.value or (key == "<<" and plain)
        if not frame.skip:
            frame.key = key
            frame.keys[key] = spot[:2]
        elif isinstance(key, str) and key in frame.value:
            place = Place(self.file, spot.line, spot.column)
            self.problems.append(Problem.at(place, Code.DUPLICATE_KEY, key=key, first=frame.keys[key][0]))
        elif not self.tolerant:
            place, reason = Place(self.file, spot.line, spot.column), "merge-key" if key == "<<" else "key-not-text"
            self.fail(Problem.at(place, Code.SYNTAX, reason=reason, detail=key or "?"))


def _written(tag: str) -> str:
    """The tag as authors write it: `!!python/name:x` for `tag:yaml.org,2002:python/name:x`."""
    return "!!" + tag.removeprefix("tag:yaml.org,2002:") if tag.startswith("tag:yaml.org,2002:") else tag
