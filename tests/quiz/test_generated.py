"""Made questions on random organisations: one key, proved by a second, naive reading of the open world; always the same; ids of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from generator.model import Generator, Handbook, Responsibility, Role
from generator.model.derived import Posed
from generator.model.kinds.date import DateQuestion
from generator.model.kinds.matching import Matching
from generator.model.kinds.ordering import Ordering
from generator.model.kinds.single_choice import SingleChoice
from generator.model.kinds.true_false import TrueFalse
from generator.quiz import posing
from tests.quiz.oracle import Oracle
from tests.quiz.organisations import organisations

ASKED = {"who-leads": Role.LEAD, "who-coordinates": Role.COORDINATE}


def made(handbook: Handbook, *rules: str) -> Iterator[tuple[Posed, str, list[str]]]:
    """(question, its rule, what follows in its id)."""
    for question in posing(handbook).questions:
        rule, *rest = question.question.id.split(".")
        if rule in rules:
            yield question, rule, rest


def options(question: Posed) -> tuple[list[str], list[str]]:
    """Units that are right, and those that are wrong."""
    assert isinstance(question.question, SingleChoice)
    found: dict[bool, list[str]] = {True: [], False: []}
    for option in question.question.options:
        found[option.correct].append(f"organisation/{option.id}")
    return found[True], found[False]


def of(handbook: Handbook, rest: list[str]) -> Responsibility:
    return handbook.responsibilities[f"responsibilities/{rest[0]}"]


def roles(handbook: Handbook) -> None:
    """Exactly one unit has the role, and no other choice may have it."""
    oracle = Oracle(handbook)
    for question, rule, rest in made(handbook, *ASKED):
        right, wrong = options(question)
        assert [each.unit for each in of(handbook, rest).assignments if each.id == rest[1] and each.role == ASKED[rule] and not each.editorial] == right
        assert len(wrong) == 2
        assert [unit for unit in wrong if oracle.may_have_role(unit, of(handbook, rest), ASKED[rule])] == []


def recipients(handbook: Handbook) -> None:
    """Nobody else may receive it."""
    oracle = Oracle(handbook)
    for question, _, rest in made(handbook, "to-whom"):
        right, wrong = options(question)
        (deliverable,) = of(handbook, rest).deliverables
        assert len(right) == 1
        assert set(right) <= set(deliverable.to)
        assert [unit for unit in wrong if any(oracle.leads_to(holder, unit) for holder in (*deliverable.to, *deliverable.by))] == []


def desks(handbook: Handbook) -> None:
    """No other desk may do the work."""
    oracle = Oracle(handbook)
    for question, _, rest in made(handbook, "which-desk"):
        right, wrong = options(question)
        asked = f"organisation/{rest[0]}"
        cases = getattr(handbook.units[asked], "desk").first_of  # noqa: B009 - a group has none
        assert right == [cases[int(rest[1]) - 1].unit]
        assert [unit for unit in wrong if unit not in oracle.desks(asked) and oracle.leads_to(asked, unit)] == []


def statements(handbook: Handbook) -> None:
    """A statement called false can't be true."""
    oracle = Oracle(handbook)
    for question, _, rest in made(handbook, "true-false-role"):
        assert isinstance(question.question, TrueFalse)
        (stated,) = (each for each in of(handbook, rest).assignments if each.id == rest[1])
        denied = [part.removeprefix("not-") for part in rest[2:]]
        assert question.question.answer == (not denied)
        assert not stated.editorial
        assert [unit for unit in denied if oracle.may_have_role(f"organisation/{unit}", of(handbook, rest), stated.role)] == []


def duties(handbook: Handbook) -> None:
    """No unit of a matching may have another's duty."""
    oracle = Oracle(handbook)
    held = {each.duty: (responsibility, each) for _, responsibility, each in handbook.assignments()}
    for question, _, _ in made(handbook, "match-duty"):
        assert isinstance(question.question, Matching)
        pairs = [held[pair.left] for pair in question.question.pairs]
        for responsibility, each in pairs:
            for _, other in pairs:
                if other is each:
                    continue
                ours = [one.unit for one in responsibility.assignments]
                tiers = {handbook.units[unit].tier for unit in (each.unit, other.unit)}
                told = other.unit in ours and None not in tiers and len(tiers) == 2 and not oracle.leads_to(each.unit, other.unit)
                assert told or not oracle.may_have_role(other.unit, responsibility, each.role)


def steps(handbook: Handbook) -> None:
    """Steps to be ordered follow each other in one stated way."""
    (procedure,) = handbook.procedures.values()
    steps = {step.id: step for step in procedure.steps}
    for question, _, _ in made(handbook, "step-order"):
        assert isinstance(question.question, Ordering)
        run = [steps[item.id] for item in question.question.items]
        assert not any(step.editorial for step in run)
        for before, after in pairwise(run):
            assert [way.target for way in procedure.ways_on(before)] == [after.id]
            assert [step.id for step in procedure.steps if after.id in {way.target for way in procedure.ways_on(step)}] == [before.id]


def documents(handbook: Handbook) -> None:
    """The other documents are invoked nowhere in the responsibility."""
    for question, _, rest in made(handbook, "legal-basis"):
        assert isinstance(question.question, SingleChoice)
        invoked = {basis for each in of(handbook, rest).assignments for basis in each.legal_basis}
        assert [option.correct for option in question.question.options] == [f"sources/{option.id}" in invoked for option in question.question.options]


def days(handbook: Handbook) -> None:
    """The last day is the day before."""
    for question, _, rest in made(handbook, "deadline"):
        assert isinstance(question.question, DateQuestion)
        (deliverable,) = of(handbook, rest).deliverables
        assert deliverable.due is not None
        assert question.question.answer < (deliverable.due.before or "")


def whole(handbook: Handbook) -> None:
    """Questions are the same every time, have ids of their own and words in every language."""
    found = posing(handbook)
    assert posing(handbook.model_copy()) == found
    ids = [question.id for question in found.questions]
    assert len(ids) == len(set(ids))
    for question in found.questions:
        assert set(question.question.stem.values) == {"vi", "en"}
        assert question.facts
        if isinstance(question.question, SingleChoice):
            assert sum(option.correct for option in question.question.options) == 1
            assert len({option.text for option in question.question.options}) == 3


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(organisations())
def test_every_made_question_has_one_answer_that_is_proved(handbook: Handbook) -> None:
    for check in (roles, recipients, desks, statements, duties, steps, documents, days, whole):
        check(handbook)


@pytest.mark.parametrize("rule", list(Generator))
def test_every_rule_makes_questions_of_random_organisations(rule: Generator) -> None:
    once = settings(max_examples=500, derandomize=True, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=list(HealthCheck))
    assert any(made(find(organisations(), lambda handbook: any(made(handbook, rule.value)), settings=once), rule.value))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations())
def test_a_made_question_knows_everything_that_it_names(handbook: Handbook) -> None:
    named = {unit.name.get("vi"): unit.id for unit in handbook.units.values()}
    named |= {each.title.get("vi"): each.id for each in handbook.responsibilities.values()}
    named |= {step.do.get("vi"): f"procedures/p#{step.id}" for step in handbook.procedures["procedures/p"].steps}
    for one in posing(handbook).questions:
        told = one.question.model_dump_json()
        facts = {*one.facts, *(fact.partition("#")[0] for fact in one.facts)}
        assert {full_id for name, full_id in named.items() if name.removesuffix(".") in told} <= facts, one.id
