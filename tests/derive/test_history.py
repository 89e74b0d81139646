"""Who led in which edition."""

from __future__ import annotations

import pytest

from generator.derive import history
from generator.model import Handbook
from generator.model.change import Led
from tests.editions.five import five_handbooks
from tests.making import assignment, handbook, responsibility, unit


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, Handbook], ...]:
    return five_handbooks(tmp_path_factory.mktemp("five"))


def told(led: tuple[Led, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(each.editions, each.names[0]) for each in led]


def test_editions_with_the_same_lead_stand_together(five: tuple[tuple[str, Handbook], ...]) -> None:
    assert told(history(five)["responsibilities/stock-plan"]) == [
        (("2031-1",), ("Collections Service",)),
        (("2032-1",), ("Finance Desk",)),
        (("2032-2", "2033-1", "2034-1", "draft"), ("Network Office",)),
    ]


def test_another_name_is_told_and_another_id_is_not(five: tuple[tuple[str, Handbook], ...]) -> None:
    led = history(five)["responsibilities/lending"]
    assert told(led) == [
        (("2031-1", "2032-1"), ("Lending counter",)),
        (("2032-2", "2033-1", "2034-1"), ("Readers' desk",)),
        (("draft",), ("Readers' desk", "Reading house")),
    ]
    assert [each.units for each in led[:2]] == [("organisation/lending-counter",), ("organisation/service-desk",)]


def test_nobody_and_a_gap(five: tuple[tuple[str, Handbook], ...]) -> None:
    assert told(history(five)["responsibilities/exchange"]) == [
        (("2031-1", "2032-1"), ()),
        (("2033-1", "2034-1", "draft"), ("Readers' desk",)),
    ]


def test_a_gap_parts_the_same_lead() -> None:
    book = handbook(units={"a": unit()}, responsibilities={"x": responsibility(assignment("l", "organisation/a", "lead"))})
    empty = handbook(units={"a": unit()})
    led = history([("1", book), ("2", empty), ("3", book)])
    assert [each.editions for each in led["responsibilities/x"]] == [("1",), ("3",)]


def test_only_what_an_earlier_edition_has_too(five: tuple[tuple[str, Handbook], ...]) -> None:
    assert history([]) == {}
    assert history(five[:1]) == {}
    assert "responsibilities/exchange" not in history(five[2:4])


def test_a_renamed_responsibility_keeps_its_history() -> None:
    old = handbook(units={"a": unit()}, responsibilities={"x": responsibility(assignment("l", "organisation/a", "lead"))})
    new = handbook(units={"a": unit()}, responsibilities={"y": responsibility(assignment("l", "organisation/a", "lead"), formerly=["responsibilities/x"])})
    assert [each.editions for each in history([("1", old), ("2", new)])["responsibilities/y"]] == [("1", "2")]


def test_names_come_in_every_language() -> None:
    def book(name: dict[str, str]) -> Handbook:
        return handbook(units={"a": unit(name=name)}, responsibilities={"x": responsibility(assignment("l", "organisation/a", "lead"))})

    led = history([("1", book({"vi": "Đội Một", "en": "Team One"})), ("2", book({"vi": "đội  một", "en": "Team 1"}))])["responsibilities/x"]
    assert led == (Led(("1", "2"), ("organisation/a",), (("đội  một",), ("Team 1",))),)


def test_an_edition_whose_lead_is_hidden_is_left_out() -> None:
    """Nothing is said of it: that nobody led would be false."""
    whole = handbook(units={"a": unit()}, responsibilities={"x": responsibility(assignment("l", "organisation/a", "lead"), assignment("c", "organisation/a"))})
    seen = handbook(units={"a": unit()}, responsibilities={"x": responsibility(assignment("c", "organisation/a"))})
    volumes = [("1", whole), ("2", seen), ("3", whole)]
    assert told(history(volumes)["responsibilities/x"]) == [(("1",), ("Đơn vị",)), (("2",), ()), (("3",), ("Đơn vị",))]
    assert told(history(volumes, {"2": whole})["responsibilities/x"]) == [(("1",), ("Đơn vị",)), (("3",), ("Đơn vị",))]
