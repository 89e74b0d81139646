"""Five editions on one site: every address goes on answering, old pages say what they are, and nothing leads nowhere."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from tests.editions.built import ADDRESSES, built, built_offline
from tests.editions.five import COUNTER, EDITIONS, READERS, SERVICE
from tests.support.pages import html_files, missing, read

Once = Callable[[str, Callable[[Path], object]], Path]
NEWEST = list(EDITIONS)[-1]


@pytest.fixture(scope="module")
def project(once: Once) -> Path:
    return built(once)


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def page(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / "en" / path / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def leads_to(site: Path, path: str) -> str:
    """Where a permanent address leads, as a path below the language."""
    [link] = page(site, f"latest/{path}").iterfind(".//a")
    target = (site / "en/latest" / path / link.get("href")).resolve()
    return str(target.relative_to((site / "en").resolve()).as_posix())


def test_no_address_that_was_ever_published_is_gone(site: Path, project: Path) -> None:
    had = json.loads((project / ADDRESSES).read_text())
    assert list(had) == list(EDITIONS)
    assert all(len(addresses) > 60 for addresses in had.values())
    assert {address for addresses in had.values() for address in addresses if not (site / address).is_file()} == set()


def test_every_permanent_address_leads_to_a_page_of_the_newest_edition(site: Path) -> None:
    folder = site / "en/latest"
    leading = {file.parent.relative_to(folder).as_posix() for file in folder.rglob("index.html")}
    targets = {path: leads_to(site, path if path != "." else "") for path in leading}
    assert len(targets) > 50
    assert {path: target for path, target in targets.items() if not target.startswith(NEWEST) or not (site / "en" / target / "index.html").is_file()} == {}


def test_what_was_renamed_twice_is_found_under_every_name(site: Path) -> None:
    assert {leads_to(site, name) for name in (COUNTER, READERS, SERVICE)} == {f"{NEWEST}/{SERVICE}"}


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("organisation/finance-desk", ["Its work has gone to the Network Office.", "What takes its place", "Network Office", "Finance Desk, edition 2032-1"]),
        ("organisation/map-room", ["The maps were given to the town's archive.", "Map room, edition 2032-2"]),
        ("opening-hours", ["Each house tells its own hours.", "Opening hours, edition 2032-2"]),
    ],
)
def test_what_was_removed_says_why_where_it_was_last_and_what_replaces_it(site: Path, gone: str, words: list[str]) -> None:
    assert leads_to(site, gone) == f"{NEWEST}/{gone}"
    shown = page(site, f"{NEWEST}/{gone}").find(".//main")
    assert [word for word in words if word.lower() not in text(shown).lower()] == []
    [last] = [link for link in shown.iterfind(".//a") if "edition" in text(link)]
    assert (site / "en" / NEWEST / gone / last.get("href") / "index.html").resolve().is_file()


def test_what_came_back_has_no_tombstone(site: Path) -> None:
    assert "tombstone" not in (site / "en" / NEWEST / "responsibilities/exchange/index.html").read_text("utf-8")
    assert "tombstone" in (site / "en/2032-2/responsibilities/exchange/index.html").read_text("utf-8")


def test_a_removed_thing_is_not_found_by_search_matrix_or_data(site: Path) -> None:
    data = json.loads((site / f"data/{NEWEST}/handbook.json").read_text("utf-8"))
    assert "organisation/map-room" not in {unit["id"] for unit in data["units"]}
    assert "map-room" not in (site / "en" / NEWEST / "matrix/index.html").read_text("utf-8")
    assert "map-room" not in gzip.decompress((site / "en" / NEWEST / "search/handbook.idx").read_bytes()).decode()


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("2031-1", "Edition 2031-1 applies from 1 February 2031 until the end of 29 February 2032; edition 2032-1 replaces it."),
        ("2032-1", "edition 2032-2 replaces it"),
        ("draft", "This is a draft"),
    ],
)
def test_every_page_of_what_is_not_the_newest_says_so_and_leads_to_the_newest(site: Path, edition: str, words: str) -> None:
    for file in (site / "en" / edition).rglob("index.html"):
        document = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        [notice] = document.find_class("hb-draft")
        [link] = notice.iterfind(".//a")
        target = (file.parent / link.get("href")).resolve()
        assert words in text(notice)
        assert target.is_relative_to((site / "en" / NEWEST).resolve())
        assert (target / "index.html").is_file()


def test_a_renamed_page_leads_to_itself_in_the_newest(site: Path) -> None:
    [link] = page(site, f"2031-1/{COUNTER}").find_class("hb-draft")[0].iterfind(".//a")
    assert link.get("href").endswith(f"{NEWEST}/{SERVICE}/")


def test_the_newest_says_nothing_and_is_where_the_site_begins(site: Path) -> None:
    assert page(site, NEWEST).find_class("hb-draft") == []
    assert page(site, "").find(".//a").get("href") == f"{NEWEST}/"
    assert html.document_fromstring((site / "index.html").read_bytes()).find(".//a").get("href") == f"en/{NEWEST}/"


def test_the_list_of_editions_for_the_selector(site: Path) -> None:
    script = (site / "en/versions.js").read_text("utf-8")
    told = json.loads(re.fullmatch(r"window\.handbookVersions = (.*);\n", script).group(1))  # type: ignore[union-attr]
    assert [each["id"] for each in told["editions"]] == ["draft", *reversed(list(EDITIONS))]
    assert told["newest"] == NEWEST
    assert told["pages"]["2031-1"]["organisation/map-room"] == {"2033-1": None, "2034-1": None, "draft": None}
    assert told["pages"]["2031-1"][COUNTER] == {"2032-2": READERS, "2033-1": READERS, "2034-1": SERVICE, "draft": SERVICE}
    assert told["pages"][NEWEST][SERVICE] == {"2031-1": COUNTER, "2032-1": COUNTER, "2032-2": READERS, "2033-1": READERS}


def test_every_edition_has_its_data(site: Path) -> None:
    schema = Draft202012Validator(json.loads((site / "data/handbook.schema.json").read_text("utf-8")))
    for edition in (*EDITIONS, "draft"):
        data = json.loads((site / "data" / edition / "handbook.json").read_text("utf-8"))
        schema.validate(data)
        assert data["edition"] == edition


@pytest.mark.parametrize("form", [built, built_offline])
def test_no_link_is_dead(once: Once, form: Callable[[Once], Path]) -> None:
    site = form(once) / "site"
    offline = form is built_offline
    dead = {
        (file.relative_to(site).as_posix(), address): why
        for file in html_files(site)
        for address in (*read(file).links, *read(file).loads)
        if (why := missing(site, read(file), address, directories=not offline))
    }
    assert dead == {}
