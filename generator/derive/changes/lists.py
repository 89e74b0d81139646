"""Derive: what changed about the glossary, the pages of running text, and what the whole handbook is sorted by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.derive.changes.fields import Difference, differences, figures
from generator.derive.changes.sides import Sides, Told, changed, pairs
from generator.model import Prose, Roles, Term, Text, Topics, item_id
from generator.model.change import Change, ChangeCode
from generator.model.embed import Embed, split
from generator.model.facts import GLOSSARY

SETTINGS = "mkdocs.yml"
SETTINGS_ASIDE = frozenset({"training", "about", "id"})
"""Which pages the home page leads to first, and under which name a browser keeps what a trainee has done."""
_LIST_NUMBER = re.compile(r"^[ \t]*\d+[.)][ \t]", re.MULTILINE)


def terms(sides: Sides) -> Iterator[Change]:
    """Every change of a term of the glossary."""
    had, has = ({item_id(GLOSSARY, term.id): term for term in book.terms} for book in sides.both)
    for full_id in (*(each for each in had if each not in has), *(each for each in has if each not in had)):
        code = ChangeCode.TERM_ADDED if full_id in has else ChangeCode.TERM_REMOVED
        yield Change(code, full_id, touched=_facts(full_id, has.get(full_id) or had[full_id]))
    for full_id, before, after in pairs(had, has):
        for difference in differences(before, after):
            yield changed(ChangeCode.TERM_CHANGED, full_id, difference, touched=[*_facts(full_id, before), *_facts(full_id, after)])


def _facts(full_id: str, term: Term) -> tuple[str, ...]:
    return tuple(sorted({full_id, *term.source}))


def pages(sides: Sides) -> Iterator[Change]:
    """Every change of a page of running text. Lessons are none of these."""
    yield from sides.entries(lambda book: book.prose, ChangeCode.PAGE_ADDED, ChangeCode.PAGE_REMOVED, lambda page: Told((), [page.id]))
    for full_id, before, after in pairs(sides.before.prose, sides.after.prose):
        for difference in running_text(before, after):
            yield changed(ChangeCode.PAGE_CHANGED, full_id, difference, touched=[full_id])


def running_text(before: Prose, after: Prose) -> Iterator[Difference]:
    """How two texts differ: really where figures do, or what they embed; how the items of a list are numbered is none of that."""
    yield from differences(before, after, without={"body"})
    if before.body != after.body:
        shared = before.body.values.keys() & after.body.values.keys()
        yield Difference("body", real=any(_weight(before.body, language) != _weight(after.body, language) for language in shared))


def _weight(body: Text, language: str) -> tuple[Counter[int], Counter[Embed]]:
    parts = split(body.values[language])
    embedded = Counter(part for part in parts if isinstance(part, Embed))
    return figures(_LIST_NUMBER.sub("", "\n".join(part for part in parts if isinstance(part, str)))), embedded


def whole(sides: Sides) -> Iterator[Change]:
    """Every change of the settings, topics and role words."""
    before, after = sides.both
    for difference in differences(before.settings, after.settings, without=SETTINGS_ASIDE):
        yield changed(ChangeCode.HANDBOOK_CHANGED, SETTINGS, difference)
    for difference in differences(Topics(topics=before.topics), Topics(topics=after.topics)):
        yield changed(ChangeCode.HANDBOOK_CHANGED, difference.field, difference)
    for difference in differences(Roles(roles=before.roles), Roles(roles=after.roles)):
        yield changed(ChangeCode.HANDBOOK_CHANGED, difference.field, difference)
