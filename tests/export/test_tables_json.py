"""The tables of a page as JSON, read back."""

from __future__ import annotations

import json
from datetime import date

from generator.export.tables_json import as_json
from generator.model.sheet import Sheet

DUTIES = Sheet("Đơn vị phải gửi gì", ("Nội dung", "Ngày cuối"), (("=1+1", date(2006, 5, 29)), ("Góp ý", "")))


def test_every_row_has_its_cells_by_the_names_of_the_columns() -> None:
    read = json.loads(as_json([DUTIES], "Vụ", "2026-1"))
    rows = [{"Nội dung": "=1+1", "Ngày cuối": "2006-05-29"}, {"Nội dung": "Góp ý", "Ngày cuối": None}]
    assert read == {"edition": "2026-1", "page": "Vụ", "tables": [{"title": "Đơn vị phải gửi gì", "rows": rows}]}


def test_equal_tables_give_equal_bytes() -> None:
    assert as_json([DUTIES], "Vụ", "2026-1") == as_json([DUTIES], "Vụ", "2026-1")
