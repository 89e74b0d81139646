"""What has to be learned again: what real changes touch, and what was never read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator import quiz
from generator.derive import changes, relearn
from generator.model import Handbook
from generator.model.change import Relearn
from tests.editions.five import five_handbooks


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Handbook]:
    return dict(five_handbooks(tmp_path_factory.mktemp("five")))


def since(before: Handbook, after: Handbook, edition: str = "old") -> tuple[Relearn, ...]:
    return relearn(after, quiz.posed(after), [(edition, changes(before, after))])


def edited(before: Handbook, edit: Callable[[dict[str, Any]], object]) -> Handbook:
    data = json.loads(before.model_dump_json(by_alias=True, exclude_defaults=True))
    edit(data)
    return Handbook.model_validate(data)


def test_only_what_real_changes_touch_by_course_and_edition(five: dict[str, Handbook]) -> None:
    newest = five["2034-1"]
    older = [(edition, changes(five[edition], newest)) for edition in ("2033-1", "2032-2", "2032-1", "2031-1")]
    mending = (("modules/care/mending",), ("quizzes/care#small",))
    plan = (("modules/stock/plan",), ("quizzes/stock#last-day",))
    assert relearn(newest, quiz.posed(newest), older) == (
        Relearn("courses/menders", "2032-2", *mending),
        Relearn("courses/menders", "2032-1", *mending),
        Relearn("courses/menders", "2031-1", *mending),
        Relearn("courses/newcomers", "2032-1", *plan),
        Relearn("courses/newcomers", "2031-1", *plan),
    )


def test_words_and_addresses_touch_nothing(five: dict[str, Handbook]) -> None:
    assert since(five["2033-1"], five["2034-1"]) == ()


def test_a_new_lesson_has_to_be_read_and_a_new_question_about_the_old_has_not_to_be_answered(five: dict[str, Handbook]) -> None:
    def edit(book: dict[str, Any]) -> None:
        module = book["modules"]["modules/care"]
        module["lessons"].append({"id": "new", "objectives": ["mend"], "minutes": 1})
        book["lessons"]["modules/care/new"] = {"id": "modules/care/new", "title": {"en": "New"}, "body": {"en": "New."}}
        asked = book["banks"]["quizzes/care"]["questions"]
        asked.append({**asked[0], "id": "new"})

    before = five["2031-1"]
    assert since(before, edited(before, edit)) == (Relearn("courses/menders", "old", ("modules/care/new",), ()),)


def test_a_module_that_joins_a_course_is_new_there_and_nowhere_else(five: dict[str, Handbook]) -> None:
    before = five["2031-1"]
    after = edited(before, lambda book: book["courses"]["courses/menders"]["modules"].append("modules/lending"))
    lessons = ("modules/lending/counters", "modules/lending/losses")
    assert since(before, after) == (Relearn("courses/menders", "old", lessons, ()),)


def test_a_new_module_is_read_in_every_course_that_has_it(five: dict[str, Handbook]) -> None:
    def edit(book: dict[str, Any]) -> None:
        book["modules"]["modules/new"] = {
            **book["modules"]["modules/care"],
            "id": "modules/new",
            "lessons": [{"id": "a", "objectives": ["mend"], "minutes": 1}],
        }
        book["lessons"]["modules/new/a"] = {"id": "modules/new/a", "title": {"en": "A"}, "body": {"en": "A."}}
        for course in book["courses"].values():
            course["modules"].append("modules/new")

    before = five["2031-1"]
    assert [(each.course, each.lessons) for each in since(before, edited(before, edit))] == [
        ("courses/menders", ("modules/new/a",)),
        ("courses/newcomers", ("modules/new/a",)),
    ]


def test_a_course_that_nobody_can_have_passed_asks_nobody_to_learn_again(five: dict[str, Handbook]) -> None:
    def with_course(book: dict[str, Any]) -> None:
        book["courses"]["courses/new"] = {**book["courses"]["courses/newcomers"], "id": "courses/new"}

    assert {each.course for each in since(five["2031-1"], edited(five["2032-1"], with_course))} == {"courses/newcomers"}


def test_another_key_has_to_be_answered_again_and_other_words_have_not(five: dict[str, Handbook]) -> None:
    before = five["2031-1"]

    def ask(**fields: Any) -> Handbook:
        return edited(before, lambda book: book["banks"]["quizzes/lending"]["questions"][0].update(fields))

    assert since(before, ask(answer=False)) == (Relearn("courses/newcomers", "old", (), ("quizzes/lending#card",)),)
    assert since(before, ask(explanation={"en": "Without a card nobody borrows."}, objective="modules/care#mend")) == ()


def test_a_part_of_a_case_touches_the_case(five: dict[str, Handbook]) -> None:
    def case(*, answer: bool) -> Handbook:
        def edit(book: dict[str, Any]) -> None:
            bank = book["banks"]["quizzes/lending"]
            part = bank["questions"][0]
            whole = {key: value for key, value in part.items() if key not in {"answer", "if_true", "if_false"}}
            bank["questions"] = [{**whole, "id": "case", "type": "case", "questions": [{**part, "answer": answer}]}]

        return edited(five["2031-1"], edit)

    assert since(case(answer=True), case(answer=False)) == (Relearn("courses/newcomers", "old", (), ("quizzes/lending#case",)),)


def test_made_questions_rest_on_what_they_were_made_of(five: dict[str, Handbook]) -> None:
    def order(book: dict[str, Any]) -> None:
        del book["banks"]["quizzes/along-the-river"]["generate"]  # one question is made once
        book["banks"]["quizzes/stock"]["generate"] = [{"rule": "deadline", "objective": "modules/stock#plan"}]

    before, after = edited(five["2031-1"], order), edited(five["2032-1"], order)
    made = [each for each in quiz.posed(after) if each.module == "modules/stock" and each.generated and "responsibilities/stock-plan#plan" in each.facts]
    assert made
    (again,) = [each for each in since(before, after) if each.course == "courses/newcomers"]
    assert {each.id for each in made} <= set(again.questions)
