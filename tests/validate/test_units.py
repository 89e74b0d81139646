"""The units form lines without circles, and each desk lies inside its unit."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Handbook
from generator.problems import Code
from generator.validate.units import circles
from tests.making import group, handbook, unit
from tests.validate.checking import said


def below(**parents: str | None) -> Handbook:
    """Units by id with their superiors."""
    return handbook(units={name: unit(parent=parent and f"organisation/{parent}") for name, parent in parents.items()})


def test_a_circle_of_superiors_is_said_once() -> None:
    circle = "organisation/a → organisation/c → organisation/b → organisation/a"
    assert said(below(a="c", b="a", c="b", d="a"), Code.PARENT_CIRCLE, "circle") == [("organisation/a parent", circle)]
    assert said(below(a="a"), Code.PARENT_CIRCLE, "circle") == [("organisation/a parent", "organisation/a → organisation/a")]


def test_a_line_without_a_circle() -> None:
    assert said(below(a=None, b="a", c="b", d="lost"), Code.PARENT_CIRCLE) == []


@pytest.mark.parametrize("field", ["parent", "supervised_by"])
def test_a_group_as_a_superior(field: str) -> None:
    book = handbook(units={"a": unit(**{field: "organisation/all"}), "all": group(), "b": unit(**{field: "organisation/a"})})
    assert said(book, Code.GROUP_AS_PARENT, "id", "field") == [(f"organisation/a {field}", "organisation/all", field)]


def test_a_group_that_contains_itself() -> None:
    units = {"x": group("organisation/a", "organisation/y"), "y": group("organisation/x"), "a": unit()}
    assert said(handbook(units=units), Code.GROUP_IN_CIRCLE, "circle") == [("organisation/x members.1", "organisation/x → organisation/y → organisation/x")]


def test_a_group_that_is_an_exception_from_itself() -> None:
    assert [place for (place,) in said(handbook(units={"x": group(**{"except": ["organisation/x"]})}), Code.GROUP_IN_CIRCLE)] == ["organisation/x except.0"]


def test_groups_may_share_members_and_groups() -> None:
    units = {"x": group("organisation/y", "organisation/z"), "y": group("organisation/z"), "z": group("organisation/a"), "a": unit()}
    assert said(handbook(units=units), Code.GROUP_IN_CIRCLE) == []


def with_desk(desk: str, **units: dict[str, Any]) -> list[tuple[str, ...]]:
    """What is said of the desk of `top`, which has `mid` below it and `low` below that."""
    line = {"top": unit(desk={"first_of": [{"unit": f"organisation/{desk}"}]}), "mid": unit(parent="organisation/top"), "low": unit(parent="organisation/mid")}
    return said(handbook(units={**line, **units}), Code.DESK_OUTSIDE, "id", "unit")


@pytest.mark.parametrize("desk", ["mid", "low", "unknown"])
def test_a_desk_inside_its_unit(desk: str) -> None:
    assert with_desk(desk) == []


def test_a_desk_outside_its_unit() -> None:
    place = "organisation/top desk.first_of.0.unit"
    assert with_desk("other", other=unit()) == [(place, "organisation/other", "organisation/top")]
    assert with_desk("all", all=group("organisation/mid")) == [(place, "organisation/all", "organisation/top")]
    assert with_desk("top") == [(place, "organisation/top", "organisation/top")]


def test_nothing_is_said_of_a_desk_whose_line_is_at_fault() -> None:
    assert with_desk("other", other=unit(parent="organisation/lost")) == []
    assert with_desk("other", other=unit(parent="organisation/all"), all=group()) == []
    assert with_desk("other", other=unit(parent="organisation/other")) == []


def test_every_circle_once() -> None:
    edges = {"a": ("b", "c"), "b": ("a",), "c": ("d",), "d": ("c", "e"), "e": ()}
    assert list(circles(edges)) == [("a", "b", "a"), ("c", "d", "c")]
