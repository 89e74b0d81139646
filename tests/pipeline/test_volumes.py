"""What the pages of each edition are told: what changed, who led before, what to learn again, what is gone; and none of it about what is hidden."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from generator import pipeline
from generator.derive import changes
from generator.export import handbook_json
from generator.model import Classification, Text
from generator.model.change import Led, Since
from generator.pipeline.addresses import Shelf
from generator.pipeline.volumes import Seen, newest, volumes
from generator.view import pages
from tests.editions.five import COUNTER, EDITIONS, READERS, SERVICE, Tree, five_editions
from tests.organisations.project import Once

IDS = (*EDITIONS, "draft")
PLAN, COLLECTIONS, FINANCE, NETWORK = (
    "responsibilities/stock-plan",
    *(f"organisation/{name}" for name in ("collections-service", "finance-desk", "network-office")),
)

CELLAR = """\
kind: unit
name: Cellar of the weir
description: Keeps what is never lent.
tier: network
parent: organisation/network-office
classification: internal
source: [sources/charter#1.1]
"""
WEIR = """\
title: The weir
topic: lending
classification: internal
editorial: true
assignments:
  - {id: look, unit: organisation/cellar, role: lead, duty: Look after the cellar., editorial: true}
"""


@pytest.fixture(scope="module")
def project(once: Once) -> Path:
    return once("five-to-compare", five_editions)


@pytest.fixture(scope="module")
def seen(project: Path) -> Mapping[str, Seen]:
    return {each.id: each for each in volumes(pipeline.check(project), Classification.PUBLIC)}


@pytest.fixture
def own(project: Path, tmp_path: Path) -> Tree:
    return Tree(Path(shutil.copytree(project, tmp_path / "own")))


def as_seen(tree: Tree, audience: Classification = Classification.PUBLIC) -> dict[str, Seen]:
    """Everything that *audience* sees of the project, by edition."""
    return {each.id: each for each in volumes(pipeline.check(tree.root), audience)}


def since(one: Seen) -> Since:
    found = one.derived.since
    assert found
    return found


def led(seen: Seen, responsibility: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    def told(one: Led) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return one.editions, one.units

    return [told(one) for one in seen.derived.history[responsibility]]


def test_each_knows_those_before_it(seen: Mapping[str, Seen]) -> None:
    assert tuple(seen) == IDS
    assert [[each.id for each in one.earlier] for one in seen.values()] == [list(IDS[:number]) for number in range(6)]
    assert [one.derived.edition for one in seen.values()] == list(IDS)
    assert [[each.id for each in one.derived.editions] for one in seen.values()] == [list(EDITIONS)[: number + 1] for number in range(6)]


def test_each_says_what_it_changed_since_the_one_before_it(seen: Mapping[str, Seen]) -> None:
    assert seen["2031-1"].derived.since is None
    for before, after in pairwise(IDS):
        told = since(seen[after])
        assert (told.before, told.edition, told.earlier) == (before, after, seen[before].complete)
        assert told.changes == changes(seen[before].handbook, seen[after].handbook)
        assert told.changes


def test_each_says_who_led_up_to_then(seen: Mapping[str, Seen]) -> None:
    assert led(seen["2032-1"], PLAN) == [(("2031-1",), (COLLECTIONS,)), (("2032-1",), (FINANCE,))]
    assert led(seen["draft"], PLAN) == [(("2031-1",), (COLLECTIONS,)), (("2032-1",), (FINANCE,)), (("2032-2", "2033-1", "2034-1", "draft"), (NETWORK,))]
    assert led(seen["2032-1"], "responsibilities/lending") == [(("2031-1", "2032-1"), (COUNTER,))]


def test_each_says_what_to_learn_again_for_whom(seen: Mapping[str, Seen]) -> None:
    told = {(each.course, each.since): each for each in seen["2033-1"].derived.relearn}
    menders, newcomers = "courses/menders", "courses/newcomers"
    assert set(told) == {(menders, "2031-1"), (menders, "2032-1"), (menders, "2032-2"), (newcomers, "2031-1"), (newcomers, "2032-1")}
    assert told[newcomers, "2031-1"].lessons == ("modules/stock/plan",)
    assert told[newcomers, "2031-1"].questions == ("quizzes/stock#last-day",)
    assert seen["2031-1"].derived.relearn == ()


def test_what_is_gone_is_told_with_its_reason_until_it_comes_back(seen: Mapping[str, Seen]) -> None:
    shelf = Shelf("en", tuple(seen.values()), {each.id: {page.id: page.title for page in pages(each.handbook, each.derived, "en")} for each in seen.values()})
    gone = {each.id: {one.page: one for one in shelf.gone(each)} for each in seen.values()}
    assert {edition: set(found) for edition, found in gone.items()} == {
        "2031-1": set(),
        "2032-1": set(),
        "2032-2": {FINANCE, "responsibilities/exchange"},
        "2033-1": {FINANCE, "organisation/map-room", "opening-hours"},
        "2034-1": {FINANCE, "organisation/map-room", "opening-hours"},
        "draft": {FINANCE, "organisation/map-room", "opening-hours"},
    }
    desk = gone["draft"][FINANCE]
    assert (desk.title, desk.last, desk.successor, desk.reason) == (
        "Finance Desk",
        "2032-1",
        NETWORK,
        Text({"en": "Its work has gone to the Network Office."}),
    )
    assert [shelf.moved(COUNTER, "2031-1", edition) for edition in IDS] == [COUNTER, COUNTER, READERS, READERS, SERVICE, SERVICE]
    assert shelf.moved(f"{SERVICE}/more", "draft", "2031-1") == f"{COUNTER}/more"


def test_a_page_that_the_draft_alone_has_keeps_its_address_there_until_it_is_released(seen: Mapping[str, Seen]) -> None:
    listings = {each.id: {page.id: page.title for page in pages(each.handbook, each.derived, "en")} for each in seen.values()}
    listings["draft"] |= {"organisation/new-desk": "New desk"}
    leads = {page: (edition, target) for page, edition, target in Shelf("en", tuple(seen.values()), listings).permanent("2034-1")}
    assert leads["organisation/new-desk"] == ("draft", "organisation/new-desk")
    assert leads[COUNTER] == leads[SERVICE] == ("2034-1", SERVICE)
    assert leads["organisation/map-room"] == ("2034-1", "organisation/map-room")
    assert {edition for page, (edition, _) in leads.items() if page != "organisation/new-desk"} == {"2034-1"}


# -- audiences ---------------------------------------------------------------------------------------------------------------------


def everything(one: Seen) -> str:
    """All that a site would hold of it as data and on its pages."""
    return handbook_json(one.handbook, one.derived, one.id).decode() + str(pages(one.handbook, one.derived, "en")) + str(one.derived)


def test_what_a_draft_hides_from_the_public_is_nowhere_in_it(own: Tree) -> None:
    own.write("docs/organisation/cellar.yml", CELLAR)
    own.write("docs/responsibilities/weir.yml", WEIR)
    public, internal = as_seen(own)["draft"], as_seen(own, Classification.INTERNAL)["draft"]
    for hidden in ("responsibilities/weir", "Look after the cellar", "organisation/cellar", "Keeps what is never lent"):
        assert (hidden in everything(internal), hidden in everything(public)) == (True, False), hidden
    assert {"responsibilities/weir", "organisation/cellar"} <= public.hidden.ids
    assert internal.hidden.ids == frozenset()


def test_what_errata_classify_is_hidden_in_its_edition_and_what_follows_from_it(own: Tree) -> None:
    said = "classified:\n  - {id: responsibilities/stock-plan, classification: internal}\n"
    own.write("editions/2031-1/errata.yml", said)
    public, internal = as_seen(own), as_seen(own, Classification.INTERNAL)
    assert PLAN not in everything(public["2031-1"])
    assert PLAN in everything(internal["2031-1"])
    assert "lead-changed" in {change.code.value for change in since(internal["2032-1"]).changes}
    assert "lead-changed" not in {change.code.value for change in since(public["2032-1"]).changes}
    assert internal["draft"].hidden.ids == frozenset()


def test_who_is_classified_later_has_neither_gone_nor_left_anybody_without_a_lead(own: Tree) -> None:
    own.write("editions/2033-1/errata.yml", f"classified:\n  - {{id: {NETWORK}, classification: internal}}\n")
    public, internal = as_seen(own), as_seen(own, Classification.INTERNAL)
    for edition in ("2033-1", "2034-1"):
        told = {(change.code, change.subject) for change in since(public[edition]).changes}
        assert told <= {(change.code, change.subject) for change in since(internal[edition]).changes}
    assert [edition for edition, one in public.items() if one.derived.selected] == ["2033-1"]
    assert not any(one.derived.selected for one in internal.values())
    since_then = [(("2032-2",), (NETWORK,)), (("2034-1", "draft"), (NETWORK,))]
    assert led(public["draft"], PLAN) == [(("2031-1",), (COLLECTIONS,)), (("2032-1",), (FINANCE,)), *since_then]
    assert [each.units for each in public["2033-1"].derived.history[PLAN]] == [(COLLECTIONS,), (FINANCE,), (NETWORK,)]


def test_what_errata_withdraw_is_gone_from_its_edition_and_nothing_else_changed(own: Tree, seen: Mapping[str, Seen]) -> None:
    own.write("editions/2033-1/errata.yml", "withdrawn:\n  - {id: responsibilities/exchange, reason: It was never signed., date: 2033-06-01}\n")
    found = as_seen(own)
    assert "responsibilities/exchange" not in found["2033-1"].handbook.responsibilities
    assert "responsibilities/exchange" in found["2033-1"].complete.responsibilities
    assert since(found["2034-1"]).changes == since(seen["2034-1"]).changes


@pytest.mark.parametrize(("withdrawn", "leads"), [((), "2034-1"), (("2034-1",), "2033-1"), (("2034-1", "2033-1"), "2032-2"), (EDITIONS, "draft")])
def test_the_newest_is_the_last_that_holds(own: Tree, withdrawn: tuple[str, ...], leads: str) -> None:
    for edition in withdrawn:
        own.write(f"editions/{edition}/errata.yml", "withdrawn:\n  - {reason: It was released by mistake., date: 2035-01-01}\n")
    assert newest(tuple(as_seen(own).values())).id == leads
