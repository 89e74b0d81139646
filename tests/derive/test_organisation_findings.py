"""Findings about units: idle ones, and circles of superiors."""

from __future__ import annotations

from typing import Any

import pytest

from generator.derive import derive
from generator.model import Handbook
from generator.model.derived import Finding, FindingCode
from tests.making import assignment, group, handbook, responsibility, unit

A, B, C, D = (f"organisation/{name}" for name in "abcd")


def found(book: Handbook, code: FindingCode) -> list[Finding]:
    return [finding for finding in derive(book).findings if finding.code is code]


def idle(units: dict[str, Any], **fields: Any) -> list[str]:
    """Units that have nothing to do where A has an assignment with these fields."""
    book = handbook(units=units, responsibilities={"work": responsibility(assignment("x", A, **fields))})
    return [finding.subject for finding in found(book, FindingCode.IDLE_UNIT)]


def test_a_unit_that_nothing_names() -> None:
    assert idle({"a": unit(), "b": unit()}) == [B]


@pytest.mark.parametrize("field", ["with", "over", "to"])
def test_a_unit_that_an_assignment_names_is_not_idle(field: str) -> None:
    assert idle({"a": unit(), "b": unit()}, **{field: [B]}) == []


def test_a_debtor_a_receiver_and_an_actor_are_not_idle() -> None:
    book = handbook(
        units={name: unit() for name in "abcd"},
        responsibilities={"work": responsibility(assignment("x", A), deliverables=[{"id": "d", "title": "D", "by": [B], "to": [C]}])},
        procedures={"p": {"title": "P", "steps": [{"id": "s", "by": [D], "do": "Làm"}]}},
    )
    assert found(book, FindingCode.IDLE_UNIT) == []


NOT_IDLE = {
    "member of a busy group": {"a": group(B), "b": unit()},
    "maybe in a busy open group": {"a": group(open="true"), "b": unit()},
    "superior of a busy unit": {"a": unit(parent=B), "b": unit()},
    "desk of a busy unit": {"a": unit(desk={"first_of": [{"unit": B}]}), "b": unit()},
    "group of a busy member": {"a": unit(), "b": group(A)},
}


@pytest.mark.parametrize("units", NOT_IDLE.values(), ids=NOT_IDLE.keys())
def test_a_unit_that_has_a_part_through_others_is_not_idle(units: dict[str, Any]) -> None:
    assert idle(units) == []


IDLE = {
    "excepted from the busy group": {"a": group(open="true", **{"except": [B]}), "b": unit()},
    "part of a busy unit": {"a": unit(), "b": unit(parent=A)},
    "supervised by a busy unit": {"a": unit(), "b": unit(supervised_by=A)},
    "group without a busy member": {"a": unit(), "b": group()},
}


@pytest.mark.parametrize("units", IDLE.values(), ids=IDLE.keys())
def test_a_unit_without_any_part_is_idle(units: dict[str, Any]) -> None:
    assert idle(units) == [B]


def test_what_an_idle_unit_rests_on() -> None:
    (finding,) = found(handbook(units={"a": unit()}), FindingCode.IDLE_UNIT)
    assert finding.rests_on == (A,)


def circles(**units: dict[str, Any]) -> list[tuple[str, ...]]:
    return [finding.involved for finding in found(handbook(units=units), FindingCode.SUPERIOR_CIRCLE)]


def test_a_circle_over_both_lines() -> None:
    assert circles(a=unit(parent=B), b=unit(supervised_by=A), c=unit(parent=A)) == [(A, B)]


def test_two_circles_are_two_findings_in_reading_order() -> None:
    assert circles(d=unit(order=1, parent=C), c=unit(order=2, supervised_by=D), b=unit(order=3, supervised_by=A), a=unit(order=4, supervised_by=B)) == [
        (D, C),
        (B, A),
    ]


def test_a_unit_above_itself() -> None:
    assert circles(a=unit(supervised_by=A)) == [(A,)]


def test_two_lines_to_the_same_top_are_no_circle() -> None:
    assert circles(a=unit(), b=unit(parent=A), c=unit(parent=B, supervised_by=A), d=unit(parent=B, supervised_by=C)) == []


def test_a_circle_rests_on_its_units() -> None:
    (finding,) = found(handbook(units={"a": unit(parent=B), "b": unit(supervised_by=A)}), FindingCode.SUPERIOR_CIRCLE)
    assert (finding.subject, finding.rests_on) == (A, (A, B))
