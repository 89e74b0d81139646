"""Tables that open rightly in Excel: nothing in a cell is computed, days are days, equal tables give equal bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.export.spreadsheet import BOM, as_csv, as_xlsx
from generator.model.sheet import Sheet
from tests.support.libreoffice import as_csv as as_csv_by_libreoffice

DUTIES = Sheet("Nhiệm vụ", ("Vai trò", "Nội dung", "Ngày cuối"), (("chủ trì", "Lập kế hoạch", date(2006, 5, 29)), ("phối hợp", "Góp ý", None)))
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1")


def test_excel_is_told_that_a_csv_file_is_utf8() -> None:
    content = as_csv([DUTIES])
    assert content.startswith(BOM)
    rows = list(csv.reader(io.StringIO(content.removeprefix(BOM).decode())))
    assert rows == [
        ["", "Vai trò", "Nội dung", "Ngày cuối"],
        ["Nhiệm vụ", "chủ trì", "Lập kế hoạch", "2006-05-29"],
        ["Nhiệm vụ", "phối hợp", "Góp ý", ""],
    ]


def test_a_workbook_has_a_sheet_a_table_with_header_and_filter() -> None:
    book = load_workbook(io.BytesIO(as_xlsx([DUTIES, Sheet("Phải gửi", ("A",), (("b",),))])))
    assert book.sheetnames == ["Nhiệm vụ", "Phải gửi"]
    sheet = book["Nhiệm vụ"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")
    assert sheet["C2"].value == datetime(2006, 5, 29)  # noqa: DTZ001 - a day of the calendar has no zone
    assert sheet["C2"].is_date


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_an_author_wrote_is_computed(formula: str) -> None:
    sheet = Sheet("S", ("C",), ((formula,),))
    cell = load_workbook(io.BytesIO(as_xlsx([sheet])))["S"]["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == formula.strip()
    written = list(csv.reader(io.StringIO(as_csv([sheet]).removeprefix(BOM).decode(), newline="")))[1][1]
    assert written == f"'{formula}"


def test_the_name_of_a_sheet_ends_with_a_whole_word() -> None:
    book = load_workbook(io.BytesIO(as_xlsx([Sheet("Được đơn vị khác nêu là bên phối hợp", ("C",), ())])))
    assert book.sheetnames == ["Được đơn vị khác nêu là bên…"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), min_size=1, max_size=4))
def test_any_titles_make_a_workbook_with_that_many_sheets(titles: list[str]) -> None:
    book = load_workbook(io.BytesIO(as_xlsx([Sheet(title, ("A",), (("x",),)) for title in titles])))
    assert len(book.sheetnames) == len(titles)
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_time_of_writing_is_nowhere_in_a_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx([DUTIES]))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert f"{date.today():%Y}" not in archive.read("docProps/core.xml").decode()  # noqa: DTZ011 - whichever year it is here


def test_libreoffice_opens_it_and_computes_nothing() -> None:
    harmful = Sheet("Công thức", ("C",), tuple((formula,) for formula in ("=1+1", "+2+2", "@SUM(1)")))
    formulas, duties = as_csv_by_libreoffice(as_xlsx([harmful, DUTIES]))
    assert formulas.splitlines() == ["C", "=1+1", "+2+2", "@SUM(1)"]
    assert duties.splitlines() == ["Vai trò,Nội dung,Ngày cuối", "chủ trì,Lập kế hoạch,29/05/2006", "phối hợp,Góp ý,"]
