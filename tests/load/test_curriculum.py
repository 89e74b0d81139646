"""Which files of `curriculum/` and `quizzes/` are read, as what, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import load
from generator.load.files import discover
from generator.problems import Place
from tests.load.conftest import WriteProject
from tests.load.test_files import told

MODULE = """\
title: Kế hoạch
description: Về kế hoạch.
objectives:
  - {id: tell, text: Kể, bloom: remember, covers: [sources/s#I]}
lessons:
  - {id: plans, objectives: [tell], minutes: 5}
"""
QUESTION = """\
  - id: asked
    type: {type}
    objective: modules/planning#tell
    stem: Đúng không?
    explanation: Vì vậy.
    source: [sources/s#I]
"""
CASE = """\
title: Hỏi
module: modules/planning
questions:
  - id: situation
    type: case
    objective: modules/planning#tell
    stem: Bạn nhận một kế hoạch.
    explanation: Vì vậy.
    source: [sources/s#I]
    questions:
      - id: inside
        type: true-false
        objective: modules/planning#tell
        stem: Đúng không?
        answer: true
        if_true: Đúng.
        if_false: Sai.
        explanation: Vì vậy.
        source: [sources/s#I]
"""
FILES: dict[str, str | bytes] = {
    "curriculum/courses/everybody.yml": "title: Khóa\ndescription: Cho mọi người.\nmodules: [modules/planning]\n",
    "curriculum/modules/planning/module.yml": MODULE,
    "curriculum/modules/planning/plans.md": "# Kế hoạch\n\nBốn kế hoạch.\n",
    "curriculum/modules/planning/plans.en.md": "# Plans\n\nFour plans.\n",
    "curriculum/reviews.yml": "reviews:\n  - {id: modules/planning/plans, hash: ab, date: 2026-01-31}\n",
    "quizzes/planning.yml": CASE,
}


def test_files_are_sorted_into_what_they_are(write_project: WriteProject) -> None:
    found = discover(write_project({**FILES, "curriculum/modules/planning/picture.png": "x", "curriculum/modules/planning/.plans.md.swp": "x"}))
    assert told(found) == []
    assert [file.id for file in found.entries] == ["courses/everybody", "modules/planning", "quizzes/planning"]
    assert [(file.id, file.name) for file in found.lists] == [("reviews", "curriculum/reviews.yml")]
    assert [(file.id, file.language) for file in found.lessons] == [("modules/planning/plans", "en"), ("modules/planning/plans", None)]
    assert found.prose == []


def test_a_project_may_have_neither(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert told(discover(tmp_path)) == []


def test_it_becomes_part_of_the_handbook(write_project: WriteProject) -> None:
    loaded = load(write_project(FILES))
    handbook = loaded.handbook
    assert loaded.report.problems == ()
    assert handbook is not None
    assert list(handbook.courses) == ["courses/everybody"]
    assert [(full_id, module.id, objective.id) for full_id, module, objective in handbook.objectives()] == [
        ("modules/planning#tell", "modules/planning", "tell")
    ]
    assert [(full_id, bank.id, question.type) for full_id, bank, question in handbook.questions()] == [
        ("quizzes/planning#situation", "quizzes/planning", "case"),
        ("quizzes/planning#inside", "quizzes/planning", "true-false"),
    ]
    assert handbook.lessons["modules/planning/plans"].title.values == {"vi": "Kế hoạch", "en": "Plans"}
    assert [(review.id, review.date) for review in handbook.reviews] == [("modules/planning/plans", "2026-01-31")]
    assert list(handbook.prose) == []


def test_every_owner_has_a_place(write_project: WriteProject) -> None:
    origins = load(write_project(FILES)).origins
    assert origins.place("modules/planning", ("lessons", 0, "minutes")) == Place("curriculum/modules/planning/module.yml", 6, 46)
    assert origins.place("modules/planning/plans@en", ("line", 3, 2)) == Place("curriculum/modules/planning/plans.en.md", 3, 2)
    assert origins.place("quizzes/planning", ("questions", 0, "questions", 0, "answer")) == Place("quizzes/planning.yml", 15, 17)
    assert origins.place("reviews", ("reviews", 0, "hash")) == Place("curriculum/reviews.yml", 2, 40)


def test_reviews_that_nobody_wrote_have_a_place_too(write_project: WriteProject) -> None:
    assert load(write_project({})).origins.place("reviews") == Place("curriculum/reviews.yml")


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("curriculum/notes.yml", None),
        ("curriculum/notes.md", None),
        ("curriculum/course/a.yml", "curriculum/courses/a.yml"),
        ("curriculum/quizzes/a.yml", "quizzes/a.yml"),
        ("curriculum/courses/a.md", None),
        ("curriculum/modules/a.yml", "curriculum/modules/a/module.yml"),
        ("curriculum/modules/a.md", None),
        ("curriculum/modules/a/modul.yml", "module.yml"),
        ("curriculum/modules/a/b/c.md", None),
        ("quizzes/a.md", None),
        ("quizzes/a.docx", None),
        ("docs/courses/a.yml", "curriculum/courses/a.yml"),
        ("docs/modules/a/b.md", "curriculum/modules/a/b.md"),
        ("docs/curriculum/courses/a.yml", "curriculum/courses/a.yml"),
        ("docs/quizzes/a.yml", "quizzes/a.yml"),
        ("docs/reviews.yml", None),
    ],
)
def test_what_nothing_reads_is_told(write_project: WriteProject, name: str, suggestion: str | None) -> None:
    found = discover(write_project({name: "x"}))
    details = {"name": Path(name).name, "folder": Path(name).parent.as_posix()} | ({"suggestion": suggestion} if suggestion else {})
    assert told(found) == [("misplaced-file", name, details)]
    assert (found.entries, found.lists, found.lessons, found.prose, found.broken) == ([], [], [], [], set())


@pytest.mark.parametrize(
    ("name", "suggestion", "broken"),
    [
        ("curriculum/courses/Khóa 1.yml", "khoa-1.yml", "courses/khoa-1"),
        ("curriculum/modules/a/Module.yml", "module.yml", "modules/a"),
        ("curriculum/modules/a/module.yaml", "module.yml", "modules/a"),
        ("curriculum/Reviews.yml", "reviews.yml", "reviews"),
        ("quizzes/a_b.yml", "a-b.yml", "quizzes/a-b"),
    ],
)
def test_a_bad_name_is_told_with_a_better_one(write_project: WriteProject, name: str, suggestion: str, broken: str) -> None:
    found = discover(write_project({name: "x"}))
    assert told(found) == [("bad-file-name", name, {"name": Path(name).name, "suggestion": suggestion})]
    assert found.broken == {broken}
    assert (found.entries, found.lists) == ([], [])


def test_a_badly_named_lesson_is_not_missing_as_well(write_project: WriteProject) -> None:
    found = discover(write_project({"curriculum/modules/a/module.yml": "x", "curriculum/modules/a/Kế hoạch.en.md": "x"}))
    assert [code for code, _, _ in told(found)] == ["bad-file-name"]
    assert found.broken == {"modules/a/ke-hoach"}


def test_a_badly_named_module_is_told_once(write_project: WriteProject) -> None:
    found = discover(write_project({"curriculum/modules/Planning/module.yml": "x", "curriculum/modules/Planning/plans.md": "x"}))
    assert told(found) == [("bad-file-name", "curriculum/modules/Planning", {"name": "Planning", "suggestion": "planning"})]
    assert found.broken == {"modules/planning", "modules/planning/plans"}


@pytest.mark.parametrize(("folder", "suggestion"), [("Quizzes", "quizzes"), ("CURRICULUM", "curriculum")])
def test_capital_letters_in_a_top_folder(write_project: WriteProject, folder: str, suggestion: str) -> None:
    assert told(discover(write_project({f"{folder}/a.yml": "x"}))) == [("bad-file-name", folder, {"name": folder, "suggestion": suggestion})]


def test_lessons_without_a_module(write_project: WriteProject) -> None:
    found = discover(write_project({"curriculum/modules/a/plans.md": "x", "curriculum/modules/a/plans.en.md": "x"}))
    name = "curriculum/modules/a/module.yml"
    assert told(found) == [("missing-file", name, {"name": name})]
    assert found.broken == {"modules/a"}


def test_links_stay_in_the_project(write_project: WriteProject, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yml").write_text("x")
    root = write_project({"quizzes/a.yml": "x", "curriculum/modules/m/module.yml": "x", "shared/lesson.md": "x"})
    (root / "quizzes" / "b.yml").symlink_to(outside / "secret.yml")
    (root / "curriculum" / "modules" / "m" / "l.md").symlink_to(root / "shared" / "lesson.md")
    (root / "curriculum" / "courses").symlink_to(root / "docs")
    (root / "curriculum" / "modules" / "m" / "l.en.md").symlink_to(outside / "secret.yml")
    found = discover(root)
    assert told(found) == [
        ("unreadable", "curriculum/courses", {"reason": "linked-folder"}),
        ("unreadable", "curriculum/modules/m/l.en.md", {"reason": "leads-outside"}),
        ("unreadable", "quizzes/b.yml", {"reason": "leads-outside"}),
    ]
    assert [file.id for file in found.lessons] == ["modules/m/l"]
    assert {"quizzes/b", "modules/m/l"} <= found.broken


@pytest.mark.parametrize(
    ("fields", "code", "details"),
    [
        ("    type: essay\n", "unknown-value", {"field": "type", "value": "essay"}),
        ("    type: numeric\n    answer: 1,5\n    right: A\n    otherwise: B\n", "bad-number", {"value": "1,5", "suggestion": "1.5"}),
        ("    type: numeric\n    answer: hai\n    right: A\n    otherwise: B\n", "bad-number", {"value": "hai"}),
        ("    type: date\n    answer: 29/05/2006\n    right: A\n    otherwise: B\n", "bad-date", {"value": "29/05/2006", "suggestion": "2006-05-29"}),
        ("    type: true-false\n    answer: yes\n    if_true: A\n    if_false: B\n", "wrong-type", {"field": "answer"}),
        ("    type: single-choice\n    options: [{id: a, text: A, feedback: B}]\n", "too-few", {"field": "options", "minimum": "2"}),
        ("    type: single-choice\n    options: [{id: a, text: A}, {id: b, text: B, feedback: C}]\n", "missing-field", {"field": "feedback"}),
    ],
)
def test_a_question_of_no_shape(write_project: WriteProject, fields: str, code: str, details: dict[str, str]) -> None:
    question = QUESTION.replace("    type: {type}\n", fields)
    loaded = load(write_project({"quizzes/a.yml": f"title: Hỏi\nmodule: modules/planning\nquestions:\n{question}"}))
    (problem,) = loaded.report.problems
    assert problem.code == code
    assert details.items() <= dict(problem.details).items()
    assert loaded.broken == {"quizzes/a"}


@pytest.mark.parametrize(("mark", "reason", "limit"), [("0", "at-least", "1"), ("101", "at-most", "100")])
def test_a_number_beyond_what_makes_sense(write_project: WriteProject, mark: str, reason: str, limit: str) -> None:
    course = f"title: Khóa\ndescription: Cho mọi người.\nmodules: [modules/a]\npass_mark: {mark}\n"
    (problem,) = load(write_project({"curriculum/courses/a.yml": course})).report.problems
    assert (problem.code, problem.place) == ("out-of-range", Place("curriculum/courses/a.yml", 4, 12))
    assert dict(problem.details) == {"field": "pass_mark", "value": mark, "reason": reason, "limit": limit}
