"""Every kind of page opens cleanly, and axe-core finds nothing: light and dark, on a phone and on a desktop, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.test_pages import each_kind, faults
from tests.support.axe import violations
from tests.support.browsing import LOOKS, Browsing, Look

CASES = [*(("vi", look) for look in LOOKS), *(("en", Look(device)) for device in ("desktop", "phone"))]
"""English shares its templates and colours with Vietnamese; only its words are longer."""
GUIDE = ("", "add-a-course/")
"""Pages of the guide that are looked at in the dark: all are running text, with code, tables and notes, laid out as in the light."""
PARTS = 3
"""So that no test is so long that the other processor waits for it."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("language", "look"), CASES, ids=str)
def test_every_kind_of_page_opens_cleanly_and_breaks_no_rule(visit: Browsing, site: Path, language: str, look: Look, part: int) -> None:
    pages: dict[str, list[str]] = {}
    for path, page in visit.each(_looked_at(site, language, look)[part::PARTS], look):
        for fault in (*faults(page, language), *violations(page)):
            pages.setdefault(fault, []).append(path)
    assert pages == {}


def _looked_at(site: Path, language: str, look: Look) -> list[str]:
    guide = f"{language}/guide/"
    dark = look.scheme == "dark"
    return [path for path in each_kind(site, language) if not (dark and path.startswith(guide)) or path.removeprefix(guide) in GUIDE]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_open_search_breaks_no_rule(visit: Browsing, look: Look) -> None:
    page = visit.open("vi/draft/", look)
    page.locator("header label[for='__search']:visible, header [data-md-component='search-query']:visible").first.click()
    page.locator("[data-md-component='search-query']").press_sequentially("hải quan")
    page.locator("[data-md-component='search-result'] a").first.wait_for()
    assert violations(page) == []
