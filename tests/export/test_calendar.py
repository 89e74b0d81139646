"""A calendar of deadlines, read again with icalendar."""

from __future__ import annotations

from datetime import date

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
    quarterly = Appointment(PLAN.id, PLAN.title, PLAN.words, PLAN.day, Interval.QUARTER)
    (event,) = Calendar.from_ical(as_ics([quarterly], "Thời hạn", "2026-1")).walk("VEVENT")
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;INTERVAL=3"


def test_the_calendar_knows_its_zone_and_its_name() -> None:
    calendar = Calendar.from_ical(as_ics([PLAN], "Thời hạn", "2026-1"))
    assert str(calendar["x-wr-timezone"]) == "Asia/Ho_Chi_Minh"
    assert str(calendar["x-wr-calname"]) == "Thời hạn"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]


def test_equal_appointments_give_equal_bytes() -> None:
    assert as_ics([PLAN], "Thời hạn", "2026-1") == as_ics([PLAN], "Thời hạn", "2026-1")
    assert b"DTSTAMP:19700101T000000Z" in as_ics([PLAN], "Thời hạn", "2026-1")
