"""Telling how far a command is: one rewritten line on a terminal, plain lines elsewhere, nothing for programs."""

from __future__ import annotations

import sys

import pytest

from generator.cli import Words
from generator.progress import quiet


def test_nothing_is_said_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    quiet("engine", 1, 2, name="vi/draft")
    assert capsys.readouterr() == ("", "")


def test_plain_lines_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Words("en").progress()
    progress("engine", 1, 2, name="vi/draft")
    progress("engine", 2, 2, name="en/draft")
    assert capsys.readouterr() == ("", "[1/2] Built vi/draft\n[2/2] Built en/draft\n")


def test_one_line_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Words("en").progress()
    progress("engine", 1, 2, name="vi/draft")
    progress("engine", 2, 2, name="en/draft")
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith("Built en/draft\n")


def test_programs_are_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Words("en", "json").progress()("engine", 1, 1, name="vi/draft")
    assert capsys.readouterr() == ("", "")
