"""The command: exit codes, what a person and a program get to read, and never a traceback for what an author did."""

from __future__ import annotations

import errno
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from generator import engine, pipeline, publish
from generator.cli import main
from generator.pipeline import reading
from generator.problems import Severity
from tests.conftest import ROOT
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


@pytest.mark.parametrize("arguments", [["check", "--root", RIVERBEND], ["export", "csv", "--root", RIVERBEND]])
def test_a_command_whose_output_nobody_wants(arguments: list[object], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    said = tmp_path / "said.txt"
    with said.open("w") as err:
        code = subprocess.run(["/bin/sh", "-c", '"$@" >&-', "sh", *command], cwd=ROOT, stderr=err, check=False).returncode
    assert (code, said.read_text()) == (0, "")


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
    assert result.stderr.startswith(f"There is no {project / 'file'}")


@pytest.mark.parametrize("place", ["docs", "docs/site", "editions/site", "quizzes/site/deep"])
def test_a_site_among_the_sources_is_refused(project: Path, place: str) -> None:
    (project / place.partition("/")[0]).mkdir(exist_ok=True)
    result = run("build", "--root", project, "--site", project / place, "--lang", "en")
    assert result.exit_code == 2
    assert "among what it is made from" in result.stderr
    assert not (project / "build").exists()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("place", [".", "..", "/"])
def test_a_site_in_place_of_a_folder_without_a_name(project: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.chdir(project)
    result = run("build", "--site", place, "--lang", "en")
    assert result.exit_code == 1
    assert result.stderr == f"{place} holds something else than a handbook site, which would be lost. Name an empty folder, or a new one.\n"


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
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "/no/where"), "There is no /no/where, or no folder for it."),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "."), ". is a folder."),
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


