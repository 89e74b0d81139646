"""Looking things up as a reader does: key by key, without accents, in the search box and on its full page; over http and from files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator import pipeline
from tests.organisations.project import RIVERBEND, copied
from tests.support.axe import violations
from tests.support.browsing import LOOKS, Browsing, Look

DESKTOP, PHONE = Look("desktop"), Look("phone")
QUESTION = "ai chu tri tieu chi rui ro"
ANSWER = "Cục Điều tra chống buôn lậu: Chủ trì"
HOSTILE = ["((((a+)+)+)+$", "<img src=x onerror=alert(1)>", "\u202egnol", "\u0000", "[" * 50, "-" * 3000, "ả" * 3000]


@pytest.fixture(params=["visit", "visit_offline"])
def site_form(request: pytest.FixtureRequest) -> tuple[Browsing, str]:
    """Each form of the site, and how its addresses end."""
    return request.getfixturevalue(request.param), "index.html" if request.param == "visit_offline" else ""


def opened_box(page: Page) -> Locator:
    """The search box, opened as a reader opens it on that screen."""
    page.locator("header label[for='__search']:visible, header [data-md-component='search-query']:visible").first.click()
    return page.locator("[data-md-component='search-query']")


def results(page: Page) -> Locator:
    return page.locator("[data-md-component='search-result'] a.md-search-result__link")


REDRAWN = "list => list.replaceChildren(...[...list.children].map(item => item.cloneNode(true)))"


def lookup_field(page: Page) -> Locator:
    return page.locator(".hb-lookup input[name='query']")


# -- search box ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=str)
def test_a_question_typed_without_accents_is_answered_with_them(site_form: tuple[Browsing, str], look: Look) -> None:
    browsing, end = site_form
    page = browsing.open(f"vi/draft/{end}", look)
    opened_box(page).press_sequentially(QUESTION)
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text(ANSWER)
    expect(first).to_contain_text("II.1.5.a")
    expect(results(page).first).to_have_text(ANSWER)
    expect(results(page).first.locator("mark")).to_have_text(ANSWER)
    expect(page.locator(".md-search-result__item").nth(1)).to_contain_text("Bộ tiêu chí quản lý rủi ro")
    page.keyboard.press("Enter")
    page.wait_for_url("**/responsibilities/risk-criteria-central/**#lead")


def test_words_are_marked_in_results_and_on_the_page_as_it_writes_them(site_form: tuple[Browsing, str]) -> None:
    browsing, end = site_form
    page = browsing.open(f"vi/draft/{end}")
    opened_box(page).press_sequentially("bo tieu chi quan ly rui ro")
    expect(results(page).first.locator("mark").first).to_have_text("Bộ tiêu chí quản lý rủi ro")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/responsibilities/risk-criteria-central/**")
    expect(page.locator("article mark[data-md-highlight]").first).to_have_text("Bộ tiêu chí quản lý rủi ro")


def test_a_page_in_another_language_is_found_from_here(site_form: tuple[Browsing, str]) -> None:
    browsing, end = site_form
    page = browsing.open(f"vi/draft/{end}")
    opened_box(page).press_sequentially("acknowledgement unstated recipient findings")
    expect(page.locator("[data-md-component='search-result'] a[href*='/en/draft/']").first).to_be_attached()


def test_keys_of_the_search_box_are_kept(visit: Browsing) -> None:
    page = visit.open("vi/draft/")
    box = opened_box(page)
    box.press_sequentially("chi cuc hai quan")
    expect(results(page).first).to_contain_text("Chi cục Hải quan")
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_list_that_is_drawn_anew_keeps_the_place(visit: Browsing) -> None:
    page = visit.open("vi/draft/")
    opened_box(page).press_sequentially("RASCI")
    expect(page.locator("[data-md-component='search-result'] a[href*='/en/draft/']").first).to_be_attached()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    address = results(page).nth(1).get_attribute("href")
    expect(results(page).nth(1)).to_be_focused()
    page.locator(".md-search-result__list").evaluate(REDRAWN)
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(str(address))


def test_the_place_is_kept_where_later_letters_mark_other_words(visit: Browsing) -> None:
    page = visit.open("vi/draft/")
    opened_box(page).press_sequentially("RASCI")
    expect(page.locator("[data-md-component='search-result'] a[href*='/en/draft/']").first).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.locator(".md-search-result__list").evaluate("list => list.querySelectorAll('a').forEach(link => { link.search = '?h=others'; })")
    page.locator(".md-search-result__list").evaluate(REDRAWN)
    expect(results(page).first).to_be_focused()


def test_the_guide_has_an_index_of_its_own(site_form: tuple[Browsing, str]) -> None:
    browsing, end = site_form
    page = browsing.open(f"vi/guide/{end}")
    opened_box(page).press_sequentially("don vi")
    expect(results(page).first).to_be_visible()
    assert "/vi/guide/" in (results(page).first.get_attribute("href") or "")
    expect(page.locator(".hb-search-more")).to_have_count(0)


def test_the_search_box_leads_to_the_full_page_with_what_was_typed(site_form: tuple[Browsing, str]) -> None:
    browsing, end = site_form
    page = browsing.open(f"vi/draft/matrix/{end}")
    opened_box(page).press_sequentially(QUESTION)
    expect(page.locator(".md-search-result__item").first).to_contain_text(ANSWER)
    page.locator(".hb-search-more a").click()
    expect(lookup_field(page)).to_have_value(QUESTION)
    expect(page.locator(".hb-lookup__answers h3").first).to_have_text(ANSWER)


# -- the full page ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=str)
def test_the_full_page_answers_above_its_results(site_form: tuple[Browsing, str], look: Look) -> None:
    browsing, end = site_form
    page = browsing.open(f"vi/draft/lookup/{end}", look)
    lookup_field(page).press_sequentially(QUESTION)
    expect(page.locator(".hb-lookup__answers h3").first).to_have_text(ANSWER)
    first = page.locator(".hb-lookup__results > ol > li").first
    expect(first.locator("h3")).to_have_text("Bộ tiêu chí quản lý rủi ro ở cấp Tổng cục")
    expect(first.locator(".hb-badge")).to_have_text("Nhiệm vụ")
    expect(first.locator("a.hb-clause").first).to_have_text("II.1.5.a")
    first.locator("h3 a").click()
    page.wait_for_url("**/responsibilities/risk-criteria-central/**")
    expect(page.locator("article mark").first).to_be_visible()


def test_filters_narrow_the_results_and_stand_in_the_address(visit: Browsing) -> None:
    page = visit.open("vi/draft/lookup/")
    lookup_field(page).press_sequentially("tieu chi rui ro")
    expect(page.locator(".hb-lookup__results > ol > li").first).to_be_visible()
    page.locator("select[name='kind']").select_option("responsibility")
    page.locator("select[name='role']").select_option("lead")
    page.wait_for_url("**/lookup/?query=tieu+chi+rui+ro&kind=responsibility&role=lead")
    expect(page.locator(".hb-lookup__results > ol > li > ul > li > a").first).to_contain_text("Chủ trì")
    assert set(page.locator(".hb-lookup__results > ol > li .hb-badge").all_inner_texts()) == {"Nhiệm vụ"}
    assert all("Chủ trì" in text for text in page.locator(".hb-lookup__results > ol > li > ul > li > a").all_inner_texts())
    titles = page.locator(".hb-lookup__results h3").all_inner_texts()
    page.reload()
    expect(page.locator("select[name='role']")).to_have_value("lead")
    expect(page.locator(".hb-lookup__results h3")).to_have_text(titles)


def test_on_a_phone_filters_give_way_to_results_until_one_is_chosen(visit: Browsing) -> None:
    page = visit.open("vi/draft/lookup/", Look("phone"))
    field = page.locator("select[name='kind']")
    expect(field).to_be_hidden()
    lookup_field(page).press_sequentially(QUESTION)
    expect(page.locator(".hb-lookup__answers h3").first).to_be_in_viewport()
    page.locator(".hb-lookup__facets summary").click()
    field.select_option("training")
    page.wait_for_url("**kind=training")
    expect(page.locator(".hb-lookup__results .hb-badge").first).to_have_text("Đào tạo")
    page.reload()
    expect(field).to_be_visible()


@pytest.mark.parametrize("facet", ["kind=term", "unit=organisation/branch", "tier=branch", "role=report", "topic=training"])
def test_each_filter_lists_what_it_leaves_without_a_word(visit: Browsing, facet: str) -> None:
    name, value = facet.split("=")
    page = visit.open(f"vi/draft/lookup/?{name}={value}")
    expect(page.locator(f"select[name='{name}']")).to_have_value(value)
    expect(page.locator(".hb-lookup__results h3").first).to_be_visible()
    filtered = page.locator(".hb-lookup__results > ol > li").count()
    assert 0 < filtered < 40
    page.locator("button[type='reset']:visible").last.click()
    expect(page.locator(".hb-lookup__results")).to_be_hidden()
    page.wait_for_url("**/lookup/")


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_harms_nothing(visit: Browsing, query: str) -> None:
    page = visit.open("vi/draft/lookup/")
    lookup_field(page).fill(query)
    expect(page.locator(".hb-lookup [role='status']")).not_to_be_empty()
    lookup_field(page).fill(QUESTION)
    expect(page.locator(".hb-lookup__answers h3").first).to_have_text(ANSWER)
    assert page.locator(".hb-lookup img").count() == 0


def test_without_a_script_the_page_says_where_to_look(visit: Browsing) -> None:
    page = visit.open("vi/draft/lookup/", javascript=False)
    expect(page.locator(".hb-lookup form")).to_be_hidden()
    for section in ("matrix", "responsibilities", "organisation"):
        expect(page.locator(f".hb-lookup__plain a[href='../{section}/']")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_answers_and_results_break_no_rule(visit: Browsing, look: Look) -> None:
    page = visit.open("vi/draft/lookup/?query=ai+chu+tri+tieu+chi+rui+ro", look)
    expect(page.locator(".hb-lookup__answers h3").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_home_leads_to_the_full_page(visit: Browsing) -> None:
    page = visit.open("vi/draft/")
    page.locator(".hb-card a", has_text="Tra cứu").click()
    expect(lookup_field(page)).to_be_visible()


# -- what is loaded --------------------------------------------------------------------------------------------------------------


def test_the_index_of_the_theme_holds_nothing(site: Path) -> None:
    indexes = sorted(site.rglob("search/search_index.json"))
    assert indexes
    assert all(json.loads(index.read_text("utf-8"))["docs"] == [] for index in indexes)
    assert all((index.parent / "handbook.idx").is_file() for index in indexes)


def test_two_builds_have_the_same_index(tmp_path: Path) -> None:
    checked = pipeline.check(copied(tmp_path / "project"))
    again = pipeline.check(RIVERBEND)

    def indexes(of: pipeline.Checked, name: str) -> dict[str, bytes]:
        prepared = pipeline.prepare(of, tmp_path / name, tmp_path / f"{name}-site")
        return {plan.build.name: plan.files["search/handbook.idx"] for plan in prepared.plans}

    assert indexes(checked, "one") == indexes(again, "two")
