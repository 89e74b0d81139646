"""The one truth about scoring, as Python understands it."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.base import Frozen
from generator.model.question import KINDS
from tests.quiz.contract import question_of

CORPUS: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "conformance" / "scoring.yml").read_text("utf-8"))
QUESTIONS = {name: question_of(name, written) for name, written in CORPUS["questions"].items()}


@pytest.mark.parametrize("case", CORPUS["cases"], ids=lambda case: case["name"])
def test_an_answer_is_worth_what_the_corpus_says(case: dict[str, Any]) -> None:
    found = QUESTIONS[case["question"]].score(case["response"])
    assert (found.points, dict(found.parts), list(found.feedback)) == (Fraction(case["points"]), case["parts"], case["feedback"])
    assert found.right == (case["points"] == "1")


def test_the_corpus_holds_every_kind_right_wrong_and_unanswered() -> None:
    kinds: Counter[type[Frozen]] = Counter(type(QUESTIONS[case["question"]]) for case in CORPUS["cases"])
    right = {type(QUESTIONS[case["question"]]) for case in CORPUS["cases"] if case["points"] == "1"}
    unanswered = {type(QUESTIONS[case["question"]]) for case in CORPUS["cases"] if case["response"] is None}
    assert right == unanswered == set(kinds) == set(KINDS)
    assert len(CORPUS["cases"]) >= 80
    assert len({case["name"] for case in CORPUS["cases"]}) == len(CORPUS["cases"])
