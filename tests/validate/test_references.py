"""Every id that a file names must exist and be of the right kind."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Handbook
from generator.problems import Code
from generator.validate.references import MOST_SUGGESTIONS
from tests.making import assignment, group, handbook, responsibility, unit
from tests.validate.checking import clause, procedure, said, source, step, when

PLAN = "responsibilities/plan"
TOPICS = [{"id": "work", "name": "Công việc"}]


def book(*assignments: dict[str, Any], **parts: Any) -> Handbook:
    """Two units, one document, one responsibility."""
    whole = {
        "units": {"branch": unit(), "watch-division": unit()},
        "sources": {"dispatch": source(clause("II", clause("II.1", clause("II.1.4"), clause("II.1.5"))))},
        "responsibilities": {"plan": responsibility(*assignments or [assignment("a", "organisation/branch")])},
        "topics": TOPICS,
        **parts,
    }
    return handbook(**whole)


def test_what_exists_is_no_problem() -> None:
    duty = assignment(
        "a", "organisation/branch", "perform", source=["sources/dispatch#II.1.4", "sources/dispatch"], **{"with": ["organisation/watch-division"]}
    )
    assert said(book(duty), Code.UNKNOWN_ID) == []
    assert said(book(duty), Code.WRONG_KIND_OF_ID) == []


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("organisation/brnch", "organisation/branch"),
        ("branch", "organisation/branch"),
        ("organization/branch", "organisation/branch"),
        ("organisation/zzz", "-"),
    ],
)
def test_an_unknown_unit_and_the_one_that_is_meant(wrong: str, meant: str) -> None:
    expected = (f"{PLAN} assignments.0.unit", wrong, "docs/organisation/", meant)
    assert said(book(assignment("a", wrong)), Code.UNKNOWN_ID, "id", "expected", "suggestion") == [expected]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("sources/dispatch#II.1.6", "sources/dispatch#II.1.5"),
        ("sources/dispatch#II.1.4.x.y.z", "sources/dispatch#II.1.4"),
        ("sources/dispach#II.1.4", "sources/dispatch#II.1.4"),
        ("sources/dispach", "sources/dispatch"),
        ("II.1.4", "sources/dispatch#II.1.4"),
        ("sources/circular#II.1.4", "-"),
        ("sources/dispatch#closing", "-"),
    ],
)
def test_an_unknown_clause_and_the_one_that_is_meant(wrong: str, meant: str) -> None:
    expected = (f"{PLAN} assignments.0.source.0", wrong, "docs/sources/", meant)
    assert said(book(assignment("a", "organisation/branch", source=[wrong])), Code.UNKNOWN_ID, "id", "expected", "suggestion") == [expected]


def test_the_names_of_fields_are_the_authors() -> None:
    duty = assignment("a", "organisation/branch", "perform", **{"with": ["organisation/x"]})
    units = {"branch": unit(), "all": group(**{"except": ["organisation/y"]})}
    places = said(book(duty, units=units), Code.UNKNOWN_ID, "id")
    assert places == [("organisation/all except.0", "organisation/y"), (f"{PLAN} assignments.0.with.0", "organisation/x")]


def test_an_id_of_something_else() -> None:
    duty = assignment("a", PLAN, source=["organisation/branch"], legal_basis=[f"{PLAN}#a"])
    assert said(book(duty), Code.WRONG_KIND_OF_ID, "id", "form") == [
        (f"{PLAN} assignments.0.legal_basis.0", f"{PLAN}#a", "“sources/…#…”, “sources/…”"),
        (f"{PLAN} assignments.0.source.0", "organisation/branch", "“sources/…#…”, “sources/…”"),
        (f"{PLAN} assignments.0.unit", PLAN, "“organisation/…”"),
    ]
    assert said(book(duty), Code.UNKNOWN_ID) == []


def test_nothing_is_said_of_what_refers_to_a_broken_file() -> None:
    duty = assignment("a", "organisation/lost", source=["sources/lost#II.1"])
    assert said(book(duty, topics=[]), Code.UNKNOWN_ID, broken={"organisation/lost", "sources/lost", "topics"}) == []
    assert len(said(book(duty, topics=[]), Code.UNKNOWN_ID)) == 3


def test_an_unknown_topic() -> None:
    entries = {"plan": responsibility(assignment("a", "organisation/branch"), topic="wrk")}
    assert said(book(responsibilities=entries), Code.UNKNOWN_ID, "expected", "suggestion") == [(f"{PLAN} topic", "docs/topics.yml", "work")]


def test_tiers_are_those_of_the_settings() -> None:
    parts = {"title": "S", "organisation": "S", "publisher": "S", "description": "S", "languages": ["vi"]}
    tiers = [{"id": "central", "name": "Trung ương"}]
    units = {"branch": unit(tier="centrl"), "other": unit(tier="central")}
    expected = [("organisation/branch tier", "centrl", "mkdocs.yml", "central")]
    assert said(book(units=units, settings={**parts, "tiers": tiers}), Code.UNKNOWN_ID, "id", "expected", "suggestion") == expected
    assert said(book(units=units, settings=parts), Code.UNKNOWN_ID) == []


def test_pages_that_the_settings_name() -> None:
    settings = {"title": "S", "organisation": "S", "publisher": "S", "description": "S", "languages": ["vi"], "training": "trainng", "about": "about"}
    pages = {"training": {"id": "training", "title": "T", "body": "T"}, "about": {"id": "about", "title": "T", "body": "T"}}
    assert said(book(settings=settings, prose=pages), Code.UNKNOWN_ID, "suggestion") == [("mkdocs.yml training", "training")]
    assert said(book(settings=settings), Code.UNKNOWN_ID, broken={"about", "trainng"}) == []


def test_steps_lead_to_steps_of_the_same_procedure() -> None:
    steps = [step("draft", [when("approv"), {"else": "nowhere"}]), step("approve", "end"), step("publish", "draft")]
    assert said(book(procedures={"planning": procedure(*steps)}), Code.UNKNOWN_ID, "id", "expected", "suggestion") == [
        ("procedures/planning steps.0.next.0.go", "approv", "steps", "approve"),
        ("procedures/planning steps.0.next.1.else", "nowhere", "steps", "-"),
    ]


def test_known_units_of_a_class_are_of_a_sort_that_it_has() -> None:
    instances = [{"id": "a", "name": "A", "variant": "gat"}, {"id": "b", "name": "B", "variant": "gate"}, {"id": "c", "name": "C"}]
    branch = unit(kind="class", variants=[{"id": "gate", "name": "Cửa khẩu"}], instances=instances)
    expected = [("organisation/branch instances.0.variant", "gat", "organisation/branch", "gate")]
    assert said(book(units={"branch": branch}), Code.UNKNOWN_VARIANT, "variant", "unit", "suggestion") == expected


def test_where_nearly_everything_is_wrong_the_search_for_what_is_meant_ends() -> None:
    duties = [assignment(f"a{number}", f"organisation/branch{number}") for number in range(MOST_SUGGESTIONS + 1)]
    suggestions = [suggestion for _, suggestion in said(book(*duties), Code.UNKNOWN_ID, "suggestion")]
    assert sorted(suggestions) == ["-", *["organisation/branch"] * MOST_SUGGESTIONS]
