"""`make bench-search` (`ARGS=real` or `ARGS=synthetic` for one): recall, speed and bytes of the search, beside the theme's own, in one run.

The real handbook and a synthetic one of 3,000 pages (without the matrix, which would be one enormous table); both searches run in the
same Chromium, asked through their workers as the search box does.
Exits 1 where a bar is missed.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from generator import pipeline, render, search, view
from generator.engine.scripts import worker
from generator.model import Handbook
from generator.model.derived import Derived
from generator.model.page import Page
from generator.search.documents import documents
from generator.view import matrix
from generator.view.book import Book
from tests.browser.chromium import FLAGS, find
from tests.search import asking, stock, synthetic
from tests.support.server import serving

ROOT = Path(__file__).parents[2]
BARS = {"real": (0.95, 0.99), "synthetic": (0.90, 0.95)}
MANY_UNITS = 500
READY_MS, MEDIAN_MS, SLOW_MS = 300, 20, 60


@dataclass(frozen=True)
class Subject:
    """A handbook to be searched: its Vietnamese pages, its queries, and how many bytes each search loads before it answers."""

    name: str
    queries: list[asking.Query]
    pages: int
    index: bytes
    stock_index: bytes


@dataclass(frozen=True)
class Measured:
    """What one search did: pages found by query, milliseconds until ready, milliseconds a query."""

    found: Mapping[str, list[str]]
    ready: float
    times: list[float]


def main() -> int:
    """Measure both handbooks; returns the exit code."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        chromium = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        chosen = [make for name, make in (("real", real), ("synthetic", large)) if name in (sys.argv[1:] or BARS)]
        missed = [line for make in chosen for line in measure(make(folder), folder, chromium.new_page())]
        chromium.close()
    click.echo("\n".join(f"MISSED: {line}" for line in missed) or "All bars hold.")
    return bool(missed)


def real(folder: Path) -> Subject:
    """This repository's handbook."""
    checked = pipeline.check(ROOT)
    handbook = pipeline.require(checked)
    found = list(documents(handbook, checked.derived, view.pages(handbook, checked.derived, "vi"), "vi"))
    return _subject(folder / "real", handbook, checked.derived, asking.real(found))


def large(folder: Path) -> Subject:
    """The synthetic one."""
    handbook, derived = synthetic.handbook(), Derived()
    pages = _pages(handbook, derived, "vi")
    english = {entry.id: entry.title.get("en") for entry in handbook.responsibilities.values()} | {
        unit.id: unit.name.get("en") for unit in handbook.units.values()
    }
    short = {unit.id: unit.abbreviation.get("vi") for unit in handbook.units.values() if unit.abbreviation}
    queries = asking.synthetic(list(documents(handbook, derived, pages, "vi")), english, short)
    return _subject(folder / "synthetic", handbook, derived, queries)


def _subject(folder: Path, handbook: Handbook, derived: Derived, queries: list[asking.Query]) -> Subject:
    made = {}
    for language, other in (("vi", "en"), ("en", "vi")):
        pages = _pages(handbook, derived, language)
        made[language] = (pages, search.packed(search.index(handbook, derived, pages, search.Site(language, elsewhere={other: f"../{other}/"}))))
        render.write(folder / language / "search" / "handbook.idx", made[language][1])
    render.write(folder / "vi" / "search" / "worker.js", worker())
    stock_index = stock.index(made["vi"][0], _site(made["vi"][0]))
    render.write(folder / "stock.json", stock_index)
    return Subject(folder.name, queries, len(made["vi"][0]), made["vi"][1], stock_index)


def _pages(handbook: Handbook, derived: Derived, language: str) -> tuple[Page, ...]:
    if len(handbook.units) < MANY_UNITS:
        return view.pages(handbook, derived, language)
    book = Book(handbook, derived, language)
    kinds = (kind for kind in view.PAGE_KINDS if kind is not matrix.pages)
    return tuple(sorted((page for kind in kinds for page in kind(book)), key=lambda page: page.id))


