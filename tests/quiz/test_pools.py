"""Draws: nothing comes twice before everything has come once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.quiz import draw
from generator.quiz.pools import rank

CORPUS: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "conformance" / "draws.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CORPUS["draws"], ids=lambda case: case["name"])
def test_a_draw_takes_what_the_corpus_says(case: dict[str, Any]) -> None:
    drawn = draw(case["pool"], case["n"], case["seed"], case["seen"])
    assert (list(drawn.ids), list(drawn.seen)) == (case["ids"], case["then-seen"])


@pytest.mark.parametrize("case", CORPUS["ranks"], ids=lambda case: case["id"])
def test_a_rank_is_what_the_corpus_says(case: dict[str, Any]) -> None:
    assert rank(case["seed"], case["id"]) == case["rank"]


@given(pool=st.sets(st.text("abcé", min_size=1, max_size=3), min_size=1, max_size=12), n=st.integers(1, 6), runs=st.integers(1, 8))
def test_a_question_comes_again_only_when_all_have_come(pool: set[str], n: int, runs: int) -> None:
    came: Counter[str] = Counter(dict.fromkeys(pool, 0))
    seen: tuple[str, ...] = ()
    for run in range(runs):
        drawn = draw(pool, n, str(run), seen)
        assert len(drawn.ids) == len(set(drawn.ids)) == min(n, len(pool))
        came.update(drawn.ids)
        seen = drawn.seen
        assert max(came.values()) - min(came.values()) <= 1


@given(pool=st.sets(st.text(min_size=1, max_size=3), min_size=1, max_size=12), n=st.integers(1, 20))
def test_the_same_draw_is_the_same_whatever_the_pool_s_order(pool: set[str], n: int) -> None:
    assert draw(sorted(pool), n, "s") == draw(sorted(pool, reverse=True), n, "s")


def test_what_has_left_the_pool_is_forgotten() -> None:
    assert draw(["a", "b"], 1, "s", ["gone", "a"]).seen == ("a", "b")


def test_every_question_is_as_likely_to_come_first_as_any_other() -> None:
    pool = [f"quizzes/planning#q{number}" for number in range(10)]
    first = Counter(draw(pool, 1, str(seed)).ids[0] for seed in range(2000))
    assert min(first.values()) > 150
    assert max(first.values()) < 250
