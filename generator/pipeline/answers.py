"""Pipeline: what somebody asks in a terminal instead of on the site: who does what, and the files that pages offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator import export, search, view, words
from generator.model import Classification, Handbook
from generator.model.edition import DRAFT
from generator.pipeline.reading import check, require
from generator.pipeline.volumes import Seen, volumes
from generator.problems import UsageError

LookedUp = search.LookedUp
USUAL_PAGE = {"ics": "deadlines"}
"""By form: the page whose file is meant where none is named; else it is the matrix."""


class UnknownPageError(UsageError):
    """Nothing can be taken away from a page of that id."""

    def __init__(self, page: str, known: Iterable[str]) -> None:
        known = tuple(known)
        super().__init__("unknown-page", page=page, known=words.closest(page, known) or ", ".join(known))


def take_away(root: Path, form: str, page: str | None, language: str | None, audience: Classification = Classification.PUBLIC) -> bytes:
    """The file in *form* (csv, xlsx, json, ics) that the page of that id offers; `json` without a page is the whole handbook.

    Raises UnknownPageError where that page offers no such file.
    """
    draft = _draft(root, audience)
    handbook = draft.handbook
    languages = _languages(handbook, language)
    if page is None and form == "json":
        return export.handbook_json(handbook, draft.derived, DRAFT)
    found = {each.id: each for each in view.pages(handbook, draft.derived, languages[0])}
    offering = {each.id: each.take_away for each in found.values() if each.take_away and form in dict(each.take_away.files)}
    wanted = USUAL_PAGE.get(form, "matrix") if page is None else page
    if wanted not in offering:
        raise UnknownPageError(wanted, offering)
    return export.file(offering[wanted], form, found[wanted].title, DRAFT)


def who(root: Path, query: str, language: str | None, audience: Classification = Classification.PUBLIC) -> LookedUp:
    """What the site's search finds for *query*: in *language*, or in that of the handbook's languages to which its words belong.

    Raises ProblemsError for an invalid project, UsageError for a language that the handbook has not.
    """
    draft = _draft(root, audience)
    handbook = draft.handbook
    found = []
    for each in _languages(handbook, language):
        pages = view.pages(handbook, draft.derived, each)
        index = search.Index.of(search.index(handbook, draft.derived, pages, search.Site(each)))
        found.append((index, search.search(index, query)))
    return search.looked_up(*max(found, key=lambda one: (bool(one[1]), search.familiarity(one[0], query), _share(one[1]))), query)


def _share(hits: Sequence[search.PageHit]) -> float:
    """How much of the query the best page has."""
    return max((hit.share for hit in hits), default=0.0)


def _draft(root: Path, audience: Classification) -> Seen:
    """The working tree as *audience* may see it. Raises ProblemsError for an invalid project."""
    checked = check(root)
    require(checked)
    return volumes(checked, audience)[-1]


def _languages(handbook: Handbook, language: str | None) -> tuple[str, ...]:
    """The language asked for, or all of the handbook. Raises UsageError for one that it has not."""
    languages = tuple(handbook.settings.languages)
    if language and language not in languages:
        raise UsageError("no-such-language", language=language, known=", ".join(languages))
    return (language,) if language else languages
