"""The five editions built once for all tests, and after each release everything that had an address by then."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from generator import pipeline
from tests.editions.five import five_editions

Once = Callable[[str, Callable[[Path], object]], Path]
ADDRESSES = "addresses.json"


def built(once: Once) -> Path:
    """A folder with `site`, `editions` and the sources; `addresses.json` maps each edition to the addresses that its site had when it was the newest."""

    def make(folder: Path) -> None:
        had: dict[str, list[str]] = {}

        def released(edition: str) -> None:
            pipeline.build(folder, folder / "site")
            had[edition] = sorted(_addresses(folder / "site"))

        five_editions(folder, released)
        pipeline.build(folder, folder / "site")
        (folder / ADDRESSES).write_text(json.dumps(had))

    return once("five-editions", make)


def built_offline(once: Once) -> Path:
    """The same in the form that opens from files, without what it had on the way."""
    return once("five-editions-offline", lambda folder: pipeline.build(five_editions(folder), folder / "site", pipeline.Form(offline=True)))


def _addresses(site: Path) -> list[str]:
    """Every address that a reader may have kept: pages and data, but for the draft's, which nobody may rely on."""
    files = (file.relative_to(site) for file in site.rglob("*") if file.suffix in {".html", ".json", ".csv", ".xlsx", ".ics"})
    return [file.as_posix() for file in files if "draft" not in file.parts]
