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


def released(folder: Path) -> Path:
    """A copy at *folder* with two editions, and a draft that differs from both."""
    bindery = copied(folder) / "docs/organisation/bindery.yml"
    words = bindery.read_text("utf-8")
    for edition, does in {"2031-1": "Mends what can be mended.", "2032-1": "Binds and mends."}.items():
        bindery.write_text(words.replace("Mends what can be mended.", does), "utf-8")
        pipeline.release(folder, edition, pipeline.Said({}, {}, issued=f"{edition[:4]}-02-01"))
    bindery.write_text(words.replace("Mends what can be mended.", "Sews, binds and mends."), "utf-8")
    return folder


def built(once: Once, *, offline: bool = False) -> Path:
    """The project built once for all tests: a folder with `docs`, `build` and `site`."""

    def make(folder: Path) -> None:
        pipeline.build(copied(folder), folder / "site", pipeline.Form(offline=offline))

    return once("riverbend-offline" if offline else "riverbend", make)
