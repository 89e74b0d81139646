"""Everything that lays something down is taught and tested, and everything that is promised is asked often enough."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Handbook
from generator.problems import Code
from tests.validate.checking import clause, said, source
from tests.validate.training import asking, bank, lesson, module, objective, question, training


def questions(count: int, **fields: Any) -> list[dict[str, Any]]:
    """So many questions, the first of which applies its objective."""
    return [question(question_id=f"q{number}", applies=number == 0, **fields) for number in range(count)]


def test_an_objective_needs_three_questions() -> None:
    assert said(asking(*questions(2)), Code.TOO_FEW_QUESTIONS, "objective", "n") == [("modules/plans objectives.0", "modules/plans#tell", "2")]
    assert said(asking(*questions(3)), Code.TOO_FEW_QUESTIONS) == []
    assert said(training(), Code.TOO_FEW_QUESTIONS, "n") == [("modules/plans objectives.0", "0")]


@pytest.mark.parametrize("fields", [{"use": "exam"}, {"status": "draft"}])
def test_exams_and_drafts_do_not_count(fields: dict[str, str]) -> None:
    last = question(question_id="last", **fields)
    assert said(asking(*questions(2), last), Code.TOO_FEW_QUESTIONS, "n") == [("modules/plans objectives.0", "2")]
    book = training(banks={"plans": bank(*questions(2)), "other": bank(question(), **fields)})
    assert said(book, Code.TOO_FEW_QUESTIONS, "n") == [("modules/plans objectives.0", "2")]


def test_of_a_case_its_parts_count() -> None:
    parts = [question(question_id=f"p{number}", applies=True) for number in range(3)]
    assert said(asking(question("case", questions=parts)), Code.TOO_FEW_QUESTIONS) == []
    assert said(asking(question("case", questions=parts, use="exam")), Code.TOO_FEW_QUESTIONS, "n") == [("modules/plans objectives.0", "0")]


def test_nobody_knows_how_many_questions_will_be_made() -> None:
    book = asking(generate=[{"rule": "who-leads", "objective": "modules/plans#tell"}])
    assert said(book, Code.TOO_FEW_QUESTIONS) == []


def test_an_objective_needs_a_situation() -> None:
    plain = [question(question_id=f"q{number}") for number in range(3)]
    assert said(asking(*plain), Code.OBJECTIVE_NOT_APPLIED, "objective") == [("modules/plans objectives.0", "modules/plans#tell")]
    assert said(asking(*questions(3)), Code.OBJECTIVE_NOT_APPLIED) == []
    assert said(training(), Code.OBJECTIVE_NOT_APPLIED) == []


def test_an_objective_needs_a_lesson() -> None:
    modules = {"plans": module(objectives=[objective("tell"), objective("show")])}
    assert said(training(modules=modules), Code.OBJECTIVE_UNTAUGHT, "objective") == [("modules/plans objectives.1", "modules/plans#show")]


def draft(*asked: dict[str, Any], **fields: Any) -> Handbook:
    """The module `plans` as a draft, with these questions."""
    return training(modules={"plans": module(status="draft", **fields)}, banks={"plans": bank(*asked)})


def test_what_a_draft_lacks_is_no_mistake() -> None:
    book = draft(question(), objectives=[objective("tell"), objective("show")], draw={"test": 4})
    assert said(book, Code.DRAFT_LACKS, "id", "reason") == [
        ("modules/plans draw.test", "modules/plans", "questions-to-draw"),
        ("modules/plans objectives.0", "modules/plans#tell", "applied-question"),
        ("modules/plans objectives.0", "modules/plans#tell", "three-questions"),
        ("modules/plans objectives.1", "modules/plans#show", "lesson"),
        ("modules/plans objectives.1", "modules/plans#show", "three-questions"),
    ]
    for code in (Code.TOO_FEW_QUESTIONS, Code.OBJECTIVE_NOT_APPLIED, Code.OBJECTIVE_UNTAUGHT, Code.DRAW_TOO_LARGE):
        assert said(book, code) == []


def test_the_drafts_of_a_draft_count() -> None:
    assert said(draft(*questions(3, status="draft"), draw={"test": 3}), Code.DRAFT_LACKS) == []


def clauses(**modules: Any) -> Handbook:
    """A document with headings, rules, and a rule that is waived; and these modules."""
    document = source(clause("I", clause("I.1"), clause("I.2")), clause("II", waived="Không còn."), clause("III", normative=False))
    return training(sources={"dispatch": document}, modules=modules, banks={"plans": bank(question(source=["sources/dispatch#I.1"]))})


def test_every_rule_is_taught_leaf_by_leaf() -> None:
    plans = module(lessons=[lesson("four", covers=["sources/dispatch#I", "sources/dispatch#I.2"])], status="draft")
    assert said(clauses(plans=plans), Code.CLAUSE_UNTAUGHT, "id") == [("sources/dispatch clauses.0.clauses.0", "sources/dispatch#I.1")]


def test_every_rule_is_tested_twice() -> None:
    assert said(clauses(plans=module()), Code.CLAUSE_UNTESTED, "id", "n") == [
        ("sources/dispatch clauses.0.clauses.0", "sources/dispatch#I.1", "1"),
        ("sources/dispatch clauses.0.clauses.1", "sources/dispatch#I.2", "0"),
    ]


def test_a_project_without_courses_is_not_asked_for_any() -> None:
    book = training({}, modules={})
    assert [found for code in (Code.CLAUSE_UNTAUGHT, Code.CLAUSE_UNTESTED) for found in said(book, code)] == []


def test_a_file_that_cannot_be_read_is_one_mistake() -> None:
    book = clauses(plans=module(draw={"test": 9}))
    for code in (Code.CLAUSE_UNTESTED, Code.TOO_FEW_QUESTIONS, Code.OBJECTIVE_NOT_APPLIED, Code.DRAW_TOO_LARGE):
        assert said(book, code) != []
        assert said(book, code, broken={"quizzes/other"}) == []
    assert said(book, Code.CLAUSE_UNTAUGHT) != []
    assert said(book, Code.CLAUSE_UNTAUGHT, broken={"modules/other"}) == []


def drawing(*asked: dict[str, Any], generate: Any = (), **draw: int) -> list[tuple[str, ...]]:
    book = training(modules={"plans": module(draw=draw)}, banks={"plans": bank(*asked, generate=list(generate))})
    return said(book, Code.DRAW_TOO_LARGE, "field", "wanted", "pool")


def test_a_run_that_draws_more_than_there_is() -> None:
    case = question("case", "c", questions=[question(question_id="p"), question(question_id="r")])
    assert drawing(*questions(2), case, practice=3, test=4) == [("modules/plans draw.test", "test", "4", "3")]
    assert drawing(*questions(3), question(question_id="x", use="exam"), practice=4) == [("modules/plans draw.practice", "practice", "4", "3")]
    assert drawing(*questions(2), generate=[{"rule": "who-leads", "objective": "modules/plans#tell"}], test=9) == []


def test_a_draw_that_nobody_wrote_is_no_mistake() -> None:
    assert said(asking(question()), Code.DRAW_TOO_LARGE) == []
    assert drawing(question(), practice=1) == []
