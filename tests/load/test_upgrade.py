"""An edition of an older schema is read as if it had been released today; the steps here are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.load.editions import read_editions
from generator.load.upgrade import upgrade
from generator.problems import Code
from tests.shelf import ALL, ids, resum, shelved, small, told, volume_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shelved(tmp_path, *ALL)


def test_an_older_edition_goes_through_every_step() -> None:
    steps = {1: lambda old: {**old, "renamed": old["name"]}, 2: lambda old: {key: value for key, value in old.items() if key != "name"}}
    assert upgrade({"name": "x"}, 1, 3, steps) == {"renamed": "x"}
    assert upgrade({"renamed": "x"}, 3, 3, steps) == {"renamed": "x"}


def test_an_edition_of_an_older_schema_is_read_through_its_step(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "editions/2026-2"
    model = json.loads((folder / "model.json").read_bytes())
    model["handbook"]["offices"] = model["handbook"].pop("units")
    (folder / "model.json").write_text(json.dumps(model), "utf-8")
    resum(folder)
    monkeypatch.setattr("generator.load.bundle.SCHEMA_VERSION", 2)
    monkeypatch.setattr("generator.load.upgrade.STEPS", {1: lambda old: {("units" if key == "offices" else key): value for key, value in old.items()}})
    shelf = read_editions(root)
    assert (told(shelf), ids(shelf)) == ([], list(ALL))
    assert volume_of(shelf, "2026-2").handbook == small()


def test_a_step_that_is_missing_or_fails_is_a_problem_of_that_edition(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.load.bundle.SCHEMA_VERSION", 2)
    for steps in ({}, {1: lambda old: old["nothing of that name"]}):
        monkeypatch.setattr("generator.load.upgrade.STEPS", steps)
        shelf = read_editions(root)
        assert {code for _, code in told(shelf)} == {Code.EDITION_UNREADABLE}
        assert shelf.broken == ALL
