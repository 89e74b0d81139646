"""Findings about the texts: unstated actors, uncited clauses, early deadlines; and the coverage of the clauses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.derive import derive
from generator.model import Handbook
from generator.model.derived import ClauseCoverage, Finding, FindingCode
from tests.making import assignment, handbook, responsibility, unit


def found(book: Handbook, code: FindingCode) -> list[Finding]:
    return [finding for finding in derive(book).findings if finding.code is code]


def document(**fields: Any) -> dict[str, Any]:
    return {"title": "Công văn", "short": "CV", "document_type": "Công văn", "issuer": "Cơ quan", **fields}


def clause(clause_id: str, *inside: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"id": clause_id, "heading": "Điểm", "clauses": list(inside), **fields}


def test_a_step_by_nobody_known() -> None:
    steps = [{"id": "draft", "by": ["organisation/a"], "do": "Soạn"}, {"id": "approve", "by": "unstated", "do": "Duyệt"}]
    (finding,) = found(handbook(procedures={"plan": {"title": "Kế hoạch", "steps": steps}}), FindingCode.ACTOR_UNSTATED)
    assert (finding.subject, finding.involved) == ("procedures/plan#approve", ("procedures/plan",))
    assert finding.rests_on == ("procedures/plan#approve", "procedures/plan")


def test_a_step_of_the_editors_own_is_no_gap_in_the_text() -> None:
    steps = [{"id": "compare", "by": "unstated", "do": "Đối chiếu", "editorial": "true"}]
    assert found(handbook(procedures={"plan": {"title": "Kế hoạch", "steps": steps}}), FindingCode.ACTOR_UNSTATED) == []
    whole = {"title": "Kế hoạch", "editorial": "true", "steps": [{"id": "approve", "by": "unstated", "do": "Duyệt"}]}
    assert found(handbook(procedures={"plan": whole}), FindingCode.ACTOR_UNSTATED) == []


CLAUSES = [
    clause("I", clause("I.1", normative="true"), clause("I.2", normative="true", waived="Không thuộc phạm vi."), normative="true"),
    clause("II", clause("II.1", normative="true"), clause("II.2")),
]


def cited(*source: str) -> Handbook:
    return handbook(
        units={"a": unit()},
        sources={"act": document(clauses=CLAUSES)},
        responsibilities={"work": responsibility(assignment("x", "organisation/a", source=list(source), legal_basis=["sources/act#I.1"]))},
    )


def test_a_normative_leaf_neither_cited_nor_waived() -> None:
    assert [finding.subject for finding in found(cited("sources/act#II.1"), FindingCode.UNCITED_CLAUSE)] == ["sources/act#I.1"]


def test_citing_what_is_around_a_leaf_does_not_cite_the_leaf() -> None:
    findings = found(cited("sources/act", "sources/act#I", "sources/act#II"), FindingCode.UNCITED_CLAUSE)
    assert [finding.subject for finding in findings] == ["sources/act#I.1", "sources/act#II.1"]
    assert findings[0].rests_on == ("sources/act#I.1", "sources/act")


def test_every_leaf_cited() -> None:
    assert found(cited("sources/act#I.1", "sources/act#II.1"), FindingCode.UNCITED_CLAUSE) == []


def test_coverage_tells_every_clause_in_order() -> None:
    coverage = derive(cited("sources/act#I.1")).coverage
    assert [each.id.partition("#")[2] for each in coverage] == ["I", "I.1", "I.2", "II", "II.1", "II.2"]
    assert coverage[1] == ClauseCoverage("sources/act#I.1", normative=True, leaf=True, waived=None, cited_by=("responsibilities/work#x",))
    assert [each.missing for each in coverage] == [False, False, False, False, True, False]
    assert (coverage[0].leaf, coverage[2].waived is not None, coverage[5].normative) == (False, True, False)


def due(deadline: dict[str, str], **act: Any) -> list[Finding]:
    """Findings about a deliverable with this deadline, cited from a document with these fields."""
    deliverable = {"id": "list", "title": "Danh sách", "by": ["organisation/a"], "due": deadline, "source": ["sources/act#1", "sources/old"]}
    book = handbook(
        sources={"act": document(clauses=[clause("1")], **act), "old": document(date="1999-01-01")},
        responsibilities={"work": responsibility(assignment("x", "organisation/a"), deliverables=[deliverable])},
    )
    return found(book, FindingCode.EARLY_DEADLINE)


def test_a_deadline_before_the_document_is_in_force() -> None:
    (finding,) = due({"before": "2006-05-30"}, date="2006-05-01", effective="2006-05-30")
    assert (finding.subject, finding.involved) == ("responsibilities/work#list", ("sources/act",))
    assert (finding.due, finding.since) == (date(2006, 5, 29), date(2006, 5, 30))
    assert finding.rests_on == ("responsibilities/work#list", "responsibilities/work", "sources/act")


def test_without_an_effective_date_the_day_of_issue_counts() -> None:
    assert len(due({"on_or_before": "2006-05-30"}, date="2006-05-31")) == 1


@pytest.mark.parametrize(
    "act", [{}, {"date": "2006-05-30"}, {"date": "2006-06-15", "effective": "2006-05-01"}], ids=["unknown", "same day", "effective before issue"]
)
def test_a_deadline_in_time_or_of_unknown_start(act: dict[str, str]) -> None:
    assert due({"on_or_before": "2006-05-30"}, **act) == []


def test_the_deadline_of_a_step_counts_too() -> None:
    step = {"id": "send", "by": "unstated", "do": "Gửi", "due": {"before": "2006-05-30"}, "source": ["sources/act"]}
    book = handbook(sources={"act": document(date="2006-06-01")}, procedures={"plan": {"title": "Kế hoạch", "steps": [step]}})
    assert [finding.subject for finding in found(book, FindingCode.EARLY_DEADLINE)] == ["procedures/plan#send"]
