"""The page a result leads to: the words that matched are marked in the spelling of the page, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab

from generator.engine.config import THEME

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>.</title></head><body><div data-md-component="content"><article>
<p>Bộ tiêu chí quản lý rủi ro; chính sách; <b>Tiêu</b> đề</p><p>Một tiêu chí</p><script type="text/plain">tiêu chí</script></article></div></body></html>"""


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("tiêu chí", ["tiêu chí", "tiêu chí"]),
        ("ti%C3%AA%75 ch%69%CC%81", ["tiêu chí", "tiêu chí"]),
        ("rủi", ["rủi"]),
        ("tiêu quản", ["tiêu", "quản", "Tiêu", "tiêu"]),
        ("(.*", []),
        ("", []),
    ],
)
def test_matching_words_are_marked(tab: Tab, tmp_path: Path, words: str, marks: list[str]) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    tab.goto(f"{file.as_uri()}?h={words}")
    before = tab.inner_text("article")
    tab.add_script_tag(path=THEME / "assets" / "handbook" / "search" / "highlight.js")
    assert tab.locator("article mark").all_inner_texts() == marks
    assert tab.inner_text("article") == before
