"""Validate: running text holds no HTML of its own, and its links and pictures lead somewhere.

The Markdown is read as a syntax tree, so that nothing inside a code block or between backticks is taken for a mistake.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model import Prose
from generator.problems import Code, Problem
from generator.validate.pages import leads_somewhere, nearest_page
from generator.validate.subject import Subject
from generator.validate.texts import owner_of
from generator.words import closest

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST_QUOTE = 40
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_BLANKS = re.compile(r"[\x00-\x20]")


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


def pages(subject: Subject) -> Iterator[Problem]:
    """raw-html, unknown-link, external-image, missing-image: in every page, language by language."""
    for prose in (*subject.handbook.prose.values(), *subject.guide):
        for language, body in sorted(prose.body.values.items()):
            yield from _page(subject, prose, owner_of(subject, prose, language), inspect(body))


def _page(subject: Subject, prose: Prose, owner: str, inspected: Inspected) -> Iterator[Problem]:
    def at(spot: Spot, code: Code, **details: object) -> Problem:
        return subject.problem(owner, ("line", spot.line, spot.column), code, **details)

    for spot in inspected.html:
        yield at(spot, Code.RAW_HTML, html=_short(spot.text))
    for spot in inspected.links:
        if not _is_good_link(subject, spot.text):
            yield at(spot, Code.UNKNOWN_LINK, target=_short(spot.text), suggestion=_suggested_page(subject, spot.text))
    for spot in inspected.images:
        yield from _image(subject, prose.id, spot, at)


def _is_good_link(subject: Subject, target: str) -> bool:
    scheme = scheme_of(target)
    return scheme in ALLOWED_SCHEMES if scheme is not None else target.startswith("#") or leads_somewhere(subject, target)


def _suggested_page(subject: Subject, target: str) -> str | None:
    return nearest_page(subject, target) if scheme_of(target) is None else None


def _image(subject: Subject, page: str, spot: Spot, at: Callable[..., Problem]) -> Iterator[Problem]:
    if scheme_of(spot.text) is not None:
        yield at(spot, Code.EXTERNAL_IMAGE, target=_short(spot.text))
        return
    folder = posixpath.dirname(page)
    file = posixpath.normpath(posixpath.join(folder, unquote(spot.text)))
    if file not in subject.pictures:
        beside = {posixpath.relpath(picture, folder or ".") for picture in subject.pictures}
        yield at(spot, Code.MISSING_IMAGE, target=_short(spot.text), file=_short(f"docs/{file}"), suggestion=closest(spot.text, beside))


def scheme_of(target: str) -> str | None:
    r"""The scheme of an address that leads out of the site (lower case, empty for `//host`); None for one that stays inside.

    Browsers overlook blanks and control characters in a scheme, and so does this.

    >>> scheme_of("organisation/branch"), scheme_of("https://a.vn"), scheme_of("//a.vn"), scheme_of(" java\nscript:x")
    (None, 'https', '', 'javascript')
    """
    bare = _BLANKS.sub("", target).replace("\\", "/")
    match = _SCHEME.match(bare)
    if match:
        return match[1].lower()
    return "" if bare.startswith("//") else None


def inspect(body: str, above: int = 0) -> Inspected:
    """What stands in the Markdown *body*, whose first line is line *above* + 1 of its file."""
    inspected, lines = Inspected(), body.splitlines()
    for token in _markdown().parse(body):
        begin, end = token.map or (0, 0)
        if token.type == "inline":
            _Cursor(lines, begin, end, above).follow(token.children or [], inspected)
        elif token.type == "html_block":
            inspected.html.extend(_html(token.content, Spot(above + begin + 1, _indent(lines[begin]), "")))
        elif token.type == "code_block":
            # Engines read text indented below a note or a list item as text, not as code: so what is in it counts.
            inner = inspect(token.content, above + begin)
            inspected.html += inner.html
            inspected.links += inner.links
            inspected.images += inner.images
    inspected.html = _without_closing(inspected.html)
    return inspected


@dataclass
class _Cursor:
    """Finds, in the lines of one paragraph, where each link, picture and tag of it stands: one after the other."""

    lines: list[str]
    line: int
    end: int
    above: int
    column: int = 0

    def follow(self, tokens: list[Token], inspected: Inspected) -> None:
        for token in tokens:
            if token.type == "html_inline":
                inspected.html.extend(_html(token.content, self._find(token.content.splitlines()[0])))
            elif token.type == "link_open":
                inspected.links.append(self._target(str(token.attrs["href"])))
            elif token.type == "image":
                inspected.images.append(self._target(str(token.attrs["src"])))
                self.follow([child for child in token.children or [] if child.type in {"link_open", "image"}], inspected)

    def _target(self, target: str) -> Spot:
        found = next((spot for opening in ("](", "](<", "<") if (spot := self._search(opening + target, len(opening)))), None)
        return Spot(*(found or self._here())[:2], target)

    def _find(self, text: str) -> Spot:
        return self._search(text, 0) or self._here()

    def _here(self) -> Spot:
        """The beginning of the line, for what is not written as it reads (`[a][b]`, entities)."""
        return Spot(self.above + self.line + 1, _indent(self.lines[self.line]), "")

    def _search(self, text: str, skip: int) -> Spot | None:
        """Where *text* comes next, from where the last one was found; *skip* of its characters are not meant."""
        for number in range(self.line, self.end):
            column = self.lines[number].find(text, self.column if number == self.line else 0)
            if column >= 0:
                self.line, self.column = number, column + len(text)
                return Spot(self.above + number + 1, column + skip + 1, text)
        return None


def _html(content: str, at: Spot) -> Iterator[Spot]:
    yield Spot(at.line, at.column, content)


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


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _short(text: str) -> str:
    """The text's first line as a message can quote it."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


@cache
def _markdown() -> MarkdownIt:
    """A reader that takes every link as it is written: the library's own would drop bad ones before they can be reported."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - called by name
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader
