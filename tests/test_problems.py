"""Problems as data: how a report sorts, counts and prints them."""

from __future__ import annotations

import json

import pytest

from generator.locale import Catalogue
from generator.problems import Code, HandbookError, Origins, Place, Problem, ProblemsError, Report, Severity, UsageError

EN, VI = Catalogue.of("en"), Catalogue.of("vi")
MISSING = Problem.at(Place("b.yml", 2, 3), Code.MISSING_FIELD, field="name")
UNTRANSLATED = Problem.at(Place("a.yml", 10), Code.MISSING_TRANSLATION, languages="en")
MISTYPED = Problem.at(Place("a.yml", 9, 1), Code.UNKNOWN_VALUE, field="role", value="led", allowed="lead, report", suggestion="lead")
REPORT = Report.of([MISSING, UNTRANSLATED, MISTYPED, MISSING])


def test_problems_are_sorted_by_place_and_said_once() -> None:
    assert REPORT.problems == (MISTYPED, UNTRANSLATED, MISSING)
    assert Report.of([MISSING]) + Report.of([MISTYPED, MISSING]) == Report((MISTYPED, MISSING))


def test_a_report_as_text() -> None:
    assert REPORT.as_text(EN) == (
        "a.yml:9:1: error unknown-value: “role” cannot be “led”.\n"
        "    Did you mean “lead”? It can be one of these: lead, report.\n"
        "a.yml:10:1: warning missing-translation: This text is missing in: en.\n"
        "    Add it; until then readers of that language see the text in another one.\n"
        "b.yml:2:3: error missing-field: The field “name” is missing.\n"
        "    Add it here, indented like the fields around it.\n"
        "2 errors, 1 warning."
    )
    assert REPORT.as_text(VI).splitlines()[-1] == "2 lỗi, 1 cảnh báo."


def test_a_report_of_nothing() -> None:
    assert Report().as_text(EN) == "No problems found."
    assert json.loads(Report().as_json(EN)) == {"problems": [], "errors": 0, "warnings": 0, "notes": 0}


def test_a_report_for_programs() -> None:
    answer = json.loads(REPORT.as_json(VI))
    assert (answer["errors"], answer["warnings"]) == (2, 1)
    assert answer["problems"][2] == {
        "code": "missing-field",
        "severity": "error",
        "file": "b.yml",
        "line": 2,
        "column": 3,
        "message": "Thiếu trường “name”.",
        "hint": "Hãy thêm trường này ở đây, thụt lề như các trường xung quanh.",
    }


def test_what_an_author_wrote_cannot_command_the_terminal_nor_break_the_line() -> None:
    problem = Problem.at(Place("a.yml"), Code.UNKNOWN_VALUE, field="role", value="\x1b[2Jlead\n\u202eb", allowed="lead")
    line = Report.of([problem]).as_text(EN).splitlines()[0]
    assert line == "a.yml:1:1: error unknown-value: “role” cannot be “\N{REPLACEMENT CHARACTER}[2Jlead \N{REPLACEMENT CHARACTER}b”."


def test_warnings_stop_only_a_strict_command() -> None:
    warnings = Report.of([UNTRANSLATED])
    assert (warnings.stops(), warnings.stops(strict=True)) == (False, True)
    assert (REPORT.stops(), Report().stops(strict=True)) == (True, False)
    assert {code for code in Code if code.severity is Severity.WARNING} < set(Code)


def test_notes_stop_nothing_and_are_counted_for_themselves() -> None:
    lacking = Problem.at(Place("a.yml"), Code.DRAFT_LACKS, id="modules/plans", reason="lesson")
    notes = Report.of([lacking])
    assert (notes.stops(), notes.stops(strict=True)) == (False, False)
    assert notes.as_text(EN).splitlines()[-1] == "0 errors, 0 warnings, 1 note."
    assert lacking.message(EN) == "The draft “modules/plans” still lacks a lesson that serves it."


def test_details_may_name_a_word() -> None:
    problem = Problem.at(Place("a.yml"), Code.WRONG_TYPE, field="with", expected="list", got="text")
    assert problem.message(EN) == "“with” should be a list; here it is text."
    assert problem.message(VI) == "“with” phải là một danh sách; ở đây lại là một đoạn văn bản."


@pytest.mark.parametrize(
    ("error", "message", "exit_code"),
    [
        (HandbookError("unwritable", path="site"), "site cannot be written. Close the programs that have it open, and check that you may write there.", 1),
        (ProblemsError(REPORT), "3 problems were found; nothing has been written.", 1),
        (ProblemsError(Report.of([MISSING])), "1 problem was found; nothing has been written.", 1),
        (UsageError("unknown-format", format="docx"), "There is no format called “docx”.", 2),
    ],
)
def test_what_is_said_of_an_error(error: HandbookError, message: str, exit_code: int) -> None:
    assert error.message(EN) == message
    assert error.exit_code == exit_code


def test_an_unknown_owner_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        Origins().place("organisation/branch")


def test_a_file_name_cannot_command_the_terminal_nor_break_the_line() -> None:
    report = Report.of([Problem.at(Place("docs/\x1b[31ma\nb.yml"), Code.EMPTY_FILE)])
    first, *_ = report.as_text(Catalogue.of("en")).splitlines()
    assert first.startswith("docs/\N{REPLACEMENT CHARACTER}[31ma b.yml:1:1: error empty-file: ")
