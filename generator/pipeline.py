"""The pipeline: joins the stages, which do not know each other. The doors call it; it calls everything else.

`check` reads and judges; `build` goes the whole way. Nothing is written before everything is read and valid, and the site that stands
is replaced only by a whole new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import engine, export, publish, quiz, render, search, staleness, view, words
from generator.derive import derive, stale_acknowledgements
from generator.engine import Build
from generator.lint import World, faults, lint
from generator.load import load
from generator.load.images import images
from generator.locale import Catalogue
from generator.model import Handbook, Prose, Text
from generator.model.derived import Derived, Posed
from generator.model.page import Page
from generator.problems import Code, HandbookError, Origins, Problem, ProblemsError, Report, Severity, UsageError
from generator.progress import Progress, quiet
from generator.staleness import Confirmed
from generator.validate import validate
from generator.view.guide import page_id

DRAFT = "draft"
GUIDE = "guide"
Asking = quiz.Asking
LookedUp = search.LookedUp
NOTHING = Derived()


class NotAProjectError(HandbookError):
    """There is no `mkdocs.yml` in that folder."""

    def __init__(self, path: Path) -> None:
        super().__init__("not-a-project", path=path)


class UnknownPageError(UsageError):
    """Nothing can be taken away from a page of that id."""

    def __init__(self, page: str, known: Iterable[str]) -> None:
        known = tuple(known)
        super().__init__("unknown-page", page=page, known=words.closest(page, known) or ", ".join(known))


@dataclass(frozen=True)
class Checked:
    """Everything read from a project, what is derived from it, and what is wrong with it."""

    root: Path
    report: Report
    handbook: Handbook | None = None
    derived: Derived = NOTHING
    guide: tuple[Prose, ...] = ()


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


def check(root: Path) -> Checked:
    """Read the project at *root* and find everything that is wrong with it."""
    if not (root / "mkdocs.yml").is_file():
        raise NotAProjectError(root)
    loaded = load(root)
    if loaded.handbook is None:
        return Checked(root, loaded.report)
    pictures = images(root / "docs").keys()
    report = loaded.report + validate(loaded.handbook, loaded.origins, loaded.broken, guide=loaded.guide, pictures=pictures)
    if report.stops():
        return Checked(root, report, loaded.handbook, guide=loaded.guide)
    derived = replace(derive(loaded.handbook), questions=questions(loaded.handbook))
    report += _stale(loaded.handbook, derived, loaded.origins) + staleness.to_review(loaded.handbook, loaded.origins) + lint(loaded.handbook, loaded.origins)
    return Checked(root, report, loaded.handbook, derived, loaded.guide)


def questions(handbook: Handbook) -> tuple[Posed, ...]:
    """Every question, written or made; of those made, only what keeps the rules of writing."""
    return _well_put(handbook, quiz.posed(handbook))


def asking(root: Path) -> tuple[Asking, ...]:
    """What every bank has come to, in reading order. Raises ProblemsError for an invalid project."""
    handbook = require(check(root))
    posing = quiz.posing(handbook)
    return quiz.asking(handbook, posing, {posed.id for posed in _well_put(handbook, posing.questions)})


def _well_put(handbook: Handbook, posed: Iterable[Posed]) -> tuple[Posed, ...]:
    world = World(handbook)

    def well_put(one: Posed) -> bool:
        return not any(fault.code.severity is Severity.WARNING for fault in faults(world, one.question))

    return tuple(each for each in posed if not each.generated or well_put(each))


def require(checked: Checked, *, strict: bool = False) -> Handbook:
    """The handbook, if nothing is in the way of building it. Raises ProblemsError where something is."""
    if checked.handbook is None or checked.report.stops(strict=strict):
        raise ProblemsError(checked.report)
    return checked.handbook


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


def run(plans: Sequence[Plan], progress: Progress = quiet) -> None:
    """Let the engine build *plans*."""
    engine.run_all([plan.build for plan in plans], lambda number, name: progress("engine", number, len(plans), name=name))


def complete(prepared: Prepared) -> None:
    """Add to the built pages what is not a page: the entrances, the data and its schema."""
    handbook, offline = prepared.handbook, prepared.offline
    default = handbook.settings.default_language
    for language in handbook.settings.languages:
        page = render.entrance(_site(handbook, language, DRAFT, offline=offline), f"{DRAFT}/")
        render.write(prepared.site / language / "index.html", page.encode())
    page = render.entrance(_site(handbook, default, DRAFT, offline=offline), f"{default}/{DRAFT}/")
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


class Preview:
    """A site that follows its sources: a refresh makes anew what has changed since the last good one, and leaves the rest."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.site = folder / "site"
        self._work = folder / "work"
        self._stale: frozenset[str] = frozenset()

    def refresh(self, progress: Progress = quiet) -> Report:
        """Bring the site up to date, or leave it as it is and raise what `build` would."""
        checked = check(self.root)
        require(checked)
        with publish.replacing(self.site) as fresh:
            prepared = prepare(checked, self._work, fresh)
            self._stale |= prepared.changed
            names = (plan.build.name for plan in prepared.plans if plan.build.name not in self._stale)
            for name in names:
                shutil.copytree(self.site / name, fresh / name)
            run([plan for plan in prepared.plans if plan.build.name in self._stale], progress)
            complete(prepared)
        self._stale = frozenset()
        return checked.report


