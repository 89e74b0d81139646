"""Findings about parties: each rule finds what it should and claims nothing where anybody might speak."""

from __future__ import annotations

from typing import Any

import pytest

from generator.derive import derive
from generator.model import Handbook
from generator.model.derived import Finding, FindingCode
from tests.making import assignment, group, handbook, responsibility, unit

WATCH, STAFF, FUNDS = "organisation/watch", "organisation/staff", "organisation/funds"
WORK = "responsibilities/work"


def work(*assignments: dict[str, Any], **units: dict[str, Any]) -> Handbook:
    """One responsibility, three departments, and further units."""
    return handbook(units={"watch": unit(), "staff": unit(), "funds": unit(), **units}, responsibilities={"work": responsibility(*assignments)})


def found(book: Handbook, code: FindingCode) -> list[Finding]:
    return [finding for finding in derive(book).findings if finding.code is code]


def test_coordinators_without_anybody_who_leads_or_performs() -> None:
    (finding,) = found(work(assignment("a", WATCH, "coordinate"), assignment("b", STAFF, "coordinate"), assignment("c", FUNDS, "report")), FindingCode.NO_LEAD)
    assert (finding.subject, finding.involved) == (WORK, (WATCH, STAFF))
    assert finding.rests_on == (WORK, f"{WORK}#a", f"{WORK}#b", f"{WORK}#c", WATCH, STAFF, FUNDS)


@pytest.mark.parametrize("role", ["lead", "perform"])
def test_somebody_who_leads_or_performs_is_enough(role: str) -> None:
    assert found(work(assignment("a", WATCH, "coordinate"), assignment("b", STAFF, role)), FindingCode.NO_LEAD) == []


@pytest.mark.parametrize("role", ["direct", "comply", "approve", "report"])
def test_work_that_nobody_coordinates_needs_no_lead(role: str) -> None:
    assert found(work(assignment("a", WATCH, role)), FindingCode.NO_LEAD) == []


@pytest.mark.parametrize("role", ["direct", "comply", "approve", "report"])
def test_who_only_directs_complies_approves_or_reports_does_not_lead(role: str) -> None:
    assert len(found(work(assignment("a", WATCH, "coordinate"), assignment("b", STAFF, role)), FindingCode.NO_LEAD)) == 1


def test_two_units_that_lead() -> None:
    (finding,) = found(work(assignment("a", WATCH, "lead"), assignment("b", STAFF, "lead"), assignment("c", WATCH, "lead")), FindingCode.TWO_LEADS)
    assert (finding.subject, finding.involved) == (WORK, (WATCH, STAFF))


def test_one_unit_that_leads_in_two_clauses_is_one_lead() -> None:
    assert found(work(assignment("a", WATCH, "lead"), assignment("b", WATCH, "lead"), assignment("c", STAFF, "perform")), FindingCode.TWO_LEADS) == []


@pytest.mark.parametrize("whole", [group(WATCH), group(open="true"), unit(desk={"first_of": [{"unit": WATCH}]})], ids=["group", "open group", "desk"])
def test_a_lead_within_the_other_lead_is_one_lead(whole: dict[str, Any]) -> None:
    assert found(work(assignment("a", WATCH, "lead"), assignment("b", "organisation/whole", "lead"), whole=whole), FindingCode.TWO_LEADS) == []


def test_a_group_of_others_is_a_second_lead() -> None:
    assert len(found(work(assignment("a", WATCH, "lead"), assignment("b", "organisation/whole", "lead"), whole=group(STAFF)), FindingCode.TWO_LEADS)) == 1


def test_a_partner_whose_own_clauses_are_silent() -> None:
    (finding,) = found(work(assignment("a", WATCH, "lead", **{"with": [STAFF, FUNDS]}), assignment("b", FUNDS, "coordinate")), FindingCode.ONE_SIDED_PARTNER)
    assert (finding.subject, finding.by, finding.involved) == (f"{WORK}#a", WATCH, (STAFF,))
    assert finding.rests_on == (WORK, f"{WORK}#a", f"{WORK}#b", WATCH, STAFF, FUNDS)


