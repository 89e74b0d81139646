"""A new folder appears whole or not at all: after a failure, a full disk or a kill, nothing of it is there that anybody would read."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import place, sweep

FILES = {"model.json": b"{}\n", "assets/a.png": b"a", "assets/deep/b.png": b"b"}


def below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_folder_with_its_files(tmp_path: Path) -> None:
    place(tmp_path / "editions/2026-1", FILES)
    assert below(tmp_path) == {f"editions/2026-1/{name}": content for name, content in FILES.items()}


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    place(tmp_path / "2026-1", FILES)
    with pytest.raises(FileExistsError):
        place(tmp_path / "2026-1", {"model.json": b"other"})
    (tmp_path / "2026-2").mkdir()
    with pytest.raises(FileExistsError):
        place(tmp_path / "2026-2", FILES)
    assert below(tmp_path / "2026-1") == FILES


@pytest.mark.parametrize("full_at", range(6))
@pytest.mark.parametrize("before", [True, False])
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_at: int, *, before: bool) -> None:
    """Three files and the three folders that hold them reach the disk one after the other; at each of them it may be full."""
    if before:
        place(tmp_path / "editions/2026-1", FILES)
    done, sync = [0], os.fsync

    def fsync(handle: int) -> None:
        if done[0] == full_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        done[0] += 1
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="No space left"):
        place(tmp_path / "editions/2026-2", FILES)
    assert [path.name for path in tmp_path.rglob("*") if path.is_dir() and path.parent.name == "editions"] == (["2026-1"] if before else [])
    assert (tmp_path / "editions").exists() == before


KILLED = """
import os, sys
from pathlib import Path
from generator.publish import place
Path.rename = lambda self, target: os._exit(9)
place(Path(sys.argv[1]), {"model.json": b"{}", "assets/a.png": b"a"})
"""


def test_what_a_kill_leaves_is_hidden_and_swept_away(tmp_path: Path) -> None:
    folder = tmp_path / "2026-1"
    assert subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False).returncode == 9
    assert [path.name for path in tmp_path.iterdir()] == [".2026-1.new"]
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False).returncode == 9
    place(folder, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["2026-1"]
    assert below(folder) == FILES


def test_nothing_else_is_swept_away(tmp_path: Path) -> None:
    for name in ("2026-1", ".git", "new", "x.new"):
        (tmp_path / name).mkdir()
    sweep(tmp_path)
    sweep(tmp_path / "not there")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "2026-1", "new", "x.new"]
