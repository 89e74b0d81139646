"""Pipeline: a checked project → every page of every build, staged as plain files; what was built of an edition before is taken from the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import engine, export, render, search, view
from generator.engine import Build
from generator.load.images import images
from generator.locale import Catalogue
from generator.model import Classification, Handbook
from generator.model.page import Page
from generator.model.tombstone import Gone
from generator.pipeline import cache
from generator.pipeline.addresses import Listing, Shelf, withdrawn
from generator.pipeline.notices import label, notice
from generator.pipeline.reading import Checked, require
from generator.pipeline.volumes import Seen, newest, volumes
from generator.view.guide import page_id

GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Plan:
    """One engine build and everything staged for it: path below the build's pages → content.

    `key` is the name under which its pages are kept when they are built, with `facts`; empty for what changes all the time.
    """

    build: Build
    files: Mapping[str, bytes]
    pages: tuple[Page, ...]
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """Which site is made: for whom, and how it is opened."""

    audience: Classification = Classification.PUBLIC
    offline: bool = False

    @property
    def suffix(self) -> str:
        """What an address of a folder ends with."""
        return "index.html" if self.offline else ""


@dataclass(frozen=True)
class Prepared:
    """A project that was read and found valid, with every page staged: what the engine needs, and what comes after it.

    `shelves` holds the editions language by language, `kept` by build name what needs no engine, `changed` the names of the builds of
    which something was staged anew.
    """

    checked: Checked
    form: Form
    work: Path
    site: Path
    volumes: tuple[Seen, ...]
    shelves: tuple[Shelf, ...]
    plans: tuple[Plan, ...]
    kept: Mapping[str, cache.Entry]
    changed: frozenset[str] = frozenset()

    @property
    def handbook(self) -> Handbook:
        """The working tree, as the audience sees it."""
        return self.volumes[-1].handbook

    @property
    def newest(self) -> Seen:
        """To what the entrances lead."""
        return newest(self.volumes)


def work_folder(root: Path, form: Form = Form()) -> Path:
    """Where the pages of one form are staged, and its builds of editions kept."""
    name = "offline" if form.offline else "online"
    return root / "build" / (name if form.audience is Classification.PUBLIC else f"{name}-{form.audience}")


def prepare(checked: Checked, work: Path, site: Path, form: Form = Form()) -> Prepared:
    """Render every page and stage it in *work*, for engine runs that write below *site*. Raises ProblemsError for an invalid project."""
    require(checked)
    staging = _Staging(checked, form, work, site)
    plans = tuple(staging.plans())
    changed = frozenset(plan.build.name for plan in plans if stage(checked.root, plan))
    shelves = tuple(one.shelf for one in staging.languages)
    kept = {name: entry for one in staging.languages for name, entry in one.kept.items()}
    return Prepared(checked, form, work, site, staging.volumes, shelves, plans, kept, changed)


def stage(root: Path, plan: Plan) -> bool:
    """Write what is staged for one engine run; returns whether anything of it changed."""
    pages = render.stage(plan.build.pages, plan.files)
    config = render.write(plan.build.config_file, engine.engine_config(root, plan.build))
    return bool(pages) or config


@dataclass(frozen=True)
class _Staging:
    """What all builds of one site share."""

    checked: Checked
    form: Form
    work: Path
    site: Path

    @cached_property
    def volumes(self) -> tuple[Seen, ...]:
        return volumes(self.checked, self.form.audience)

    @cached_property
    def languages(self) -> tuple[_Language, ...]:
        return tuple(_Language(self, language) for language in self.volumes[-1].handbook.settings.languages)

    def plans(self) -> Iterator[Plan]:
        """The draft's, the guide's and those of the editions that are not kept, by language."""
        for one in self.languages:
            yield one.plan(self.volumes[-1])
            if self.checked.guide:
                yield one.guide()
        for one in self.languages:
            for seen in self.volumes[:-1]:
                if seen.id in one.pages:
                    yield one.plan(seen)

    @cached_property
    def basis(self) -> tuple[str, ...]:
        """On what every build of this site rests."""
        settings = (self.checked.root / "mkdocs.yml").read_bytes()
        return (hashlib.sha256(settings).hexdigest(), self.form.audience, str(self.form.offline), str(bool(self.checked.guide)))

    def key(self, seen: Seen, language: str) -> str:
        """The name under which the pages of an edition are kept. Those of older ones speak of the newest, and of what came before them."""
        said = [(each.volume.digest, each.volume.errata.model_dump_json()) for each in (*seen.earlier, seen, newest(self.volumes))]
        return cache.key(language, seen.id, *self.basis, *said)


@dataclass(frozen=True)
class _Language:
    """The builds of one language."""

    staging: _Staging
    language: str

    @cached_property
    def _editions(self) -> tuple[Seen, ...]:
        return tuple(each for each in self.staging.volumes if self.language in each.handbook.settings.languages)

    @cached_property
    def kept(self) -> dict[str, cache.Entry]:
        """By name of the build."""
        found = ((each, cache.find(self.staging.work / "kept", self.staging.key(each, self.language))) for each in self._editions if each.volume.edition)
        return {f"{self.language}/{each.id}": entry for each, entry in found if entry}

    @cached_property
    def pages(self) -> dict[str, tuple[Page, ...]]:
        """The pages of what is not kept, by edition."""
        made = (each for each in self._editions if f"{self.language}/{each.id}" not in self.kept)
        return {each.id: view.pages(each.handbook, each.derived, self.language) for each in made}

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf(self.language, self.staging.volumes, {each.id: self._listing(each) for each in self._editions})

    def _listing(self, seen: Seen) -> Listing:
        kept = self.kept.get(f"{self.language}/{seen.id}")
        return kept.facts["pages"] if kept else {page.id: page.title for page in self.pages[seen.id]}

    def plan(self, seen: Seen) -> Plan:
        """The build of an edition, or of the draft."""
        gone = (*self.shelf.gone(seen), *self._withdrawn(seen))
        found = self.pages[seen.id]
        pages = (*found, *view.tombstones(seen.handbook, seen.derived, found, gone))
        plan = self._plan(pages, seen.id, seen, {**self._added(found, seen), **seen.pictures})
        if seen.volume.edition is None:
            return plan
        facts = {"pages": self._listing(seen), "data": export.handbook_json(seen.handbook, seen.derived, seen.id).decode()}
        return replace(plan, key=self.staging.key(seen, self.language), facts=facts)

    def guide(self) -> Plan:
        """The build of the tool's own guide, which stands beside the editions."""
        draft, texts = self.staging.volumes[-1], self.staging.checked.guide
        pages = view.guide_pages(draft.handbook, texts, self.language)
        known = {page_id(text.id): text for text in texts}
        pictures = images(self.staging.checked.root / "docs" / GUIDE)
        return self._plan(pages, GUIDE, draft, {**self._search(lambda site: search.text_index(known, pages, site), draft.handbook, GUIDE), **pictures})

    def _withdrawn(self, seen: Seen) -> tuple[Gone, ...]:
        if seen.handbook is seen.complete:
            return ()
        titles = {page.id: page.title for page in view.pages(seen.complete, seen.derived, self.language)}
        return withdrawn(seen, titles, self._listing(seen))

    def _plan(self, pages: tuple[Page, ...], part: str, seen: Seen, added: Mapping[str, bytes]) -> Plan:
        site = self._site(pages, part, seen)
        files = {f"{page.id}/index.md".lstrip("/"): render.render(page, site).encode() for page in pages}
        return Plan(self._build(pages, part, seen, site), {**files, **added}, pages)

    def _site(self, pages: tuple[Page, ...], part: str, seen: Seen) -> render.Site:
        site = site_of(seen.handbook, self.language, part, self.staging.form)
        known = frozenset(page.id for page in pages)
        told = None if part == GUIDE else notice(self.shelf, seen, newest(self.staging.volumes))
        home = newest(self.staging.volumes).id
        return replace(site, known_pages=known, has_guide=bool(self.staging.checked.guide), notice=told, newest=home)

    def _build(self, pages: tuple[Page, ...], part: str, seen: Seen, site: render.Site) -> Build:
        guide, strings, settings = part == GUIDE, Catalogue.of(self.language), seen.handbook.settings
        sections, more = view.guide_navigation(pages, self.language) if guide else view.navigation(pages, seen.handbook, self.language)
        name = f"{self.language}/{part}"
        return Build(
            name=name,
            language=self.language,
            folder=self.staging.work / name,
            site=self.staging.site / name,
            site_name=strings("section.guide") if guide else settings.title.get(self.language),
            organisation="" if guide else settings.organisation.get(self.language),
            publisher=settings.publisher.get(self.language),
            edition=strings("edition.guide") if guide else label(seen, self.language),
            sections=sections,
            more=more,
            offline=self.staging.form.offline,
            languages=site.languages,
            versions=not guide and len(self._editions) > 1,
        )

    def _added(self, pages: tuple[Page, ...], seen: Seen) -> Mapping[str, bytes]:
        index = self._search(lambda site: search.index(seen.handbook, seen.derived, pages, site), seen.handbook, seen.id)
        quizzed = any(page.template in render.SCRIPTED for page in pages)
        return {**_taken_away(pages, seen.id), **index, "search/lookup.js": engine.lookup(), **({"assets/handbook/quiz.js": engine.quiz()} if quizzed else {})}

    def _search(self, made: Callable[[search.Site], bytes], handbook: Handbook, part: str) -> Mapping[str, bytes]:
        """The search of one build: its worker, and the index packed, or for pages that are opened from files as a script."""
        others = {code: f"../../{code}/{part}/" for code in handbook.settings.languages if code != self.language}
        index = made(search.Site(self.language, self.staging.form.suffix, others))
        offline = self.staging.form.offline
        return {
            **({"search/handbook.js": search.script(index)} if offline else {"search/handbook.idx": search.packed(index)}),
            "search/worker.js": engine.worker(),
        }


def site_of(handbook: Handbook, language: str, part: str, form: Form) -> render.Site:
    """What all pages of one build share."""
    languages = tuple((code, Catalogue.of(code)("language-name")) for code in handbook.settings.languages)
    return render.Site(language, languages, part, handbook.settings.title.get(language), form.offline)


def _taken_away(pages: tuple[Page, ...], edition: str) -> Mapping[str, bytes]:
    return {f"{page.id}/{name}": content for page in pages if page.take_away for name, content in export.files(page.take_away, page.title, edition).items()}
