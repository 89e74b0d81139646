"""Render: the editors' Markdown as it is staged: ids in links become the relative paths that every engine resolves.

A link within one build becomes a path to a staged file, for the engine to turn into an address; one between the handbook and the tool's
own guide, which are built apart, becomes an address at once. Whatever is code stays as it was written.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.address import depth

_CODE = re.compile(
    r"""
    ^(?P<indent>[ ]*(?:>[ ]*)*) (?P<fence>`{3,}|~{3,}) [^\n]*\n .*? (?:^(?P=indent)(?P=fence)[`~]*[ \t]*$|\Z)   # a fenced block
    | (?<![`\\]) (?P<ticks>`+) (?!`) .+? (?<!`) (?P=ticks) (?!`)                                            # between backticks
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_LINK = re.compile(r"(?P<open>\]\(\s*<?|^ {0,3}\[(?!\^)[^\]]+\]:\s+<?)(?P<target>[^)\s<>]+)", re.MULTILINE)
_IMAGE = re.compile(r"\.(png|jpe?g|webp|gif|svg)$", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:|^#|^//", re.IGNORECASE)
GUIDE, DRAFT = "guide", "draft"


@dataclass(frozen=True, slots=True)
class Here:
    """Where a text stands: its page, the pages of the build it belongs to, and which build that is."""

    page: str
    known: frozenset[str]
    part: str
    offline: bool

    @property
    def up(self) -> str:
        """The way to the root of the build."""
        return "../" * depth(self.page)


def staged_markdown(body: str, *, page: str, known: frozenset[str], site: str, offline: bool) -> Markup:
    """*body* with the ids in its links turned into paths, outside code.

    *known* are the pages of this build, and *site* is its name: `guide`, or that of an edition.
    """
    here, parts, end = Here(page, known, site, offline), [], 0
    for code in _CODE.finditer(body):
        parts += [_linked(body[end : code.start()], here), code.group()]
        end = code.end()
    parts.append(_linked(body[end:], here))
    # Raw HTML in authored Markdown was refused by the check, so what is left is Markdown's own to escape.
    return Markup("".join(parts))  # noqa: S704


def _linked(text: str, here: Here) -> str:
    return _LINK.sub(lambda match: match["open"] + _path(match["target"], here), text)


def _path(target: str, here: Here) -> str:
    entry, hash_sign, anchor = target.partition("#")
    if _SCHEME.match(target):
        return target
    if _IMAGE.search(entry):
        return here.up + posixpath.normpath(posixpath.join(posixpath.dirname(here.page), entry))
    of_guide = entry.startswith(f"{GUIDE}/")
    page = entry.removeprefix(f"{GUIDE}/").removesuffix("index") if of_guide else entry
    folder = f"{page}/" if page else ""
    if of_guide != (here.part == GUIDE):
        return f"{here.up}../{GUIDE if of_guide else DRAFT}/{folder}{'index.html' if here.offline else ''}{hash_sign}{anchor}"
    return f"{here.up}{folder}index.md{hash_sign}{anchor}" if page in here.known else target
