"""What readers see of changes: the page of changes, what changed for a unit, who led what, corrections beside the text, what to learn again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from generator import render, view
from generator.derive import derive
from generator.model import Handbook, Text
from generator.model.change import Change, ChangeCode, Led, Relearn, Since
from generator.model.derived import Derived, Posed
from generator.model.edition import Correction, Edition
from generator.model.kinds.base import Use
from generator.model.page import Link, Page
from generator.view.changes import GROUPS, ChangesView
from tests.making import assignment, group, handbook, responsibility, unit

FIRST = Edition(id="2026-1", title=Text({"vi": "Ấn bản thứ nhất"}), issued="2026-11-20", effective="2026-12-01")
SECOND = Edition(
    id="2027-1", title=Text({"vi": "Ấn bản 2027-1"}), issued="2027-05-04", published="2027-05-06", notes=Text({"vi": "Thêm Chi cục."}), previous="2026-1"
)
ROLES = [{"id": role, "word": role, "short": role, "meaning": "…"} for role in ("lead", "coordinate", "perform")]
PLAN = {"id": "plan", "title": "Bản kế hoạch", "by": ["organisation/branch"], "to": ["organisation/head"], "due": {"before": "2027-05-30"}}
TRUE_FALSE = {
    "id": "who",
    "type": "true-false",
    "objective": "modules/planning#lead",
    "stem": "Cục chủ trì?",
    "answer": "true",
    "source": ["sources/rules#1"],
    "if_true": "Đúng",
    "if_false": "Sai",
    "explanation": "Vì vậy.",
}


def small(**units: Any) -> Handbook:
    """A head office, a branch (the new name of `organisation/old-branch`), a team in it, a group of the branch, one responsibility, one course."""
    return handbook(
        units={
            "head": unit(name="Cục"),
            "branch": unit(name="Chi cục", parent="organisation/head", formerly=["organisation/old-branch"]),
            "team": unit(name="Đội Kiểm soát", parent="organisation/branch"),
            "all": group("organisation/branch", name="Các đơn vị"),
            **units,
        },
        responsibilities={
            "planning": responsibility(
                assignment("leads", "organisation/head", "lead"), assignment("works", "organisation/branch"), title="Lập kế hoạch", deliverables=[PLAN]
            )
        },
        procedures={
            "drafting": {"title": "Soạn thảo", "under": ["responsibilities/planning"], "steps": [{"id": "write", "by": ["organisation/head"], "do": "Viết"}]}
        },
        sources={
            "rules": {"title": "Quy chế", "short": "Quy chế", "document_type": "Quy chế", "issuer": "Cục", "clauses": [{"id": "1", "heading": "Phạm vi"}]}
        },
        terms=[{"id": "plan", "term": "Kế hoạch", "definition": "Việc sẽ làm"}],
        topics=[{"id": "work", "name": "Việc"}],
        roles=ROLES,
        prose={"about": {"id": "about", "title": "Giới thiệu", "body": "Lời đầu."}},
        courses={"all": {"title": "Khóa học", "description": "…", "modules": ["modules/planning", "modules/reading"], "certificate": "Đã học"}},
        modules={
            "planning": module("Kế hoạch", "plan", "lead"),
            "reading": module("Đọc", "read", "find"),
        },
        lessons={
            "modules/planning/plan": {"id": "modules/planning/plan", "title": "Bài kế hoạch", "body": "Học."},
            "modules/reading/read": {"id": "modules/reading/read", "title": "Bài đọc", "body": "Đọc."},
        },
    )


def module(title: str, lesson: str, objective: str) -> dict[str, Any]:
    objectives = [{"id": objective, "text": "Nêu được", "bloom": "remember", "covers": ["responsibilities/planning"]}]
    return {"title": title, "description": "…", "objectives": objectives, "lessons": [{"id": lesson, "objectives": [objective], "minutes": 5}]}


def question(module_id: str = "planning") -> Posed:
    (found,) = (asked for _, _, asked in handbook(banks={"all": {"title": "Câu hỏi", "module": "modules/planning", "questions": [TRUE_FALSE]}}).questions())
    return Posed(f"quizzes/{module_id}#who", f"modules/{module_id}", found, generated=False, use=Use.PRACTICE, draft=False, hash="h1")


def derived(book: Handbook, *changes: Change, **fields: Any) -> Derived:
    """What is derived of the second edition, which made *changes*."""
    since = Since("2027-1", "2026-1", changes, before())
    return replace(derive(book), **{"edition": "2027-1", "editions": (FIRST, SECOND), "since": since, "questions": (question(), question("reading")), **fields})


def before() -> Handbook:
    """The first edition: the branch under its old id and name, and a unit that is gone since."""
    return handbook(
        units={"head": unit(name="Cục"), "old-branch": unit(name="Chi nhánh"), "gone": unit(name="Phòng Cũ")},
        responsibilities={"planning": responsibility(assignment("leads", "organisation/gone", "lead"), title="Lập kế hoạch", deliverables=[PLAN])},
        roles=ROLES,
    )


def pages(book: Handbook, found: Derived) -> dict[str, Page]:
    return {page.id: page for page in view.pages(book, found, "vi")}


def shown(page: Page, known: frozenset[str] = frozenset()) -> html.HtmlElement:
    """The page's content as a browser would have it."""
    site = render.Site(language="vi", languages=(("vi", "Tiếng Việt"),), part="2027-1", handbook="x", known_pages=known)
    return html.fragment_fromstring(render.render(page, site).split("---\n", 2)[2], create_parent="body")


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def links(node: html.HtmlElement) -> dict[str, str]:
    return {words(link): link.get("href", "") for link in node.iter("a")}


