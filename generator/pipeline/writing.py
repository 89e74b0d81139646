"""Pipeline: the commands that write into the sources, and the schemas that help writing them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator import export, render, staleness
from generator.pipeline.reading import check, require
from generator.problems import UsageError
from generator.staleness import Confirmed


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schemas of the authors' files and of handbook.json to *folder*; returns the files."""
    return export.write_schemas(folder)


def confirm(root: Path, ids: Collection[str], day: str, *, everything: bool = False, note: str | None = None) -> tuple[Path, Confirmed]:
    """Write into `curriculum/reviews.yml` that these questions and lessons were found right on *day*; returns the file and what was noted.

    With *everything*, also all that are stale or were never looked at. Raises ProblemsError for an invalid project, UsageError for an unknown id.
    """
    handbook = require(check(root))
    if not ids and not everything:
        raise UsageError("nothing-named")
    answer = staleness.confirmed(handbook, (*ids, *(staleness.open_reviews(handbook) if everything else ())), day, note)
    path = root / "curriculum" / "reviews.yml"
    render.write(path, answer.content.encode())
    return path, answer
