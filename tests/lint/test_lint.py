"""Where faults of writing are told, when they are not, and that the real questions of the handbook are nearly free of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.lint import CODES, World, faults
from generator.lint.banks import key_position
from generator.lint.reading import Language, asked, sentences, words
from generator.load import load
from generator.problems import Code
from tests.golden.project import Project
from tests.lint.test_corpus import bank_of, book


def codes(root: Path) -> dict[str, list[str]]:
    """Codes told by the line's file, those of writing alone."""
    told: dict[str, list[str]] = {}
    for problem in Project(root).report.problems:
        if problem.code.value.startswith("lint-"):
            told.setdefault(problem.place.file, []).append(problem.code.value)
    return told


def test_a_question_may_break_a_rule_on_purpose(tmp_path: Path) -> None:
    project = Project.like("item-lint", tmp_path)
    text = (project.root / "quizzes/fund.yml").read_text("utf-8")
    before = codes(project.root)["quizzes/fund.yml"]
    assert before.count("lint-negative-stem") == 1
    project.file("quizzes/fund.yml", text.replace("    lint: [lint-negative-stem, lint-longest-kye]\n", ""))
    after = codes(project.root)["quizzes/fund.yml"]
    assert after.count("lint-negative-stem") == 2
    assert "lint-unknown-rule" not in after


def test_every_rule_is_told_at_its_place() -> None:
    told = {problem.code.value for problem in Project.kept("item-lint").report.problems}
    assert told == {*CODES, Code.LINT_UNKNOWN_RULE.value, Code.NEEDS_REVIEW.value}


def test_a_fault_in_two_languages_is_told_once() -> None:
    item = {"language": "en", "stem": "Which unit is not one?", "key": ["A"], "wrong": ["B", "C"]}
    one = book(item)
    question = one.banks["quizzes/b"].questions[0]
    both = question.model_copy(update={"stem": type(question.stem)({"en": "Which unit does not lead?", "vi": "Đơn vị nào không chủ trì?"})})
    handbook = one.model_copy(update={"settings": one.settings.model_copy(update={"languages": ("vi", "en")})})
    assert [fault.details["language"] for fault in faults(World(handbook), both) if fault.code is Code.LINT_NEGATIVE_STEM] == ["vi"]


def test_a_language_without_words_is_judged_by_lengths() -> None:
    item = {"language": "fr", "stem": "Qui ne dirige jamais ?", "key": ["Le bureau qui a reçu la tâche de tout réunir"], "wrong": ["La caisse", "Le chef"]}
    one = book(item)
    assert [fault.code for fault in faults(World(one), one.banks["quizzes/b"].questions[0])] == [Code.LINT_LONGEST_KEY]


def test_answers_put_anywhere_are_not_called_biased() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    banks = [bank_of({"places": [dice.randint(1, 3) for _ in range(12)]}).banks["quizzes/b"] for _ in range(200)]
    assert sum(any(key_position(bank)) for bank in banks) <= 2


@pytest.mark.parametrize(
    ("stem", "question"),
    [
        ("Cục N không có Phòng. Đơn vị nào nhận nhiệm vụ?", "Đơn vị nào nhận nhiệm vụ?"),
        ("Which unit leads? Choose one.", "Which unit leads?"),
        ("Ghép đơn vị với việc.", "Ghép đơn vị với việc."),
    ],
)
def test_the_sentence_that_asks(stem: str, question: str) -> None:
    assert asked(stem) == question


def test_dates_and_abbreviations_end_no_sentence() -> None:
    assert len(sentences("Gửi trước ngày 30.5.2006 theo mục II.3.1.")) == 1
    assert words("Vụ Kế hoạch - tài vụ") == ["vụ", "kế", "hoạch", "tài", "vụ"]


def test_content_words_are_compared_without_endings() -> None:
    english, vietnamese = Language.of("en"), Language.of("vi")
    assert english.content("recruits").keys() == english.content("recruiting").keys()
    assert "lưu trữ" in vietnamese.content("Bộ phận lưu trữ")


def test_the_real_questions_break_few_rules(root: Path) -> None:
    loaded = load(root)
    assert loaded.handbook
    world = World(loaded.handbook)
    listed = [question for _, _, question in loaded.handbook.questions()]
    assert sum(1 for question in listed for _ in faults(world, question)) <= len(listed) / 10
