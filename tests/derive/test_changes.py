"""What differs between two editions: over the five editions of the invented libraries, and for random edits of these and of the real handbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.derive import changes
from generator.load import load
from generator.model import Handbook, Role
from generator.model.change import Change, ChangeCode
from tests.derive.edits import MIRROR, TABLE, Chance, Data, at, edited, first_lead, rename_file, words
from tests.editions.five import five_handbooks

ROOT = Path(__file__).parent.parent.parent
C = ChangeCode


@cache
def five() -> dict[str, Handbook]:
    with TemporaryDirectory() as folder:
        return dict(five_handbooks(Path(folder)))


@cache
def real() -> Handbook:
    handbook = load(ROOT).handbook
    assert handbook is not None
    return handbook


def told(found: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.code.value, change.subject, change.field) for change in found]


STEPS = {
    ("2031-1", "2032-1"): [
        ("lead-changed", "responsibilities/stock-plan", ""),
        ("deadline-moved", "responsibilities/stock-plan#plan", "due"),
        ("source-added", "sources/amendment", ""),
        ("clause-changed", "sources/charter#3.2", "amended_by"),
        ("learning-changed", "quizzes/stock#last-day", "answer"),
    ],
    ("2032-1", "2032-2"): [
        ("unit-removed", "organisation/finance-desk", ""),
        ("unit-renamed", "organisation/readers-desk", "name"),
        ("unit-changed", "organisation/network-office", "source"),
        ("responsibility-removed", "responsibilities/exchange", ""),
        ("lead-changed", "responsibilities/stock-plan", ""),
        ("lead-changed", "responsibilities/fees", ""),
        ("deliverable-changed", "responsibilities/fees#takings", "to"),
        ("learning-changed", "quizzes/along-the-river#parts", "covers"),
        ("learning-changed", "quizzes/along-the-river#asked-for-more", "covers"),
        ("moved", "organisation/readers-desk", ""),
        ("wording", "modules/books-and-boats/along-the-river", "body"),
    ],
    ("2032-2", "2033-1"): [
        ("unit-removed", "organisation/map-room", ""),
        ("unit-moved", "organisation/bindery", "parent"),
        ("responsibility-added", "responsibilities/exchange", ""),
        ("step-added", "procedures/mending-a-book#enter", ""),
        ("step-changed", "procedures/mending-a-book#mend", "next"),
        ("page-removed", "opening-hours", ""),
    ],
    ("2033-1", "2034-1"): [
        ("moved", "organisation/service-desk", ""),
        ("wording", "responsibilities/transport#sail", "duty"),
        ("wording", "sources/care-rules#3.2", "heading"),
        ("wording", "modules/lending/losses", "body"),
    ],
    ("2034-1", "draft"): [
        ("lead-changed", "responsibilities/lending", ""),
        ("party-dropped", "responsibilities/lending#houses", ""),
    ],
}


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_each_edition_tells_what_it_changed(before: str, after: str) -> None:
    assert told(changes(five()[before], five()[after])) == STEPS[before, after]


def test_a_thing_that_went_and_came_back_is_compared_with_what_it_was() -> None:
    found = [change for change in changes(five()["2032-1"], five()["2033-1"]) if change.subject.startswith("responsibilities/exchange")]
    assert told(tuple(found)) == [
        ("lead-changed", "responsibilities/exchange", ""),
        ("party-dropped", "responsibilities/exchange#counters", ""),
        ("party-dropped", "responsibilities/exchange#service", ""),
    ]


def test_names_are_followed_over_several_editions() -> None:
    found = changes(five()["2031-1"], five()["2034-1"])
    moved = [change for change in found if change.code is C.MOVED]
    assert [(change.before, change.after) for change in moved] == [(("organisation/lending-counter",), ("organisation/service-desk",))]
    assert not [change for change in found if "responsibilities/lending" in change.subject]


def test_what_is_gone_names_its_successor_and_a_lead_everybody_who_leads() -> None:
    (
        removed,
        *_,
    ) = changes(five()["2032-1"], five()["2032-2"])
    assert removed.after == ("organisation/network-office",)
    lead = next(change for change in changes(five()["2031-1"], five()["2032-1"]) if change.code is C.LEAD_CHANGED)
    assert (lead.before, lead.after) == (("organisation/collections-service",), ("organisation/finance-desk",))
    assert {"organisation/collections-service", "organisation/district-library", "organisation/finance-desk"} == set(lead.units)
    assert lead.touched == ("responsibilities/stock-plan", "responsibilities/stock-plan#draw-up", "sources/charter#3.1")


def test_a_deadline_says_its_last_day() -> None:
    moved = next(change for change in changes(five()["2031-1"], five()["2032-1"]) if change.code is C.DEADLINE_MOVED)
    assert (moved.before, moved.after) == (("2031-10-31", "on_or_before"), ("2031-11-30", "on_or_before"))


def test_a_clause_concerns_those_whose_duties_cite_it() -> None:
    amended = next(change for change in changes(five()["2031-1"], five()["2032-1"]) if change.code is C.CLAUSE_CHANGED)
    assert (amended.units, amended.touched) == (("organisation/network-office",), ("sources/charter#3.2",))


def test_a_group_concerns_its_members() -> None:
    before, after = edited(five()["2031-1"], lambda book: at(book, "responsibilities", "responsibilities/fees")["assignments"][2].update(when=["promptly"]))
    (change,) = changes(before, after)
    assert change.units == ("organisation/lending-counter", "organisation/lending-places", "organisation/reading-house")


@pytest.mark.parametrize("edit", TABLE, ids=lambda edit: edit.__name__)
@settings(max_examples=8, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data(), of_real=st.booleans())
def test_an_edit_is_told_as_what_it_is(edit: Callable[[Chance], list[tuple[ChangeCode, str]]], data: st.DataObject, *, of_real: bool) -> None:
    book = real() if of_real else five()["2031-1"]
    if of_real and edit is first_lead and all(any(each.role is Role.LEAD for each in one.assignments) for one in book.responsibilities.values()):
        book = five()["2031-1"]
    expected: list[tuple[ChangeCode, str]] = []
    before, after = edited(book, lambda raw: expected.extend(edit(Chance(raw, book, data.draw))))
    found = changes(before, after)
    assert [(change.code, change.subject) for change in found] == expected
    for change in found:
        assert bool(change.touched) == change.real
        assert list(change.units) == sorted({*change.units})
        assert all(unit in before.units or unit in after.units for unit in change.units)
    if edit is not rename_file:
        back = changes(after, before)
        assert sorted(change.code for change in back) == sorted(MIRROR.get(code, code) for code, _ in expected)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), edits=st.lists(st.sampled_from([edit for edit in TABLE if edit is not rename_file]), min_size=2, max_size=5, unique=True))
def test_several_edits_are_told_once_each_and_in_order(data: st.DataObject, edits: list[Callable[[Chance], list[tuple[ChangeCode, str]]]]) -> None:
    book = five()["2031-1"]
    before = after = book
    for edit in edits:
        now = after
        after = edited(now, lambda raw, now=now, edit=edit: edit(Chance(raw, now, data.draw)))[1]  # type: ignore[misc]
    found = changes(before, after)
    keys = [(change.code, change.subject, change.field) for change in found]
    assert len(keys) == len(set(keys))
    codes = [list(ChangeCode).index(change.code) for change in found]
    assert codes == sorted(codes)


@pytest.mark.parametrize("edition", ["2031-1", "2032-1", "2032-2", "2033-1", "2034-1", "draft"])
def test_nothing_differs_from_itself(edition: str) -> None:
    assert changes(five()[edition], five()[edition]) == ()
    assert changes(*edited(five()[edition], lambda _: None)) == ()


def test_nothing_of_the_real_handbook_differs_from_itself() -> None:
    assert changes(real(), real()) == ()
    assert changes(*edited(real(), lambda _: None)) == ()


def test_what_is_asked_in_exams_is_not_told() -> None:
    def edit(book: Data) -> None:
        bank = next(one for one in book["banks"].values() if one.get("use") == "exam")
        bank["title"] = words(bank["title"])
        bank["questions"][0]["stem"] = words(bank["questions"][0]["stem"], " 99")
        del bank["questions"][1]

    assert changes(*edited(real(), edit)) == ()


def test_a_question_for_exams_is_gone_for_trainees() -> None:
    _, after = edited(five()["2031-1"], lambda book: at(book, "banks", "quizzes/stock")["questions"][0].update(use="exam"))
    assert told(changes(five()["2031-1"], after)) == [("learning-removed", "quizzes/stock#last-day", "")]


def test_a_merger_is_no_renaming() -> None:
    """What became part of a thing that was there already is gone, and says where to."""

    def edit(book: Data) -> None:
        del book["units"]["organisation/map-room"]
        at(book, "units", "organisation/bindery")["formerly"] = ["organisation/map-room"]

    (change,) = changes(*edited(five()["2031-1"], edit))
    assert (change.code, change.subject, change.after) == (C.UNIT_REMOVED, "organisation/map-room", ("organisation/bindery",))


def test_what_is_removed_from_a_renamed_file_is_called_as_it_was() -> None:
    def edit(book: Data) -> None:
        entry = book["responsibilities"].pop("responsibilities/fees")
        book["responsibilities"]["responsibilities/money"] = {
            **entry,
            "id": "responsibilities/money",
            "formerly": ["responsibilities/fees"],
            "deliverables": [],
        }
        book["banks"] = json.loads(json.dumps(book["banks"]).replace("responsibilities/fees", "responsibilities/money"))

    assert told(changes(*edited(five()["2031-1"], edit))) == [
        ("deliverable-removed", "responsibilities/fees#takings", ""),
        ("moved", "responsibilities/money", ""),
    ]


def test_numbers_of_a_list_are_no_figures_of_a_page() -> None:
    before, after = edited(five()["2031-1"], lambda book: at(book, "prose", "first-week").update(body={"en": "1. Read what your place owes.\n2. Ask.\n"}))
    assert told(changes(before, after)) == [("wording", "first-week", "body")]
    _, later = edited(after, lambda book: at(book, "prose", "first-week").update(body={"en": "1. Read what your place owes within 3 days.\n2. Ask.\n"}))
    assert told(changes(after, later)) == [("page-changed", "first-week", "body")]


def test_figures_are_compared_where_both_editions_have_the_language() -> None:
    book = five()["2031-1"]
    _, first = edited(book, lambda raw: raw["terms"][0].update(definition={"en": "Within 3 days."}))
    _, second = edited(book, lambda raw: raw["terms"][0].update(definition={"en": "Not later than after 03 days.", "vi": "Trong 4 ngày."}))
    assert told(changes(first, second)) == [("wording", "glossary#stock", "definition")]