LEAD = Change(
    ChangeCode.LEAD_CHANGED,
    "responsibilities/planning",
    before=("organisation/gone",),
    after=("organisation/head",),
    units=("organisation/gone", "organisation/head"),
    touched=("responsibilities/planning#leads",),
)
DEADLINE = Change(
    ChangeCode.DEADLINE_MOVED, "responsibilities/planning#plan", "due", before=("2027-04-29",), after=("2027-05-29",), units=("organisation/all",)
)
REMOVED = Change(ChangeCode.UNIT_REMOVED, "organisation/gone", units=("organisation/gone",))
RENAMED = Change(ChangeCode.UNIT_RENAMED, "organisation/branch", units=("organisation/branch",))
ADDED = Change(ChangeCode.UNIT_ADDED, "organisation/team", units=("organisation/branch", "organisation/team"))
WORDING = Change(ChangeCode.WORDING, "procedures/drafting#write", "do", units=("organisation/head",))
ALL = (REMOVED, RENAMED, ADDED, LEAD, DEADLINE, WORDING)


# -- the page of changes ---------------------------------------------------------------------------------------------------


def test_every_kind_of_change_has_one_heading() -> None:
    found = {code: [name for name, begins in GROUPS.items() if code.value.partition("-")[0] in begins] for code in ChangeCode if code is not ChangeCode.WORDING}
    assert {code: names for code, names in found.items() if len(names) != 1} == {}


def test_there_is_no_such_page_before_the_first_release() -> None:
    found = pages(small(), derive(small()))
    assert "changes" not in found
    assert "changes" not in [page for _, page in view.navigation(tuple(found.values()), small(), "vi")[1]]


def test_the_first_edition_says_that_it_is_the_first() -> None:
    page = pages(small(), derived(small(), since=None, edition="2026-1", editions=(FIRST,)))["changes"]
    assert "ấn bản đầu tiên" in words(shown(page))
    assert "So với" not in words(shown(page))


def test_changes_stand_under_their_headings_and_wording_alone_apart() -> None:
    page = pages(small(), derived(small(), *ALL))["changes"]
    headings = {heading.get("id"): words(heading) for heading in shown(page).iter("h3") if heading.get("id")}
    assert list(headings) == ["_organisation", "_responsibilities"]
    assert headings["_organisation"].endswith("(3)")
    (aside,) = shown(page).iter("details")
    assert "Viết" in words(aside)
    assert [heading.anchor for heading in page.contents] == ["_since", "_editions"]
    assert page.id in [page_id for _, page_id in view.navigation((page,), small(), "vi")[1]]


def test_what_is_still_there_is_linked_and_what_is_gone_is_not() -> None:
    content = shown(pages(small(), derived(small(), *ALL))["changes"])
    found = links(content)
    assert found["Cục"] == "../organisation/head/"
    assert found["Chi cục"] == found["Chi nhánh"] == "../organisation/branch/", "the old name leads to where it is now"
    assert found["Lập kế hoạch"] == "../responsibilities/planning/"
    assert found["Bản kế hoạch"] == "../responsibilities/planning/#plan"
    assert "Phòng Cũ" in words(content)
    assert "Phòng Cũ" not in found


def test_the_longer_of_two_names_is_linked() -> None:
    book = small(team=unit(name="Cục Kiểm tra", parent="organisation/branch"))
    found = links(shown(pages(book, derived(book, ADDED, LEAD))["changes"]))
    assert found["Cục Kiểm tra"] == "../organisation/team/"
    assert found["Cục"] == "../organisation/head/"


def test_a_party_that_is_gone_leads_to_its_responsibility() -> None:
    dropped = Change(ChangeCode.PARTY_DROPPED, "responsibilities/planning#leads-too", before=("organisation/gone", "lead"), units=("organisation/gone",))
    found = links(shown(pages(small(), derived(small(), dropped))["changes"]))
    assert found["Lập kế hoạch"] == "../responsibilities/planning/"


