"""A procedure can be followed: every step is reached, every way ends, every decision is complete."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Code
from tests.making import handbook
from tests.validate.checking import procedure, said, step, when

P = "procedures/p"


def steps_said(code: Code, *steps: dict[str, Any]) -> list[tuple[str, ...]]:
    return said(handbook(procedures={"p": procedure(*steps)}), code, "step")


@pytest.mark.parametrize(
    "ways",
    [
        "end",
        [when("b"), {"else": "end"}],
        [when("b"), {"when": "Không", "go": "end"}],
        [{"else": "b"}],
        (),
    ],
)
def test_a_good_decision(ways: Any) -> None:
    assert steps_said(Code.DECISION_SHAPE, step("a", ways), step("b")) == []


@pytest.mark.parametrize(
    ("ways", "wrong"),
    [
        ([when("b")], 0),
        ([{"when": "Nếu"}, {"else": "b"}], 0),
        ([{"go": "b"}, {"else": "b"}], 0),
        ([when("b"), {"when": "Nếu", "go": "b", "else": "end"}], 1),
        ([{"else": "end"}, when("b")], 0),
        ([when("b"), {"else": "end"}, {"else": "b"}], 1),
        ([when("b"), {}], 1),
    ],
)
def test_a_decision_that_is_not_complete(ways: list[Any], wrong: int) -> None:
    assert steps_said(Code.DECISION_SHAPE, step("a", ways), step("b")) == [(f"{P} steps.0.next.{wrong}", "a")]


def test_of_steps_that_nothing_leads_to_the_first_is_said() -> None:
    steps = [step("a", "d"), step("b"), step("c"), step("d", "end"), step("e", "end")]
    assert steps_said(Code.UNREACHABLE_STEP, *steps) == [(f"{P} steps.1", "b"), (f"{P} steps.4", "e")]


def test_every_step_is_reached() -> None:
    assert steps_said(Code.UNREACHABLE_STEP, step("a", [when("c"), {"else": "b"}]), step("b", "end"), step("c", "a")) == []


def test_a_circle_without_a_way_out_is_said_where_it_leads_back() -> None:
    assert steps_said(Code.ENDLESS_PROCEDURE, step("a"), step("b"), step("c", "b")) == [(f"{P} steps.2.next", "c")]
    assert steps_said(Code.ENDLESS_PROCEDURE, step("a", "a")) == [(f"{P} steps.0.next", "a")]


def test_each_circle_is_said() -> None:
    steps = [step("a", [when("b"), {"else": "c"}]), step("b", "b"), step("c"), step("d", "c")]
    assert steps_said(Code.ENDLESS_PROCEDURE, *steps) == [(f"{P} steps.1.next", "b"), (f"{P} steps.3.next", "d")]


def test_a_circle_with_a_way_out_is_no_problem() -> None:
    assert steps_said(Code.ENDLESS_PROCEDURE, step("a"), step("b", [when("a"), {"else": "end"}])) == []


@pytest.mark.parametrize("steps", [[step("a", "b"), step("c", "a")], [step("a", [{"when": "Nếu"}, {"else": "a"}]), step("b")], [step("a", "a"), step("a")]])
def test_nothing_is_said_of_the_course_where_its_ways_are_at_fault(steps: list[dict[str, Any]]) -> None:
    assert steps_said(Code.UNREACHABLE_STEP, *steps) == []
    assert steps_said(Code.ENDLESS_PROCEDURE, *steps) == []
