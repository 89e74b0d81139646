"""Everything that the engine would take for HTML or for a way out of the site is found, where it stands and once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.markdown import inspect, leads_astray


@pytest.mark.parametrize(
    ("body", "line", "column", "text"),
    [
        ("Chữ \\<b>đậm</b>", 1, 6, "<b>"),
        ('Hình <svg:a onclick="x">', 1, 6, '<svg:a onclick="x">'),
        ("Chữ[^1]\n\n[^1]: <script>alert(1)</script>", 3, 7, "<script>"),
        ("Chữ <!-- ghi chú", 1, 5, "<!--"),
        ("- mục\n\n    ```\n    a\n\n    <b>\n    ```", 6, 5, "<b>"),
        ("```\n<b>\n```\n\n<i>", 5, 1, "<i>"),
        ("<div><p>một</p></div>\n<i>hai</i>", 1, 1, "<div><p>một</p></div>\n<i>hai</i>"),
    ],
)
def test_html_that_only_the_engine_sees(body: str, line: int, column: int, text: str) -> None:
    (spot,) = inspect(body).html
    assert (spot.line, spot.column, spot.text.strip()) == (line, column, text)


@pytest.mark.parametrize("body", ["``a ` <b>``", "~~~\n<b>\n~~~", "<a@example.org>", "`<b>` và `<i>`", "a <b", "```html\n<b>\n```\r\n"])
def test_code_is_code_for_both(body: str) -> None:
    assert inspect(body).html == []


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("[x](javascript: alert(1))", 1, 5),
        ("Chữ\n[x](jav\nascript:alert(1))", 2, 5),
        ("[x](&#106;avascript: alert(1))", 1, 5),
        ("[x][y]\n\n[y]:\n  javascript:alert(1)", 1, 1),
    ],
)
def test_a_way_out_that_only_the_engine_sees(body: str, line: int, column: int) -> None:
    astray = [(spot.line, spot.column) for spot in inspect(body).links if leads_astray(spot.text)]
    assert astray == [(line, column)]


@pytest.mark.parametrize("body", ['[x](about "Ghi chú: x")', "[^1]: Ghi chú: x", "`[x](javascript: y)`", "[x](https://a.vn)"])
def test_a_colon_alone_leads_nowhere(body: str) -> None:
    assert not any(leads_astray(spot.text) for spot in inspect(body).links)


def test_a_page_of_nothing() -> None:
    inspected = inspect("")
    assert (inspected.html, inspected.links, inspected.images) == ([], [], [])


PIECES = ["\n", "\r\n", "- ", "    ", "> ", "| a | b |\n| - | - |\n", "[x](", "![", "](y)", ")", "<b>", "</b>", "<https://a.vn>", "\f", "chữ"]
PIECES += ["`", "```", "&lt;", "[z]: q\n", "\\", "!!! note\n", "<svg:a ", "onload=x>"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_written_every_place_is_in_the_text(body: str) -> None:
    inspected = inspect(body)
    lines = re.split(r"\r\n?|\n", body)
    for spot in (*inspected.html, *inspected.links, *inspected.images):
        assert 1 <= spot.column <= len(lines[spot.line - 1]) + 1
