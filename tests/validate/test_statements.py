"""Every normative statement cites its clause or is marked as ours, and cites sensibly."""

from __future__ import annotations

from typing import Any

from generator.model import Handbook
from generator.problems import Code
from tests.making import assignment, handbook, responsibility, unit
from tests.validate.checking import clause, procedure, said, source, step

A, CITED = "organisation/a", {"source": ["sources/d#I.1"]}


def test_every_statement_without_a_source() -> None:
    desk = {"first_of": [{"unit": "organisation/b"}]}
    parts: dict[str, Any] = {
        "units": {"a": unit(kind="class", desk=desk, variants=[{"id": "v", "name": "V"}])},
        "responsibilities": {"r": responsibility(assignment("x", A), deliverables=[{"id": "y", "title": "Y", "by": [A]}])},
        "procedures": {"p": procedure(step("s"))},
        "terms": [{"id": "t", "term": "T", "definition": "T"}],
    }
    assert [place for (place,) in said(handbook(**parts), Code.WITHOUT_SOURCE)] == [
        "glossary terms.0",
        "organisation/a",
        "organisation/a desk.first_of.0",
        "organisation/a variants.0",
        "procedures/p steps.0",
        "responsibilities/r assignments.0",
        "responsibilities/r deliverables.0",
    ]


def test_a_source_or_our_own_word_is_enough() -> None:
    entry = responsibility(assignment("x", A, "perform", **CITED), assignment("y", A, editorial=True))
    assert said(handbook(units={"a": unit(**CITED)}, responsibilities={"r": entry}), Code.WITHOUT_SOURCE) == []


def test_both_at_once() -> None:
    book = handbook(units={"a": unit(**CITED, editorial=True), "b": unit(**CITED), "c": unit(editorial=True)})
    assert said(book, Code.SOURCE_AND_EDITORIAL) == [("organisation/a editorial",)]


def citing(*cited: str) -> Handbook:
    """A document with a heading over three clauses, the last of them waived, and a unit that cites."""
    tree = clause("I", clause("I.1"), clause("I.2", normative=False), clause("I.3", waived="Lời kết."))
    return handbook(units={"a": unit(source=list(cited))}, sources={"d": source(tree)})


def test_a_heading_is_cited_in_place_of_a_clause() -> None:
    book = citing("sources/d#I", "sources/d#I.1", "sources/d#I.2", "sources/d")
    assert said(book, Code.CITES_HEADING, "id") == [("organisation/a source.0", "sources/d#I")]


def test_a_waived_clause_is_cited() -> None:
    assert said(citing("sources/d#I.3"), Code.WAIVED_BUT_CITED, "id") == [("sources/d clauses.0.clauses.2.waived", "sources/d#I.3")]
    assert said(citing("sources/d#I.1"), Code.WAIVED_BUT_CITED) == []


def test_the_id_of_a_clause_continues_that_of_the_clause_around_it() -> None:
    good = clause("II", clause("II.1", clause("II.1.5", clause("II.1.5.a"))))
    assert said(handbook(sources={"d": source(good)}), Code.CLAUSE_ORDER) == []
    bad = clause("II", clause("III.1", clause("II.1.5"), clause("III.1.6")), clause("II1"))
    assert said(handbook(sources={"d": source(bad)}), Code.CLAUSE_ORDER, "id", "parent") == [
        ("sources/d clauses.0.clauses.0.clauses.1.id", "III.1.6", "II"),
        ("sources/d clauses.0.clauses.0.id", "III.1", "II"),
        ("sources/d clauses.0.clauses.1.id", "II1", "II"),
    ]
