from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.files import discover
from generator.load.prose import parse_page, read_pages
from generator.load.text import decode, lines_of
from generator.load.tray import Tray
from generator.model import Prose
from generator.problems import Code, Place
from tests.load.conftest import WriteProject


def told(text: str | bytes) -> list[tuple[str, int]]:
    _, problems = parse_page(decode(text if isinstance(text, bytes) else text.encode(), "x.md"), "x.md")
    return [(problem.code.value, problem.place.line) for problem in problems]


def pages(write_project: WriteProject, files: dict[str, str], languages: tuple[str, ...] = ("vi", "en")) -> tuple[dict[str, Prose], Tray]:
    tray = Tray()
    root = write_project({f"docs/{name}": text for name, text in files.items()})
    return read_pages(discover(root).prose, languages, tray), tray


@pytest.mark.parametrize(
    ("text", "title", "line"),
    [
        ("# Tập huấn\n\nBắt đầu.", "Tập huấn", 1),
        ("\n\n# Tập huấn #\n\nx", "Tập huấn", 3),
        ("# Tập huấn {#start}\nx", "Tập huấn", 1),
        ("```\n# not this\n```\n# Tập huấn\nx", "Tập huấn", 4),
        ("~~~~\n```\n# no\n~~~~\n# Tập huấn\nx", "Tập huấn", 5),
        ("## before\n# Tập huấn\r\nx", "Tập huấn", 2),
        ("#tag\n# C# and F#\nx", "C# and F#", 2),
    ],
)
def test_the_first_heading_is_the_title(text: str, title: str, line: int) -> None:
    version, problems = parse_page(decode(text.encode(), "x.md"), "x.md")
    assert problems == ()
    assert version is not None
    assert (version.title, version.line) == (title, line)


def test_the_body_keeps_its_file_s_lines() -> None:
    version, _ = parse_page(decode(b"intro\r\n# Title\r\n\r\nfour\r\n  five  \r\n\r\n", "x.md"), "x.md")
    assert version is not None
    assert version.body.split("\n") == ["intro", "", "", "four", "  five"]


@given(st.text(alphabet="# \nab`~đ", max_size=40))
def test_every_line_of_any_body_stands_in_the_same_line_of_the_file(text: str) -> None:
    version, problems = parse_page(decode(text.encode(), "x.md"), "x.md")
    assert version or problems
    if version:
        lines = lines_of(text)
        for number, line in enumerate(version.body.split("\n")):
            assert number == version.line - 1 or lines[number].startswith(line)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Chỉ có chữ.\n", [("prose-without-title", 1)]),
        ("## Thấp hơn\nx", [("prose-without-title", 1)]),
        ("#\nx", [("prose-without-title", 1)]),
        ("", [("empty-file", 1)]),
        (" \n\n", [("empty-file", 1)]),
        ("# Chỉ có tên\n\n", [("empty-file", 1)]),
        ("---\ntitle: x\n---\n# T\nx", [("front-matter", 1)]),
        ("---\n# T\nx", []),
        ("# T\nx\u202ey\n", [("bidi-control", 2)]),
        (b"# T\n\nx\xe9\n", [("bad-encoding", 3)]),
        (b"\xef\xbb\xbf# T\nx\n", [("byte-order-mark", 1)]),
    ],
)
def test_mistakes_in_a_page_are_told(text: str | bytes, problems: list[tuple[str, int]]) -> None:
    assert told(text) == problems


def test_a_page_s_languages_come_together(write_project: WriteProject) -> None:
    found, tray = pages(write_project, {"training.md": "# Tập huấn\nvi", "training.en.md": "\n# Training\nen", "guide/a.en.md": "# A\nx"})
    assert found["training"].title.values == {"vi": "Tập huấn", "en": "Training"}
    assert found["training"].body.values == {"vi": "\nvi", "en": "\n\nen"}
    assert found["guide/a"].title.values == {"en": "A"}
    assert (tray.problems, tray.broken) == ([], set())


def test_a_page_s_lines_are_found_by_language(write_project: WriteProject) -> None:
    _, tray = pages(write_project, {"training.md": "# Tập huấn\nvi", "training.en.md": "\n# Training\nen", "a.en.md": "# A\nx"})
    assert tray.origins["training"].place(("line", 2)) == Place("docs/training.md", 2)
    assert tray.origins["training@vi"].place(("line", 2)) == Place("docs/training.md", 2)
    assert tray.origins["training@en"].place(("line", 3)) == Place("docs/training.en.md", 3)
    assert tray.origins["training"].place(("title", "en")) == Place("docs/training.en.md", 2)
    assert tray.origins["a"].place(("line", 2)) == Place("docs/a.en.md", 2)


@pytest.mark.parametrize(
    ("name", "code", "details"),
    [
        ("training.fr.md", Code.UNKNOWN_LANGUAGE, {"language": "fr", "allowed": "vi, en"}),
        ("training.enn.md", Code.UNKNOWN_LANGUAGE, {"language": "enn", "allowed": "vi, en", "suggestion": "en"}),
        ("training.vi.md", Code.BAD_FILE_NAME, {"name": "training.vi.md", "reason": "first-language"}),
        ("new.vi.md", Code.BAD_FILE_NAME, {"name": "new.vi.md", "suggestion": "new.md", "reason": "first-language"}),
    ],
)
def test_a_page_with_a_wrong_language_is_broken(write_project: WriteProject, name: str, code: Code, details: dict[str, str]) -> None:
    found, tray = pages(write_project, {"training.md": "# Tập huấn\nvi", name: "# X\nx"})
    assert [(p.code, p.place.file, dict(p.details)) for p in tray.problems] == [(code, f"docs/{name}", details)]
    page, _, _ = name.split(".")
    assert tray.broken == {page}
    assert page not in found


def test_a_page_is_broken_if_one_of_its_languages_is(write_project: WriteProject) -> None:
    found, tray = pages(write_project, {"training.md": "# Tập huấn\nvi", "training.en.md": "no heading"})
    assert found == {}
    assert tray.broken == {"training"}


def test_where_the_project_s_languages_are_unknown_none_is_wrong(write_project: WriteProject) -> None:
    found, tray = pages(write_project, {"training.md": "# T\nx", "training.fr.md": "# T\nx"}, ())
    assert set(found["training"].title.values) == {"vi", "fr"}
    assert tray.problems == []
