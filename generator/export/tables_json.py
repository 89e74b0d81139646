"""Export: the tables of one page as JSON: the same rows as in its CSV and XLSX, each under the names of its columns. Days are ISO dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.export.encoding import canonical
from generator.model.sheet import Sheet, Value


def as_json(sheets: Sequence[Sheet], name: str, edition: str) -> bytes:
    """`{edition, page, tables: [{title, rows: [{column: value}]}]}`; an empty cell is null."""
    return canonical({"edition": edition, "page": name, "tables": [{"title": sheet.title, "rows": _rows(sheet)} for sheet in sheets]}, indent=2)


def _rows(sheet: Sheet) -> list[dict[str, str | None]]:
    return [dict(zip(sheet.columns, map(_plain, row), strict=True)) for row in sheet.rows]


def _plain(value: Value) -> str | None:
    return value.isoformat() if isinstance(value, date) else value or None
