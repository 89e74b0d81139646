"""What a page says it reads is true: change one fact of a whole handbook, and only pages that declare it say something else.

The second organisation is taken apart: every text in it, and every role, partner, deadline, actor, superior and source, is changed once.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import render, view
from generator.derive import changes as differences
from generator.derive import derive
from generator.load import load
from generator.model import Handbook, Text
from generator.model.change import Since
from generator.model.derived import Derived
from generator.model.edition import Edition
from generator.model.page import Page
from generator.view import changes
from generator.view.book import Book

PROJECT = Path(__file__).parent.parent / "organisations" / "riverbend"
SITE = render.Site(language="en", languages=(("en", "English"),), part="draft", handbook="Handbook")
ITEMS = {"assignments", "deliverables", "steps", "clauses"}
LISTS = {"terms": "glossary#{id}", "roles": "roles#{id}", "topics": "topic:{id}", "acknowledged": "finding:{code}:{subject}"}
ENTRIES = ("units", "responsibilities", "procedures", "sources", "prose")


@dataclass(frozen=True)
class Change:
    """One value of the handbook made another: its fact, the way to it, and what it becomes."""

    fact: str
    path: tuple[str | int, ...]
    value: Any

    def __str__(self) -> str:
        return f"{self.fact}: {'.'.join(map(str, self.path))}"


@cache
def plain() -> dict[str, Any]:
    loaded = load(PROJECT)
    assert loaded.handbook
    assert loaded.report.problems == ()
    return loaded.handbook.model_dump(mode="json", by_alias=True, exclude_none=True)


def texts(value: Any, fact: str, path: tuple[str | int, ...]) -> Iterator[Change]:
    """Every text below *value*, changed; an item inside an entry is a fact of its own."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            of_its_own = bool(path) and path[-1] in ITEMS
            yield from texts(item, f"{fact.partition('#')[0]}#{item['id']}" if of_its_own else fact, (*path, number))
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "en" and isinstance(item, str):
                yield Change(fact, (*path, name), "Zzz" if "abbreviation" in path else f"{item} Altered")
            else:
                yield from texts(item, fact, (*path, name))


def facts() -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    for name in ENTRIES:
        for entry_id, entry in plain()[name].items():
            yield entry_id, (name, entry_id), entry
    for name, pattern in LISTS.items():
        for number, entry in enumerate(plain()[name]):
            yield pattern.format(**entry), (name, number), entry
    yield "settings", ("settings",), plain()["settings"]


def all_texts() -> list[Change]:
    return [change for fact, path, value in facts() for change in texts(value, fact, path)]


OTHERS: dict[str, Callable[[Any], Any]] = {
    "role": lambda role: "perform" if role != "perform" else "lead",
    "with": lambda _: [],
    "due": lambda _: {"before": "2032-01-01"},
    "every": lambda _: "week",
    "when": lambda value: ["periodic"] if isinstance(value, list) and "periodic" not in value else value,
    "to": lambda _: ["organisation/finance-desk"],
    "by": lambda value: value[:1] if len(value) > 1 else ["organisation/finance-desk"],
    "source": lambda _: ["sources/charter#1.1"],
    "parent": lambda _: "organisation/bindery",
    "supervised_by": lambda _: "organisation/finance-desk",
    "members": lambda value: value[1:],
    "tier": lambda _: "network",
    "date": lambda _: "2030-01-01",
}


def others(value: Any, fact: str, path: tuple[str | int, ...]) -> Iterator[Change]:
    """Every value below *value* that is no text and says something of somebody, changed."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield from others(item, f"{fact.partition('#')[0]}#{item['id']}" if path[-1] in ITEMS else fact, (*path, number))
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in OTHERS and OTHERS[name](item) != item:
                yield Change(fact, (*path, name), OTHERS[name](item))
            yield from others(item, fact, (*path, name))


def all_others() -> list[Change]:
    return [change for fact, path, value in facts() if path[0] in ENTRIES for change in others(value, fact, path)]


def pages(data: dict[str, Any]) -> dict[str, Page]:
    handbook = Handbook.model_validate(data, context={"language": "en"})
    return {page.id: page for page in view.pages(handbook, derive(handbook), "en")}


@cache
def before() -> dict[str, Page]:
    return pages(plain())


def altered(change: Change) -> dict[str, Any]:
    """The whole handbook with that one change."""
    data = copy.deepcopy(plain())
    place: Any = data
    for part in change.path[:-1]:
        place = place[part]
    place[change.path[-1]] = change.value
    return data


def undeclared(change: Change) -> list[str]:
    """Pages whose text the change alters although they declare the fact neither before nor after."""
    return [
        page.id
        for page in pages(altered(change)).values()
        if page != (old := before()[page.id]) and change.fact not in page.reads | old.reads and shown(page) != shown(old)
    ]


def shown(page: Page) -> tuple[str, object]:
    """The page's text, and the tables and dates that it offers to take away."""
    return render.render(page, replace(SITE, known_pages=frozenset(before()))), page.take_away


def test_there_is_enough_to_change() -> None:
    assert len(all_texts()) > 150
    assert len(all_others()) > 150
    assert {change.path[0] for change in all_texts()} == {*ENTRIES, *LISTS, "settings"}
    assert {str(change.path[-1]) for change in all_others()} == set(OTHERS)


@pytest.mark.parametrize("kind", [*ENTRIES, *LISTS, "settings"])
def test_a_changed_text_changes_only_pages_that_read_it(kind: str) -> None:
    found = {str(change): undeclared(change) for change in all_texts() if change.path[0] == kind}
    assert {change: ids for change, ids in found.items() if ids} == {}


@pytest.mark.parametrize("kind", ENTRIES[:4])
def test_a_changed_statement_changes_only_pages_that_read_it(kind: str) -> None:
    found = {str(change): undeclared(change) for change in all_others() if change.path[0] == kind}
    assert {change: ids for change, ids in found.items() if ids} == {}


def test_no_page_reads_everything_but_the_lists() -> None:
    """A page that declared every fact would always be right, and useless."""
    everything = {fact for fact, _, _ in facts()}
    assert {page.id for page in before().values() if everything <= page.reads} == set()
    bindery = before()["organisation/bindery"]
    assert "responsibilities/fees#collect" not in bindery.reads
    assert "responsibilities/mending#large" in bindery.reads


# -- with an edition before: what changed is read too ----------------------------------------------------------------------


def changed(data: dict[str, Any]) -> Page:
    """The page that says what has changed since the handbook as it is."""
    then, now = (Handbook.model_validate(each, context={"language": "en"}) for each in (plain(), data))
    edition = Edition(id="2030-1", title=Text({"en": "First"}), issued="2030-01-01")
    since = Since("draft", "2030-1", differences(then, now), then)
    (page,) = changes.pages(Book(now, Derived(editions=(edition,), since=since), "en"))
    return page


@pytest.mark.parametrize("kind", [*ENTRIES, *LISTS])
def test_the_page_of_changes_reads_what_has_changed(kind: str) -> None:
    unread = []
    for change in (each for each in (*all_texts(), *all_others()) if each.path[0] == kind):
        page = changed(altered(change))
        if (page.view.groups or page.view.wording) and change.fact not in page.reads:  # type: ignore[attr-defined]
            unread.append(str(change))
    assert unread == []
