"""Export: deadlines as an iCalendar file. An appointment is a whole day, the last on which the thing is still in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, vText

from generator.model import Interval
from generator.model.sheet import Appointment

ZONE = "Asia/Ho_Chi_Minh"

SHORTEST_MONTH = 28

_RULES: dict[Interval, dict[str, object]] = {
    Interval.DAY: {"freq": "daily"},
    Interval.WEEK: {"freq": "weekly"},
    Interval.MONTH: {"freq": "monthly"},
    Interval.QUARTER: {"freq": "monthly", "interval": 3},
    Interval.HALF_YEAR: {"freq": "monthly", "interval": 6},
    Interval.YEAR: {"freq": "yearly"},
}


def as_ics(appointments: Sequence[Appointment], name: str, edition: str, stamp: datetime | None = None) -> bytes:
    """*appointments* as a calendar called *name*. *stamp* says when the edition was made; equal arguments give equal bytes."""
    calendar = Calendar()
    for key, value in (("prodid", "-//handbook//deadlines//EN"), ("version", "2.0"), ("x-wr-calname", vText(name)), ("x-wr-timezone", ZONE)):
        calendar.add(key, value)
    calendar.add_component(_zone())
    for appointment in appointments:
        calendar.add_component(_event(appointment, edition, stamp or datetime(1970, 1, 1, tzinfo=UTC)))
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    return Timezone.from_tzid(ZONE, first_date=datetime(2000, 1, 1).date(), last_date=datetime(2038, 1, 1).date())  # noqa: DTZ001 - days


def _event(appointment: Appointment, edition: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{appointment.id.replace('/', '.').replace('#', '.')}.{edition}@handbook")
    event.add("dtstamp", stamp)
    event.add("summary", appointment.title)
    event.add("description", appointment.words)
    event.add("dtstart", appointment.day)
    event.add("dtend", appointment.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if appointment.every:
        event.add("rrule", _rule(appointment, appointment.every))
    return event


def _rule(appointment: Appointment, every: Interval) -> dict[str, object]:
    """How it comes again. A month that lacks the day has it on its last one: by the day alone, calendars leave that month out."""
    rule, day = dict(_RULES[every]), appointment.day
    if rule["freq"] in {"daily", "weekly"} or (day.day <= SHORTEST_MONTH and not appointment.month_end):
        return rule
    days = {"bymonthday": -1} if appointment.month_end else {"bymonthday": list(range(SHORTEST_MONTH, day.day + 1)), "bysetpos": -1}
    return rule | days | ({"bymonth": day.month} if rule["freq"] == "yearly" else {})
