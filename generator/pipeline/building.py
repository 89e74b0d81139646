"""Pipeline, the whole way: sources → site. Nothing is written before everything is read and valid, and the site that stands is replaced whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from pathlib import Path

from generator import engine, export, publish, render
from generator.model.edition import DRAFT
from generator.pipeline import cache
from generator.pipeline.addresses import Shelf
from generator.pipeline.reading import check, require
from generator.pipeline.staging import Form, Plan, Prepared, prepare, site_of, work_folder
from generator.problems import Report, UsageError
from generator.progress import Progress, quiet
from generator.publish.leaks import require_no_leaks
from generator.select import Hidden

LATEST = "latest"


def build(root: Path, site: Path, form: Form = Form(), *, strict: bool = False, progress: Progress = quiet) -> Report:  # noqa: B008 - it is frozen
    """Read everything, check everything, then make the whole site and put it in place of the one before.

    Returns the report, which then holds warnings at most. Raises UsageError where *site* lies among the sources, ProblemsError where these
    hold mistakes, HandbookError where something else is in the way; the site that stands is then as it was.
    """
    _require_apart(root, site)
    checked = check(root)
    require(checked, strict=strict)
    work = work_folder(root, form)
    with publish.locked(work), publish.replacing(site) as fresh:
        prepared = prepare(checked, work, fresh, form)
        run(prepared.plans, progress)
        complete(prepared)
    return checked.report


def _require_apart(root: Path, site: Path) -> None:
    """A site among the sources would be read as one of them, or as an edition, by the next command."""
    around = next((source for source in sources(root) if site.resolve().is_relative_to(source.resolve())), None)
    if around:
        raise UsageError("site-in-sources", path=site, folder=around.name)


def run(plans: Sequence[Plan], progress: Progress = quiet) -> None:
    """Let the engine build *plans*."""
    engine.run_all([plan.build for plan in plans], lambda number, name: progress("engine", number, len(plans), name=name))


def complete(prepared: Prepared) -> None:
    """Add to the pages just built those of editions that were kept, and what is not a page: entrances, permanent addresses, data and its schema.

    Raises LeaksError where the site then holds anything that its audience may not read: it must not be shown.
    """
    _keep(prepared)
    for name, entry in prepared.kept.items():
        entry.put(prepared.site / name)
    for shelf in prepared.shelves:
        _permanent(prepared, shelf)
    enter(prepared, prepared.newest.id)
    _data(prepared)
    require_no_leaks(prepared.site, hidden(prepared))


def enter(prepared: Prepared, edition: str) -> None:
    """Let the entrance of the whole site lead to *edition*, in the default language, and what is not found be told as there."""
    language = prepared.handbook.settings.default_language
    leading = render.entrance(site_of(prepared.handbook, language, edition, prepared.form), f"{language}/{edition}/")
    render.write(prepared.site / "index.html", leading.encode())
    missing = prepared.site / language / edition / "404.html"
    if missing.is_file():
        render.write(prepared.site / "404.html", missing.read_bytes())


def hidden(prepared: Prepared) -> Hidden:
    """What must not be found in the site: what any edition holds above the level of its audience."""
    guide = (text for page in prepared.checked.guide for text in (*page.title.values.values(), *page.body.values.values()))
    return reduce(or_, (each.hidden for each in prepared.volumes)).beside(guide)


def _keep(prepared: Prepared) -> None:
    """Keep what was built of editions, and let go of what no edition of this site needs any more."""
    shelf = prepared.work / "kept"
    for plan in prepared.plans:
        if plan.key:
            cache.keep(shelf, plan.key, plan.build.site, plan.facts)
    cache.clear(shelf, {*(plan.key for plan in prepared.plans), *(entry.folder.name for entry in prepared.kept.values())})


def _permanent(prepared: Prepared, shelf: Shelf) -> None:
    """One language's list of editions, its entrance, and the address that every page keeps for ever."""
    folder, newest = prepared.site / shelf.language, prepared.newest
    site = site_of(prepared.handbook, shelf.language, newest.id, prepared.form)
    render.write(folder / "versions.js", b"window.handbookVersions = " + export.canonical(shelf.as_data(newest.id)).strip() + b";\n")
    render.write(folder / "latest.js", engine.script("latest"))
    render.write(folder / "index.html", render.entrance(site, f"{newest.id}/").encode())
    for page, edition, target in shelf.permanent(newest.id):
        up = "../" * ((page.count("/") + 1 if page else 0) + 1)
        leading = render.entrance(site, f"{up}{edition}/" + (f"{target}/" if target else ""), up)
        render.write(folder / LATEST / page / "index.html", leading.encode())


def _data(prepared: Prepared) -> None:
    data = prepared.site / "data"
    render.write(data / "handbook.schema.json", export.canonical(export.handbook_schema(), indent=2))
    draft = prepared.volumes[-1]
    render.write(data / DRAFT / "handbook.json", export.handbook_json(draft.handbook, draft.derived, DRAFT))
    built = {plan.build.name: plan.facts for plan in prepared.plans if plan.key}
    for name, facts in {**built, **{name: entry.facts for name, entry in prepared.kept.items()}}.items():
        render.write(data / name.partition("/")[2] / "handbook.json", facts["data"].encode())


def sources(root: Path) -> tuple[Path, ...]:
    """The folders and files whose change makes another site."""
    return tuple(root / name for name in ("docs", "curriculum", "quizzes", "editions", "mkdocs.yml") if (root / name).exists())
