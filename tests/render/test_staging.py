"""Staging writes only what changed, and what is no longer staged goes away."""

from __future__ import annotations

import os
from pathlib import Path

from generator.render import stage, write

OLD = 1_000_000_000


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_everything_is_written_at_first(tmp_path: Path) -> None:
    files = {"index.md": b"a", "deep/er/index.md": b"b"}
    assert stage(tmp_path / "new", files) == ("deep/er/index.md", "index.md")
    assert contents(tmp_path / "new") == files


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    stage(tmp_path, {"same.md": b"a", "other.md": b"b"})
    for file in tmp_path.iterdir():
        _age(file)
    assert stage(tmp_path, {"same.md": b"a", "other.md": b"B"}) == ("other.md",)
    assert (tmp_path / "same.md").stat().st_mtime == OLD
    assert (tmp_path / "other.md").stat().st_mtime != OLD


def test_what_is_gone_is_removed(tmp_path: Path) -> None:
    stage(tmp_path, {"a/index.md": b"a", "b/index.md": b"b"})
    assert stage(tmp_path, {"b/index.md": b"b"}) == ("a/index.md",)
    assert contents(tmp_path) == {"b/index.md": b"b"}


def test_nothing_to_do_is_nothing_done(tmp_path: Path) -> None:
    stage(tmp_path, {"a.md": b"a"})
    assert stage(tmp_path, {"a.md": b"a"}) == ()


def test_a_page_may_become_a_folder_and_back(tmp_path: Path) -> None:
    stage(tmp_path, {"a": b"a"})
    assert stage(tmp_path, {"a/index.md": b"b"}) == ("a", "a/index.md")
    assert contents(tmp_path) == {"a/index.md": b"b"}


def test_writing_says_whether_it_changed_anything(tmp_path: Path) -> None:
    assert write(tmp_path / "x" / "y", b"1")
    assert not write(tmp_path / "x" / "y", b"1")
    assert write(tmp_path / "x" / "y", b"2")


def _age(file: Path) -> None:

    os.utime(file, (OLD, OLD))
