"""Nothing that many may read leans on what fewer may read, unless neutral words stand in for that."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Code
from tests.making import assignment, group, handbook, responsibility, unit
from tests.validate.checking import clause, procedure, prose, said, source, step, when

SECRET: dict[str, Any] = {"classification": "restricted"}
WORDS: dict[str, Any] = {"stand_in": "Nội dung khác"}
X = {"a": unit(), "x": unit(**SECRET)}
STOOD_IN = {"a": unit(), "x": unit(**SECRET, **WORDS)}

NAMING: dict[str, dict[str, Any]] = {
    "organisation/g members.0": {"units": {**X, "g": group("organisation/x")}},
    "organisation/g except.0": {"units": {**X, "g": group(**{"except": ["organisation/x"]})}},
    "organisation/a desk.first_of.0.unit": {"units": {"x": X["x"], "a": unit(desk={"first_of": [{"unit": "organisation/x"}]})}},
    "responsibilities/r assignments.0.with.0": {
        "units": X,
        "responsibilities": {"r": responsibility(assignment("l", "organisation/a", "perform", **{"with": ["organisation/x"]}))},
    },
    "procedures/p steps.0.by.0": {"units": X, "procedures": {"p": procedure(step("s") | {"by": ["organisation/x"]})}},
}


@pytest.mark.parametrize("place", NAMING)
def test_a_field_that_names_something_above(place: str) -> None:
    book = handbook(**NAMING[place])
    assert said(book, Code.REFERS_ABOVE, "id", "own", "level") == [(place, "organisation/x", "public", "restricted")]
    stood_in = handbook(**{**NAMING[place], "units": {**NAMING[place]["units"], "x": STOOD_IN["x"]}})
    assert said(stood_in, Code.REFERS_ABOVE) == []


def test_who_is_as_classified_may_name_it() -> None:
    duties = assignment("l", "organisation/a", "perform", **{"with": ["organisation/x"]})
    assert said(handbook(units=X, responsibilities={"r": responsibility(duties, **SECRET)}), Code.REFERS_ABOVE) == []
    between = handbook(units=X, responsibilities={"r": responsibility(duties, classification="internal")})
    assert said(between, Code.REFERS_ABOVE, "own") == [("responsibilities/r assignments.0.with.0", "internal")]


def test_a_part_is_as_classified_as_it_says() -> None:
    steps = procedure(step("s"), step("t", **SECRET) | {"by": ["organisation/x"]})
    assert said(handbook(units=X, procedures={"p": steps}), Code.REFERS_ABOVE) == []


def test_the_root_says_what_everything_is_that_says_nothing() -> None:
    settings = {"title": "S", "organisation": "O", "publisher": "P", "description": "D", "languages": ["vi"], "classification": "restricted"}
    book = handbook(settings=settings, units={"a": unit(), "g": group("organisation/a", classification="public")})
    assert said(book, Code.REFERS_ABOVE, "id", "own") == [("organisation/g members.0", "organisation/a", "public")]


def test_a_clause_is_as_classified_as_what_contains_it_and_stood_in_for_with_it() -> None:
    duties = {"r": responsibility(assignment("l", "organisation/a", source=["sources/s#1.a"]))}
    for words, expected in (({}, 1), (WORDS, 0)):
        tree = clause("1", clause("1.a"), **SECRET, **words)
        assert len(said(handbook(units=X, sources={"s": source(tree)}, responsibilities=duties), Code.REFERS_ABOVE)) == expected


def test_words_for_a_document_do_for_nobody_who_sees_the_document_and_not_the_clause() -> None:
    duties = {"r": responsibility(assignment("l", "organisation/a", source=["sources/s#1"]))}
    document = source(clause("1", **SECRET), classification="internal", **WORDS)
    found = said(handbook(units=X, sources={"s": document}, responsibilities=duties), Code.REFERS_ABOVE, "id")
    assert found == [("responsibilities/r assignments.0.source.0", "sources/s#1")]


def test_running_text_is_as_classified_as_the_root_says() -> None:
    about = prose("about", vi='# Về\n\nXem [đội](organisation/x).\n\n{{ unit("organisation/x") }}')
    assert said(handbook(units=X, prose={"about": about}), Code.REFERS_ABOVE, "id") == [("about line.3.11", "organisation/x")]
    assert said(handbook(units=STOOD_IN, prose={"about": about}), Code.REFERS_ABOVE) == []


def lesson(body: str, **fields: Any) -> dict[str, Any]:
    goals = [{"id": "o", "text": "Nêu", "bloom": "apply", "covers": ["organisation/a"]}]
    one = {"id": "l", "objectives": ["o"], "minutes": 1, **fields}
    return {
        "modules": {"m": {"title": "M", "description": "M", "objectives": goals, "lessons": [one]}},
        "lessons": {"modules/m/l": {"id": "modules/m/l", "title": "L", "body": body}},
    }


def test_links_and_embeds_of_a_lesson() -> None:
    body = 'Xem [đội](organisation/x).\n\n{{ unit("organisation/x") }}\n'
    book = handbook(units=X, **lesson(body))
    assert said(book, Code.REFERS_ABOVE) == [("modules/m/l line.1.11",), ("modules/m/l line.3.1",)]
    assert said(handbook(units=X, **lesson(body, **SECRET)), Code.REFERS_ABOVE) == []
    assert said(handbook(units=STOOD_IN, **lesson(body)), Code.REFERS_ABOVE) == []


def test_nothing_stands_in_for_a_superior() -> None:
    for line in ("parent", "supervised_by"):
        book = handbook(units={**STOOD_IN, "b": unit(**{line: "organisation/x"})})
        assert said(book, Code.NEEDS_ABOVE, "id") == [(f"organisation/b {line}", "organisation/x")]
        assert said(book, Code.REFERS_ABOVE) == []


def test_nothing_stands_in_for_the_module_of_a_bank() -> None:
    parts = lesson("x")
    parts["modules"]["m"] |= {**SECRET, **WORDS}
    banks = {"b": {"title": "B", "module": "modules/m", "generate": [{"rule": "deadline", "objective": "modules/m#o"}]}}
    found = said(handbook(units=X, banks=banks, **parts), Code.NEEDS_ABOVE, "id")
    assert found == [("quizzes/b generate.0.objective", "modules/m#o"), ("quizzes/b module", "modules/m")]


def test_a_course_may_leave_out_a_module_that_words_stand_in_for() -> None:
    courses = {"c": {"title": "C", "description": "C", "modules": ["modules/m"]}}
    for words, expected in (({}, 1), (WORDS, 0)):
        parts = lesson("x")
        parts["modules"]["m"] |= {**SECRET, **words}
        assert len(said(handbook(units=X, courses=courses, **parts), Code.REFERS_ABOVE)) == expected


def test_a_hidden_step_is_passed_over_but_not_a_hidden_decision() -> None:
    plain = procedure(step("a"), step("b", **SECRET), step("c"))
    assert said(handbook(procedures={"p": plain}), Code.NEEDS_ABOVE) == []
    decision = procedure(step("a"), step("b", [when("c"), {"else": "end"}], **SECRET), step("c"))
    assert said(handbook(procedures={"p": decision}), Code.NEEDS_ABOVE, "id") == [("procedures/p steps.1.classification", "b")]
    assert said(handbook(procedures={"p": {**decision, **SECRET}}), Code.NEEDS_ABOVE) == []


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"sources": {"s": source(clause("1", clause("1.a", classification="internal"), **SECRET))}}, "sources/s clauses.0.clauses.0.classification"),
        ({"procedures": {"p": procedure(step("s", classification="public"), classification="internal")}}, "procedures/p steps.0.classification"),
        ({"units": X, **lesson("x", classification="public")}, "modules/m lessons.0.classification"),
    ],
)
def test_a_part_called_more_open_than_the_whole(parts: dict[str, Any], place: str) -> None:
    if "modules" in parts:
        parts["modules"]["m"]["classification"] = "internal"
    assert said(handbook(**parts), Code.LOWER_INSIDE) == [(place,)]


def test_a_part_called_stricter_than_the_whole_is_right() -> None:
    assert said(handbook(sources={"s": source(clause("1", **SECRET), classification="internal")}), Code.LOWER_INSIDE) == []
