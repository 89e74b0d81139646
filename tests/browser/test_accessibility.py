"""axe-core finds nothing, on every kind of page, light and dark, on a phone and on a desktop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.test_pages import each_kind
from tests.support.axe import violations
from tests.support.browsing import LOOKS, Browsing, Look

CASES = [*(("vi", look) for look in LOOKS), ("en", Look("desktop", "light")), ("en", Look("phone", "dark"))]
"""English shares its templates with Vietnamese; its longer words are looked at where they matter."""
GUIDE = 2
"""Pages of the guide that are looked at in the dark: all of them are running text, laid out as in the light; only the colours are others."""
PARTS = 3
"""So that no test is so long that the other processor waits for it."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("language", "look"), CASES, ids=str)
def test_no_kind_of_page_breaks_a_rule(visit: Browsing, site: Path, language: str, look: Look, part: int) -> None:
    pages: dict[str, list[str]] = {}
    for path, page in visit.each(_looked_at(site, language, look)[part::PARTS], look):
        for violation in violations(page):
            pages.setdefault(violation, []).append(path)
    assert pages == {}


def _looked_at(site: Path, language: str, look: Look) -> list[str]:
    guide, rest = ([path for path in each_kind(site, language) if ("/guide/" in path) is is_guide] for is_guide in (True, False))
    longest = sorted(guide, key=lambda path: -(site / path / "index.html").stat().st_size)
    return [*rest, *(longest[:GUIDE] if look.scheme == "dark" else guide)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_open_search_breaks_no_rule(visit: Browsing, look: Look) -> None:
    page = visit.open("vi/draft/", look)
    page.locator("header label[for='__search']:visible, header [data-md-component='search-query']:visible").first.click()
    page.locator("[data-md-component='search-query']").press_sequentially("hải quan")
    page.locator("[data-md-component='search-result'] a").first.wait_for()
    assert violations(page) == []
