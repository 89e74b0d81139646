"""`handbook diff`: which editions there are to compare, in which language, in which form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.model import Classification
from generator.problems import UsageError
from tests.editions.five import EDITIONS, Tree, five_editions
from tests.organisations.project import Once, copied


@pytest.fixture(scope="module")
def project(once: Once) -> Path:
    return once("five-to-compare", five_editions)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_the_project_has_five_editions_and_no_error(project: Path) -> None:
    checked = pipeline.check(project)
    assert not checked.report.stops()
    assert [volume.id for volume in checked.shelf.volumes] == list(EDITIONS)


def test_as_text(project: Path) -> None:
    result = run("2033-1", "2034-1", "--root", project, "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:4] == [
        "From 2033-1 to 2034-1: 0 real changes, 4 of words or addresses only.",
        "",
        "Other addresses",
        "    Readers' desk has another address: organisation/service-desk; it was organisation/readers-desk.",
    ]


def test_the_draft_as_json(project: Path) -> None:
    result = run("2034-1", "draft", "--root", project, "--format", "json")
    whole = json.loads(result.stdout)
    assert (whole["before"], whole["after"]) == ("2034-1", "draft")
    assert [change["code"] for change in whole["changes"]] == ["lead-changed", "party-dropped"]


def test_as_markdown_into_a_file(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "changes.md"
    result = run("2031-1", "2032-1", "--root", project, "--format", "markdown", "--output", target, "--lang", "en")
    assert result.exit_code == 0
    assert str(target) in result.stdout
    assert target.read_text("utf-8").startswith("# What has changed from 2031-1 to 2032-1\n\n")


def test_the_same_edition_twice(project: Path) -> None:
    assert run("2031-1", "2031-1", "--root", project, "--lang", "en").stdout == "Between 2031-1 and 2031-1 nothing has changed.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2030-1", "draft"), "There is no edition “2030-1”. There are: 2031-1, 2032-1, 2032-2, 2033-1, 2034-1, draft."),
        (("2031-1", "2039-1"), "There is no edition “2039-1”."),
        (("draft", "2031-1"), "“draft” is newer than “2031-1”. Name the older edition first."),
        (("2031-1", "draft", "--language", "vi"), "The handbook has no language “vi”; it has en."),
    ],
)
def test_wrong_usage(project: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments, "--root", project, "--lang", "en")
    assert result.exit_code == 2
    assert words in result.stderr


def test_the_language_is_that_of_the_messages_where_the_handbook_has_it(project: Path) -> None:
    compared = pipeline.compare(project, "2031-1", "2032-1", Classification.PUBLIC, None, ["vi", "en"])
    assert compared.names_after.language == "en"
    with pytest.raises(UsageError):
        pipeline.compare(project, "2031-1", "2032-1", Classification.PUBLIC, "fr")


def test_what_an_audience_may_not_see_does_not_differ_for_it(tmp_path: Path) -> None:
    """A responsibility classified as internal in both editions: its new lead is told inside only."""
    root = with_something_internal(tmp_path)
    inside = pipeline.compare(root, "2031-1", "draft", Classification.INTERNAL)
    outside = pipeline.compare(root, "2031-1", "draft", Classification.PUBLIC)
    assert [change.code.value for change in inside.changes] == ["lead-changed", "party-dropped"]
    assert outside.changes == ()


def with_something_internal(folder: Path) -> Path:
    """A project of one edition and a draft that differ in something internal."""
    tree = Tree(copied(folder))
    tree.replace("docs/responsibilities/readers-council.yml", "order: 9\n", "order: 9\nclassification: internal\n")
    pipeline.release(folder, "2031-1", pipeline.Said(title={}, notes={}, issued="2031-01-15"))
    tree.replace("docs/responsibilities/readers-council.yml", "    role: perform\n", "    role: lead\n")
    return folder
