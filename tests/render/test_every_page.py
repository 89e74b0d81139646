"""Every kind of page of both organisations renders: purely, as front matter and one piece of Markdown that leads only to what there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from generator import pipeline, render, view
from generator.model import Text
from generator.model.edition import Edition
from generator.model.page import Link, Page
from tests.organisations.project import RIVERBEND

HERE = Path(__file__).parent.parent.parent
PROJECTS = {"customs": (HERE, "vi"), "customs in English": (HERE, "en"), "libraries": (RIVERBEND, "en")}
TEMPLATES = {file.name.partition(".")[0] for file in (Path(render.__file__).parent / "templates").glob("*.md.jinja")} - {"page", "codes", "tombstone"}
EDITION = Edition(id="2026-1", title=Text({"vi": "Ấn bản thứ nhất"}), issued="2026-11-24")


@cache
def pages(name: str) -> tuple[Page, ...]:
    root, language = PROJECTS[name]
    checked = pipeline.check(root)
    return view.pages(pipeline.require(checked), replace(checked.derived, editions=(EDITION,)), language)


@cache
def rendered(name: str, *, offline: bool = False) -> dict[str, str]:
    language = PROJECTS[name][1]
    known = frozenset(page.id for page in pages(name))
    site = render.Site(language=language, languages=((language, language),), part="draft", handbook="x", offline=offline, known_pages=known)
    return {page.id: render.render(page, site) for page in pages(name)}


def front_matter(text: str) -> dict[str, Any]:
    _, head, _ = text.split("---\n", 2)
    return dict(yaml.safe_load(head))


def body(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text.split("---\n", 2)[2], create_parent="body")


def data(shown: html.HtmlElement) -> Iterator[object]:
    """What a page's scripts are given; addresses are as they are online."""
    for script in shown.iter("script"):
        assert script.get("type") == "application/json"
        yield json.loads(script.text or "", object_hook=_online)


def _online(found: dict[str, Any]) -> dict[str, Any]:
    return found | {name: found[name].replace("index.html", "") for name in ("url", "href") if name in found}


def links(value: object) -> Iterator[Link]:
    if isinstance(value, Link):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from links(item)
    for name in getattr(value, "__slots__", ()):
        yield from links(getattr(value, name))


@pytest.mark.parametrize("name", PROJECTS)
def test_every_kind_of_page_is_there(name: str) -> None:
    assert {page.template for page in pages(name)} == TEMPLATES


@pytest.mark.parametrize("name", PROJECTS)
def test_every_page_renders_the_same_twice(name: str) -> None:
    first = rendered(name)
    rendered.cache_clear()
    assert rendered(name) == first
    assert len(first) == len(pages(name)) >= 35


@pytest.mark.parametrize("name", PROJECTS)
def test_every_page_has_a_title_a_way_back_and_one_first_heading(name: str) -> None:
    wrong = {}
    for page in pages(name):
        meta, content = front_matter(rendered(name)[page.id]), body(rendered(name)[page.id])
        heading = [each.text_content() for each in content.iter("h1")]
        if heading != [page.title] or not meta["title"] or bool(meta["breadcrumbs"]) != bool(page.id):
            wrong[page.id] = (heading, meta["title"], meta["breadcrumbs"])
    assert wrong == {}


@pytest.mark.parametrize("name", PROJECTS)
def test_the_contents_of_a_page_lead_into_it(name: str) -> None:
    dead = {}
    for page in pages(name):
        places = {element.get("id") for element in body(rendered(name)[page.id]).iter(etree.Element)}
        anchors = [heading.anchor for entry in page.contents for heading in (entry, *entry.children)]
        if lost := [anchor for anchor in anchors if anchor not in places]:
            dead[page.id] = lost
    assert dead == {}


@pytest.mark.parametrize("name", PROJECTS)
def test_no_place_has_the_name_of_another_on_its_page(name: str) -> None:
    twice = {}
    for page in pages(name):
        places = [element.get("id") for element in body(rendered(name)[page.id]).iter(etree.Element) if element.get("id")]
        if len(set(places)) != len(places):
            twice[page.id] = sorted({place for place in places if places.count(place) > 1})
    assert twice == {}


@pytest.mark.parametrize("name", PROJECTS)
def test_links_name_pages_and_places_that_exist(name: str) -> None:
    places = {page_id: {element.get("id") for element in body(text).iter(etree.Element)} for page_id, text in rendered(name).items()}
    dead = {
        (page.id, link.page, link.anchor)
        for page in pages(name)
        for link in links((page.view, page.breadcrumbs))
        if link.page not in places or (link.anchor and link.anchor not in places[link.page])
    }
    assert dead == set()


@pytest.mark.parametrize("name", PROJECTS)
def test_the_forms_differ_in_addresses_only(name: str) -> None:
    for page, text in rendered(name).items():
        online, offline = body(text), body(rendered(name, offline=True)[page])
        assert [element.tag for element in online.iter(etree.Element)] == [element.tag for element in offline.iter(etree.Element)]
        assert list(data(online)) == list(data(offline))
        etree.strip_elements(online, "script", with_tail=False)
        etree.strip_elements(offline, "script", with_tail=False)
        assert online.text_content() == offline.text_content()


def test_every_statement_shows_its_clause_or_that_it_is_ours() -> None:
    shown = body(rendered("libraries")["responsibilities/lending"])
    assert [link.get("href") for link in shown.find_class("hb-clause")].count("../../sources/charter/#2.1") >= 2
    assert body(rendered("libraries")["responsibilities/readers-council"]).find_class("hb-editorial")
