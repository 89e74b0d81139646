"""Export: the handbook for other programs, one module a format. Comes after the derived facts; pure, but for `write_schemas`.

To add a format: a module with one function from the handbook to bytes, its name in the door that offers it, a test that reads the bytes back.
"""

from collections.abc import Mapping

from generator.export.author_schemas import author_schemas, write_schemas
from generator.export.calendar import as_ics
from generator.export.changes import WRITERS, Comparison
from generator.export.encoding import canonical
from generator.export.handbook_json import handbook_json, handbook_schema
from generator.export.spreadsheet import as_csv, as_xlsx
from generator.export.tables_json import as_json
from generator.model.sheet import TakeAway


def files(take_away: TakeAway, name: str, edition: str) -> Mapping[str, bytes]:
    """File name → content of everything that can be taken away; *name* is what a calendar calls it."""
    return {file_name: file(take_away, form, name, edition) for form, file_name in take_away.files}


def file(take_away: TakeAway, form: str, name: str, edition: str) -> bytes:
    """What can be taken away, in one form: csv, xlsx, json or ics."""
    if form == "ics":
        return as_ics(take_away.appointments, name, edition)
    if form == "json":
        return as_json(take_away.sheets, name, edition)
    return as_csv(take_away.sheets) if form == "csv" else as_xlsx(take_away.sheets)


__all__ = ["WRITERS", "Comparison", "author_schemas", "canonical", "file", "files", "handbook_json", "handbook_schema", "write_schemas"]
