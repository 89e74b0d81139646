"""An assignment says only what its role can mean, in words that `roles.yml` has."""

from __future__ import annotations

import pytest

from generator.problems import Code
from tests.making import assignment, handbook, responsibility, unit
from tests.validate.checking import said

A, R = "organisation/a", "responsibilities/r"


def roles_said(field: str, role: str) -> list[tuple[str, ...]]:
    value = ["periodic"] if field == "when" else [A]
    entry = responsibility(assignment("x", A, role, **{field: value}))
    return said(handbook(units={"a": unit()}, responsibilities={"r": entry}), Code.ROLE_FIELD, "field", "role", "allowed")


@pytest.mark.parametrize(
    ("field", "role", "allowed"),
    [("over", "perform", "direct"), ("when", "perform", "report"), ("to", "direct", "lead, coordinate, perform, comply, report")],
)
def test_a_field_that_the_role_has_no_use_for(field: str, role: str, allowed: str) -> None:
    assert roles_said(field, role) == [(f"{R} assignments.0.{field}:", field, role, allowed)]


@pytest.mark.parametrize(("field", "role"), [("over", "direct"), ("when", "report"), ("to", "report"), ("to", "perform"), ("with", "lead")])
def test_a_field_that_the_role_has_a_use_for(field: str, role: str) -> None:
    assert roles_said(field, role) == []


def test_a_role_without_a_word_is_said_once() -> None:
    entry = responsibility(assignment("x", A, "lead"), assignment("y", A, "report"), assignment("z", A, "report"))
    words = [{"id": "lead", "word": "Chủ trì", "short": "CT", "meaning": "Chịu trách nhiệm."}]
    book = handbook(responsibilities={"r": entry}, roles=words)
    assert said(book, Code.UNKNOWN_ROLE_WORD, "role") == [(f"{R} assignments.1.role", "report")]
    assert said(book, Code.UNKNOWN_ROLE_WORD, broken={"roles"}) == []
