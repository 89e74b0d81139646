"""A calendar of deadlines, read again with icalendar."""

from __future__ import annotations

import re
from datetime import date, datetime
from importlib import import_module

import pytest
from icalendar import Calendar

from generator.export.calendar import as_ics
from generator.model import Interval
from generator.model.sheet import Appointment

PLAN = Appointment("responsibilities/plan#draft", "Gửi kế hoạch", "Trước ngày 30/05/2006", date(2006, 5, 29), None)


def test_an_appointment_is_the_whole_last_day() -> None:
    (event,) = Calendar.from_ical(as_ics([PLAN], "Thời hạn", "2026-1")).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2006, 5, 29), date(2006, 5, 30))
    assert str(event["summary"]) == "Gửi kế hoạch"
    assert str(event["uid"]) == "responsibilities.plan.draft.2026-1@handbook"
    assert "rrule" not in event


def test_it_comes_again_only_where_the_text_gives_an_interval() -> None:
    quarterly = Appointment(PLAN.id, PLAN.title, PLAN.words, date(2026, 5, 15), Interval.QUARTER)
    (event,) = Calendar.from_ical(as_ics([quarterly], "Thời hạn", "2026-1")).walk("VEVENT")
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;INTERVAL=3"


@pytest.mark.parametrize(
    ("day", "month_end", "every", "days"),
    [
        (date(2026, 3, 31), False, Interval.QUARTER, [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]),
        (date(2026, 6, 30), True, Interval.QUARTER, [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)]),
        (date(2026, 1, 30), False, Interval.MONTH, [date(2026, 1, 30), date(2026, 2, 28), date(2026, 3, 30), date(2026, 4, 30)]),
        (date(2028, 2, 29), True, Interval.YEAR, [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28)]),
        (date(2026, 5, 15), False, Interval.MONTH, [date(2026, 5, 15), date(2026, 6, 15), date(2026, 7, 15), date(2026, 8, 15)]),
    ],
)
def test_no_month_is_left_out_because_it_is_short(day: date, month_end: bool, every: Interval, days: list[date]) -> None:  # noqa: FBT001 - a case
    again = Appointment(PLAN.id, PLAN.title, PLAN.words, day, every, month_end)
    (rule,) = re.findall("^RRULE:(.*?)\\r$", as_ics([again], "Thời hạn", "2026-1").decode(), re.MULTILINE)
    found = import_module("dateutil.rrule").rrulestr(rule, dtstart=datetime(day.year, day.month, day.day))  # noqa: DTZ001 - days
    assert [one.date() for one in found[:4]] == days


def test_the_calendar_knows_its_zone_and_its_name() -> None:
    calendar = Calendar.from_ical(as_ics([PLAN], "Thời hạn", "2026-1"))
    assert str(calendar["x-wr-timezone"]) == "Asia/Ho_Chi_Minh"
    assert str(calendar["x-wr-calname"]) == "Thời hạn"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]


def test_equal_appointments_give_equal_bytes() -> None:
    assert as_ics([PLAN], "Thời hạn", "2026-1") == as_ics([PLAN], "Thời hạn", "2026-1")
    assert b"DTSTAMP:19700101T000000Z" in as_ics([PLAN], "Thời hạn", "2026-1")
