"""What an audience is told of changes, where an edition shows it more or less than the one before it did."""

from __future__ import annotations

from typing import Any

import pytest

from generator import select
from generator.derive import changes
from generator.model import Classification, Handbook
from generator.model.stand_in import stand_in_id
from tests.making import assignment, handbook, responsibility, unit

A, B, X = "organisation/a", "organisation/b", "organisation/x"
INTERNAL: dict[str, Any] = {"classification": "internal"}
WORDS = "Một bộ phận khác"


def book(*leads: str, x: dict[str, Any] | None = None, **work: Any) -> Handbook:
    """A handbook in which these lead, and somebody always helps; *x* is what is said of the unit of that name."""
    assignments = [assignment(f"l{number}", lead, "lead") for number, lead in enumerate(leads)]
    units = {"a": unit(name="A"), "b": unit(name="B"), "x": unit(name="X", **(x or {}))}
    return handbook(units=units, responsibilities={"r": responsibility(*assignments, assignment("c", A, "coordinate", **work))})


def told(before: Handbook, after: Handbook) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """(code, subject, before, after) of what the public is told."""
    left = [select.select(each, Classification.PUBLIC).handbook for each in (before, after)]
    found = select.changes(changes(left[0], left[1]), changes(before, after))
    return [(each.code.value, each.subject, each.before, each.after) for each in found]


def lead(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    return "lead-changed", "responsibilities/r", before, after


def test_what_is_seen_whole_is_told() -> None:
    assert told(book(A), book(B)) == [lead((A,), (B,))]
    assert told(book(A), book()) == [lead((A,), ())]


@pytest.mark.parametrize("ways", [(None, INTERNAL), (INTERNAL, None)], ids=["hidden from now on", "shown from now on"])
def test_who_may_see_less_or_more_is_told_of_no_change(ways: tuple[dict[str, Any] | None, ...]) -> None:
    before, after = (book(X, x=way, **{"with": [B, X]}) for way in ways)
    assert told(before, after) == []


def test_a_hidden_lead_is_never_told_as_nobody() -> None:
    assert told(book(A, x=INTERNAL), book(X, x=INTERNAL)) == []
    assert told(book(X, x=INTERNAL), book(A, x=INTERNAL)) == []


def test_who_is_only_hidden_has_not_gone() -> None:
    assert told(book(A, X), book(A, X, B, x=INTERNAL)) == []


def test_what_is_seen_of_a_change_is_told() -> None:
    assert told(book(A, X, x=INTERNAL), book(B, X, x=INTERNAL)) == [lead((A,), (B,))]


def test_what_stands_in_for_somebody_comes_as_it_would_and_is_no_new_unit() -> None:
    stood_in = {**INTERNAL, "stand_in": WORDS}
    words = f"organisation/{stand_in_id(handbook(units={'x': unit(name=WORDS)}).units[X].name)}"
    assert told(book(A, x=stood_in), book(X, x=stood_in)) == [lead((A,), (words,))]
    assert told(book(X), book(X, x=stood_in)) == []
