"""Change one fact, and exactly the questions and lessons that rest on it are to be reviewed, until somebody confirms them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cli
from generator.load import load
from generator.model import Handbook, Review, Text
from generator.model.facts import Facts
from generator.problems import Code
from generator.staleness import UnknownSubjectError, confirmed, open_reviews, stale, subjects
from tests.conftest import ROOT
from tests.golden.project import Project

DAY = "2026-11-23"


def reviewed(handbook: Handbook) -> Handbook:
    """The handbook after somebody has found everything right."""
    return after(handbook, confirmed(handbook, subjects(handbook), DAY).content)


def after(handbook: Handbook, content: str) -> Handbook:
    """The handbook with these reviews."""
    return handbook.model_copy(
        update={"reviews": tuple(Review.model_validate({**one, "date": str(one["date"])}) for one in yaml.safe_load(content)["reviews"])}
    )


@pytest.fixture(scope="module")
def real() -> Handbook:
    handbook = load(ROOT).handbook
    assert handbook
    return reviewed(handbook)


def facts(handbook: Handbook) -> list[str]:
    """Every fact that a question or lesson rests on, and every statement that cites a clause which it rests on."""
    named = {fact for subject in subjects(handbook).values() for fact in subject.facts}
    whole = handbook.model_dump(mode="json", by_alias=True)
    entries = {full_id: entry for folder in ("units", "responsibilities", "procedures") for full_id, entry in whole[folder].items()}
    items = {f"{full_id}#{item['id']}": item for full_id, entry in entries.items() for parts in map(entry.get, PARTS) for item in parts or ()}
    return sorted({*named, *(full_id for full_id, entry in {**entries, **items}.items() if cited(entry) & named)})


PARTS = ("assignments", "deliverables", "steps")


def cited(entry: Any) -> set[str]:
    """The clauses that an entry or item cites; parts with an id of their own cite for themselves."""
    if isinstance(entry, list):
        return set().union(*map(cited, entry))
    below = [value for name, value in entry.items() if name not in PARTS] if isinstance(entry, dict) else []
    return {*(entry.get("source") or ()), *set().union(*map(cited, below))} if isinstance(entry, dict) else set()


def changed(handbook: Handbook, fact: str) -> Handbook:
    """The handbook with one word more in one text of that fact alone."""
    whole = handbook.model_dump(mode="json", by_alias=True)
    _add_a_word(_entry(whole, fact))
    return Handbook.model_validate(whole)


def _entry(whole: dict[str, Any], fact: str) -> dict[str, Any]:
    entry_id, _, item = fact.partition("#")
    folders = ("units", "responsibilities", "procedures", "sources")
    entry: dict[str, Any] = next((whole[folder][entry_id] for folder in folders if entry_id in whole[folder]), {"terms": whole["terms"]})
    return _named(entry, item) if item else entry


def _named(value: Any, item: str) -> dict[str, Any]:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and value.get("id") == item:
        return value
    return next((found for one in below if (found := _named(one, item))), {})


def _add_a_word(entry: dict[str, Any]) -> None:
    text = next(value for name, value in entry.items() if name in {"heading", "name", "title", "duty", "do", "term"})
    text["vi"] += " nữa"


def inside(fact: str, other: str) -> bool:
    """Whether *fact* is a part of *other* that counts for it: clauses speak for themselves."""
    return fact == other or (fact.startswith(f"{other}#") and not other.startswith("sources/"))


@settings(max_examples=15)  # each change reads the whole handbook anew
@given(data=st.data())
def test_one_changed_fact_asks_for_exactly_what_rests_on_it(real: Handbook, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(facts(real)))
    clauses = cited(_entry(real.model_dump(mode="json", by_alias=True), fact)) - {fact}
    resting = tuple(sorted(one for one, subject in subjects(real).items() if any(inside(fact, other) or other in clauses for other in subject.facts)))
    assert resting
    assert stale(changed(real, fact)) == resting


def test_a_duty_that_changes_asks_for_what_rests_on_its_clause_alone(real: Handbook) -> None:
    known = subjects(real)
    asked = "quizzes/central-department#rules-for-the-service"
    assert known[asked].facts == ("sources/dispatch-2006#II.1.3",)
    whole = real.model_dump(mode="json", by_alias=True)
    assignments = whole["responsibilities"]["responsibilities/rules-on-information-work"]["assignments"]
    duty = next(one for one in assignments if known[asked].facts[0] in one["source"])
    duty["role"] = "coordinate"
    assert asked in stale(Handbook.model_validate(whole))


def test_every_question_and_lesson_of_the_handbook_has_been_reviewed(root: Path) -> None:
    handbook = load(root).handbook
    assert handbook
    assert open_reviews(handbook) == ()


def test_nothing_is_stale_while_the_facts_stand(real: Handbook) -> None:
    assert stale(real) == ()
    assert len(subjects(real)) > 200


def test_confirming_settles_it_and_nothing_else(real: Handbook) -> None:
    after_change = changed(real, "sources/dispatch-2006#II.1.4")
    first, *others = stale(after_change)
    answer = confirmed(after_change, [first], "2027-01-02")
    assert stale(after(after_change, answer.content)) == tuple(others)
    assert answer.noted == (first,)
    assert len(re.findall("2027-01-02", answer.content)) == 1


def test_what_was_never_looked_at_is_open_and_not_stale(real: Handbook) -> None:
    without = real.model_copy(update={"reviews": real.reviews[1:]})
    assert stale(without) == ()
    assert open_reviews(without) == (real.reviews[0].id,)


def test_the_file_is_sorted_and_the_same_each_time(real: Handbook) -> None:
    ids = list(subjects(real))
    content = confirmed(real, ids[::-1], DAY).content
    assert content == confirmed(real, ids, DAY).content
    assert [one["id"] for one in yaml.safe_load(content)["reviews"]] == sorted(ids)
    assert content.startswith("# Written by `handbook confirm`")


def test_a_review_of_what_is_gone_goes(real: Handbook) -> None:
    old = Review(id="quizzes/planning#gone", hash="0" * 64, date=DAY)
    answer = confirmed(real.model_copy(update={"reviews": (*real.reviews, old)}), [], DAY)
    assert answer.gone == ("quizzes/planning#gone",)
    assert "gone" not in answer.content


def test_order_secrecy_and_address_of_a_fact_are_no_reason_to_review(real: Handbook) -> None:
    unit = "organisation/branch"
    moved = real.units[unit].model_copy(update={"order": 99, "classification": "internal", "contact": Text({"vi": "Số 1"}), "aliases": ()})
    assert Facts(real.model_copy(update={"units": {**real.units, unit: moved}})).digest([unit]) == Facts(real).digest([unit])
    assert Facts(real).digest(["organisation/no-such"]) != Facts(real).digest([unit])


def test_an_unknown_id_is_told_with_a_near_one(real: Handbook) -> None:
    with pytest.raises(UnknownSubjectError) as told:
        confirmed(real, ["quizzes/planning#overall-plan-leed"], DAY)
    assert told.value.values["suggestion"] == "quizzes/planning#overall-plan-lead"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.like("training", tmp_path)


@pytest.fixture
def handbook_command(project: Project) -> Callable[..., Any]:
    return lambda *arguments: CliRunner().invoke(cli.main, ["confirm", *arguments, "--root", str(project.root), "--lang", "en"])


def test_the_command_writes_the_file_and_check_then_watches(project: Project, handbook_command: Callable[..., Any]) -> None:
    result = handbook_command("--all", "--date", DAY, "--note", "Đã đọc")
    assert result.exit_code == 0, result.output
    handbook = load(project.root).handbook
    assert handbook
    assert open_reviews(handbook) == ()
    assert {review.note for review in handbook.reviews} == {"Đã đọc", "Vẫn đúng."}
    charter = (project.root / "docs/sources/charter.yml").read_text("utf-8")
    project.file("docs/sources/charter.yml", charter.replace("Xét học bổng", "Xét và trao học bổng"))
    before = to_review(project)
    assert before == {one for one, subject in subjects(handbook).items() if "sources/charter#II" in subject.facts}
    assert handbook_command("quizzes/grants#steps").exit_code == 0
    assert to_review(project) == before - {"quizzes/grants#steps"}


def test_a_note_is_in_the_words_of_who_looked_and_lacks_no_translation(project: Project, handbook_command: Callable[..., Any]) -> None:
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.file("mkdocs.yml", settings.replace("languages: [vi]", "languages: [vi, en]"))
    before = lacking(project)
    assert handbook_command("--all", "--date", DAY, "--note", "Compared: nothing has changed.").exit_code == 0
    assert lacking(project) == before
    written = (project.root / "curriculum/reviews.yml").read_text("utf-8")
    assert "Compared: nothing has changed." in written
    assert "&id" not in written


def lacking(project: Project) -> set[str]:
    """Files in which a text lacks a language."""
    return {problem.place.file for problem in project.report.problems if problem.code is Code.MISSING_TRANSLATION}


def to_review(project: Project) -> set[str]:
    """Ids that a check says are to be reviewed."""
    return {dict(problem.details)["id"] for problem in project.report.problems if problem.code is Code.NEEDS_REVIEW}


def test_the_command_refuses_what_it_does_not_know(project: Project, handbook_command: Callable[..., Any]) -> None:
    file = project.root / "curriculum/reviews.yml"
    before = file.read_bytes()
    assert handbook_command().exit_code == 2
    result = handbook_command("quizzes/no-such#question")
    assert result.exit_code == 2
    assert "quizzes/no-such#question" in result.output
    assert file.read_bytes() == before
