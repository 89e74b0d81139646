"""What every test may ask for: the project's root, the real handbook built once for all of them, and a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator import pipeline
from tests.browser.chromium import ADVICE, FLAGS, find

settings.register_profile("handbook", deadline=None)  # how long an example takes says how busy the machine is, not whether it is right
settings.load_profile("handbook")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture(scope="session")
def newest(root: Path) -> str:
    """The edition of the real handbook that no other follows: to it the entrance leads."""
    editions = [yaml.safe_load(file.read_text("utf-8")) for file in root.glob("editions/*/edition.yml")]
    [last] = {edition["id"] for edition in editions} - {edition.get("previous") for edition in editions}
    return str(last)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """`once(name, make)` → a folder that `make(folder)` has filled, by whichever worker came first; one at a time, so that builds share no staging folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / "once.lock"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The built site of this repository's handbook."""
    return once("site", lambda out: pipeline.build(ROOT, out))


@pytest.fixture(scope="session")
def offline_site(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The same in the form that opens from `file://`."""
    return once("site-offline", lambda out: pipeline.build(ROOT, out, pipeline.Form(offline=True)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, one for all tests of a worker. Without one they fail."""
    program = find()
    assert program, ADVICE + " nothing; call make test, or make chromium."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()
