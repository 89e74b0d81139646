"""The second organisation as a project to build: a network of libraries, invented for the tests, in one language."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from generator import pipeline

RIVERBEND = Path(__file__).parent / "riverbend"
Once = Callable[[str, Callable[[Path], object]], Path]


def copied(folder: Path) -> Path:
    """A copy of the project at *folder*, to be changed or built."""
    return Path(shutil.copytree(RIVERBEND, folder, dirs_exist_ok=True))


def built(once: Once, *, offline: bool = False) -> Path:
    """The project built once for all tests: a folder with `docs`, `build` and `site`."""

    def make(folder: Path) -> None:
        pipeline.build(copied(folder), folder / "site", pipeline.Form(offline=offline))

    return once("riverbend-offline" if offline else "riverbend", make)
