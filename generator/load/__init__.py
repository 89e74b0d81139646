"""Load: a project's folder → one handbook of frozen values, with the place of every value beside it and every mistake in a report.

    settings (mkdocs.yml) → files (which, and as what) → text → tree → shape (each file) · prose → Handbook

Nothing here looks at what one file says of another; that is for the stage `validate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.load.curriculum import REVIEWS
from generator.load.files import GUIDE, LISTS, ROOT, discover
from generator.load.locate import FileLocator
from generator.load.prose import read_pages
from generator.load.settings import read_settings
from generator.load.shape import Given, shape
from generator.load.text import read_file
from generator.load.tray import Tray
from generator.load.tree import parse
from generator.load.walk import QUIZZES, SourceFile
from generator.model import (
    Acknowledgements,
    Bank,
    Course,
    Glossary,
    Handbook,
    Kind,
    Module,
    Procedure,
    Prose,
    Removals,
    Responsibility,
    Reviews,
    Roles,
    Settings,
    SourceDocument,
    Topics,
    Unit,
)
from generator.model.base import DEFAULT_LANGUAGE
from generator.problems import Origins, Report

__all__ = ["Loaded", "load"]

_ENTRIES: Mapping[str, Any] = {
    Kind.UNIT.value: Unit,
    Kind.RESPONSIBILITY.value: Responsibility,
    Kind.PROCEDURE.value: Procedure,
    Kind.SOURCE.value: SourceDocument,
    Kind.COURSE.value: Course,
    Kind.MODULE.value: Module,
    QUIZZES: Bank,
}
_LISTS: Mapping[str, Any] = {"glossary": Glossary, "roles": Roles, "topics": Topics, "findings": Acknowledgements, "removed": Removals, REVIEWS: Reviews}
_PLACES = {**{name: f"{ROOT}/{name}.yml" for name in LISTS}, REVIEWS: f"curriculum/{REVIEWS}.yml"}
"""Where each list stands, also one that nobody has written."""


@dataclass(frozen=True)
class Loaded:
    """What a project's folder holds.

    handbook: None only where the settings in mkdocs.yml, or a folder with all that is in it, can't be read; what could not be read of the rest
        is missing in it.
    guide: the pages of `docs/guide`, which stand beside the handbook's editions.
    origins: places by owner: an entry's id, `glossary`, `roles`, `topics`, `findings`, `removed`, `reviews`, `mkdocs.yml` (paths from `extra.handbook` on),
        the id of a page or lesson (its default language) or `<id>@<language>`.
    broken: owners that exist but gave no value, so that a reference to one is not a second mistake; each has its problem in the report.
    """

    handbook: Handbook | None
    guide: tuple[Prose, ...] = ()
    origins: Origins = field(default_factory=Origins)
    report: Report = field(default_factory=Report)
    broken: frozenset[str] = frozenset()


def load(root: Path) -> Loaded:
    """Read the project at *root* (the folder of its `mkdocs.yml`). Never raises for what an author wrote, or forgot to."""
    tray = Tray()
    settings = read_settings(root, tray)
    found = discover(root)
    tray.problems.extend(found.problems)
    tray.broken.update(found.broken)
    language = settings.default_language if settings else DEFAULT_LANGUAGE
    entries = _read(found.entries, language, tray)
    lists = _read(found.lists, language, tray)
    languages = settings.languages if settings else ()
    pages, lessons = read_pages(found.prose, languages, tray), read_pages(found.lessons, languages, tray)
    tray.origins.update({name: FileLocator(file) for name, file in _PLACES.items() if name not in tray.origins})
    guide = tuple(page for page_id, page in pages.items() if _is_guide(page_id))
    prose = {page_id: page for page_id, page in pages.items() if not _is_guide(page_id)}
    handbook = _handbook(settings, entries, lists, {"prose": prose, "lessons": lessons}) if settings and found.whole else None
    return Loaded(handbook, guide, Origins(tray.origins), Report.of(tray.problems), frozenset(tray.broken))


def _read(files: Iterable[SourceFile], language: str, tray: Tray) -> dict[str, Any]:
    """The values of all *files* by id, as far as they have the shape of their kind."""
    values = {}
    for file in files:
        tree = parse(read_file(file.path, file.name), file.name)
        tray.origins[file.id] = tree.locator
        tray.problems.extend(tree.problems)
        value = None
        if tree.whole:
            kind = _LISTS.get(file.id) or _ENTRIES[file.id.split("/")[0]]
            entry_id = None if file.id in _LISTS else file.id
            value, problems = shape(kind, Given(tree.value, tree.locator, file.name, entry_id), language)
            tray.problems.extend(problems)
        if value is None:
            tray.broken.add(file.id)
        else:
            values[file.id] = value
    return values


def _handbook(settings: Settings, entries: Mapping[str, Any], lists: Mapping[str, Any], pages: Mapping[str, Mapping[str, Prose]]) -> Handbook:
    folders: dict[str, dict[str, Any]] = {folder: {} for folder in _ENTRIES}
    for entry_id, entry in entries.items():
        folders[entry_id.split("/")[0]][entry_id] = entry
    units, responsibilities, procedures, sources, courses, modules, banks = folders.values()
    glossary, roles, topics, findings, removed, reviews = (lists.get(name) for name in _LISTS)
    return Handbook(
        settings=settings,
        units=units,
        responsibilities=responsibilities,
        procedures=procedures,
        sources=sources,
        **pages,
        terms=glossary.terms if glossary else (),
        roles=roles.roles if roles else (),
        topics=topics.topics if topics else (),
        acknowledged=findings.acknowledged if findings else (),
        removed=removed.removed if removed else (),
        courses=courses,
        modules=modules,
        banks=banks,
        reviews=reviews.reviews if reviews else (),
    )


def _is_guide(page_id: str) -> bool:
    return page_id.startswith(f"{GUIDE}/")
