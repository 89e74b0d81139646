"""Where the data can't support a question, none is made, and the reason is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.locale import Catalogue, languages
from generator.model import Generator, Handbook
from generator.model.kinds.single_choice import SingleChoice
from generator.quiz import Reason, posing
from tests.making import SETTINGS, assignment, group, handbook, responsibility, unit

CLAUSE = "sources/s#1"
U = "organisation/"
TIERS = [{"id": "top", "name": "Cấp trên"}, {"id": "low", "name": "Cấp dưới"}, {"id": "mid", "name": "Cấp giữa"}]
UNITS: dict[str, Any] = {
    "head": unit(name="Tổng cục", tier="top"),
    **{name: unit(name=f"Vụ {name}", tier="top", parent=f"{U}head", source=[CLAUSE]) for name in ("alpha", "beta", "gamma", "delta")},
    "desk": unit(name="Phòng", tier="top", parent=f"{U}alpha", source=[CLAUSE]),
}
DOCUMENT = {"title": "Văn bản", "short": "Công văn", "document_type": "Công văn", "issuer": "Cơ quan", "clauses": [{"id": "1", "heading": "Điều 1"}]}


def stated(assignment_id: str, unit_id: str, role: str, **fields: Any) -> dict[str, Any]:
    return assignment(assignment_id, U + unit_id, role, source=[CLAUSE], **fields)


def book(*assignments: dict[str, Any], rule: str, units: dict[str, Any] | None = None, **parts: Any) -> Handbook:
    return handbook(
        settings={**SETTINGS, "tiers": TIERS},
        units={**UNITS, **(units or {})},
        responsibilities={"r": responsibility(*assignments, **parts.pop("fields", {}))},
        sources={"s": DOCUMENT},
        banks={"b": {"title": "Ngân hàng", "module": "modules/m", "generate": [{"rule": rule, "objective": "modules/m#o"}], **parts.pop("bank", {})}},
        **parts,
    )


def reasons(made: Handbook) -> list[str]:
    return [one.reason.value for one in posing(made).unmade]


def choices(made: Handbook) -> list[list[str]]:
    found = [question.question for question in posing(made).questions if question.generated]
    return [sorted(option.id for option in question.options) for question in found if isinstance(question, SingleChoice)]


def test_who_leads_takes_the_other_party_and_one_of_the_same_tier() -> None:
    made = book(stated("l", "alpha", "lead"), stated("c", "beta", "coordinate"), rule="who-leads")
    assert choices(made) == [["alpha", "beta", "gamma"]] or choices(made) == [["alpha", "beta", "delta"]]


@pytest.mark.parametrize(
    ("assignments", "reason"),
    [
        ([stated("c", "beta", "coordinate")], "no-lead"),
        ([stated("a", "alpha", "lead"), stated("b", "beta", "lead")], "two-leads"),
        ([assignment("a", f"{U}alpha", "lead", editorial=True)], "no-lead"),
        ([stated("a", "head", "lead")], "few-distractors"),
        ([stated("a", "alpha", "lead", **{"with": [f"{U}beta", f"{U}gamma", f"{U}delta"]})], "few-distractors"),
        ([stated("a", "alpha", "lead", **{"with": [f"{U}others"]})], "few-distractors"),
    ],
)
def test_who_leads_is_not_asked_without_proof(assignments: Sequence[dict[str, Any]], reason: str) -> None:
    made = book(*assignments, rule="who-leads", units={"others": group(open=True, tier="top", name="Các đơn vị khác")})
    assert (choices(made), reasons(made)) == ([], [reason])


@pytest.mark.parametrize(("tier", "taken"), [("mid", False), ("low", True)])
def test_an_open_group_that_may_share_a_member_with_the_leader_is_no_distractor(tier: str, taken: bool) -> None:  # noqa: FBT001 - given by name
    groups = {
        name: group(open=True, tier=one, name=f"Các {name}", **{"except": [f"{U}{other}"]})
        for name, one, other in (("leaders", "mid", "others"), ("others", tier, "leaders"))
    }
    made = book(stated("a", "leaders", "lead"), stated("b", "others", "coordinate"), stated("c", "beta", "coordinate"), rule="who-leads", units=groups)
    assert any("others" in choice for choice in choices(made)) == taken


def test_a_desk_of_the_leader_is_no_distractor() -> None:
    made = book(stated("a", "alpha", "lead"), rule="who-leads")
    assert [choice for choice in choices(made) if "desk" in choice or "head" in choice] == []
    assert len(choices(made)) == 1


def test_a_partner_with_a_role_of_its_own_is_one() -> None:
    both = (stated("a", "alpha", "lead", **{"with": [f"{U}beta"]}), stated("b", "beta", "coordinate"))
    assert "beta" in choices(book(*both, rule="who-leads"))[0]
    assert "beta" not in choices(book(both[0], rule="who-leads"))[0]


def test_nobody_is_falsely_said_to_lead_where_nobody_leads() -> None:
    made = book(stated("a", "alpha", "coordinate"), stated("b", "beta", "coordinate"), rule="true-false-role")
    assert "not-proved" in reasons(made)
    assert [question.question.id for question in posing(made).questions] == ["true-false-role.r.a"]


def test_a_written_question_wins_over_one_like_it() -> None:
    generated = book(stated("a", "alpha", "lead"), rule="who-leads")
    (found,) = posing(generated).questions
    written = found.question.model_dump(mode="json", exclude_none=True) | {"id": "mine"}
    made = book(stated("a", "alpha", "lead"), rule="who-leads", bank={"questions": [written]})
    assert [question.id for question in posing(made).questions] == ["quizzes/b#mine"]
    assert reasons(made) == ["duplicate"]


def test_no_more_are_made_than_ordered() -> None:
    order = {"rule": "true-false-role", "objective": "modules/m#o", "most": 2}
    made = book(stated("a", "alpha", "lead"), stated("b", "beta", "report"), rule="who-leads", bank={"generate": [order]})
    assert len(posing(made).questions) == 2


def test_what_is_made_of_restricted_things_is_restricted() -> None:
    made = book(stated("a", "alpha", "lead"), rule="who-leads", fields={"classification": "restricted"})
    assert [question.question.classification for question in posing(made).questions] == ["restricted"]


def test_a_fact_changes_the_hash_and_nothing_else_does() -> None:
    (found,) = posing(book(stated("a", "alpha", "lead"), rule="who-leads")).questions
    (other,) = posing(book(stated("a", "alpha", "lead"), rule="who-leads", fields={"order": 3})).questions
    (changed,) = posing(book(stated("a", "alpha", "lead", duty="Làm việc khác."), rule="who-leads")).questions
    assert found.hash == other.hash != changed.hash
    assert found.id == changed.id
    assert CLAUSE in found.facts


def test_a_long_id_is_cut_and_stays_its_own() -> None:
    name = "very-long-name-of-an-assignment-that-nobody-would-type-in-earnest"
    made = book(stated(f"{name}-one", "alpha", "coordinate"), stated(f"{name}-two", "beta", "coordinate"), rule="who-coordinates")
    ids = [question.question.id for question in posing(made).questions]
    assert len(set(ids)) == 2
    assert all(len(one) <= 80 for one in ids)


@pytest.mark.parametrize("language", languages())
def test_every_reason_and_rule_has_words(language: str) -> None:
    strings = Catalogue.of(language)
    assert [reason.value for reason in Reason if not strings.has(f"generated.unmade.{reason.value}")] == []
    assert [rule.value for rule in Generator if not any(name.startswith(f"generated.{rule.value}.") for name in strings.names())] == []
