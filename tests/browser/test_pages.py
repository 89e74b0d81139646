"""Every kind of page opens from its file, and works without JavaScript; what is asked of a page that opens cleanly.

That nothing asks outside the site and no error reaches the console is what `visit` checks at the end of each test.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.support.browsing import Browsing
from tests.support.pages import kinds

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page, language: str) -> list[str]:
    """What is wrong with the page that is open, whatever its kind."""
    checks = {
        "has no title": bool(page.title().strip()),
        "has not exactly one first heading": page.locator("h1:visible").count() == 1,
        "does not say its language": page.locator("html").get_attribute("lang") == language,
        "has no main part": page.locator("main").count() == 1,
        "is wider than the screen": page.evaluate(WIDER) <= 0,
    }
    return [fault for fault, fine in checks.items() if not fine]


def each_kind(site: Path, language: str) -> list[str]:
    """Addresses of one page a kind, below the site's root: the draft's and the guide's."""
    edition = [f"{language}/draft/{path}" for path in kinds(site / language / "draft").values()]
    assert len(edition) >= 8, "the draft has too few kinds of page to be the handbook"
    return [*edition, *(f"{language}/guide/{path}" for path in kinds(site / language / "guide").values())]


def test_every_kind_of_page_works_without_javascript(visit: Browsing, site: Path) -> None:
    unreadable = {}
    for path, page in visit.each(each_kind(site, "vi"), javascript=False):
        main = page.locator("main")
        if not (page.locator("h1").first.is_visible() and len(main.inner_text()) > 100 and main.locator("a:visible").count()):
            unreadable[path] = main.inner_text()[:100]
    assert unreadable == {}


def test_the_entrance_leads_to_the_newest_edition(visit: Browsing, newest: str) -> None:
    page = visit.open()
    page.wait_for_url(f"**/vi/{newest}/")
    assert page.locator("h1").is_visible()


def test_every_kind_of_page_opens_from_its_file(visit_offline: Browsing, offline_site: Path) -> None:
    files = (f"{path}index.html" for path in each_kind(offline_site, "vi"))
    found = {path: faults(page, "vi") for path, page in visit_offline.each(files)}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
