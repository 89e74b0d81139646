"""What stands above the pages of an edition that is not the newest: from when until when it applies, as far as the days say so."""

from __future__ import annotations

import pytest

from generator.model import Classification, Handbook
from generator.model.edition import Edition, Volume
from generator.pipeline.addresses import Shelf
from generator.pipeline.notices import notice
from generator.pipeline.volumes import Seen
from generator.select import select
from tests.making import handbook


def seen(book: Handbook, edition: Edition, *earlier: Seen) -> Seen:
    return Seen(Volume(book, edition), book, select(book, Classification.PUBLIC), earlier)


def above(**days: str) -> str:
    """The notice on the older of two editions, issued in 2031 and 2032; `first` and `second` are the days on which they take effect."""
    book = handbook()
    first = seen(book, Edition(id="2031-1", title={"vi": "Một"}, issued="2031-01-15", effective=days.get("first")))
    second = seen(book, Edition(id="2032-1", title={"vi": "Hai"}, issued="2032-01-15", effective=days.get("second"), previous="2031-1"), first)
    found = notice(Shelf("en", (first, second), {"2031-1": {}, "2032-1": {}}), first, second)
    assert found
    return found.text


RELEASED = "Edition 2031-1 was released on 15 January 2031, edition 2032-1 on 15 January 2032."


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            {"first": "2031-02-01", "second": "2032-03-01"},
            "Edition 2031-1 applies from 1 February 2031 until the end of 29 February 2032; edition 2032-1 replaces it.",
        ),
        ({"first": "2031-02-01"}, "Edition 2031-1 applies from 1 February 2031; edition 2032-1 was released on 15 January 2032."),
        ({"second": "2032-03-01"}, RELEASED),
        ({}, RELEASED),
    ],
)
def test_the_period_as_far_as_it_is_known(days: dict[str, str], told: str) -> None:
    assert above(**days) == told


@pytest.mark.parametrize("second", ["2031-02-01", "2030-05-01"])
def test_an_edition_that_was_replaced_from_the_beginning_has_no_period(second: str) -> None:
    assert above(first="2031-02-01", second=second) == RELEASED
