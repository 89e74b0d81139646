"""Load, beside the tree: what libyaml says when it gives up, as a problem an author understands.

libyaml names the place where it noticed, which is often a line after the slip; here the place moves to where a person would look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.load.text import lines_of
from generator.problems import Code, Place, Problem

_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|(?:^|(?<=\s))#[^\n]*")
"""Text in quotes, and comments: brackets in it don't count."""
_INDENTED_BY_TAB = re.compile(r" *\t\s*\S")
_COLON = re.compile(r":(\s|$)")


@dataclass(frozen=True)
class Complaint:
    """What libyaml said: its words, and line and column (from 0) of what it was reading and of where it stopped."""

    words: str
    lines: list[str]
    line: int
    column: int
    context_line: int
    context_column: int

    @property
    def text(self) -> str:
        """The line where it stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def character(self) -> str:
        """The character at which it stopped, or nothing at the end of a line."""
        return self.text[self.column : self.column + 1]


Verdict = tuple[str, int, int]
"""Name of the reason, line and column (from 0)."""


def explain(error: yaml.YAMLError, text: str, file: str) -> list[Problem]:
    """The problems behind *error*: one, or one for each line that is indented by a tab."""
    said = _complaint(error, text)
    if "tab character" in said.words or ("cannot start any token" in said.words and said.character == "\t"):
        return _tabs(said, file)
    if "tag" in said.words:
        tag = re.match(r"\S*", said.lines[said.context_line][said.context_column :])
        place = Place(file, said.context_line + 1, said.context_column + 1)
        return [Problem.at(place, Code.CUSTOM_TAG, tag=tag.group() if tag else "!")]
    reason, line, column = _verdict(said)
    return [Problem.at(Place(file, line + 1, column + 1), Code.SYNTAX, reason=reason, detail=said.words)]


def _complaint(error: yaml.YAMLError, text: str) -> Complaint:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or mark
    words = " ".join(str(part) for part in (getattr(error, name, None) for name in ("context", "problem", "reason")) if part)
    lines = lines_of(text)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    context_line, context_column = (context.line, context.column) if context else (0, 0)
    return Complaint(words or str(error), lines, line, column, min(context_line, len(lines) - 1), context_column)


def _tabs(said: Complaint, file: str) -> list[Problem]:
    """Every line from there on that a tab indents: libyaml stops at the first, the author mends them together."""
    numbers = [n for n in range(said.line, len(said.lines)) if _INDENTED_BY_TAB.match(said.lines[n])]
    places = [Place(file, n + 1, said.lines[n].index("\t") + 1) for n in numbers]
    return [Problem.at(place, Code.TAB) for place in places or [Place(file, said.line + 1, said.column + 1)]]


def _verdict(said: Complaint) -> Verdict:
    for words, judge in _JUDGES:
        if words in said.words:
            return judge(said)
    return "bad-syntax", said.line, said.column


def _here(reason: str) -> Callable[[Complaint], Verdict]:
    return lambda said: (reason, said.line, said.column)


def _at_start(reason: str) -> Callable[[Complaint], Verdict]:
    """The reason, at the place where what libyaml was reading began."""
    return lambda said: (reason, said.context_line, said.context_column)


def _second_colon(said: Complaint) -> Verdict:
    """A colon where none may be: inside unquoted text, after a line that lacks its own, or on a line that is indented too far."""
    if _COLON.search(said.text[: said.column]):
        return "colon-in-text", said.line, said.column
    before = _content_before(said)
    if before is not None and not _COLON.search(said.lines[before]):
        return "missing-colon", before, _indent(said.lines[before])
    return "indentation", said.line, _indent(said.text)


def _after_the_end(said: Complaint) -> Verdict:
    """More after the whole content: a name without its colon was taken for all there is, or the first line is indented."""
    before = _content_before(said)
    if before is not None and not _COLON.search(said.lines[before]):
        return "missing-colon", before, _indent(said.lines[before])
    return "indentation", said.line, said.column


def _no_key(said: Complaint) -> Verdict:
    """Something that is not a field: on a line of its own it is ill indented, further on it follows a closed quotation."""
    before = said.text[: said.column].rstrip()
    if not before:
        return "indentation", said.line, said.column
    return ("after-quote" if before[-1] in "\"'" else "bad-syntax"), said.line, said.column


def _no_content(said: Complaint) -> Verdict:
    """A character that begins no text; or, at the end of the file, a bracket that was never closed."""
    return (said.text.strip() == "" and _open_bracket(said.lines)) or ("special-character", said.line, said.column)


def _open_bracket(lines: list[str]) -> Verdict | None:
    """Where the last bracket stands that is opened and not closed."""
    opened = []
    for number, line in enumerate(_QUOTED.sub(lambda match: " " * len(match.group()), line) for line in lines):
        for column, character in enumerate(line):
            if character in "[{":
                opened.append((number, column))
            elif character in "]}" and opened:
                opened.pop()
    return ("unclosed-bracket", *opened[-1]) if opened else None


def _content_before(said: Complaint) -> int | None:
    """Number (from 0) of the nearest line above that is neither empty nor a comment."""
    above = (n for n in range(said.line - 1, -1, -1) if said.lines[n].strip() and not said.lines[n].lstrip().startswith("#"))
    return next(above, None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_JUDGES: tuple[tuple[str, Callable[[Complaint], Verdict]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _at_start("missing-colon")),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _here("indentation")),
    ("did not find expected <document start>", _after_the_end),
    ("block sequence entries are not allowed", _here("list-on-line")),
    ("quoted scalar found unexpected", _at_start("unclosed-quote")),
    ("did not find expected ',' or", _at_start("unclosed-bracket")),
    ("escape", _here("bad-escape")),
    ("hexdecimal", _here("bad-escape")),
    ("cannot start any token", _here("special-character")),
    ("did not find expected node content", _no_content),
    ("expected alphabetic or numeric character", _at_start("special-character")),
)
