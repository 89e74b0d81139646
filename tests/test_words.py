"""Comparing words: the suggestion that an author gets."""

from __future__ import annotations

import pytest

from generator.words import closest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("sources/rules#2.A", ["sources/rules#2.a", "sources/rules#2.b"], "sources/rules#2.a"),
        ("Chủ-Trì", ["chu-tri", "chu-tra"], "chu-tri"),
        ("lead", ["leads", "led"], "leads"),
        ("lead", ["report"], None),
    ],
)
def test_what_was_probably_meant(word: str, known: list[str], meant: str | None) -> None:
    assert closest(word, known) == meant
