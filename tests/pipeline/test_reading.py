"""An edition that was edited together with its sums is found out where it refers to nothing; the others stay in use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.bundle import SUMS, sums_of
from generator.problems import Code
from tests.organisations.project import copied

SAID = pipeline.Said(title={"en": "First"}, notes={}, issued="2031-01-01")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = copied(tmp_path / "project")
    pipeline.release(root, "2031-1", SAID)
    pipeline.release(root, "2031-2", SAID)
    return root


def forge(root: Path, old: str, new: str) -> None:
    """Write *new* for *old* in the newest edition, and the sums that agree with it."""
    folder = root / "editions/2031-2"
    model = folder / "model.json"
    text = model.read_text("utf-8")
    assert old in text
    model.write_text(text.replace(old, new, 1), "utf-8")
    names = [line.split("  ", 1)[1] for line in (folder / SUMS).read_text("utf-8").splitlines()]
    (folder / SUMS).write_bytes(sums_of({name: (folder / name).read_bytes() for name in names}))


def test_what_was_released_is_coherent(project: Path) -> None:
    checked = pipeline.check(project)
    assert checked.report.problems == ()
    assert [volume.id for volume in checked.shelf.volumes] == ["2031-1", "2031-2"]


@pytest.mark.parametrize(
    ("new", "where"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("[here](javascript:alert(1))", "javascript:alert(1)"),
        ("![here](pictures/boat.svg)", "pictures/boat.svg"),
        ("![here](https://example.org/boat.png)", "https://example.org/boat.png"),
    ],
)
def test_what_could_do_harm_in_a_readers_browser_is_not_shown(project: Path, new: str, where: str) -> None:
    forge(project, "It tells who does what", new)
    checked = pipeline.check(project)
    [problem] = checked.report.problems
    assert (problem.code, dict(problem.details)["reason"]) == (Code.EDITION_UNREADABLE, "unsafe")
    assert str(dict(problem.details)["where"]).startswith(where)
    assert checked.shelf.broken == ("2031-2",)


@pytest.mark.parametrize(
    ("old", "new"),
    [('"unit": "organisation/bindery"', '"unit": "organisation/nobody"'), ('"parent": "organisation/collections-service"', '"parent": "organisation/nobody"')],
)
def test_a_forged_edition_is_a_problem_and_the_others_stay(project: Path, old: str, new: str) -> None:
    forge(project, old, new)
    checked = pipeline.check(project)
    [problem] = checked.report.problems
    assert (problem.code, problem.place.file) == (Code.EDITION_UNREADABLE, "editions/2031-2/model.json")
    assert dict(problem.details)["where"] == "organisation/nobody"
    assert [volume.id for volume in checked.shelf.volumes] == ["2031-1"]
    assert checked.shelf.broken == ("2031-2",)
    assert json.loads((project / "editions/2031-1/model.json").read_text("utf-8"))["schema_version"] == 1
