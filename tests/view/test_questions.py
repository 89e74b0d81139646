"""What a practice page is given of a question: patterns are for the script, words for the reader, an answer to every kind for who has no script."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import pytest

from generator import quiz, render, view
from generator.derive import derive
from generator.model.question import KINDS
from tests.quiz.asked import EVERY_KIND, KEYS, SIMPLE, bank, taught_handbook
from tests.view.test_teaching import SITE

TYPED = next(one for one in SIMPLE if one["type"] == "short-answer")


def practice(question: dict[str, Any]) -> str:
    """The practice page of a module with this one question."""
    book = taught_handbook({"b": bank(question)})
    found = {page.id: page for page in view.pages(book, replace(derive(book), questions=quiz.posed(book)), "vi")}
    return render.render(found["modules/m/practice"], replace(SITE, known_pages=frozenset(found)))


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda question: question["type"])
def test_without_a_script_every_kind_is_answered(question: dict[str, Any]) -> None:
    told = practice(question | {"explanation": "Vì thế."}).partition("<details")[2].partition("</details>")[0]
    assert KEYS in told


def test_there_is_a_question_of_every_kind() -> None:
    kinds = [get_args(kind.model_fields["type"].annotation)[0] for kind in KINDS]
    assert sorted(question["type"] for question in EVERY_KIND) == sorted(kinds)


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [("*công nghệ*", "công nghệ"), ("* Tổ chức cán bộ *", "Tổ chức cán bộ"), ("Cục * buôn lậu", "Cục … buôn lậu"), ("phối hợp", "phối hợp")],
)
def test_a_pattern_is_shown_in_words(pattern: str, shown: str) -> None:
    page = practice({**TYPED, "accept": [{"text": pattern, "feedback": "Đúng."}]})
    assert f"<strong>{shown}</strong>" in page
    assert f'"shown": {json.dumps(shown)}' in page
