"""Render: the editors' Markdown as it is staged: ids in links become the relative paths that every engine resolves."""

from __future__ import annotations

import posixpath
import re

from markupsafe import Markup

from generator.render.address import depth

_LINK = re.compile(r"(?P<open>\]\()(?P<target>[^)\s]+)(?P<close>[^)]*\))|(?P<define>^\[[^\]]+\]:\s+)(?P<defined>\S+)", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"\.(png|jpe?g|webp|gif|svg)$", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:|^#|^//", re.IGNORECASE)


def staged_markdown(body: str, *, page: str, known: frozenset[str], site: str, offline: bool) -> Markup:
    """*body* with the ids in its links turned into paths, outside code blocks.

    A link of the guide that names a page of the handbook leads across to its draft.
    """
    parts, end = [], 0
    for fence in _FENCE.finditer(body):
        parts += [_linked(body[end : fence.start()], page, known, site, offline=offline), fence.group()]
        end = fence.end()
    parts.append(_linked(body[end:], page, known, site, offline=offline))
    # Raw HTML in authored Markdown was refused by the check, so what is left is Markdown's own to escape.
    return Markup("".join(parts))  # noqa: S704


def _linked(text: str, page: str, known: frozenset[str], site: str, *, offline: bool) -> str:
    def replaced(match: re.Match[str]) -> str:
        target = match["target"] or match["defined"]
        path = _path(target, page, known, site, offline=offline)
        return f"{match['open']}{path}{match['close']}" if match["target"] else f"{match['define']}{path}"

    return _LINK.sub(replaced, text)


def _path(target: str, page: str, known: frozenset[str], site: str, *, offline: bool) -> str:
    if _SCHEME.match(target):
        return target
    entry, _, anchor = target.partition("#")
    fragment = f"#{anchor}" if anchor else ""
    if _IMAGE.search(entry):
        return "../" * depth(page) + posixpath.normpath(posixpath.join(posixpath.dirname(page), entry))
    up = "../" * depth(page)
    if site == "guide":
        if entry.startswith("guide/"):
            entry = entry.removeprefix("guide/").removesuffix("index")
        elif entry not in known:
            suffix = f"{entry}/" if entry else ""
            return f"{up}../draft/{suffix}{'index.html' if offline else ''}{fragment}"
    if entry in known:
        return f"{up}{entry + '/' if entry else ''}index.md{fragment}"
    return target
