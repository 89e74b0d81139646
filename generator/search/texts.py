"""Search: running text cut at its headings, as plain words. Anchors are those that the Markdown extension `toc` gives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_TITLE_LEVEL = "h1"


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading; the first part of a text has neither heading nor anchor."""

    anchor: str
    title: str
    body: str


def parts(markdown: str) -> Iterator[Part]:
    """The text cut at its headings, without markup."""
    anchor = title = ""
    body: list[str] = []
    taken: set[str] = set()
    heading = False
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "heading_open" and token.tag != _TITLE_LEVEL:
            yield Part(anchor, title, " ".join(body))
            heading, body = True, []
        elif token.type == "inline" and heading:
            title = _plain(token)
            anchor, heading = _unique(slug(title), taken), False
        elif token.type == "inline":
            body.append(_plain(token))
    yield Part(anchor, title, " ".join(body))


def slug(title: str) -> str:
    """The anchor that the engine gives to a heading.

    >>> slug("Bước 2. Đọc gì?")
    'buoc-2-oc-gi'
    """
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def _unique(anchor: str, taken: set[str]) -> str:
    name, number = anchor, 0
    while name in taken or not name:
        number += 1
        name = f"{anchor}_{number}"
    taken.add(name)
    return name


def _plain(token: Token) -> str:
    return "".join(_text(child) for child in token.children or ())


def _text(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    return token.content if token.type in {"text", "code_inline", "image"} else ""