def test_serve_at_a_port_that_is_taken(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run("serve", "--root", project, "--port", port, "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Port {port} of this computer is taken")


def test_schema_writes_the_schemas(tmp_path: Path) -> None:
    result = run("schema", tmp_path / "schemas", "--lang", "en")
    written = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert result.exit_code == 0
    assert result.stdout == f"Wrote {len(written)} JSON Schemas to {tmp_path / 'schemas'}.\n"
    assert "unit.json" in written


def test_schema_into_a_place_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run("schema", tmp_path / "file" / "schemas").exit_code == 1


# -- who ---------------------------------------------------------------------------------------------------------------------------


def test_who_names_unit_role_duty_and_clause_above_the_pages() -> None:
    result = run("who", "ai chu tri tieu chi rui ro", "--root", ROOT)
    assert result.exit_code == 0
    heading, text, address, *rest = result.stdout.splitlines()
    assert heading == "Cục Điều tra chống buôn lậu: Chủ trì"
    assert "Bộ tiêu chí quản lý rủi ro" in text
    assert "II.1.5.a" in text
    assert address.strip() == "responsibilities/risk-criteria-central#lead"
    assert any("responsibilities/risk-criteria-central" in line for line in rest)


@pytest.mark.parametrize(("language", "unit"), [("vi", "Cục Điều tra chống buôn lậu"), ("en", "Anti-Smuggling Investigation Department")])
def test_who_answers_a_program_in_the_language_asked_for(language: str, unit: str) -> None:
    told = json.loads(run("who", "who leads risk criteria", "--language", language, "--format", "json", "--root", ROOT).stdout)
    fact = told["answers"][0]["fact"]
    assert told["language"] == language
    assert (fact["units"][0], fact["role"]) == (["organisation/anti-smuggling-department", unit], "lead")
    assert fact["clauses"][0][0] == "sources/dispatch-2006#II.1.5.a"
    assert told["pages"][0]["page"] == "responsibilities/risk-criteria-central"


def test_who_says_when_something_is_due() -> None:
    assert "30/05/2006" in run("who", "thời hạn danh sách cán bộ", "--root", ROOT).stdout.split("\n\n")[0]


@pytest.mark.parametrize("query", ["", "   ", "zzzqqq", "\0", "((((zq+)+)+)+$", "\u202egnol", "\ud800", "x" * 50_000, "../../etc/passwd"])
def test_who_finds_nothing_and_says_so(query: str) -> None:
    result = run("who", query, "--root", RIVERBEND)
    assert result.exit_code == 1
    assert result.stdout == "Nothing found. Try fewer words.\n"
    told = json.loads(run("who", query, "--root", RIVERBEND, "--format", "json").stdout)
    assert (told["answers"], told["pages"]) == ([], [])


def test_who_in_a_language_that_the_handbook_has_not() -> None:
    result = run("who", "branch", "--language", "xx", "--root", RIVERBEND)
    assert result.exit_code == 2
    assert "xx" in result.stderr


# -- questions ---------------------------------------------------------------------------------------------------------------------


BANK = """\
title: Mending
module: modules/mending
use: exam
generate:
  - {rule: who-leads, objective: "modules/mending#say"}
  - {rule: to-whom, objective: "modules/mending#say", about: [responsibilities/mending]}
questions:
  - id: one
    type: true-false
    objective: modules/mending#say
    stem: The bindery mends books.
    answer: true
    if_true: Right, it mends them.
    if_false: It does mend them.
    explanation: Mending books is the work of the bindery.
    source: [sources/charter#1.1]
"""
MODULE = """\
title: Mending
description: What happens to a torn book.
status: draft
objectives: [{id: say, text: Say who mends a book., bloom: remember, covers: [sources/charter#1.1]}]
lessons: [{id: first, objectives: [say], minutes: 3}]
"""


def _without_questions(project: Path) -> None:
    shutil.rmtree(project / "curriculum")
    shutil.rmtree(project / "quizzes")


@pytest.fixture
def asking(project: Path) -> Path:
    _without_questions(project)
    for name, content in {
        "quizzes/mending.yml": BANK,
        "curriculum/modules/mending/module.yml": MODULE,
        "curriculum/modules/mending/first.md": "# A torn book\n\nIt is mended.\n",
    }.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(content)
    return project


def test_questions_counts_what_was_written_and_made_and_says_why_others_were_not(asking: Path) -> None:
    answer = json.loads(run("questions", "--root", asking, "--lang", "en", "--format", "json").stdout)
    (bank,) = answer["banks"]
    assert {key: bank[key] for key in ("id", "use", "written")} == {"id": "quizzes/mending", "use": "exam", "written": 1}
    assert bank["made"] > 0
    reasons = {(one["rule"], one["reason"]): one["message"] for one in bank["unmade"]}
    assert reasons["who-leads", "no-lead"] == "The text has nobody lead."
    made = sum(posed.generated for posed in pipeline.check(asking).derived.questions)
    assert made == bank["made"]

    text = run("questions", "--root", asking, "--lang", "en").stdout.splitlines()
    assert text[0] == f"quizzes/mending: 1 written, {made} made, {len(bank['unmade'])} not made."
    assert text[1:] == [f"    {one['rule']} · {one['subject']}: {one['message']}" for one in bank["unmade"]]
    assert "câu tự viết" in run("questions", "--root", asking, "--lang", "vi").stdout


def test_questions_that_break_the_rules_of_writing_are_told_too(asking: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = SimpleNamespace(code=SimpleNamespace(severity=Severity.WARNING))
    monkeypatch.setattr(reading, "faults", lambda _, __: [fault])
    (bank,) = json.loads(run("questions", "--root", asking, "--lang", "en", "--format", "json").stdout)["banks"]
    assert bank["made"] == 0
    told = [one for one in bank["unmade"] if one["reason"] == "lint"]
    assert told
    assert {one["rule"] for one in told} <= {"who-leads", "to-whom"}
    assert all(one["subject"].startswith("quizzes/mending#") for one in told)


def test_questions_of_a_project_without_any(project: Path) -> None:
    _without_questions(project)
    assert json.loads(run("questions", "--root", project, "--format", "json").stdout) == {"banks": []}
    assert run("questions", "--root", project).stdout == ""


def test_questions_of_a_broken_project(broken: Path) -> None:
    result = run("questions", "--root", broken, "--lang", "en")
    assert result.exit_code == 1
    assert "unknown-field" in result.stdout
