"""What a practice page is given of a question: patterns are for the script, words for the reader."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator import quiz, render, view
from generator.derive import derive
from tests.quiz.asked import SIMPLE, bank, taught_handbook
from tests.view.test_teaching import SITE

TYPED = next(one for one in SIMPLE if one["type"] == "short-answer")


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [("*công nghệ*", "công nghệ"), ("* Tổ chức cán bộ *", "Tổ chức cán bộ"), ("Cục * buôn lậu", "Cục … buôn lậu"), ("phối hợp", "phối hợp")],
)
def test_a_pattern_is_shown_in_words(pattern: str, shown: str) -> None:
    book = taught_handbook({"b": bank({**TYPED, "accept": [{"text": pattern, "feedback": "Đúng."}]})})
    found = {page.id: page for page in view.pages(book, replace(derive(book), questions=quiz.posed(book)), "vi")}
    page = render.render(found["modules/m/practice"], replace(SITE, known_pages=frozenset(found)))
    assert f"<strong>{shown}</strong>" in page
    assert f'"shown": {json.dumps(shown)}' in page
