"""The built site stands in the folders that the design promises, in every language, and holds no sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.pages import html_files, read

LANGUAGES = ("vi", "en")
SECTIONS = ("organisation", "responsibilities", "procedures", "sources")


def addresses(edition: Path) -> set[str]:
    """The pages of one edition, by their path below it."""
    return {file.parent.relative_to(edition).as_posix() for file in html_files(edition) if file.name == "index.html"}


def test_the_entrance_leads_to_the_newest_edition_in_the_default_language(site: Path, newest: str) -> None:
    assert any(f"vi/{newest}/" in link for link in read(site / "index.html").links)


def test_one_page_for_what_is_not_found_stands_where_servers_look_for_it(site: Path, newest: str) -> None:
    assert (site / "404.html").read_bytes() == (site / "vi" / newest / "404.html").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_an_entrance_a_handbook_and_a_guide(site: Path, language: str) -> None:
    assert [name for name in ("index.html", "draft/index.html", "guide/index.html") if not (site / language / name).is_file()] == []


def test_both_languages_have_the_same_pages(site: Path) -> None:
    vi, en = (addresses(site / language / "draft") for language in LANGUAGES)
    assert vi == en
    assert {page.split("/")[0] for page in vi} >= set(SECTIONS)


def test_everything_that_has_an_id_has_a_page_at_that_address(site: Path) -> None:
    data = json.loads((site / "data" / "draft" / "handbook.json").read_text("utf-8"))
    ids = {entry["id"] for part in ("units", "responsibilities", "procedures", "sources") for entry in data[part]}
    assert len(ids) > 20
    assert ids - addresses(site / "vi" / "draft") == set()


@pytest.mark.parametrize("form", ["site", "offline_site"])
def test_no_source_is_published(form: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(form)
    assert sorted(file.relative_to(folder).as_posix() for suffix in ("yml", "yaml", "md", "py") for file in folder.rglob(f"*.{suffix}")) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_page_carries_the_tree_of_the_whole_site(site: Path, section: str) -> None:
    entry = next(file for file in html_files(site / "vi" / "draft" / section) if file.parent.name != section)
    ways = {link.partition("#")[0].replace("../", "").strip("/") for link in read(entry).navigation}
    others = {link for link in ways for other in SECTIONS if other != section and link.startswith(f"{other}/")}
    assert others == set()
