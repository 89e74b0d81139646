"""Every question can be answered, its choices differ, its gaps and its text fit; and it belongs where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Code
from tests.validate.checking import said
from tests.validate.training import asking as book_asking
from tests.validate.training import bank, choice, module, objective, question, training

HERE = "quizzes/plans questions.0"


def asking(code: Code, *details: str, kind: str = "true-false", **fields: Any) -> list[tuple[str, ...]]:
    """What is said of a bank of one question: (path in the question, details)."""
    found = said(book_asking(question(kind, **fields)), code, *details)
    return [(place.removeprefix(f"{HERE}.").removeprefix(HERE), *rest) for place, *rest in found]


RIGHT, WRONG = choice("a", correct=True), choice("b")


@pytest.mark.parametrize(
    ("options", "place", "count"),
    [([choice("a"), WRONG], "options", "0"), ([RIGHT, choice("c", correct=True), WRONG], "options.1.correct", "2")],
)
def test_a_single_choice_has_one_key(options: list[Any], place: str, count: str) -> None:
    assert asking(Code.NOT_ONE_KEY, "n", kind="single-choice", options=options) == [(place, count)]


def test_a_multiple_choice_has_some_key() -> None:
    assert asking(Code.NO_KEY, kind="multiple-choice", options=[choice("a"), WRONG]) == [("options",)]
    for options in ([RIGHT, WRONG], [RIGHT, choice("c", correct=True)]):
        assert asking(Code.NO_KEY, kind="multiple-choice", options=options) == []
        assert asking(Code.NOT_ONE_KEY, kind="multiple-choice", options=options) == []


def accepted(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, "feedback": "Vì vậy.", **fields}


def test_a_short_answer_has_some_key() -> None:
    assert asking(Code.NO_KEY, kind="short-answer", accept=[accepted("a", correct=False)], otherwise="Sai.") == [("accept",)]
    assert asking(Code.NO_KEY, kind="short-answer", accept=[accepted("a", correct=False), accepted("b")], otherwise="Sai.") == []


PAIRS = [{"id": "a", "left": "A", "right": "1", "feedback": "Vì."}, {"id": "b", "left": "B", "right": "2", "feedback": "Vì."}]


def test_what_belongs_to_nothing_is_not_right() -> None:
    assert asking(Code.KEY_AMONG_EXTRA, "id", kind="matching", pairs=PAIRS, extra=[WRONG, choice("c", correct=True)]) == [("extra.1.correct", "c")]


def gap(gap_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": gap_id, **fields}


def test_the_keys_of_gaps() -> None:
    gaps = [gap("x", options=[choice("a"), WRONG]), gap("y", accept=[accepted("a", correct=False)], otherwise="Sai."), gap("z", options=[RIGHT, WRONG])]
    assert asking(Code.NOT_ONE_KEY, "n", kind="cloze", text="[[x]] [[y]] [[z]]", gaps=gaps) == [("gaps.0.options", "0")]
    assert asking(Code.NO_KEY, kind="cloze", text="[[x]] [[y]] [[z]]", gaps=gaps) == [("gaps.1.accept",)]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"kind": "single-choice", "options": [RIGHT, choice("b", " A")]}, "options.1.text"),
        ({"kind": "multiple-choice", "options": [RIGHT, WRONG, choice("c", "b")]}, "options.2.text"),
        ({"kind": "matching", "pairs": [PAIRS[0], {**PAIRS[1], "left": "a"}]}, "pairs.1.left"),
        ({"kind": "matching", "pairs": [PAIRS[0], {**PAIRS[1], "right": "1"}]}, "pairs.1.right"),
        ({"kind": "matching", "pairs": PAIRS, "extra": [choice("c", "2")]}, "extra.0.text"),
        ({"kind": "ordering", "items": [choice("a", "A"), choice("b", "B"), choice("c", "A")]}, "items.2.text"),
        ({"kind": "short-answer", "accept": [accepted("kế hoạch"), accepted("Kế  hoạch")], "otherwise": "Sai."}, "accept.1.text"),
        ({"kind": "cloze", "text": "[[x]]", "gaps": [gap("x", options=[RIGHT, choice("b", "a")])]}, "gaps.0.options.1.text"),
    ],
)
def test_choices_that_read_the_same(fields: dict[str, Any], place: str) -> None:
    assert [found for (found,) in asking(Code.SAME_TEXT_TWICE, **fields)] == [place]


def test_choices_that_read_the_same_in_one_language() -> None:
    options = [choice("a", correct=True) | {"text": {"vi": "Vụ", "en": "Department"}}, choice("b") | {"text": {"vi": "Cục", "en": "Department"}}]
    assert asking(Code.SAME_TEXT_TWICE, "language", "text", "first", kind="single-choice", options=options) == [
        ("options.1.text", "en", "Department", f"{HERE}.options.0.text:1:1")
    ]


def test_choices_that_differ_in_diacritics_only() -> None:
    assert asking(Code.SAME_TEXT_TWICE, kind="single-choice", options=[choice("a", "sửa đổi", correct=True), choice("b", "sửa đôi")]) == []


def test_a_gap_stands_once_in_every_language() -> None:
    gaps = [gap("x", options=[RIGHT, WRONG]), gap("y", options=[RIGHT, WRONG])]
    text = {"vi": "[[x]] và [[ y ]].", "en": "[[x]] and [[x]]."}
    assert asking(Code.GAP_COUNT, "id", "language", "n", kind="cloze", text=text, gaps=gaps) == [("text.en", "x", "en", "2"), ("text.en", "y", "en", "0")]


def test_a_mistyped_gap_is_one_mistake() -> None:
    gaps = [gap("who", options=[RIGHT, WRONG])]
    assert asking(Code.UNKNOWN_GAP, "id", "suggestion", kind="cloze", text="[[woh]] [[other]]", gaps=gaps) == [
        ("text.vi", "other", "-"),
        ("text.vi", "woh", "who"),
    ]
    assert asking(Code.GAP_COUNT, kind="cloze", text="[[woh]]", gaps=gaps) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "gap-neither"),
        ({"options": [RIGHT, WRONG], "accept": [accepted("a")], "otherwise": "Sai."}, "gap-both"),
        ({"options": [RIGHT]}, "gap-one-option"),
        ({"accept": [accepted("a")]}, "gap-without-otherwise"),
        ({"options": [RIGHT, WRONG], "otherwise": "Sai."}, "gap-needless-otherwise"),
    ],
)
def test_a_gap_that_cannot_be_filled(fields: dict[str, Any], reason: str) -> None:
    assert asking(Code.GAP_SHAPE, "id", "reason", kind="cloze", text="[[x]]", gaps=[gap("x", **fields)]) == [("gaps.0", "x", reason)]


def test_gaps_that_can_be_filled() -> None:
    gaps = [gap("x", options=[RIGHT, WRONG]), gap("y", accept=[accepted("a")], otherwise="Sai.")]
    for code in (Code.GAP_SHAPE, Code.GAP_COUNT, Code.UNKNOWN_GAP, Code.NOT_ONE_KEY, Code.NO_KEY):
        assert asking(code, kind="cloze", text="[[x]] [[y]]", gaps=gaps) == []


MODULES = {"plans": module(), "reports": module(objectives=[objective("report")])}


def test_a_bank_tests_objectives_of_its_module() -> None:
    case = question("case", "c", questions=[question(question_id="d", objective="modules/reports#report")])
    orders = [{"rule": "who-leads", "objective": "modules/reports#report"}]
    book = training(modules=MODULES, banks={"plans": bank(question(objective="modules/reports#report"), case, generate=orders)})
    assert said(book, Code.OBJECTIVE_ELSEWHERE, "objective", "module") == [
        ("quizzes/plans generate.0.objective", "modules/reports#report", "modules/plans"),
        ("quizzes/plans questions.0.objective", "modules/reports#report", "modules/plans"),
        ("quizzes/plans questions.1.questions.0.objective", "modules/reports#report", "modules/plans"),
    ]


def test_an_exam_may_ask_about_several_modules() -> None:
    book = training(modules=MODULES, banks={"exam": bank(question(objective="modules/reports#report"), use="exam")})
    assert said(book, Code.OBJECTIVE_ELSEWHERE) == []


@pytest.mark.parametrize(
    ("objective_id", "suggestion"),
    [("modules/plans#tel", "modules/plans#tell"), ("modules/plan#tell", "modules/plans#tell"), ("plans#tell", "modules/plans#tell"), ("tell", "-")],
)
def test_an_objective_that_there_is_not(objective_id: str, suggestion: str) -> None:
    assert asking(Code.UNKNOWN_ID, "id", "suggestion", objective=objective_id) == [("objective", objective_id, suggestion)]
    assert asking(Code.OBJECTIVE_ELSEWHERE, objective=objective_id) == []


@pytest.mark.parametrize(
    ("covered", "expected", "suggestion"),
    [
        ("sources/dispatch#II", "docs/sources/", "sources/dispatch#I"),
        ("I", "docs/sources/", "sources/dispatch#I"),
        ("organisation/a", "docs/organisation/", "-"),
        ("responsibilities/plan#lead", "docs/responsibilities/", "-"),
    ],
)
def test_what_a_question_covers_exists(covered: str, expected: str, suggestion: str) -> None:
    assert asking(Code.UNKNOWN_ID, "id", "expected", "suggestion", covers=[covered]) == [("covers.0", covered, expected, suggestion)]


def test_a_question_covers_no_lesson_and_no_question() -> None:
    assert asking(Code.WRONG_KIND_OF_ID, "id", covers=["modules/plans/four", "quizzes/plans#q"]) == [
        ("covers.0", "modules/plans/four"),
        ("covers.1", "quizzes/plans#q"),
    ]


def test_practice_in_a_bank_for_exams() -> None:
    book = book_asking(question(use="practice"), question(question_id="p"), use="exam")
    assert said(book, Code.PRACTICE_IN_EXAM_BANK, "id") == [(f"{HERE}.use", "q")]
    assert said(book_asking(question(use="practice"), question(question_id="p", use="exam")), Code.PRACTICE_IN_EXAM_BANK) == []


def test_a_part_of_a_case_decides_nothing_for_itself() -> None:
    part = question(question_id="p", use="exam", status="draft", classification="internal")
    assert asking(Code.CASE_PART, "field", "case", kind="case", questions=[part]) == [
        ("questions.0.classification:", "classification", "q"),
        ("questions.0.status:", "status", "q"),
        ("questions.0.use:", "use", "q"),
    ]
    assert asking(Code.CASE_PART, kind="case", questions=[question(question_id="p")], use="exam", status="draft") == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"kind": "single-choice", "options": [RIGHT, choice("a", "b")]}, "options.1.id"),
        ({"kind": "matching", "pairs": PAIRS, "extra": [choice("a", "3")]}, "extra.0.id"),
        ({"kind": "ordering", "items": [choice("a"), choice("b"), choice("a", "c")]}, "items.2.id"),
        ({"kind": "cloze", "text": "[[x]]", "gaps": [gap("x"), gap("x")]}, "gaps.1.id"),
        ({"kind": "cloze", "text": "[[x]]", "gaps": [gap("x", options=[RIGHT, choice("a", "b")])]}, "gaps.0.options.1.id"),
        ({"kind": "case", "questions": [question()]}, "questions.0.id"),
    ],
)
def test_two_things_with_one_id(fields: dict[str, Any], place: str) -> None:
    assert [found for (found,) in asking(Code.DUPLICATE_ID, **fields)] == [place]


def test_a_question_rests_on_a_document_that_there_is() -> None:
    assert asking(Code.UNKNOWN_ID, "expected", source=["sources/other"]) == [("source.0", "docs/sources/")]
