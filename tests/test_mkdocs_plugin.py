"""Plain MkDocs at the project's root makes the same site, and both live previews follow the sources, also through a mistake."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generator import pipeline
from tests.organisations.project import Once, copied, released

ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1900000000", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(Path(pipeline.__file__).parent.parent.parent)}
MKDOCS = [sys.executable, "-m", "mkdocs"]
PATIENCE = 60
"""Seconds; on a quiet machine everything here happens within three."""


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.fixture(scope="module")
def project(once: Once) -> Path:
    """The second organisation with two editions and a guide, built by MkDocs into `site`, and by the command into `ours`."""

    def make(folder: Path) -> None:
        released(folder)
        (folder / "docs/guide").mkdir()
        (folder / "docs/guide/index.md").write_text("# Guide\n\nSee the [bindery](organisation/bindery).\n")
        (folder / "site/left-over").mkdir(parents=True)
        (folder / "site/left-over/index.html").write_text("from before")
        subprocess.run([*MKDOCS, "build", "--quiet"], cwd=folder, env=ENVIRONMENT, check=True)
        shutil.rmtree(folder / "build")
        subprocess.run([sys.executable, "-m", "generator", "build", "--site", "ours"], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)

    return once("by-mkdocs", make)


def test_mkdocs_build_makes_the_same_site(project: Path) -> None:
    theirs, ours = contents(project / "site"), contents(project / "ours")
    assert {"index.html", "en/draft/index.html", "en/guide/index.html", "data/draft/handbook.json"} <= ours.keys()
    assert {"en/2031-1/index.html", "en/2032-1/index.html", "en/latest/index.html", "en/versions.js"} <= ours.keys()
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if theirs[path] != ours[path]] == []


def test_mkdocs_build_leaves_no_site_that_gives_something_away(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    edit(root / "docs/responsibilities/readers-council.yml", "topic: lending\n", "topic: lending\nclassification: internal\n")
    with (root / "mkdocs.yml").open("a") as settings:
        settings.write("copyright: Invite readers of every district to a talk once a year.\n")
    done = subprocess.run([*MKDOCS, "build"], cwd=root, env=ENVIRONMENT, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Invite readers of every district" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(root / "site") == {}


def test_mkdocs_build_of_a_broken_project_tells_why(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    (root / "docs/topics.yml").write_text("topics: [")
    done = subprocess.run([*MKDOCS, "build"], cwd=root, env=ENVIRONMENT, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "docs/topics.yml:1:9: error syntax" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site" / "en").exists()


# -- live --------------------------------------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(root: Path, command: Callable[[int], list[str]]) -> Iterator[tuple[str, Path]]:
    """A preview of *root*: its address, and the file with all that it says."""
    port, said = free_port(), root.parent / "said.txt"
    with said.open("w") as out:
        process = subprocess.Popen(command(port), cwd=root, env=ENVIRONMENT | {"PYTHONUNBUFFERED": "1"}, stdout=out, stderr=out)
    try:
        yield f"http://127.0.0.1:{port}/", said
    finally:
        process.terminate()
        process.wait(PATIENCE)


def shown(address: str) -> str:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (URLError, OSError):
        return ""


def until(condition: Callable[[], bool], said: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, said.read_text()
        time.sleep(0.1)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    "command",
    [
        lambda port: [sys.executable, "-m", "generator", "serve", "--lang", "en", "--port", str(port)],
        lambda port: [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"],
    ],
    ids=["handbook serve", "mkdocs serve"],
)
def test_a_preview_follows_the_sources_and_survives_a_mistake(tmp_path: Path, command: Callable[[int], list[str]]) -> None:
    root = released(tmp_path / "project")
    bindery = root / "docs/organisation/bindery.yml"
    with serving(root, command) as (address, said):
        page = f"{address}en/draft/organisation/bindery/"
        until(lambda: "Sews, binds and mends." in shown(page), said)
        assert 'href="en/draft/"' in shown(address), "what is being written is shown first, whatever was released"

        edit(bindery, "Sews, binds and mends.", "Sews and glues.")
        until(lambda: "Sews and glues." in shown(page), said)

        edit(bindery, "name: Bindery", "nam: Bindery")
        until(lambda: "unknown-field" in said.read_text("utf-8"), said)
        assert "Sews and glues." in shown(page)
        assert "Stock" in shown(f"{address}en/draft/glossary/")

        edit(bindery, "nam: Bindery", "name: Book hospital")
        until(lambda: "Book hospital</h1>" in shown(page), said)
        assert "Traceback" not in said.read_text("utf-8")
    assert sorted(path.name for path in root.iterdir() if path.name != "build") == ["curriculum", "docs", "editions", "mkdocs.yml", "quizzes"]


def test_the_command_is_installed() -> None:
    found = shutil.which("handbook", path=str(Path(sys.executable).parent))
    assert found, "handbook is not installed beside this Python"