@pytest.mark.parametrize(("changes", "said"), [((), "Không có gì thay đổi"), ((WORDING,), "Chỉ câu chữ được sửa")])
def test_it_says_plainly_that_nothing_has_changed(changes: tuple[Change, ...], said: str) -> None:
    assert said in words(shown(pages(small(), derived(small(), *changes))["changes"]))


def test_every_edition_is_listed_newest_first_with_its_days_kept_apart() -> None:
    page = pages(small(), derived(small()))["changes"]
    assert isinstance(page.view, ChangesView)
    assert [(each.id, each.is_this) for each in page.view.editions] == [("2027-1", True), ("2026-1", False)]
    second, first = shown(page).xpath("//ol[@class='hb-list']/li")
    assert "04/05/2027" in words(second)
    assert "06/05/2027" in words(second)
    assert "không ấn định ngày áp dụng" in words(second)
    assert "Thêm Chi cục." in words(second)
    assert "01/12/2026" in words(first)
    assert "Ngày công bố" not in words(first)


def test_the_page_reads_what_it_speaks_of() -> None:
    page = pages(small(), derived(small(), *ALL))["changes"]
    assert page.reads >= {
        "organisation/head",
        "organisation/branch",
        "responsibilities/planning",
        "responsibilities/planning#plan",
        "procedures/drafting#write",
    }


# -- units and responsibilities --------------------------------------------------------------------------------------------


def changed_for(unit_id: str, *changes: Change) -> str:
    sections = shown(pages(small(), derived(small(), *changes))[f"organisation/{unit_id}"]).find_class("hb-changed")
    return words(sections[0]) if sections else ""


def test_a_unit_sees_what_changed_for_itself_its_groups_and_its_parts() -> None:
    said = changed_for("branch", *ALL)
    assert "Chi nhánh" in said
    assert said.index("Chi nhánh") < said.index("Các đơn vị") < said.index("Bản kế hoạch")
    assert said.count("Đội Kiểm soát") == 1, "what concerns the unit itself is not told again of its part"
    assert "Đội Kiểm soát" in changed_for("team", *ALL)
    assert "Lập kế hoạch" in changed_for("head", *ALL)


def test_a_unit_for_which_nothing_real_changed_says_nothing() -> None:
    assert changed_for("head", WORDING) == ""
    assert changed_for("team", LEAD) == ""


def test_the_way_to_all_changes_stands_below() -> None:
    page = pages(small(), derived(small(), *ALL))["organisation/branch"]
    (section,) = shown(page).find_class("hb-changed")
    assert "../../changes/" in links(section).values()
    assert page.contents[0].anchor == "_changes"
    assert page.reads >= {"responsibilities/planning#plan", "organisation/team"}


def test_who_led_in_which_edition() -> None:
    led = (
        Led(("2026-1",), ("organisation/gone", "organisation/old-branch"), (("Phòng Cũ", "Chi nhánh"), ("Old office", "Old branch"))),
        Led(("2027-1", "2028-1"), (), ((), ())),
        Led(("2029-1", "draft"), ("organisation/head",), (("Cục",), ("Head office",))),
    )
    page = pages(small(), derived(small(), history={"responsibilities/planning": led}))["responsibilities/planning"]
    (box,) = shown(page).xpath("//section[@aria-labelledby='_history']")
    rows = [(words(row[0]), words(row[1])) for row in box.xpath(".//dl/div")]
    assert rows == [("2029-1 – Bản dự thảo", "Cục"), ("2027-1 – 2028-1", "không có đơn vị nào chủ trì"), ("2026-1", "Phòng Cũ, Chi nhánh")]
    assert links(box) == {"Cục": "../../organisation/head/", "Chi nhánh": "../../organisation/branch/"}
    assert page.contents[-1].anchor == "_history"


def test_no_history_without_an_edition_before() -> None:
    assert not shown(pages(small(), derived(small()))["responsibilities/planning"]).xpath("//section[@aria-labelledby='_history']")


# -- corrections -----------------------------------------------------------------------------------------------------------

PLACES = {
    "organisation/head": ("organisation/head",),
    "responsibilities/planning#works": ("responsibilities/planning", "organisation/branch"),
    "responsibilities/planning#plan": ("responsibilities/planning", "deadlines", "organisation/head"),
    "procedures/drafting#write": ("procedures/drafting",),
    "sources/rules#1": ("sources/rules",),
    "sources/rules": ("sources/rules",),
    "glossary#plan": ("glossary",),
    "about": ("about",),
    "courses/all": ("courses/all",),
    "modules/planning#lead": ("modules/planning",),
    "modules/planning/plan": ("modules/planning/plan",),
    "quizzes/planning#who": ("modules/planning/practice",),
}