def serve(root: Path, port: int, refreshed: Callable[[Report | HandbookError | OSError], None], progress: Progress = quiet) -> None:
    """Show the site at *port* of this computer and follow every change, until interrupted.

    Raises what `build` would where there is no good site to begin with. After that *refreshed* gets what came of each change: the report,
    or the HandbookError or OSError because of which the site that stands is still shown.
    """
    with TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as folder:
        preview = Preview(root, Path(folder))

        def refresh() -> None:
            try:
                refreshed(preview.refresh(progress))
            except (HandbookError, OSError) as error:
                refreshed(error)

        refreshed(preview.refresh(progress))
        engine.serve(preview.site, port, sources(root), refresh)


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
    told = Text({handbook.settings.default_language: note}) if note else None
    answer = staleness.confirmed(handbook, (*ids, *(staleness.open_reviews(handbook) if everything else ())), day, told)
    path = root / "curriculum" / "reviews.yml"
    render.write(path, answer.content.encode())
    return path, answer


def take_away(root: Path, form: str, page: str, language: str | None) -> bytes:
    """The file in *form* (csv, xlsx, ics) that the page of that id offers; `json` is the whole handbook, whatever the page.

    Raises UnknownPageError where that page offers no such file.
    """
    checked = check(root)
    handbook = require(checked)
    if form == "json":
        return export.handbook_json(handbook, checked.derived, DRAFT)
    languages = _languages(handbook, language)
    found = {each.id: each for each in view.pages(handbook, checked.derived, languages[0])}
    offering = {each.id: each.take_away for each in found.values() if each.take_away and form in dict(each.take_away.files)}
    if page not in offering:
        raise UnknownPageError(page, offering)
    return export.file(offering[page], form, found[page].title, DRAFT)


def who(root: Path, query: str, language: str | None) -> LookedUp:
    """What the site's search finds for *query*: in *language*, or in the first of the handbook's languages that has most of its words.

    Raises ProblemsError for an invalid project, UsageError for a language that the handbook has not.
    """
    checked = check(root)
    handbook = require(checked)
    found = []
    for each in _languages(handbook, language):
        pages = view.pages(handbook, checked.derived, each)
        index = search.Index.of(search.index(handbook, checked.derived, pages, search.Site(each)))
        found.append((index, search.search(index, query)))
    return search.looked_up(*max(found, key=lambda one: max((hit.share for hit in one[1]), default=0.0)), query)


def _languages(handbook: Handbook, language: str | None) -> tuple[str, ...]:
    """The language asked for, or all of the handbook. Raises UsageError for one that it has not."""
    languages = tuple(handbook.settings.languages)
    if language and language not in languages:
        raise UsageError("no-such-language", language=language, known=", ".join(languages))
    return (language,) if language else languages


def _stale(handbook: Handbook, derived: Derived, origins: Origins) -> Report:
    """Acknowledgements of findings that there are no longer."""
    return Report.of(
        Problem.at(
            origins.place("findings", ("acknowledged", handbook.acknowledged.index(known))),
            Code.STALE_ACKNOWLEDGEMENT,
            code=known.code,
            subject=known.subject,
        )
        for known in stale_acknowledgements(handbook, derived)
    )


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
    site = replace(_site(handbook, language, part, offline=offline), known_pages=known, has_guide=bool(checked.guide))
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


def _site(handbook: Handbook, language: str, part: str, *, offline: bool) -> render.Site:
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
