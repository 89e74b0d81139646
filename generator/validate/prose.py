"""Validate: running text holds no HTML of its own, and its links and pictures lead somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from generator.model import Prose
from generator.problems import Code, Problem
from generator.validate.markdown import Inspected, Spot, inspect, leads_astray, scheme_of
from generator.validate.pages import leads_somewhere, nearest_page
from generator.validate.subject import Subject
from generator.validate.texts import owner_of
from generator.words import closest

LONGEST_QUOTE = 40


def pages(subject: Subject) -> Iterator[Problem]:
    """raw-html, unknown-link, external-image, missing-image: in every page and lesson, language by language."""
    for prose in subject.pages:
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
    if scheme_of(target) is not None:
        return not leads_astray(target)
    return target.startswith("#") or leads_somewhere(subject, target)


def _suggested_page(subject: Subject, target: str) -> str | None:
    return nearest_page(subject, target) if scheme_of(target) is None else None


def _image(subject: Subject, page: str, spot: Spot, at: Callable[..., Problem]) -> Iterator[Problem]:
    if scheme_of(spot.text) is not None:
        yield at(spot, Code.EXTERNAL_IMAGE, target=_short(spot.text))
        return
    if spot.text.lower().endswith(".svg"):
        yield at(spot, Code.UNSAFE_IMAGE, target=_short(spot.text))
        return
    folder = posixpath.dirname(page)
    file = posixpath.normpath(posixpath.join(folder, unquote(spot.text)))
    known = [picture for picture in subject.pictures if _in_guide(picture) == _in_guide(page)]
    if file not in known:
        beside = {posixpath.relpath(picture, folder or ".") for picture in known}
        yield at(spot, Code.MISSING_IMAGE, target=_short(spot.text), file=_short(f"docs/{file}"), suggestion=closest(spot.text, beside))


def _in_guide(path: str) -> bool:
    """The guide is published for itself, and so are its pictures."""
    return path.startswith("guide/")


def _short(text: str) -> str:
    """The text's first line as a message can quote it."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
