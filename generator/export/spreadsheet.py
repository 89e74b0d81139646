"""Export: tables for Excel, as CSV and as XLSX. What a cell holds is never a formula, whatever its author wrote."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.sheet import Sheet, Value

BOM = b"\xef\xbb\xbf"
"""Tells Excel that a CSV file is UTF-8."""

_FORMULA = re.compile(r"^[\s]*[=+\-@]|^[\t\r]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_NO_TIME = b"1980-01-01T00:00:00Z"
DAY = "[$-42A]dd/mm/yyyy"
"""Vietnamese order whatever the computer is set to."""

LONGEST_TITLE = 31

WIDEST = 60
"""Characters at which a column stops growing and its cells wrap."""


def as_csv(sheets: Sequence[Sheet]) -> bytes:
    """*sheets*, which share their columns, as one UTF-8 table that Excel opens rightly; the first column names the sheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["", *sheets[0].columns] if sheets else [])
    for sheet in sheets:
        writer.writerows([_harmless(value) for value in (sheet.title, *row)] for row in sheet.rows)
    return BOM + out.getvalue().encode()


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """*sheets* as a workbook: the header stays in sight, every column has a filter, days are days. Equal sheets give equal bytes."""
    book = Workbook()
    for old in book.worksheets:
        book.remove(old)
    for sheet in sheets:
        _fill(book.create_sheet(_title(sheet.title, book.sheetnames)), sheet)
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _harmless(value: Value) -> str:
    """The text of a CSV cell; an apostrophe keeps Excel from computing what looks like a formula."""
    text = value.isoformat() if isinstance(value, date) else value or ""
    return f"'{text}" if _FORMULA.match(text) else text


def _title(title: str, taken: Sequence[str]) -> str:
    """*title* as Excel takes it: at most 31 characters, whole words of them, some characters not at all, and each title once."""
    allowed = _NOT_IN_TITLES.sub(" ", title).strip("'")
    plain = shorten(allowed, LONGEST_TITLE, placeholder="…").removeprefix("…").strip("'") or allowed[:LONGEST_TITLE].strip() or "1"
    number = 2
    while plain.casefold() in {name.casefold() for name in taken}:
        plain = f"{plain[:28]} {number}"
        number += 1
    return plain


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    for column, name in enumerate(sheet.columns, start=1):
        _write(worksheet.cell(1, column), name).font = Font(bold=True)
    for number, row in enumerate(sheet.rows, start=2):
        for column, value in enumerate(row, start=1):
            _write(worksheet.cell(number, column), value)
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = worksheet.dimensions
    for column, name in enumerate(sheet.columns):
        longest = max([len(name), *(len(str(row[column] or "")) for row in sheet.rows)])
        worksheet.column_dimensions[get_column_letter(column + 1)].width = min(longest + 2, WIDEST)


def _write(cell: Cell | MergedCell, value: Value) -> Cell | MergedCell:
    cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, date):
        cell.number_format = DAY
    elif value is not None:
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
        cell.quotePrefix = bool(_FORMULA.match(value))
    return cell


def _timeless(workbook: bytes) -> bytes:
    """The same archive without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist()):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, _MODIFIED.sub(rb"\g<1>" + _NO_TIME, given.read(name)))
    return out.getvalue()
