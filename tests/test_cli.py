"""The command: exit codes, what a person and a program get to read, and never a traceback for what an author did."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import engine, pipeline, publish
from generator.cli import main
from tests.organisations.project import RIVERBEND, copied

COMMANDS = sorted(main.commands)


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.fixture
def broken(project: Path) -> Path:
    (project / "docs/organisation/bindery.yml").write_text("kind: unit\nnam: Bindery\n")
    return project


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No engine: how the command speaks does not depend on it."""

    def run_all(builds: list[engine.Build], done: Callable[[int, str], None]) -> None:
        for number, build in enumerate(builds, start=1):
            build.site.mkdir(parents=True)
            done(number, build.name)

    monkeypatch.setattr(engine, "run_all", run_all)


# -- wrong usage -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("wrong", [["--nonsense"], ["--lang", "xx"], ["too", "many", "words"], ["--lang"]])
def test_every_command_called_wrongly(command: str, wrong: list[str]) -> None:
    result = run(command, *wrong)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error:" in result.stderr or "too" in result.stderr  # what `confirm` takes for ids it does not know


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--root", "nowhere-at-all"],
        ["check", "--format", "xml"],
        ["build", "--root", __file__],
        ["build", "--format", "html"],
        ["serve", "--port", "0"],
        ["serve", "--port", "many"],
        ["serve", "--format", "json"],
        ["schema"],
        ["schema", __file__],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_there(command: list[str]) -> None:
    for flag in ("-h", "--help"):
        result = run(*command, flag)
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


def test_the_version() -> None:
    assert run("--version").stdout.startswith("handbook, version ")


# -- check -----------------------------------------------------------------------------------------------------------------------


def test_check_of_a_good_project() -> None:
    result = run("check", "--root", RIVERBEND, "--lang", "en")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "No problems found.\n", "")


def test_check_of_a_broken_project(broken: Path) -> None:
    result = run("check", "--root", broken, "--lang", "en")
    assert result.exit_code == 1
    assert "docs/organisation/bindery.yml:2:1: error unknown-field" in result.stdout
    assert "Did you mean “name”?" in result.stdout


def test_check_speaks_vietnamese(broken: Path) -> None:
    assert "lỗi" in run("check", "--root", broken, "--lang", "vi").stdout


def test_check_as_json(broken: Path) -> None:
    result = run("check", "--root", broken, "--lang", "en", "--format", "json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert answer["errors"] == len(answer["problems"]) > 0
    assert set(answer["problems"][0]) == {"code", "severity", "file", "line", "column", "message", "hint"}


def test_warnings_fail_the_command_only_if_asked(project: Path) -> None:
    (project / "docs/findings.yml").write_text("acknowledged: [{code: no-lead, subject: responsibilities/fees, reason: Gone.}]")
    assert run("check", "--root", project).exit_code == 0
    assert run("check", "--root", project, "--strict").exit_code == 1


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_without_a_project(command: str, tmp_path: Path) -> None:
    result = run(command, "--root", tmp_path, "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"There is no handbook in {tmp_path}: the file mkdocs.yml is missing there.")


# -- build -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick")
def test_build_says_where_the_site_is_and_how_far_it_is(project: Path) -> None:
    result = run("build", "--root", project, "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout == f"The handbook stands in {project / 'site'}.\n"
    assert result.stderr == "[1/1] Built en/draft\n"


@pytest.mark.usefixtures("quick")
def test_build_as_json_says_nothing_else(project: Path) -> None:
    result = run("build", "--root", project, "--lang", "en", "--format", "json", "--offline")
    assert json.loads(result.stdout) == {"done": "build", "site": str(project / "site-offline"), "problems": [], "errors": 0, "warnings": 0, "notes": 0}
    assert result.stderr == ""


@pytest.mark.usefixtures("quick")
def test_build_shows_warnings(project: Path) -> None:
    (project / "docs/findings.yml").write_text("acknowledged: [{code: no-lead, subject: responsibilities/fees, reason: Gone.}]")
    result = run("build", "--root", project, "--lang", "en")
    assert result.exit_code == 0
    assert "stale-acknowledgement" in result.stdout
    assert run("build", "--root", project, "--strict").exit_code == 1


def test_build_of_a_broken_project(broken: Path) -> None:
    result = run("build", "--root", broken, "--lang", "en")
    assert result.exit_code == 1
    assert "unknown-field" in result.stdout
    assert not (broken / "site").exists()
    assert json.loads(run("build", "--root", broken, "--format", "json").stdout)["errors"] > 0


@pytest.mark.usefixtures("quick")
def test_a_site_folder_that_cannot_be_written(project: Path) -> None:
    (project / "file").write_text("in the way")
    result = run("build", "--root", project, "--site", project / "file" / "site", "--lang", "en")
    assert result.exit_code == 1
    assert result.stderr.startswith("The system could not do this:")


@pytest.mark.usefixtures("quick")
def test_a_site_folder_that_holds_something_else(project: Path) -> None:
    result = run("build", "--root", project, "--site", project, "--lang", "en")
    assert result.exit_code == 1
    assert "would be lost" in result.stderr
    assert (project / "mkdocs.yml").exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full."),
        (PermissionError(errno.EACCES, "Permission denied", "/some/site"), "/some/site cannot be written."),
        (OSError(errno.EROFS, "Read-only file system", "/some/site"), "/some/site cannot be written."),
        (OSError("something else"), "The system could not do this: something else"),
        (engine.EngineError("page x is odd"), "The engine says: page x is odd"),
        (publish.LockedError(Path("build")), "Another handbook command is at work"),
    ],
)
def test_what_is_in_the_way_is_told(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "build", failing)
    result = run("build", "--root", RIVERBEND, "--lang", "en")
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stdout == ""
    answer = json.loads(run("build", "--root", RIVERBEND, "--lang", "en", "--format", "json").stdout)
    assert words in answer["message"]
    assert set(answer) == {"error", "message"}


# -- serve and schema --------------------------------------------------------------------------------------------------------------


def test_serve_of_a_broken_project(broken: Path) -> None:
    result = run("serve", "--root", broken, "--lang", "en")
    assert result.exit_code == 1
    assert "unknown-field" in result.stdout


def test_schema_writes_the_schemas(tmp_path: Path) -> None:
    result = run("schema", tmp_path / "schemas", "--lang", "en")
    written = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert result.exit_code == 0
    assert result.stdout == f"Wrote {len(written)} JSON Schemas to {tmp_path / 'schemas'}.\n"
    assert "unit.json" in written


def test_schema_into_a_place_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run("schema", tmp_path / "file" / "schemas").exit_code == 1
