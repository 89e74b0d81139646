"""What pages do under a reader's hands: find a unit, filter the matrix, choose a case; the same over http and from files."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import violations
from tests.support.browsing import Browsing, Look

DEPARTMENT = "organisation/provincial-department"


@pytest.fixture(params=["visit", "visit_offline"])
def site_form(request: pytest.FixtureRequest) -> tuple[Browsing, str]:
    """Each form of the site, and how its addresses end."""
    return request.getfixturevalue(request.param), "index.html" if request.param == "visit_offline" else ""


def found(page: Page, query: str) -> list[str]:
    """What the finder shows for *query*, best first."""
    page.locator(".hb-finder input").fill(query)
    return page.locator(".hb-finder li:not([hidden]) a").all_text_contents()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Cục Hải quan Đồng Nai", "Cục Hải quan tỉnh, liên tỉnh, thành phố"),
        ("cuc hai quan dong nai", "Cục Hải quan tỉnh, liên tỉnh, thành phố"),
        ("Hải quan tỉnh Lào Cai", "Cục Hải quan tỉnh, liên tỉnh, thành phố"),
        ("chi cục hải quan Biên Hòa", "Chi cục Hải quan"),
        ("tchq", "Tổng cục Hải quan"),
        ("tap huan nghiep vu", "Tập huấn nghiệp vụ thu thập, xử lý thông tin nghiệp vụ hải quan"),
    ],
)
def test_the_finder_leads_to_the_unit_or_the_task(visit: Browsing, query: str, first: str) -> None:
    assert found(visit.open("vi/draft/"), query)[:1] == [first]


def test_a_name_that_stands_for_a_class_is_explained_and_entered(site_form: tuple[Browsing, str]) -> None:
    visit, end = site_form
    page = visit.open(f"vi/draft/{end}")
    found(page, "Cục Hải quan Đồng Nai")
    expect(page.locator(".hb-finder [role=status]")).to_contain_text("Cục Hải quan Đồng Nai")
    page.locator(".hb-finder input").press("Enter")
    page.wait_for_url(f"**/{DEPARTMENT}/{end}")


def test_the_finder_says_what_to_type_where_nothing_fits(visit: Browsing) -> None:
    page = visit.open("vi/draft/")
    assert found(page, "zzz") == []
    expect(page.locator(".hb-finder [role=status]")).to_contain_text("Cục Hải quan …")
    assert violations(page) == []


def test_without_scripts_units_are_a_list(visit: Browsing) -> None:
    page = visit.open("vi/draft/", javascript=False)
    assert page.locator(".hb-finder li a:visible").count() > 10
    assert page.locator(".hb-finder input:visible").count() == 0


def test_the_matrix_shows_only_what_was_asked_for_and_keeps_it(site_form: tuple[Browsing, str]) -> None:
    visit, end = site_form
    page = visit.open(f"vi/draft/matrix/{end}")
    rows, columns = page.locator(".hb-matrix tbody tr:visible"), page.locator(".hb-matrix thead th:visible")
    before = rows.count(), columns.count()
    page.select_option("[name=role]", "lead")
    assert 0 < rows.count() < before[0]
    assert 1 < columns.count() < before[1]
    shown = page.locator(".hb-matrix td:not(.hb-off):visible").evaluate_all("cells => cells.map((cell) => cell.dataset.roles)")
    assert shown
    assert all("lead" in roles.split() for roles in shown)
    page.locator(".hb-matrix td a:visible").first.click()
    page.wait_for_url("**/responsibilities/**")
    page.go_back()
    expect(page.locator("[name=role]")).to_have_value("lead")
    page.locator(".hb-filter button").click()
    expect(rows).to_have_count(before[0])


@pytest.mark.parametrize("look", [Look("phone"), Look("desktop", "dark")], ids=str)
def test_a_filtered_matrix_breaks_no_rule(visit: Browsing, look: Look) -> None:
    page = visit.open("vi/draft/matrix/?role=lead", look)
    assert violations(page) == []
    page.select_option("[name=topic]", "training")
    expect(page.locator(".hb-filter [role=status]")).to_contain_text("Không có ô nào")
    assert violations(page) == []


def test_the_case_of_a_unit_is_remembered(site_form: tuple[Browsing, str]) -> None:
    visit, end = site_form
    page = visit.open(f"vi/draft/{DEPARTMENT}/{end}")
    cases = page.locator("[data-case]:visible")
    expect(cases).to_have_count(2)
    page.locator("input[value=case-2]").check()
    expect(cases).to_have_count(1)
    expect(cases.locator("h3")).to_have_text("Đội Kiểm soát Hải quan")
    page.reload()
    expect(cases).to_have_count(1)


def test_a_box_of_the_drawing_leads_to_its_step(visit: Browsing) -> None:
    page = visit.open("vi/draft/procedures/planning/")
    page.locator(".hb-swimlane a").first.click()
    expect(page.locator(".hb-steps > li:target")).to_have_count(1)


def test_the_guide_and_the_handbook_lead_to_each_other(site_form: tuple[Browsing, str], newest: str) -> None:
    visit, end = site_form
    page = visit.open(f"vi/draft/{DEPARTMENT}/{end}")
    page.locator(".hb-footer__links a").click()
    page.wait_for_url(f"**/vi/guide/{end}")
    page.locator(".hb-footer__links a").click()
    page.wait_for_url(f"**/vi/{newest}/{end}")


def test_a_wide_table_of_running_text_is_reached_by_keyboard(visit: Browsing) -> None:
    page = visit.open("vi/guide/add-a-course/", Look("phone"))
    boxes = page.locator(".md-typeset__scrollwrap")
    wide = [box for box in boxes.all() if box.evaluate("box => box.scrollWidth > box.clientWidth")]
    assert wide
    for box in wide:
        expect(box).to_have_attribute("tabindex", "0")
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())
    page = visit.open("vi/guide/add-a-course/", Look("desktop"))
    expect(page.locator(".md-typeset__scrollwrap[tabindex]")).to_have_count(0)


@pytest.mark.parametrize("path", ["vi/draft/", f"vi/draft/{DEPARTMENT}/", "vi/draft/modules/planning/four-plans/", "vi/guide/"])
def test_the_first_key_leads_past_the_header(visit: Browsing, path: str) -> None:
    page = visit.open(path)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip:focus")
    expect(skip).to_have_css("opacity", "1")
    expect(skip).to_have_attribute("href", "#_content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('_content').contains(document.activeElement)")


def test_the_keyboard_goes_through_the_open_search_and_never_through_a_closed_one(visit: Browsing) -> None:
    page = visit.open("vi/draft/")
    box = page.locator("[data-md-component='search-query']")
    box.click()
    box.press_sequentially("chi cuc")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search__scrollwrap")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".hb-search-more a")).to_be_focused()
    expect(page.locator(".hb-search-more a")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator(".hb-versions > summary")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()
