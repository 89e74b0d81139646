from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.names import as_day, as_file_id, as_id
from generator.model import is_file_id


@pytest.mark.parametrize(("text", "meant"), [("Đội 1 (mới)", "Doi-1-moi"), ("II.1 a", "II.1-a"), ("a..b", "a-b"), ("--", ""), ("x", "x")])
def test_an_id_is_made_of_what_ids_are_made_of(text: str, meant: str) -> None:
    assert as_id(text) == meant


@given(st.text(max_size=20))
def test_a_file_s_proposed_name_is_an_id_or_nothing(text: str) -> None:
    proposal = as_file_id(text)
    assert not proposal or is_file_id(proposal)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30/05/2006", "2006-05-30"),
        ("30.5.2006", "2006-05-30"),
        ("5-6-2006", "2006-06-05"),
        ("2006/5/30", "2006-05-30"),
        (" 2006-5-3 ", "2006-05-03"),
        ("31/02/2006", None),
        ("tháng 5", None),
        ("30/05/06", None),
    ],
)
def test_a_day_written_the_usual_way_is_understood(text: str, meant: str | None) -> None:
    assert as_day(text) == meant