def _site(pages: Sequence[Page]) -> render.Site:
    return render.Site("vi", (("vi", "Tiếng Việt"), ("en", "English")), "draft", "", known_pages=frozenset(page.id for page in pages))


def measure(subject: Subject, folder: Path, tab: Tab) -> Iterator[str]:
    """Ask both searches, print what they did, and yield every bar that is missed."""
    stock_worker = stock.install(folder)
    (folder / "index.html").write_text("<!doctype html><title>.</title>", "utf-8")
    with serving(folder) as base:
        tab.goto(base)
        tab.add_script_tag(path=Path(__file__).with_name("asker.js"))
        ours = _asked(tab, subject, f"{base}{subject.name}/vi/search/worker.js", "")
        theirs = _asked(tab, subject, f"{base}{stock_worker}", f"{base}{subject.name}/stock.json")
    yield from _recall(subject, ours, theirs)
    yield from _speed(subject, ours, theirs)
    yield from _bytes(subject)


def _asked(tab: Tab, subject: Subject, script: str, settings: str) -> Measured:
    texts = [query.text for query in subject.queries]
    said: dict[str, Any] = tab.evaluate("([script, settings, texts]) => ask(script, settings, texts)", [script, settings, texts])
    found = {text: [_page(location) for location in answer["pages"]] for text, answer in zip(texts, said["answers"], strict=True)}
    return Measured(found, said["loaded"], [answer["ms"] for answer in said["answers"]])


def _page(location: str) -> str:
    return urlsplit(location).path.removeprefix("../en/").removesuffix("/")


def _recall(subject: Subject, ours: Measured, theirs: Measured) -> Iterator[str]:
    click.echo(f"\n{subject.name} handbook, {subject.pages} pages, {len(subject.queries)} queries\n{'':17}{'n':>4}  recall@1  stock  recall@5  stock")
    tables = [asking.recall(subject.queries, measured.found, at) for at in (1, 5) for measured in (ours, theirs)]
    for kind in tables[0]:
        own_1, stock_1, own_5, stock_5 = (table[kind] for table in tables)
        count = sum(kind in {query.kind, "all"} for query in subject.queries)
        click.echo(f"{kind:17}{count:>4}  {own_1:8.3f}  {stock_1:5.3f}  {own_5:8.3f}  {stock_5:5.3f}")
        if own_1 < stock_1 or own_5 < stock_5:
            yield f"{subject.name}, {kind}: below stock"
    for at, bar, own in zip((1, 5), BARS[subject.name], (tables[0]["all"], tables[2]["all"]), strict=True):
        if own < bar:
            yield f"{subject.name}: recall@{at} {own:.3f} < {bar}"


def _speed(subject: Subject, ours: Measured, theirs: Measured) -> Iterator[str]:
    for name, measured in (("ours", ours), ("stock", theirs)):
        slow = statistics.quantiles(measured.times, n=20)[-1]
        click.echo(
            f"{name:6} ready {measured.ready:6.0f} ms, a query {statistics.median(measured.times):5.1f} ms median, {slow:5.1f} ms at the 95th percentile"
        )
    slow = statistics.quantiles(ours.times, n=20)[-1]
    for said, value, bar in (("ready", ours.ready, READY_MS), ("median query", statistics.median(ours.times), MEDIAN_MS), ("95th percentile", slow, SLOW_MS)):
        if value > bar:
            yield f"{subject.name}: {said} {value:.0f} ms > {bar} ms"


def _bytes(subject: Subject) -> Iterator[str]:
    code, bar = len(gzip.compress(worker(), 9)), len(gzip.compress(subject.stock_index, 9))
    click.echo(
        f"bytes before the first answer: index {len(subject.index):,}, and its worker {code:,} (gzip); stock index {bar:,} (gzip), its worker not counted"
    )
    if len(subject.index) > bar:
        yield f"{subject.name}: {len(subject.index)} bytes > {bar}"


if __name__ == "__main__":
    sys.exit(main())
