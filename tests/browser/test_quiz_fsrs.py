"""The scheduler of the browser gives the same stability and the same due dates as the Python package `fsrs`, on random histories."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler
from playwright.sync_api import Browser

from generator.engine import scripts

HISTORIES = 300
REPLAY = """histories => histories.map(history => { let card = null; return history.map(([rating, at]) => {
    card = handbookQuiz.fsrs.review(card, rating, at); return [card.stability, card.difficulty, card.due]; }); })"""
START = datetime(2026, 1, 1, tzinfo=UTC)


def history(chance: random.Random) -> list[tuple[int, int]]:
    """Ratings with their moments in milliseconds: minutes, hours, days or years apart."""
    moment, answers = int(START.timestamp() * 1000), []
    for _ in range(chance.randint(1, 25)):
        moment += int(chance.choice([0, 60, 600, 3600, 86_399, 86_400, 3 * 86_400, 40 * 86_400, 700 * 86_400]) * 1000 * chance.uniform(0.5, 1.5))
        answers.append((chance.choices([1, 2, 3, 4], [2, 2, 5, 1])[0], moment))
    return answers


def expected(answers: list[tuple[int, int]]) -> list[tuple[float | None, float | None, int]]:
    scheduler, card, cards = Scheduler(enable_fuzzing=False), Card(due=START), []
    for rating, moment in answers:
        card, _ = scheduler.review_card(card, Rating(rating), datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=moment))
        cards.append((card.stability, card.difficulty, round((card.due - datetime.fromtimestamp(0, UTC)) / timedelta(milliseconds=1))))
    return cards


def test_the_same_memory_and_the_same_due_dates(browser: Browser) -> None:
    chance = random.Random(20060530)  # noqa: S311 - histories, not secrets
    histories = [history(chance) for _ in range(HISTORIES)]
    page = browser.new_page()
    page.add_script_tag(path=scripts.QUIZ / "fsrs.js")
    given: list[list[list[Any]]] = page.evaluate(REPLAY, histories)
    page.close()
    for answers, cards in zip(histories, given, strict=True):
        wanted = expected(answers)
        assert [card[2] for card in cards] == [card[2] for card in wanted]
        assert [card[:2] for card in cards] == [pytest.approx(card[:2], rel=1e-9) for card in wanted]
