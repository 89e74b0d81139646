"""axe-core finds nothing, on every kind of page, light and dark, on a phone and on a desktop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.test_pages import each_kind
from tests.support.axe import violations
from tests.support.browsing import LOOKS, Browsing, Look

CASES = [*(("vi", look) for look in LOOKS), ("en", Look("desktop", "light")), ("en", Look("phone", "dark"))]
"""English shares its templates with Vietnamese; its longer words are looked at where they matter."""
PARTS = 3
"""So that no test is so long that the other processor waits for it."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("language", "look"), CASES, ids=str)
def test_no_kind_of_page_breaks_a_rule(visit: Browsing, site: Path, language: str, look: Look, part: int) -> None:
    pages: dict[str, list[str]] = {}
    for path, page in visit.each(each_kind(site, language)[part::PARTS], look):
        for violation in violations(page):
            pages.setdefault(violation, []).append(path)
    assert pages == {}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_open_search_breaks_no_rule(visit: Browsing, look: Look) -> None:
    page = visit.open("vi/draft/", look)
    page.locator("header label[for='__search']:visible, header [data-md-component='search-query']:visible").first.click()
    page.locator("[data-md-component='search-query']").press_sequentially("hải quan")
    page.locator("[data-md-component='search-result'] a").first.wait_for()
    assert violations(page) == []
