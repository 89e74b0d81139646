"""Running text holds no HTML of its own, and its links and pictures lead somewhere."""

from __future__ import annotations

import pytest

from generator.problems import Code
from tests.making import handbook, unit
from tests.validate.checking import clause, prose, said, source


def in_page(body: str, code: Code, *details: str, page: str = "training") -> list[tuple[str, ...]]:
    """What is said of a page, without the page's name in front: (line and column, details)."""
    units, sources = {"branch": unit()}, {"dispatch": source(clause("II.1.4"))}
    book = handbook(units=units, sources=sources).model_copy(update={"prose": {page: prose(page, vi=body), "about": prose("about", vi="A")}})
    guide = (prose("guide/index", vi="A"), prose("guide/units", vi="A"))
    found = said(book, code, *details, guide=guide, pictures={"seal.png", "guide/editor.png"})
    return [(place.removeprefix(f"{page} line."), *rest) for place, *rest in found]


@pytest.mark.parametrize(
    ("body", "place", "html"),
    [
        ("Một <b>từ</b> đậm.", "1.5", "<b>"),
        ("Dòng đầu\nrồi <br> hết.", "2.5", "<br>"),
        ("- mục\n- mục <i>nghiêng</i>", "2.7", "<i>"),
        ("<div onclick='x()'>\n\nchữ\n\n</div>", "1.1", "<div onclick='x()'>"),
        ("<script>\nalert(1)\n</script>", "1.1", "<script>"),
        ("Xong.\n\n<!-- ghi chú -->", "3.1", "<!-- ghi chú -->"),
        ("!!! note\n    <b>x</b>", "2.5", "<b>"),
        ("!!! note\n\n    Chữ <b>x</b>", "3.9", "<b>"),
        ("| a | b |\n| - | - |\n| <u>1</u> | 2 |", "3.3", "<u>"),
        ("</div>", "1.1", "</div>"),
    ],
)
def test_html_is_found_where_it_stands(body: str, place: str, html: str) -> None:
    assert in_page(body, Code.RAW_HTML, "html") == [(place, html)]


@pytest.mark.parametrize("body", ["Viết `<b>` thế này.", "```html\n<b>x</b>\n```", "1 < 2 và 3 > 2", "<https://example.org>", "**đậm**"])
def test_what_only_looks_like_html(body: str) -> None:
    assert in_page(body, Code.RAW_HTML) == []


def test_a_long_tag_is_quoted_in_short() -> None:
    ((_, html),) = in_page(f"<img alt='{'x' * 60}'>", Code.RAW_HTML, "html")
    assert len(html) == 40
    assert html.endswith("…")


@pytest.mark.parametrize(
    "target",
    [
        "organisation/branch",
        "organisation/branch#duties",
        "sources/dispatch#II.1.4",
        "sources/dispatch#_top",
        "",
        "matrix/rasci",
        "about",
        "guide/units",
        "#here",
        "https://example.org/a",
        "HTTP://example.org",
        "mailto:a@example.org",
    ],
)
def test_a_link_that_leads_somewhere(target: str) -> None:
    assert in_page(f"Xem [trang]({target}).", Code.UNKNOWN_LINK) == []


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("organisation/brnch", "organisation/branch"),
        ("organisation/branch.md", "organisation/branch"),
        ("/organisation/branch/", "organisation/branch"),
        ("sources/dispatch#II.1.5", "sources/dispatch#II.1.4"),
        ("matrx", "matrix"),
        ("guide/unit#new", "guide/units#new"),
        ("../secret", "-"),
        ("javascript:alert(1)", "-"),
        ("JavaScript&colon;alert(1)", "-"),
        ("<java\tscript:alert(1)>", "-"),
        ("data:text/html,x", "-"),
        ("ftp://example.org", "-"),
        ("//example.org", "-"),
        (r"/\example.org", "-"),
    ],
)
def test_a_link_that_leads_nowhere_good(target: str, meant: str) -> None:
    assert [suggestion for _, suggestion in in_page(f"Xem [trang]({target}).", Code.UNKNOWN_LINK, "suggestion")] == [meant]


def test_a_link_is_found_where_it_stands() -> None:
    body = 'Xem organisation/x và [x](organisation/x), rồi\n[y](nowhere) và [lại](organisation/x "tên").\n\n* [z][ref]\n\n[ref]: lost'
    assert in_page(body, Code.UNKNOWN_LINK, "target") == [("1.27", "organisation/x"), ("2.23", "organisation/x"), ("2.5", "nowhere"), ("4.1", "lost")]


def test_nothing_is_said_of_a_link_to_a_broken_file() -> None:
    book = handbook().model_copy(update={"prose": {"training": prose("training", vi="[x](organisation/lost)")}})
    assert said(book, Code.UNKNOWN_LINK, broken={"organisation/lost"}) == []
    assert len(said(book, Code.UNKNOWN_LINK)) == 1


@pytest.mark.parametrize(
    ("page", "picture", "file", "meant"),
    [
        ("training", "sael.png", "docs/sael.png", "seal.png"),
        ("guide/units", "seal.png", "docs/guide/seal.png", "-"),
        ("guide/units", "editr.png", "docs/guide/editr.png", "editor.png"),
        ("training", "../mkdocs.png", "docs/../mkdocs.png", "-"),
        ("training", "guide/editor.png", "docs/guide/editor.png", "-"),
        ("training", "/etc/passwd", "docs//etc/passwd", "-"),
    ],
)
def test_a_picture_that_is_not_there(page: str, picture: str, file: str, meant: str) -> None:
    details = in_page(f"Hình: ![con dấu]({picture})", Code.MISSING_IMAGE, "target", "file", "suggestion", page=page)
    assert details == [("1.18", picture, file, meant)]


@pytest.mark.parametrize(("page", "picture"), [("training", "seal.png"), ("guide/units", "editor.png"), ("guide/units", "./editor.png")])
def test_a_picture_beside_the_page(page: str, picture: str) -> None:
    assert in_page(f"![con dấu]({picture})", Code.MISSING_IMAGE, page=page) == []


@pytest.mark.parametrize("address", ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,x"])
def test_a_picture_from_outside(address: str) -> None:
    assert in_page(f"[![con dấu]({address})](about)", Code.EXTERNAL_IMAGE, "target") == [("1.13", address)]
    assert in_page(f"![con dấu]({address})", Code.MISSING_IMAGE) == []


@pytest.mark.parametrize("picture", ["seal.svg", "SEAL.SVG", "nowhere.svg"])
def test_a_picture_that_can_run_scripts(picture: str) -> None:
    assert in_page(f"Hình: ![con dấu]({picture})", Code.UNSAFE_IMAGE, "target") == [("1.18", picture)]
    assert in_page(f"Hình: ![con dấu]({picture})", Code.MISSING_IMAGE) == []
