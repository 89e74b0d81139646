"""The language switch leads to the same page in the other language and back, wherever the site stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.browsing import LOOKS, Browsing, Look

PAGE = "draft/organisation/anti-smuggling-department/"
COLOURS = "document.body.getAttribute('data-md-color-scheme')"


def switch(page: Page, language: str) -> None:
    """Choose *language* as a reader does: open the menu if it is one, then follow the link."""
    link = page.locator(f"header a[hreflang='{language}']").first
    menu = page.locator("header :is(.md-select, details)").filter(has=page.locator(f"a[hreflang='{language}']"))
    if menu.count():
        menu.locator("button, summary").first.click()
    link.click()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_there_and_back(visit: Browsing, look: Look) -> None:
    page = visit.open(f"vi/{PAGE}", look)
    switch(page, "en")
    page.wait_for_url(f"{visit.base}en/{PAGE}")
    assert page.locator("html").get_attribute("lang") == "en"
    switch(page, "vi")
    page.wait_for_url(f"{visit.base}vi/{PAGE}")
    assert page.locator("html").get_attribute("lang") == "vi"


def test_there_and_back_from_files(visit_offline: Browsing) -> None:
    page = visit_offline.open(f"vi/{PAGE}index.html")
    switch(page, "en")
    page.wait_for_url(f"{visit_offline.base}en/{PAGE}index.html")
    switch(page, "vi")
    page.wait_for_url(f"{visit_offline.base}vi/{PAGE}index.html")


def test_a_query_does_not_lead_astray(visit: Browsing) -> None:
    page = visit.open(f"vi/{PAGE}?h=hai+quan")
    switch(page, "en")
    page.wait_for_url(f"**/en/{PAGE}**")


def test_the_colours_that_a_reader_chose_hold_in_the_other_language(visit: Browsing) -> None:
    page = visit.open(f"vi/{PAGE}", Look("desktop", "light"))
    while page.evaluate(COLOURS) != "slate":
        page.locator("header [data-md-component='palette'] label:visible").click()
    switch(page, "en")
    page.wait_for_url(f"{visit.base}en/{PAGE}")
    assert page.evaluate(COLOURS) == "slate"
