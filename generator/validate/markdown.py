r"""Validate: what a Markdown text holds that has to be looked at: HTML, links, pictures, each with its line and column.

It is read twice. As a syntax tree, so that places are exact and nothing inside code is taken for a mistake; and for what only the
engine's looser Markdown takes for HTML or for an address (`\<b>`, `[x](javascript: …)`), because that is what readers get.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_LINE_END = re.compile(r"\r\n?|\n")
_BLANKS = re.compile(r"[\x00-\x20]")

_FENCE = r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ \t]*$"
_TICKS = r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
_BARE_ADDRESS = r"<https?://[^<>]*>|<[^<> !]+@[^<> ]+>"
_NOT_MARKUP = re.compile(f"{_FENCE}|{_TICKS}|{_BARE_ADDRESS}", re.MULTILINE | re.DOTALL | re.IGNORECASE)
"""What the engine, too, takes for code or for an address that stands for itself."""
_ENGINE_TAG = re.compile(r"<(?:/?[A-Za-z][^<>@ ]*(?: [^<>]*)?>|!--|\?|![A-Za-z])")
_ENGINE_TARGET = re.compile(r"\]\(\s*<?(?P<inline>[^)]*)|^ {0,3}\[(?!\^)[^\]\n]*\]:\s*<?(?P<defined>\S+)", re.MULTILINE)


class Spot(NamedTuple):
    """Something written in a body at a line and column, counted from 1."""

    line: int
    column: int
    text: str


@dataclass
class Inspected:
    """What a body holds that has to be looked at."""

    html: list[Spot] = field(default_factory=list)
    links: list[Spot] = field(default_factory=list)
    images: list[Spot] = field(default_factory=list)
    html_lines: set[int] = field(default_factory=set)
    """Lines that are HTML as a whole: one mistake, however many tags they hold."""


def inspect(body: str) -> Inspected:
    """What stands in the Markdown *body*; lines count from its first."""
    inspected = Inspected()
    _look_into(body, (0, 0), inspected)
    _look_as_engine(body, inspected)
    inspected.html = _without_closing(sorted(inspected.html))
    return inspected


def _look_into(body: str, start: tuple[int, int], inspected: Inspected) -> None:
    """Inspect *body*, which has so many lines above it and columns to its left."""
    lines = _LINE_END.split(body)
    for token in _markdown().parse(body):
        begin, end = token.map or (0, 0)
        if token.type == "inline":
            _Cursor(lines, start, begin, end).follow(token.children or [], inspected)
        elif token.type == "html_block":
            inspected.html.append(Spot(start[0] + begin + 1, start[1] + _indent(lines[begin]), token.content))
            inspected.html_lines.update(range(start[0] + begin + 1, start[0] + end + 1))
        elif token.type == "code_block":
            # Engines read text indented below a note or a list item as text, not as code: so what is in it counts.
            left = max(lines[begin].find(token.content.partition("\n")[0]), 0)
            _look_into(token.content, (start[0] + begin, start[1] + left), inspected)


def _look_as_engine(body: str, inspected: Inspected) -> None:
    """Add what only the engine sees."""
    text = without_code(body)
    seen = {(spot.line, spot.column) for spot in inspected.html} | {(spot.line, spot.column - 1) for spot in inspected.links}
    inspected.html += [spot for spot in _spots(_ENGINE_TAG, text) if spot.line not in inspected.html_lines and spot[:2] not in seen]
    known = [_bare(spot.text) for spot in (*inspected.links, *inspected.images) if leads_astray(spot.text)]
    astray = (spot for spot in _spots(_ENGINE_TARGET, text) if leads_astray(spot.text))
    inspected.links += [spot for spot in astray if not any(one.startswith(_bare(spot.text)) or _bare(spot.text).startswith(one) for one in known)]


def without_code(body: str) -> str:
    """*body* with blanks in place of code and of bare addresses; all else stays where it is."""
    return _NOT_MARKUP.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), _LINE_END.sub("\n", body))


def _spots(pattern: re.Pattern[str], text: str) -> Iterator[Spot]:
    """Where *pattern* (or the group of it that took part) is in *text*, as a browser would read it."""
    for match in pattern.finditer(text):
        start = match.start(match.lastgroup or 0)
        yield Spot(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), html.unescape(match[match.lastgroup or 0]))


@dataclass
class _Cursor:
    """Finds, in the lines of one paragraph, where each link, picture and tag of it stands: one after the other."""

    lines: list[str]
    start: tuple[int, int]
    line: int
    end: int
    column: int = 0

    def follow(self, tokens: list[Token], inspected: Inspected) -> None:
        """Note what is among *tokens*. A link's address comes after all that the link holds, and so is looked for at its end."""
        opened = ""
        for token in tokens:
            if token.type == "html_inline":
                inspected.html.append(self._find(token.content))
            elif token.type == "link_open":
                opened = str(token.attrs["href"])
            elif token.type == "link_close":
                inspected.links.append(self._target(opened))
            elif token.type == "image":
                self.follow([child for child in token.children or [] if child.type != "html_inline"], inspected)
                inspected.images.append(self._target(str(token.attrs["src"])))

    def _find(self, text: str) -> Spot:
        found = self._search(text.partition("\n")[0], 0) or self._here()
        return found._replace(text=text)

    def _target(self, target: str) -> Spot:
        found = next((spot for opening in ("](", "](<", "<") if (spot := self._search(opening + target, len(opening)))), self._here())
        return found._replace(text=target)

    def _here(self) -> Spot:
        """The beginning of the line, for what is not written as it reads (`[a][b]`, entities)."""
        return Spot(self.start[0] + self.line + 1, self.start[1] + _indent(self.lines[self.line]), "")

    def _search(self, text: str, skip: int) -> Spot | None:
        """Where *text* comes next, from where the last one was found; *skip* of its characters are not meant."""
        for number in range(self.line, self.end):
            column = self.lines[number].find(text, self.column if number == self.line else 0)
            if column >= 0:
                self.line, self.column = number, column + len(text)
                return Spot(self.start[0] + number + 1, self.start[1] + column + skip + 1, "")
        return None


def _without_closing(html: list[Spot]) -> list[Spot]:
    """One mistake a tag: `</b>` is not reported beside its `<b>`."""
    opened: set[str] = set()
    kept = []
    for spot in html:
        tag = _TAG.match(spot.text.strip())
        if not (tag and tag[1] and tag[2].lower() in opened):
            kept.append(spot)
        opened.update(name.lower() for slash, name in _TAG.findall(spot.text) if not slash)
    return kept


def scheme_of(target: str) -> str | None:
    r"""The scheme of an address that leads out of the site (lower case, empty for `//host`); None for one that stays inside.

    Browsers overlook blanks and control characters in a scheme, and so does this.

    >>> scheme_of("organisation/branch"), scheme_of("https://a.vn"), scheme_of("//a.vn"), scheme_of(" java\nscript:x")
    (None, 'https', '', 'javascript')
    """
    bare = _bare(target)
    match = _SCHEME.match(bare)
    if match:
        return match[1].lower()
    return "" if bare.startswith("//") else None


def _bare(target: str) -> str:
    """The address as a browser takes it."""
    return _BLANKS.sub("", target).replace("\\", "/")


def leads_astray(target: str) -> bool:
    """Whether *target* leaves the site by a way that is not allowed."""
    return scheme_of(target) not in {None, *ALLOWED_SCHEMES}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


@cache
def _markdown() -> MarkdownIt:
    """A reader that takes every link as it is written: the library's own would drop bad ones before they can be reported."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - called by name
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader
