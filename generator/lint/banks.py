"""Lint: rules about a whole bank: where its right answers stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.lint.subject import questions
from generator.model import Bank
from generator.model.kinds.base import Fault
from generator.model.kinds.single_choice import SingleChoice
from generator.model.kinds.true_false import TrueFalse
from generator.problems import Code

FEWEST = 8
"""Questions below which no place can be said to be preferred."""

CHANCE = 0.001
"""How unlikely it must be that somebody who puts right answers anywhere puts so many in one place: one bank in a thousand is accused unjustly."""


def key_position(bank: Bank) -> Iterator[Fault]:
    """The right choices of a bank stand mostly in one place, or its statements are mostly true (or false)."""
    asked = [question for _, question, _ in questions(bank)]
    chosen = [one for one in asked if isinstance(one, SingleChoice) and sum(option.correct for option in one.options) == 1]
    places = [(next(number for number, option in enumerate(one.options, 1) if option.correct), len(one.options)) for one in chosen]
    judged = [(str(one.answer).lower(), 2) for one in asked if isinstance(one, TrueFalse)]
    yield from _preferred(places)
    yield from _preferred(judged)


def _preferred(answers: Sequence[tuple[object, int]]) -> Iterator[Fault]:
    """*answers* are (answer, among how many); the answer that comes too often to be chance."""
    counted = Counter(answer for answer, _ in answers)
    for answer, n in sorted(counted.items(), key=str):
        shares = [1 / among for _, among in answers if isinstance(answer, str) or among >= int(str(answer))]
        if len(answers) >= FEWEST and _at_least(n, shares) < CHANCE:
            yield Fault(Code.LINT_KEY_POSITION, ("questions",), {"n": n, "total": len(answers), "answer": answer})


def _at_least(n: int, shares: Sequence[float]) -> float:
    """How likely *n* or more of independent events are, that have these probabilities."""
    likely = [1.0]
    for share in shares:
        likely = [(likely[k] if k < len(likely) else 0.0) * (1 - share) + (likely[k - 1] * share if k else 0.0) for k in range(len(likely) + 1)]
    return sum(likely[n:])
