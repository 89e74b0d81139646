"""Floor: what a reader takes away: a table of plain values, and a calendar entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.responsibility import Interval

Value = str | date | None
"""A cell: words, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name. Every row has a value a column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A deadline as a calendar keeps it: the last day on which it is still in time, and how often it comes again, if at all."""

    id: str
    title: str
    words: str
    day: date
    every: Interval | None
    month_end: bool = False
    """Whether that is the last day of every month it comes again in: it has to be done before the first of the next."""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What can be taken away from a page: files called *stem*, with these tables and these appointments in them."""

    stem: str
    sheets: tuple[Sheet, ...] = ()
    appointments: tuple[Appointment, ...] = ()

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """(format, file name) of what there is."""
        forms = (*(("csv", "xlsx", "json") if self.sheets else ()), *(("ics",) if self.appointments else ()))
        return tuple((form, f"{self.stem}.{form}") for form in forms)