@pytest.mark.parametrize("corrected", PLACES)
def test_a_correction_stands_beside_the_text_wherever_that_is_shown(corrected: str) -> None:
    found = pages(small(), derived(small(), corrections=(Correction(id=corrected, text=Text({"vi": "Đọc là ba"}), date="2027-06-01"),)))
    for place in (*PLACES[corrected], "changes"):
        notes = [words(note) for note in shown(found[place]).xpath("//*[@role='note']")]
        assert any("Đính chính · 01/06/2027" in note and "Đọc là ba" in note for note in notes), place
        assert f"correction:{corrected}" in found[place].reads
    without = {page.id for page in found.values() if "Đọc là ba" not in words(shown(page))}
    assert "matrix" in without


def test_the_head_of_a_page_leads_to_corrections_further_down() -> None:
    corrected = Correction(id="responsibilities/planning#works", text=Text({"vi": "Đọc là ba"}), date="2027-06-01")
    content = shown(pages(small(), derived(small(), corrections=(corrected,)))["responsibilities/planning"])
    head, beside = content.xpath("//*[@role='note']")
    assert list(links(head).values()) == ["#works"]
    assert "Đọc là ba" not in words(head)
    assert beside.getparent().get("id") == "works"


def test_a_correction_of_something_without_a_page_is_still_on_the_page_of_changes() -> None:
    corrected = Correction(id="topics#work", text=Text({"vi": "Đọc là ba"}), date="2027-06-01")
    assert "Đọc là ba" in words(shown(pages(small(), derived(small(), corrections=(corrected,)))["changes"]))


# -- learning again --------------------------------------------------------------------------------------------------------

AGAIN = Relearn("courses/all", "2026-1", ("modules/reading/read", "modules/planning/plan"), ("quizzes/planning#who",))


def test_a_course_lists_what_to_learn_again_without_any_script() -> None:
    page = pages(small(), derived(small(), relearn=(AGAIN,)))["courses/all"]
    (section,) = shown(page).xpath("//section[@aria-labelledby='_relearn']")
    assert "Đã đạt ở ấn bản 2026-1" in words(section)
    assert links(section) == {
        "Bài kế hoạch": "../../modules/planning/plan/",
        "Luyện tập (1 câu hỏi)": "../../modules/planning/practice/",
        "Bài đọc": "../../modules/reading/read/",
    }
    assert {"modules/planning/plan", "quizzes/planning#who"} <= page.reads


def test_a_course_with_nothing_to_learn_again_says_nothing_of_it() -> None:
    assert not shown(pages(small(), derived(small()))["courses/all"]).xpath("//section[@aria-labelledby='_relearn']")


def test_the_script_knows_the_editions_and_what_to_learn_again() -> None:
    found = pages(small(), derived(small(), relearn=(AGAIN,)))
    (course,) = found["progress"].view.data["courses"]  # type: ignore[attr-defined]
    assert [edition["id"] for edition in course["editions"]] == ["2026-1", "2027-1"]
    assert [edition["title"] for edition in course["editions"]] == ["Ấn bản thứ nhất (2026-1)", "Ấn bản 2027-1"]
    (again,) = course["relearn"]
    assert again["since"] == "2026-1"
    assert [(one["module"], one["questions"], len(one["lessons"])) for one in again["modules"]] == [("modules/planning", 1, 1), ("modules/reading", 0, 1)]
    assert found["modules/planning/practice"].view.data["edition"] == "2027-1"  # type: ignore[attr-defined]
    assert found["courses/all/certificate"].view.data["editions"] == course["editions"]  # type: ignore[attr-defined]


def test_the_draft_counts_itself_as_the_newest() -> None:
    found = pages(small(), derived(small(), edition="draft"))
    assert [edition["id"] for edition in found["courses/all"].view.data["editions"]] == ["2026-1", "2027-1", "draft"]  # type: ignore[attr-defined]
    assert found["modules/planning/practice"].view.data["edition"] == "draft"  # type: ignore[attr-defined]


def test_every_link_leads_to_a_page_that_there_is() -> None:
    corrections = tuple(Correction(id=corrected, text=Text({"vi": "Sửa"}), date="2027-06-01") for corrected in PLACES)
    found = pages(small(), derived(small(), *ALL, relearn=(AGAIN,), corrections=corrections))
    led = [link for page in found.values() for part in (page.view, page.corrections) for link in every_link(part)]
    assert {link.page for link in led if link.page not in found} == set()
    assert len(led) > 50


def every_link(value: object) -> list[Link]:
    if isinstance(value, tuple):
        return [link for item in value for link in every_link(item)]
    own = [value] if isinstance(value, Link) else []
    return own + [link for name in getattr(value, "__slots__", ()) for link in every_link(getattr(value, name))]
