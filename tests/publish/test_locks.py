"""One command at a time: whoever comes second is told who is at work, and a dead holder is in nobody's way."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.locale import Catalogue, languages
from generator.publish import LockedError, locked


def refused(work: Path) -> LockedError:
    with pytest.raises(LockedError) as caught, locked(work):
        pytest.fail("must not begin")
    return caught.value


def test_the_second_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path, "release"):
        error = refused(tmp_path)
    assert error.holder is not None
    assert (error.holder.command, error.holder.pid, error.holder.host) == ("release", os.getpid(), platform.node())
    assert abs(datetime.now(UTC) - datetime.strptime(error.holder.since, "%Y-%m-%d %H:%M:%S%z")).total_seconds() < 60
    for language in languages():
        message = error.message(Catalogue.of(language))
        assert all(text in message for text in ("handbook release", str(os.getpid()), platform.node(), error.holder.since))


HOLDING = """
import sys, time
from pathlib import Path
from generator.publish import locked
with locked(Path(sys.argv[1]), "build"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_holds_the_lock_until_it_ends_however_it_ends(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        holder = refused(tmp_path).holder
        assert holder is not None
        assert (holder.command, holder.pid) == ("build", other.pid)
        other.kill()
    with locked(tmp_path, "release"):
        assert json.loads((tmp_path / "lock.json").read_text("utf-8"))["pid"] == os.getpid()


@pytest.mark.parametrize("note", ["", "{", "[]", '{"command": "build"}', '{"command": 1, "pid": 2, "host": 3, "since": 4, "more": 5}', "\udc80"])
def test_a_holder_that_has_not_said_who_it_is(tmp_path: Path, note: str) -> None:
    with locked(tmp_path):
        (tmp_path / "lock.json").write_bytes(note.encode("utf-8", "surrogateescape"))
        error = refused(tmp_path)
    assert error.holder is None
    assert error.message(Catalogue.of("en")).startswith("Another handbook command is at work")


def test_nothing_is_said_of_a_holder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        _ = 1 / 0
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
