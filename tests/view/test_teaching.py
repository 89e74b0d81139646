"""Clause → lesson → question, both ways: what the coverage page and the document's page say, and that they read it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator import quiz, render, view
from generator.derive import derive
from generator.model import Handbook
from generator.model.page import Page
from tests.making import handbook
from tests.quiz.asked import EVERY_KIND, SIMPLE, bank, taught_handbook

SITE = render.Site(language="vi", languages=(("vi", "Tiếng Việt"),), part="draft", handbook="Sổ tay")
PAGES = ("coverage", "sources/act")


def pages(book: Handbook) -> dict[str, Page]:
    derived = replace(derive(book), questions=quiz.posed(book))
    return {page.id: page for page in view.pages(book, derived, "vi")}


def text(book: Handbook, page: str) -> str:
    found = pages(book)
    return render.render(found[page], replace(SITE, known_pages=frozenset(found)))


def taught(book: Handbook) -> dict[str, tuple[list[str], int]]:
    view_: Any = pages(book)["coverage"].view
    return {each.clause.anchor: ([link.page for link in each.taught.lessons], each.taught.questions) for each in view_.documents[0].clauses}


@pytest.mark.parametrize("page", PAGES)
def test_a_clause_leads_to_its_lesson_and_to_the_practice_of_it(page: str) -> None:
    shown = text(taught_handbook(), page)
    assert "modules/m/l/" in shown
    assert "modules/m/practice/" in shown
    assert f"{len(EVERY_KIND)} câu hỏi" in shown


def test_a_lesson_leads_to_its_clauses_and_to_the_practice_of_them() -> None:
    view_: Any = pages(taught_handbook())["coverage"].view
    (lesson,) = view_.lessons
    assert (lesson.lesson.page, [clause.anchor for clause in lesson.clauses]) == ("modules/m/l", ["1"])
    assert [(test.page, test.hint) for test in lesson.tests] == [("modules/m/practice", f"{len(EVERY_KIND)} câu hỏi")]
    assert text(taught_handbook(), "coverage").partition('id="_lessons"')[2].count("modules/m/practice/") == 1


def test_a_lesson_whose_clauses_nobody_asks_about_says_so() -> None:
    other = bank({**SIMPLE[0], "source": ["sources/act#2"]})
    assert "Chưa có câu hỏi luyện tập nào" in text(taught_handbook({"b": other}), "coverage").partition('id="_lessons"')[2]


def test_only_what_cites_the_clause_counts_for_it() -> None:
    assert taught(taught_handbook()) == {"1": (["modules/m/l"], len(EVERY_KIND)), "2": ([], 0)}
    parts = {**EVERY_KIND[-1], "questions": [{**SIMPLE[0], "id": "part", "source": ["sources/act#2"]}]}
    assert taught(taught_handbook({"b": bank(parts)})) == {"1": (["modules/m/l"], 1), "2": ([], 1)}, "a case cites what its parts cite"


def test_the_coverage_page_says_what_is_missing() -> None:
    shown = text(taught_handbook(), "coverage")
    assert "Chưa có bài học nào dạy" in shown
    assert "Chưa có câu hỏi luyện tập nào" in shown
    assert "trong 2 điểm có quy định, 1 điểm có bài học dạy, 1 điểm có câu hỏi luyện tập." in shown


def test_questions_for_exams_do_not_count() -> None:
    assert taught(taught_handbook({"b": bank(*EVERY_KIND, use="exam")}))["1"] == (["modules/m/l"], 0)


def test_without_courses_nothing_leads_to_them() -> None:
    book = taught_handbook(courses={})
    assert taught(book) == {"1": ([], 0), "2": ([], 0)}
    assert "modules/" not in text(book, "coverage") + text(book, "sources/act")
    assert "Được dạy trong" not in text(book, "coverage")
    assert pages(handbook())["coverage"].view


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_say_that_they_read_it(page: str) -> None:
    reads = pages(taught_handbook())[page].reads
    assert {"modules/m", "modules/m/l", "quizzes/b", "quizzes/b#single-choice", "quizzes/b#case"} <= reads


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("fact", "parts"),
    [
        ("modules/m/l", {"lessons": {"modules/m/l": {"id": "modules/m/l", "title": "Bài khác", "body": "Đọc."}}}),
        ("quizzes/b#single-choice", {"banks": {"b": bank({**SIMPLE[0], "source": ["sources/act#2"]})}}),
        ("quizzes/b#single-choice", {"banks": {"b": bank({**SIMPLE[0], "use": "exam"})}}),
        ("quizzes/b", {"banks": {"b": bank(SIMPLE[0], use="exam")}}),
    ],
)
def test_what_changes_their_text_is_what_they_read(page: str, fact: str, parts: dict[str, Any]) -> None:
    before, after = taught_handbook({"b": bank(SIMPLE[0])}), taught_handbook(**{"banks": {"b": bank(SIMPLE[0])}, **parts})
    assert text(before, page) != text(after, page)
    assert fact in pages(before)[page].reads | pages(after)[page].reads
