"""Short forms are marked wherever they stand as words of their own, and whatever else stands there is escaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import markdown  # type: ignore[import-untyped]

from generator.render.abbreviations import Abbreviations

SHORT = Abbreviations({"CBL": "chống buôn lậu", "ĐTCBL": "Điều tra chống buôn lậu", "R&D": "research", "A.B": 'a "b"', "CBL 2": "the second"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CBL", '<abbr title="chống buôn lậu">CBL</abbr>'),
        ("Cục ĐTCBL.", 'Cục <abbr title="Điều tra chống buôn lậu">ĐTCBL</abbr>.'),
        ("ACBL CBLA cbl", "ACBL CBLA cbl"),
        ("CBL 2", '<abbr title="the second">CBL 2</abbr>'),
        ("R&D & co", '<abbr title="research">R&amp;D</abbr> &amp; co'),
        ("<A.B>", '&lt;<abbr title="a &#34;b&#34;">A.B</abbr>&gt;'),
        ("A-B", "A-B"),
        ("", ""),
    ],
)
def test_marking(text: str, expected: str) -> None:
    assert SHORT.mark(text) == expected


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text(), max_size=4))
def test_marking_neither_adds_nor_loses_text(text: str, meanings: dict[str, str]) -> None:
    fragment = html.fragment_fromstring(f"<div>|{Abbreviations(meanings).mark(_plain(text))}</div>")
    assert fragment.text_content() == f"|{_plain(text)}"
    assert {element.tag for element in fragment.iterdescendants()} <= {"abbr"}


def _plain(text: str) -> str:
    """Text as an author may write it: the loader refuses control characters, and a parser would change them."""
    return "".join(character for character in text if character.isprintable())


def test_definitions_for_running_text() -> None:
    body = f"CBL, R&D and A.B\n\n{SHORT.definitions()}"
    paragraph = html.fragment_fromstring(markdown(body, extensions=["abbr"]), create_parent="div")
    assert [(each.text, each.get("title")) for each in paragraph.iter("abbr")] == [("CBL", "chống buôn lậu"), ("R&D", "research"), ("A.B", 'a "b"')]
    assert paragraph.text_content().strip() == "CBL, R&D and A.B"


def test_definitions_cannot_bring_markup_along() -> None:
    hostile = Abbreviations({"X]: y\n\n<script>": "a", "OK": "b\n\n<script>alert(1)</script>\n# c", '"><img src=x>': "d"})
    assert hostile.definitions() == "*[OK]: b &lt;script&gt;alert(1)&lt;/script&gt; # c\n"
    page = html.fragment_fromstring(markdown(f"OK\n\n{hostile.definitions()}", extensions=["abbr"]), create_parent="div")
    assert [element.tag for element in page.iter()] == ["div", "p", "abbr"]
    assert page.find(".//abbr").get("title") == "b <script>alert(1)</script> # c"
