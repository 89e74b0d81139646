"""What the real curriculum has to offer: enough of it, every clause taught and tested, and little that is not the text's own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator import quiz
from generator.derive import derive
from generator.load import load
from generator.model import Case, Handbook
from generator.model.embed import FUNCTIONS
from generator.model.kinds.base import Use

EDITORS = {"vi": "> **Ban biên tập:**", "en": "> **Editors:**"}
"""How a paragraph of a lesson begins that is the editors' own."""


@pytest.fixture(scope="module")
def real(root: Path) -> Handbook:
    found = load(root).handbook
    assert found is not None
    return found


def shares(lesson: Path, language: str) -> tuple[int, int]:
    """(words that are the editors' own, all words) of a lesson; what it embeds is the handbook's and counts for nothing."""
    embeds = re.compile(r"\{\{ *(?:" + "|".join(FUNCTIONS) + r")\(.*\) *\}\}")
    parts = [(part, len(re.findall(r"\w+", part))) for part in re.split(r"\n\s*\n", embeds.sub("", lesson.read_text(encoding="utf-8")))]
    return sum(words for part, words in parts if part.startswith(EDITORS[language])), sum(words for _, words in parts)


@pytest.mark.parametrize(("language", "suffix"), [("vi", ".md"), ("en", ".en.md")])
def test_less_than_a_quarter_of_every_lesson_is_editorial(real: Handbook, root: Path, language: str, suffix: str) -> None:
    found = {name: shares(root / "curriculum" / f"{name}{suffix}", language) for name in real.lessons}
    assert sum(own for own, _ in found.values()) > 0
    assert [name for name, (own, words) in found.items() if 4 * own >= words or words < 400] == []


def test_there_is_enough_to_learn(real: Handbook) -> None:
    assert len(real.modules) >= 8
    assert len(real.lessons) >= 16


def test_every_clause_is_taught_and_tested_twice(real: Handbook) -> None:
    taught = {clause for module in real.modules.values() for lesson in module.lessons for clause in lesson.covers}
    tested: Counter[str] = Counter()
    for posed in quiz.posed(real):
        if posed.use is Use.PRACTICE:
            parts = posed.question.questions if isinstance(posed.question, Case) else ()
            tested.update({clause for one in (posed.question, *parts) for clause in one.source})
    leaves = [clause.id for clause in derive(real).coverage if clause.normative and clause.leaf]
    assert len(leaves) > 40
    assert [clause for clause in leaves if clause not in taught or tested[clause] < 2] == []
