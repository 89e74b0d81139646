"""Pipeline, the whole way: sources → site. Nothing is written before everything is read and valid, and the site that stands is replaced whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator import engine, export, publish, render
from generator.model.edition import DRAFT
from generator.pipeline.reading import check, require
from generator.pipeline.staging import Plan, Prepared, prepare, site_of
from generator.problems import Report
from generator.progress import Progress, quiet


def build(root: Path, site: Path, *, offline: bool = False, strict: bool = False, progress: Progress = quiet) -> Report:
    """Read everything, check everything, then make the whole site and put it in place of the one before.

    Returns the report, which then holds warnings at most. Raises ProblemsError where the sources hold mistakes, HandbookError where
    something else is in the way; the site that stands is then as it was.
    """
    checked = check(root)
    require(checked, strict=strict)
    work = work_folder(root, offline=offline)
    with publish.locked(work), publish.replacing(site) as fresh:
        prepared = prepare(checked, work, fresh, offline=offline)
        run(prepared.plans, progress)
        complete(prepared)
    return checked.report


def run(plans: Sequence[Plan], progress: Progress = quiet) -> None:
    """Let the engine build *plans*."""
    engine.run_all([plan.build for plan in plans], lambda number, name: progress("engine", number, len(plans), name=name))


def complete(prepared: Prepared) -> None:
    """Add to the built pages what is not a page: the entrances, the data and its schema."""
    handbook, offline = prepared.handbook, prepared.offline
    default = handbook.settings.default_language
    for language in handbook.settings.languages:
        page = render.entrance(site_of(handbook, language, DRAFT, offline=offline), f"{DRAFT}/")
        render.write(prepared.site / language / "index.html", page.encode())
    page = render.entrance(site_of(handbook, default, DRAFT, offline=offline), f"{default}/{DRAFT}/")
    render.write(prepared.site / "index.html", page.encode())
    data = prepared.site / "data"
    render.write(data / DRAFT / "handbook.json", export.handbook_json(handbook, prepared.checked.derived, DRAFT))
    render.write(data / "handbook.schema.json", export.canonical(export.handbook_schema(), indent=2))


def work_folder(root: Path, *, offline: bool = False) -> Path:
    """Where the pages of one form are staged."""
    return root / "build" / ("offline" if offline else "online")


def sources(root: Path) -> tuple[Path, ...]:
    """The folders and files whose change makes another site."""
    return tuple(root / name for name in ("docs", "curriculum", "quizzes", "mkdocs.yml") if (root / name).exists())
