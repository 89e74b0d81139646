"""Pipeline: a checked project → every page of every build, staged as plain files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import engine, export, render, search, view
from generator.engine import Build
from generator.load.images import images
from generator.locale import Catalogue
from generator.model import Handbook
from generator.model.edition import DRAFT
from generator.model.page import Page
from generator.pipeline.reading import Checked, require
from generator.view.guide import page_id

GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Plan:
    """One engine build and everything staged for it: path below the build's pages → content."""

    build: Build
    files: Mapping[str, bytes]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A project that was read and found valid, with every page staged: what the engine needs, and what comes after it.

    `changed` names the builds of which something was staged anew.
    """

    checked: Checked
    handbook: Handbook
    plans: tuple[Plan, ...]
    site: Path
    offline: bool
    changed: frozenset[str]


def prepare(checked: Checked, work: Path, site: Path, *, offline: bool = False) -> Prepared:
    """Render every page and stage it in *work*, for engine runs that write below *site*. Raises ProblemsError for an invalid project."""
    handbook = require(checked)
    plans = tuple(_plans(checked, handbook, (work, site), offline=offline))
    changed = frozenset(plan.build.name for plan in plans if stage(checked.root, plan))
    return Prepared(checked, handbook, plans, site, offline, changed)


def stage(root: Path, plan: Plan) -> bool:
    """Write what is staged for one engine run; returns whether anything of it changed."""
    pages = render.stage(plan.build.pages, plan.files)
    config = render.write(plan.build.config_file, engine.engine_config(root, plan.build))
    return bool(pages) or config


def _plans(checked: Checked, handbook: Handbook, folders: tuple[Path, Path], *, offline: bool) -> Iterator[Plan]:
    for language in handbook.settings.languages:
        yield _plan(checked, handbook, view.pages(handbook, checked.derived, language), (*folders, DRAFT), offline=offline)
        if checked.guide:
            yield _plan(checked, handbook, view.guide_pages(handbook, checked.guide, language), (*folders, GUIDE), offline=offline)


def _plan(checked: Checked, handbook: Handbook, pages: tuple[Page, ...], place: tuple[Path, Path, str], *, offline: bool) -> Plan:
    work, folder, part = place
    language = pages[0].language
    name = f"{language}/{part}"
    known = frozenset(page.id for page in pages)
    site = replace(site_of(handbook, language, part, offline=offline), known_pages=known, has_guide=bool(checked.guide))
    files = {f"{page.id}/index.md".lstrip("/"): render.render(page, site).encode() for page in pages}
    sections, more = view.guide_navigation(pages, language) if part == GUIDE else view.navigation(pages, handbook, language)
    settings = handbook.settings
    engine_build = Build(
        name=name,
        language=language,
        folder=work / name,
        site=folder / name,
        site_name=settings.title.get(language) if part != GUIDE else Catalogue.of(language)("section.guide"),
        publisher=settings.publisher.get(language),
        edition=Catalogue.of(language)(f"edition.{part}"),
        sections=sections,
        more=more,
        offline=offline,
        languages=site.languages,
    )
    added = {**_taken_away(pages), **_images(checked.root, part), **_search_index(checked, handbook, pages, part, offline=offline)}
    return Plan(engine_build, {**files, **added}, pages)


def _search_index(checked: Checked, handbook: Handbook, pages: tuple[Page, ...], part: str, *, offline: bool) -> Mapping[str, bytes]:
    """The search of one build: its worker, and the index packed, or for pages that are opened from files as a script."""
    language, suffix = pages[0].language, "index.html" if offline else ""
    site = search.Site(language, suffix, {code: f"../../{code}/{part}/" for code in handbook.settings.languages if code != language})
    if part == GUIDE:
        index = search.text_index({page_id(text.id): text for text in checked.guide}, pages, site)
    else:
        index = search.index(handbook, checked.derived, pages, site)
    made = {"search/handbook.js": search.script(index)} if offline else {"search/handbook.idx": search.packed(index)}
    return {**made, "search/worker.js": engine.worker()}


def site_of(handbook: Handbook, language: str, part: str, *, offline: bool) -> render.Site:
    """What all pages of one build share."""
    languages = tuple((code, Catalogue.of(code)("language-name")) for code in handbook.settings.languages)
    return render.Site(
        language=language,
        languages=languages,
        part=part,
        handbook=handbook.settings.title.get(language),
        offline=offline,
        is_draft=part == DRAFT,
    )


def _taken_away(pages: tuple[Page, ...]) -> Mapping[str, bytes]:
    return {f"{page.id}/{name}": content for page in pages if page.take_away for name, content in export.files(page.take_away, page.title, DRAFT).items()}


def _images(root: Path, part: str) -> Mapping[str, bytes]:
    docs, guide = root / "docs", root / "docs" / GUIDE
    return images(guide) if part == GUIDE else images(docs, without=guide)
