"""What a unit takes away: its duties and deliverables as tables, its deadlines as appointments, and the matrix."""

from __future__ import annotations

from datetime import date

from generator.derive import derive
from generator.model import Handbook
from generator.model.sheet import TakeAway
from generator.view import pages
from tests.making import assignment, group, handbook, responsibility, unit

WORDS = {role: {"id": role, "word": role, "short": role, "meaning": "…"} for role in ("lead", "coordinate", "perform")}
PLAN = {"id": "plan", "title": "Kế hoạch", "by": ["organisation/branch"], "to": ["organisation/head"], "due": {"before": "2006-05-30"}, "every": "year"}
NOTE = {"id": "note", "title": "Báo cáo", "by": ["organisation/all"], "when": ["promptly"]}


def small() -> Handbook:
    return handbook(
        units={"head": unit(name="Cục"), "branch": unit(name="Chi cục", parent="organisation/head"), "all": group("organisation/branch", name="Các đơn vị")},
        responsibilities={
            "planning": responsibility(
                assignment("leads", "organisation/head", "lead", duty="=Chủ trì", **{"with": ["organisation/branch"]}),
                assignment("works", "organisation/branch", duty="Làm"),
                title="Lập kế hoạch",
                deliverables=[PLAN, NOTE],
            )
        },
        topics=[{"id": "work", "name": "Việc"}],
        roles=list(WORDS.values()),
    )


def taken_from(page: str) -> TakeAway:
    book = small()
    (found,) = (each.take_away for each in pages(book, derive(book), "vi") if each.id == page)
    assert found is not None
    return found


def test_a_unit_takes_its_duties_and_what_it_owes() -> None:
    found = taken_from("organisation/branch")
    assert found.files == (("csv", "duties.csv"), ("xlsx", "duties.xlsx"), ("json", "duties.json"), ("ics", "duties.ics"))
    texts = {sheet.title: [row[2] for row in sheet.rows] for sheet in found.sheets}
    assert ["Làm"] in texts.values()
    assert ["Kế hoạch"] in texts.values()
    assert ["Báo cáo"] in texts.values(), "through its group"


def test_a_superior_takes_what_its_parts_do() -> None:
    texts = [row[2] for sheet in taken_from("organisation/head").sheets for row in sheet.rows]
    assert texts == ["=Chủ trì", "Kế hoạch", "Làm"]


def test_before_a_day_means_the_day_before() -> None:
    (appointment,) = taken_from("organisation/branch").appointments
    assert (appointment.id, appointment.day, appointment.every) == ("responsibilities/planning#plan", date(2006, 5, 29), "year")
    assert "trước ngày 30/05/2006" in appointment.words
    days = [row[8] for sheet in taken_from("organisation/branch").sheets for row in sheet.rows if row[8]]
    assert days == [date(2006, 5, 29)]


def test_the_matrix_is_a_table_with_a_row_a_responsibility() -> None:
    (sheet,) = taken_from("matrix").sheets
    assert set(sheet.columns[1:]) == {"Cục", "Chi cục"}
    (row,) = sheet.rows
    assert row[0] == "Lập kế hoạch"
    assert set(row[1:]) == {"lead", "perform"}


def test_deadlines_come_with_and_without_a_day() -> None:
    found = taken_from("deadlines")
    assert [[row[2] for row in sheet.rows] for sheet in found.sheets] == [["Kế hoạch"], ["Báo cáo"]]
    assert [appointment.title for appointment in found.appointments] == ["Kế hoạch"]


def test_a_page_without_duties_offers_nothing() -> None:
    book = small()
    (glossary,) = (each for each in pages(book, derive(book), "vi") if each.id == "glossary")
    assert glossary.take_away is None
