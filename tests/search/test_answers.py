"""Answers: the assignment or deliverable itself, and that the text names nobody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator import search
from tests.search import asking


def answered(index: search.Index, query: str) -> tuple[list[str], bool]:
    """The facts given, by full id, and whether nobody has the role."""
    given = search.answer(index, query)
    return [f"{index.docs[one.doc].address}#{index.docs[one.doc].anchor}" for one in given.answers], given.nobody


@pytest.mark.parametrize(("query", "wanted"), asking.written("questions"))
def test_questions_are_answered(vietnamese: search.Index, query: str, wanted: frozenset[str]) -> None:
    facts, nobody = answered(vietnamese, query)
    assert not nobody
    assert facts[0] in wanted


@pytest.mark.parametrize(("query", "wanted"), asking.written("nobody"))
def test_what_the_text_gives_to_nobody_is_said(vietnamese: search.Index, query: str, wanted: frozenset[str]) -> None:
    facts, nobody = answered(vietnamese, query)
    assert nobody
    assert facts[0] in wanted


@pytest.mark.parametrize("query", ["kế hoạch tổng thể", "báo cáo định kỳ", "Chi cục Hải quan", "lập và phê duyệt kế hoạch", "overall plan", "ai", ""])
def test_what_asks_nothing_is_not_answered(vietnamese: search.Index, query: str) -> None:
    assert answered(vietnamese, query) == ([], False)


def test_an_answer_says_all_that_the_clause_says(vietnamese: search.Index) -> None:
    (one, *_) = search.answer(vietnamese, "thoi han danh sach can bo").answers
    fact = search.fact(vietnamese, one)
    assert (fact.page, fact.anchor, fact.due) == ("responsibilities/specialised-apparatus-and-staff", "staff-list", "trước ngày 30/05/2006")
    assert [unit for unit, _ in fact.to] == ["organisation/personnel-department", "organisation/anti-smuggling-department"]
    assert fact.clauses[0] == ("sources/dispatch-2006#II.3.1.b", "Công văn năm 2006", "II.3.1.b")


def test_what_a_unit_has_through_its_desk_says_so(vietnamese: search.Index) -> None:
    given = search.answer(vietnamese, "chi cục phải làm gì")
    assert {one.via for one in given.answers} == {"organisation/branch-control-group"}
    assert "qua Tổ kiểm soát hải quan" in search.told(vietnamese, search.fact(vietnamese, given.answers[0]), given)[1]


def test_the_page_with_the_answer_comes_first(vietnamese: search.Index) -> None:
    for query, wanted in asking.written("questions")[:5]:
        assert vietnamese.docs[search.search(vietnamese, query)[0].page].address in {fact.partition("#")[0] for fact in wanted}


def test_silence_is_told(vietnamese: search.Index) -> None:
    given = search.answer(vietnamese, "ai chủ trì phần mềm")
    assert search.told(vietnamese, search.fact(vietnamese, given.answers[0]), given)[1].startswith('Văn bản không giao cho đơn vị nào vai trò "Chủ trì"')


def test_english_readers_are_answered_in_english(indexes: Mapping[str, bytes]) -> None:
    index = search.Index.of(indexes["en"])
    given = search.answer(index, "ai chủ trì tiêu chí rủi ro")
    assert search.fact(index, given.answers[0]).role_word == "Leads"


@pytest.mark.parametrize(
    ("query", "page", "facts"),
    [
        ("Gia hạn quỹ khuyến học", "extend", []),
        ("gia han quy khuyen hoc", "extend", []),
        ("gia hạn quỹ khuyến", "extend", []),
        ("phê duyệt giấy phép khai thác", "permit", ["permit#ok"]),
        ("hạn quỹ khuyến học", "fund", ["fund#list"]),
        ("hạn nộp quỹ khuyến học", "fund", ["fund#list"]),
    ],
)
def test_a_name_is_no_question_whatever_its_words_ask_elsewhere(misleading_index: bytes, query: str, page: str, facts: list[str]) -> None:
    misleading = search.Index.of(misleading_index)
    assert misleading.docs[search.search(misleading, query)[0].page].address == f"responsibilities/{page}"
    assert answered(misleading, query) == ([f"responsibilities/{fact}" for fact in facts], False)


def test_the_deadline_of_another_thing_is_no_answer(vietnamese: search.Index) -> None:
    assert answered(vietnamese, "thời hạn kế hoạch tổng thể") == ([], False)
    assert vietnamese.docs[search.search(vietnamese, "thời hạn kế hoạch tổng thể")[0].page].address == "responsibilities/overall-plan"


@pytest.mark.parametrize(("query", "said"), [("trung tam dao tao phoi hop voi ai", "cùng với "), ("Đội Kiểm soát nộp báo cáo cho ai", "nơi nhận: ")])
def test_an_answer_says_who_else_is_meant(vietnamese: search.Index, query: str, said: str) -> None:
    given = search.answer(vietnamese, query)
    assert said in search.told(vietnamese, search.fact(vietnamese, given.answers[0]), given)[1]


def test_what_asks_for_duties_gives_way_to_what_asks_for_something_else(english: search.Index) -> None:
    assert search.understand(english, "what is the deadline for the staff list").ask == "deadline"
    assert search.understand(english, "what does CBL stand for").ask == "meaning"
    assert search.understand(english, "what does the control team do").ask == "duties"
