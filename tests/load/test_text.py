from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import text as reading
from generator.load.text import REFUSED, decode, lines_of, position, read_file
from generator.problems import Code, Place, Problem


def test_text_is_taken_as_it_is() -> None:
    read = decode("tên: Đội 1\r\n".encode(), "f.yml")
    assert (read.text, read.problems) == ("tên: Đội 1\r\n", ())


def test_a_byte_order_mark_is_a_problem_and_the_text_goes_on_without_it() -> None:
    read = decode(b"\xef\xbb\xbfa: 1", "f.yml")
    assert read.text == "a: 1"
    assert read.problems == (Problem.at(Place("f.yml", 1, 1), Code.BYTE_ORDER_MARK),)


def test_a_bad_byte_is_placed_and_reported_once() -> None:
    read = decode("a: tốt\nb: ".encode() + b"\xe9t\xe9", "f.yml")
    assert read.problems == (Problem.at(Place("f.yml", 2, 4), Code.BAD_ENCODING, reason="not-utf-8", byte="0xE9"),)
    assert read.garbled
    assert read.text is not None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    read = decode("kind: unit".encode(encoding), "f.yml")
    assert read.text is None
    assert [(problem.code, dict(problem.details)["reason"]) for problem in read.problems] == [(Code.BAD_ENCODING, "utf-16")]


@pytest.mark.parametrize(
    ("character", "code"),
    [(chr(n), Code.BIDI_CONTROL) for n in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
    + [(chr(n), Code.CONTROL_CHARACTER) for n in (0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF)],
)
def test_control_characters_are_placed_named_and_replaced(character: str, code: Code) -> None:
    read = decode(f"a: 1\r\nb: x{character}y\n".encode(), "f.yml")
    assert read.problems == (Problem.at(Place("f.yml", 2, 5), code, character=f"U+{ord(character):04X}"),)
    assert read.text == f"a: 1\r\nb: x{REFUSED}y\n"


def test_all_of_them_are_reported() -> None:
    read = decode("\u202ea\u202c\n\x07\ufeff".encode(), "f.yml")
    assert [(str(problem.place), problem.code) for problem in read.problems] == [
        ("f.yml:1:1", Code.BIDI_CONTROL),
        ("f.yml:1:3", Code.BIDI_CONTROL),
        ("f.yml:2:1", Code.CONTROL_CHARACTER),
        ("f.yml:2:2", Code.BYTE_ORDER_MARK),
    ]


def test_a_file_nobody_wrote_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2_000_000)
    (tmp_path / "f.yml").write_bytes(b"x" * 2_300_000)
    (problem,) = read_file(tmp_path / "f.yml", "f.yml").problems
    assert (problem.code, dict(problem.details)) == (Code.TOO_LARGE, {"limit": "2.0 MB", "size": "2.3 MB"})


def test_what_is_no_file_or_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    (tmp_path / "f.yml").write_text("a: 1")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    reasons = [dict(read_file(path, "f").problems[0].details)["reason"] for path in (tmp_path / "f.yml", tmp_path / "gone.yml", tmp_path)]
    assert reasons == ["no-permission", "cannot-read", "not-a-file"]


def test_a_named_pipe_does_not_block_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yml")
    assert [problem.code for problem in read_file(tmp_path / "f.yml", "f.yml").problems] == [Code.UNREADABLE]


@given(st.text(alphabet="ab\r\n\N{LATIN SMALL LETTER A WITH ACUTE}", max_size=30), st.data())
def test_a_position_is_the_line_and_column_an_editor_shows(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, max(len(text) - 1, 0)))
    if text[offset : offset + 1] not in {"\r", "\n"}:
        line, column = position(text, offset)
        assert lines_of(text)[line - 1][column - 1 : column] == text[offset : offset + 1]


@given(st.binary(max_size=60))
def test_no_bytes_raise_and_every_problem_has_a_place_in_them(data: bytes) -> None:
    read = decode(data, "f.yml")
    assert read.text is None or len(read.text) <= len(data)
    for problem in read.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
