"""Whole mini-projects and the exact report that a check of each gives. `HANDBOOK_REFRESH=1` writes the reports anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.text import MAX_BYTES
from generator.problems import Code, Severity
from tests.golden.project import Project, expected, kept


@pytest.mark.parametrize("name", kept())
def test_a_project_says_what_is_expected(name: str) -> None:
    Project.kept(name).says_what_is_expected()


def test_fifty_mistakes_are_fifty_problems() -> None:
    codes = [problem["code"] for problem in expected("fifty-mistakes")]
    assert len(codes) == 50
    assert len(set(codes)) == 50


def test_a_project_without_mistakes_has_no_problems() -> None:
    assert expected("good") == []


def test_one_broken_file_is_one_problem() -> None:
    assert [problem["code"] for problem in expected("one-broken-file")] == [Code.UNKNOWN_FIELD]


def test_every_code_is_met() -> None:
    met = {problem["code"] for name in kept() for problem in expected(name)}
    assert met | {Code.TOO_LARGE, Code.UNREADABLE} == set(Code)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    project = Project.like("good", tmp_path).file("docs/organisation/secretariat.yml", "#" * (MAX_BYTES + 1))
    assert project.codes == [Code.TOO_LARGE]


def test_a_file_that_leads_out_of_the_project(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yml"
    outside.write_text("kind: unit\n")
    assert Project.like("good", tmp_path).link("docs/organisation/secretariat.yml", outside).codes == [Code.UNREADABLE]


def test_every_place_is_in_its_file() -> None:
    for name in kept():
        for problem in expected(name):
            file = Project.kept(name).root / problem["file"]
            if problem["code"] not in {Code.MISSING_FILE, Code.MISPLACED_FILE, Code.EDITION_MISSING_FILE}:
                lines = file.read_bytes().decode("utf-8", errors="replace").split("\n")
                assert problem["line"] <= len(lines)
                assert problem["column"] <= len(lines[problem["line"] - 1]) + 1


def test_warnings_alone_stop_only_a_strict_command() -> None:
    report = Project.kept("stale-acknowledgement").report
    assert (report.count(Severity.ERROR), report.count(Severity.WARNING)) == (0, 1)
    assert not report.stops()
    assert report.stops(strict=True)


def test_a_mended_project_is_good(tmp_path: Path) -> None:
    project = Project.like("missing-lists", tmp_path)
    for name in ("roles", "topics"):
        project.file(f"docs/{name}.yml", (Project.kept("good").root / f"docs/{name}.yml").read_text("utf-8"))
    assert project.codes == []
    assert project.without("docs/topics.yml").codes == [Code.MISSING_FILE]


def test_the_order_in_which_a_disk_lists_files_does_not_matter(tmp_path: Path) -> None:
    names = ("z", "a", "m")
    project = Project.like("good", tmp_path)
    for name in names:
        project.file(f"docs/organisation/{name}.yml", "kind: unit\nname: Phòng\n")
    assert [problem.place.file for problem in project.report.problems] == [f"docs/organisation/{name}.yml" for name in sorted(names)]
