"""The worker, asked as the theme's search box asks it: over http in a worker, and from files in the frame that stands in for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from generator import search
from generator.engine.config import THEME
from generator.engine.scripts import worker
from generator.render.staging import write
from tests.support.server import serving

ASK = """
async ([worker, queries]) => {
  const asked = new Worker(worker), answers = [];
  const next = (query) => new Promise((resolve, reject) => asked.addEventListener('error', reject) || asked.addEventListener('message', function take(event) {
    if (query !== undefined && event.data.data.query !== query) return;
    asked.removeEventListener('message', take);
    resolve(event.data);
  }));
  const say = (message) => { const answer = next(message.data.docs ? undefined : message.data); asked.postMessage(message); return answer; };
  answers.push(await say({ type: 0, data: { config: { lang: ['vi'] }, docs: [], options: {} } }));
  for (const query of queries) answers.push(await say({ type: 2, data: query }));
  return answers;
}
"""
PAGE = '<!doctype html><html lang="vi"><head><title>.</title></head><body><script src="assets/handbook/offline.js"></script></body></html>'
WORKER = "search/worker.js"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, indexes: dict[str, bytes]) -> Path:
    """Two builds with nothing but their search, in both forms."""
    folder = tmp_path_factory.mktemp("site")
    for language, index in indexes.items():
        build = folder / language / "draft"
        write(build / "assets" / "handbook" / "offline.js", (THEME / "assets" / "handbook" / "offline.js").read_bytes())
        write(build / "index.html", PAGE.encode())
        write(build / WORKER, worker())
        write(build / "search" / "handbook.idx", search.packed(index))
        write(build / "search" / "handbook.js", search.script(index))
    return folder


@pytest.fixture(scope="module", params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site is opened."""
    if request.param == "file":
        yield site.as_uri() + "/"
        return
    with serving(site) as address:
        yield address


def asked(tab: Tab, base: str, *queries: str, language: str = "vi") -> list[list[list[dict[str, Any]]]]:
    """The results of each query, as the theme gets them."""
    tab.goto(f"{base}{language}/draft/index.html")
    ready, *answers = tab.evaluate(ASK, [f"{base}{language}/draft/{WORKER}", list(queries)])
    assert ready == {"type": 1}
    assert {answer["type"] for answer in answers} == {3}
    return [answer["data"]["items"] for answer in answers]


def test_results_are_grouped_by_page_and_keep_their_accents(tab: Tab, base: str) -> None:
    (found,) = asked(tab, base, "danh sach trich ngang")
    group = next(group for group in found if group[0]["location"].startswith("responsibilities/specialised-apparatus-and-staff/"))
    assert "#" not in group[0]["location"]
    place = group[1]
    assert re.fullmatch(r"responsibilities/specialised-apparatus-and-staff/\?h=.*#staff-list", place["location"])
    assert place["title"].startswith("<mark>Danh sách trích ngang")


def test_the_answer_stands_above_the_pages(tab: Tab, base: str) -> None:
    answers, pages = asked(tab, base, "ai chu tri tieu chi rui ro", "tieu chi rui ro")
    below, heading = answers[0]  # without a link to a whole page among them, the theme takes the last for the heading
    assert {below["location"], heading["location"]} == {"responsibilities/risk-criteria-central/#lead"}
    assert heading["title"] == "<mark>Cục Điều tra chống buôn lậu: Chủ trì</mark>"
    assert below["title"] == "Bộ tiêu chí quản lý rủi ro ở cấp Tổng cục"
    assert below["text"].endswith("Công văn năm 2006, II.1.5.a")
    assert answers[0][0]["score"] > max(item["score"] for group in pages for item in group)


def test_the_other_language_is_found_where_the_own_lacks_a_word(tab: Tab, base: str) -> None:
    (found,) = asked(tab, base, "modernisation programme")
    assert found[0][0]["location"].startswith("../../en/draft/responsibilities/overall-plan/")


def test_words_that_no_page_has_are_told(tab: Tab, base: str) -> None:
    (found,) = asked(tab, base, "kế hoạch zzzzzz tổng thể")
    assert found[0][0]["terms"] == {"zzzzzz": False}


def test_results_hold_no_markup_but_marks(tab: Tab, base: str) -> None:
    for found in asked(tab, base, "<img src=x onerror=alert(1)> báo cáo", "\0", "(((", "\ud800", "x" * 50_000, "văn bản không nêu"):
        texts = [text for group in found for item in group for text in (item["title"], item["text"])]
        assert [text for text in texts if re.search(r"[<>]", re.sub(r"</?mark>", "", text))] == []
