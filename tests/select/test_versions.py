"""What errata and drafts take out of a handbook, and what a note on something removed may tell."""

from __future__ import annotations

from typing import Any

import pytest

from generator import select
from generator.model import Classification
from generator.model.edition import Errata
from generator.model.levels import Levels
from tests.making import assignment, handbook, responsibility, unit
from tests.select.test_select import training
from tests.validate.checking import clause, procedure, source, step

RESTRICTED = Classification.RESTRICTED


def book() -> Any:
    parts = training()
    parts["sources"] = {"s": source(clause("1"), clause("2", clause("2.a"), classification="internal"))}
    return handbook(
        units={"a": unit(), "b": unit()},
        responsibilities={"r": responsibility(assignment("l", "organisation/a"))},
        procedures={"p": procedure(step("s"), step("t"))},
        **parts,
    )


@pytest.mark.parametrize(
    ("named", "raised"),
    [
        ("organisation/a", {"organisation/a"}),
        ("responsibilities/r#l", {"responsibilities/r", "responsibilities/r#l"}),
        ("sources/s#2", {"sources/s#2", "sources/s#2.a"}),
        ("procedures/p#t", {"procedures/p#t"}),
        ("modules/m/l", {"modules/m/l"}),
        ("modules/m#o", {"modules/m", "modules/m#o", "modules/m/l"}),
        ("quizzes/b#q", {"quizzes/b#q"}),
        ("organisation/nobody", set()),
    ],
)
def test_errata_may_classify_anything_more_strictly(named: str, raised: set[str]) -> None:
    errata = Errata.model_validate({"classified": [{"id": named, "classification": "restricted"}]})
    levels = Levels(select.reclassified(book(), errata)).of
    assert {full_id for full_id, level in levels.items() if level is RESTRICTED} == raised


def test_errata_never_show_more() -> None:
    errata = Errata.model_validate({"classified": [{"id": "sources/s#2", "classification": "public"}]})
    whole = book()
    assert select.reclassified(whole, errata) is whole


def test_what_is_withdrawn_goes_with_what_rests_on_it() -> None:
    errata = Errata.model_validate(
        {"withdrawn": [{"id": "organisation/a", "reason": "Sai.", "date": "2026-01-01"}, {"reason": "Sai cả.", "date": "2026-01-01"}]}
    )
    left = select.without_withdrawn(book(), errata)
    assert (list(left.units), left.responsibilities) == (["organisation/b"], {})
    whole = book()
    assert select.without_withdrawn(whole, Errata()) is whole


@pytest.mark.parametrize(("draft", "left"), [("modules", (0, 0, 0)), ("banks", (1, 0, 0)), ("questions", (1, 1, 0)), ("", (1, 1, 1))])
def test_drafts_are_left_out(draft: str, left: tuple[int, int, int]) -> None:
    parts = training(**({"status": "draft"} if draft == "questions" else {}))
    for entry in parts.get(draft, {}).values():
        entry["status"] = "draft"
    parts["courses"] = {"c": {"title": "C", "description": "C", "modules": ["modules/m"]}}
    found = select.without_drafts(handbook(**parts))
    assert (len(found.modules), len(found.banks), sum(len(bank.questions) for bank in found.banks.values())) == left
    assert len(found.courses) == len(found.lessons) == left[0]


def test_a_note_on_something_removed_is_as_secret_as_that_was() -> None:
    older = handbook(units={"x": unit(classification="restricted"), "y": unit()})
    removed = [{"id": f"organisation/{one}", "reason": "Đã bỏ."} for one in ("x", "y")]
    now = select.remembering(handbook(removed=removed), [handbook(), older])
    assert [each.id for each in select.select(now, Classification.PUBLIC).handbook.removed] == ["organisation/y"]
    assert len(select.select(now, RESTRICTED).handbook.removed) == 2


def test_what_errata_tell_is_told_to_who_may_read_it() -> None:
    notes = {
        "corrections": [{"id": f"organisation/{one}", "text": f"Đúng ra là {one}.", "date": "2026-01-01"} for one in ("x", "y")],
        "withdrawn": [{"id": "organisation/y", "reason": "Sai rồi.", "date": "2026-01-01", "successor": "organisation/x"}],
    }
    errata = Errata.model_validate(notes)
    selection = select.select(handbook(units={"x": unit(classification="restricted"), "y": unit()}), Classification.PUBLIC)
    left = select.errata_left(errata, selection)
    assert [each.id for each in left.corrections] == ["organisation/y"]
    assert [(each.id, each.successor) for each in left.withdrawn] == [("organisation/y", None)]
    hidden = select.hidden_errata(errata, selection)
    assert hidden.texts == {"Đúng ra là x."}
    assert hidden.shown_texts == {"Đúng ra là y.", "Sai rồi."}
