"""A reader goes through the editions: selector, banners, tombstones, the change page, what changed for a unit, and what to learn again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.editions.built import built, built_offline
from tests.editions.five import COUNTER, EDITIONS, SERVICE
from tests.support.answering import take_test
from tests.support.axe import violations
from tests.support.browsing import LOOKS, Browsing, Look
from tests.support.server import serving

Once = Callable[[str, Callable[[Path], object]], Path]
NEWEST = list(EDITIONS)[-1]
PHONE = Look("phone")


@pytest.fixture
def online(browser: Browser, once: Once) -> Iterator[Browsing]:
    """Opens pages of the five editions over http."""
    with serving(built(once) / "site") as base:
        yield from _watched(Browsing(browser, base))


@pytest.fixture(params=["online", "offline"])
def visit(request: pytest.FixtureRequest, browser: Browser, once: Once) -> Iterator[Browsing]:
    """Opens pages of the five editions over http, and from files."""
    if request.param == "offline":
        yield from _watched(Browsing(browser, (built_offline(once) / "site").as_uri() + "/"))
    else:
        yield request.getfixturevalue("online")


def _watched(browsing: Browsing) -> Iterator[Browsing]:
    yield browsing
    browsing.close()
    assert browsing.complaints == []


def open_page(visit: Browsing, path: str, look: Look | None = None, *, javascript: bool = True) -> Page:
    folder = f"en/{path}/" if path else "en/"
    return visit.open(folder + ("index.html" if visit.base.startswith("file:") else ""), look, javascript=javascript)


def choose(page: Page, edition: str) -> None:
    """Open the selector and follow the line of *edition*."""
    page.locator(".hb-versions > summary").click()
    page.locator(".hb-versions a").filter(has_text=edition).click()


def at(page: Page, path: str) -> None:
    page.wait_for_url(re.compile(rf"/en/{re.escape(path)}/(index\.html)?([?#].*)?$"))


@pytest.mark.parametrize("look", [Look(), PHONE], ids=str)
def test_the_selector_keeps_the_reader_on_the_page_even_under_another_name(visit: Browsing, look: Look) -> None:
    page = open_page(visit, f"{NEWEST}/{SERVICE}", look)
    choose(page, "2031-1")
    at(page, f"2031-1/{COUNTER}")
    expect(page.locator("h1")).to_have_text("Lending counter")
    expect(page.locator(".hb-draft")).to_contain_text("Older edition")
    page.locator(".hb-draft a").click()
    at(page, f"{NEWEST}/{SERVICE}")
    expect(page.locator(".hb-draft")).to_have_count(0)


def test_the_selector_says_where_there_is_no_such_page(visit: Browsing) -> None:
    page = open_page(visit, "2031-1/organisation/map-room")
    page.locator(".hb-versions > summary").click()
    missing = page.locator(".hb-versions li").filter(has=page.locator(".hb-versions__missing"))
    expect(missing).to_have_count(3)
    expect(page.locator(".hb-versions [aria-current]")).to_contain_text("2031-1")
    expect(page.locator(".hb-versions li").filter(has_text=NEWEST)).to_contain_text("newest")
    missing.filter(has_text=NEWEST).locator("a").click()
    at(page, NEWEST)


def test_the_selector_works_with_the_keyboard_alone(visit: Browsing) -> None:
    page = open_page(visit, f"{NEWEST}/organisation/bindery")
    page.locator(".hb-versions > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".hb-versions a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".hb-versions > summary")).to_be_focused()
    expect(page.locator(".hb-versions")).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, "2033-1/organisation/bindery")


def test_without_scripts_the_selector_leads_to_the_list_of_editions(visit: Browsing) -> None:
    page = open_page(visit, f"{NEWEST}/organisation/bindery", javascript=False)
    page.locator(".hb-versions > summary").click()
    page.locator(".hb-versions a").click()
    at(page, f"{NEWEST}/changes")
    for edition in EDITIONS:
        expect(page.locator("main")).to_contain_text(f"Handbook {edition}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_permanent_address_leads_on(visit: Browsing, javascript: bool) -> None:  # noqa: FBT001 - a parameter
    page = open_page(visit, f"latest/{COUNTER}", javascript=javascript)
    at(page, f"{NEWEST}/{SERVICE}")
    expect(page.locator("h1")).to_have_text("Readers' desk")


def test_a_permanent_address_keeps_the_place_on_the_page(visit: Browsing) -> None:
    page = visit.open(f"en/latest/sources/charter/{'index.html' if visit.base.startswith('file:') else ''}#3.2")
    page.wait_for_url(re.compile(rf"/en/{NEWEST}/sources/charter/(index\.html)?#3\.2$"))


def test_a_tombstone_tells_why_and_leads_to_what_was_and_what_is(visit: Browsing) -> None:
    page = open_page(visit, "latest/organisation/finance-desk")
    at(page, f"{NEWEST}/organisation/finance-desk")
    expect(page.locator("main")).to_contain_text("Its work has gone to the Network Office.")
    page.get_by_role("link", name="Finance Desk, edition 2032-1").click()
    at(page, "2032-1/organisation/finance-desk")
    page.go_back()
    page.locator("main").get_by_role("link", name="Network Office").click()
    at(page, f"{NEWEST}/organisation/network-office")


def test_the_change_page_names_what_changed(visit: Browsing) -> None:
    page = open_page(visit, "2032-1/changes")
    main = page.locator("main")
    expect(main).to_contain_text("Finance Desk")
    expect(main).to_contain_text("30 November 2031")
    main.get_by_role("link", name=re.compile("Finance Desk")).first.click()
    at(page, "2032-1/organisation/finance-desk")
    expect(page.locator("main")).to_contain_text("What changed for us")


def test_the_history_says_who_led_in_which_edition(visit: Browsing) -> None:
    page = open_page(visit, f"{NEWEST}/responsibilities/stock-plan")
    history = page.locator("section", has=page.locator("h2", has_text="led")).last
    for words in ("2031-1", "Collections Service", "2032-1", "Finance Desk", "2032-2", "Network Office"):
        expect(history).to_contain_text(words)


def test_an_edition_of_words_only_keeps_them_out_of_sight(visit: Browsing) -> None:
    page = open_page(visit, f"{NEWEST}/changes")
    words = page.locator("main details")
    assert words.get_attribute("open") is None
    words.locator("summary").click()
    expect(words).to_contain_text("The book boat")


@pytest.mark.parametrize(("passed_in", "told"), [("2031-1", True), ("2033-1", False)])
def test_who_passed_an_older_edition_is_told_what_to_learn_again(visit: Browsing, passed_in: str, told: bool) -> None:  # noqa: FBT001 - a parameter
    page = open_page(visit, passed_in)
    home = page.url
    for module in ("lending", "stock"):
        page.goto(home.replace(passed_in, f"{passed_in}/modules/{module}/practice"))
        take_test(page, "right")
        expect(page.locator("[data-passed]")).to_have_attribute("data-passed", "true")
    page.goto(home.replace(passed_in, f"{NEWEST}/progress"))
    expect(page.locator("section[data-course='courses/newcomers'] .hb-badge").first).to_be_visible()
    notice = page.locator("[data-since]")
    expect(notice).to_have_count(1 if told else 0)
    if told:
        assert notice.get_attribute("data-since") == passed_in
        notice.get_by_role("link", name="The plan").click()
        at(page, f"{NEWEST}/modules/stock/plan")


def test_the_course_lists_what_to_learn_again_without_scripts(visit: Browsing) -> None:
    page = open_page(visit, f"{NEWEST}/courses/newcomers", javascript=False)
    main = page.locator("main")
    expect(main).to_contain_text("2031-1")
    expect(main.get_by_role("link", name="The plan").last).to_be_visible()
    unchanged = open_page(visit, f"{NEWEST}/courses/menders", javascript=False)
    expect(unchanged.locator("main")).to_contain_text("2032-2")
    expect(unchanged.locator("main")).not_to_contain_text("2033-1")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_rule_of_accessibility_is_broken(online: Browsing, look: Look) -> None:
    for path in (
        f"{NEWEST}/changes",
        "2032-1/changes",
        f"{NEWEST}/organisation/finance-desk",
        "2031-1/organisation/bindery",
        f"{NEWEST}/responsibilities/stock-plan",
    ):
        page = open_page(online, path, look)
        page.locator(".hb-versions > summary").click()
        assert violations(page) == [], path
        page.close()