def test_each_clause_that_names_a_silent_partner_is_a_finding() -> None:
    clauses = (assignment("a", WATCH, "lead", **{"with": [STAFF]}), assignment("b", FUNDS, "coordinate", **{"with": [STAFF, WATCH]}))
    assert [finding.subject for finding in found(work(*clauses), FindingCode.ONE_SIDED_PARTNER)] == [f"{WORK}#a", f"{WORK}#b"]


def test_a_clause_in_another_responsibility_does_not_count() -> None:
    other = responsibility(assignment("z", STAFF))
    whole = responsibility(assignment("a", WATCH, "lead", **{"with": [STAFF]}))
    book = handbook(units={"watch": unit(), "staff": unit()}, responsibilities={"work": whole, "other": other})
    assert [finding.involved for finding in found(book, FindingCode.ONE_SIDED_PARTNER)] == [(STAFF,)]


SPEAKING_FOR_STAFF = {
    "its group": group(STAFF),
    "a group of its group": group("organisation/inner"),
    "an open group": group(open="true"),
    "its desk's unit": unit(desk={"first_of": [{"unit": STAFF}]}),
}


@pytest.mark.parametrize("speaker", SPEAKING_FOR_STAFF.values(), ids=SPEAKING_FOR_STAFF.keys())
def test_nothing_is_claimed_where_somebody_may_speak_for_the_partner(speaker: dict[str, Any]) -> None:
    clauses = (assignment("a", WATCH, "lead", **{"with": [STAFF]}), assignment("b", "organisation/speaker", "coordinate"))
    assert found(work(*clauses, speaker=speaker, inner=group(STAFF)), FindingCode.ONE_SIDED_PARTNER) == []


@pytest.mark.parametrize("partner", [{"parent": FUNDS}, {"desk": {"first_of": [{"unit": FUNDS}]}}], ids=["superior", "desk"])
def test_a_superior_or_the_desk_may_speak_for_the_partner(partner: dict[str, Any]) -> None:
    clauses = (assignment("a", WATCH, "lead", **{"with": [STAFF]}), assignment("b", FUNDS, "coordinate"))
    assert found(work(*clauses, staff=unit(**partner)), FindingCode.ONE_SIDED_PARTNER) == []


def test_a_member_may_speak_for_a_group_that_is_a_partner() -> None:
    clauses = (assignment("a", WATCH, "lead", **{"with": ["organisation/g"]}), assignment("b", FUNDS, "coordinate"))
    assert found(work(*clauses, g=group(FUNDS, STAFF)), FindingCode.ONE_SIDED_PARTNER) == []
    assert len(found(work(*clauses, g=group(STAFF)), FindingCode.ONE_SIDED_PARTNER)) == 1


def test_anybody_but_who_names_it_may_belong_to_an_open_group_that_is_a_partner() -> None:
    naming = (assignment("a", WATCH, "lead", **{"with": ["organisation/g"]}), assignment("b", WATCH, "direct", over=[STAFF]))
    others = group(open="true")
    assert [finding.involved for finding in found(work(*naming, g=others), FindingCode.ONE_SIDED_PARTNER)] == [("organisation/g",)]
    assert found(work(*naming, assignment("c", STAFF), g=others), FindingCode.ONE_SIDED_PARTNER) == []
    assert len(found(work(*naming, assignment("c", STAFF), g={**others, "except": [STAFF]}), FindingCode.ONE_SIDED_PARTNER)) == 1


def test_a_clause_that_names_it_as_a_partner_is_not_the_partner_speaking() -> None:
    clauses = (assignment("a", "organisation/g", "coordinate", **{"with": [STAFF]}),)
    assert [finding.involved for finding in found(work(*clauses, g=group(STAFF, FUNDS)), FindingCode.ONE_SIDED_PARTNER)] == [(STAFF,)]


def test_an_excepted_unit_is_not_spoken_for_by_the_group() -> None:
    clauses = (assignment("a", WATCH, "lead", **{"with": [STAFF]}), assignment("b", "organisation/g", "coordinate"))
    assert len(found(work(*clauses, g=group(FUNDS, open="true", **{"except": [STAFF]})), FindingCode.ONE_SIDED_PARTNER)) == 1
