"""Quiz: how many points an answer is worth, which of its parts are right, and which feedback it gets. One handler a kind (`HANDLERS`).

To add a kind: its model in `generator.model.question`, a handler here, its cases in `tests/conformance/scoring.yml`, and the same in the
browser's scoring. Rules are stated in the package's docstring and the models' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from generator.model.question import (
    Accepted,
    Case,
    Cloze,
    DateQuestion,
    Gap,
    Matching,
    MultipleChoice,
    Numeric,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from generator.quiz.reading import day, matches, number

WHOLE = "answer"
"""The only part of a question that is answered at once."""

OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Score:
    """What an answer is worth."""

    points: Fraction
    """From 0 to 1."""
    parts: Mapping[str, bool] = field(default_factory=dict)
    """Id of each part → whether it is right."""
    feedback: tuple[str, ...] = ()
    """What the trainee is told, in the question's order; see the package's docstring."""

    @property
    def right(self) -> bool:
        """Whether it is worth all points."""
        return self.points == 1


def score(question: Question, response: object) -> Score:
    """What *response* is worth as an answer to *question*; one of another shape counts as no answer."""
    return HANDLERS[type(question)](question, response)


def _whole(*, right: bool, feedback: Iterable[str]) -> Score:
    return Score(Fraction(right), {WHOLE: right}, tuple(feedback))


def _shares(parts: Mapping[str, bool], feedback: Iterable[str]) -> Score:
    return Score(Fraction(sum(parts.values()), len(parts)), parts, tuple(feedback))


def _single(question: SingleChoice, response: object) -> Score:
    chosen = _option(question.options, response)
    return _whole(right=chosen is not None and chosen.correct, feedback=[chosen.id] if chosen else [])


def _multiple(question: MultipleChoice, response: object) -> Score:
    chosen = set(_strings(response))
    keys = sum(option.correct for option in question.options)
    gained = sum(1 if option.correct else -1 for option in question.options if option.id in chosen)
    parts = {option.id: (option.id in chosen) == option.correct for option in question.options}
    told = (option.id for option in question.options if option.correct or option.id in chosen)
    return Score(Fraction(max(0, gained), max(1, keys)), parts, tuple(told) if chosen else ())


def _true_false(question: TrueFalse, response: object) -> Score:
    if not isinstance(response, bool):
        return _whole(right=False, feedback=[])
    return _whole(right=response == question.answer, feedback=["ifTrue" if response else "ifFalse"])


def _matching(question: Matching, response: object) -> Score:
    given = _mapping(response)
    parts = {pair.id: given.get(pair.id) == pair.id for pair in question.pairs}
    answered = [pair.id for pair in question.pairs if pair.id in given]
    taken = {given[pair] for pair in answered if isinstance(given[pair], str)}
    return _shares(parts, [*answered, *(extra.id for extra in question.extra if extra.id in taken)])


def _ordering(question: Ordering, response: object) -> Score:
    ids = [item.id for item in question.items]
    given = [one for one in dict.fromkeys(_strings(response)) if one in ids]
    following = set(pairwise(given))
    parts = {after: (before, after) in following for before, after in pairwise(ids)}
    return _shares(parts, ids if given else [])


def _short_answer(question: ShortAnswer, response: object) -> Score:
    right, told = _typed(question.accept, response, exact=question.exact)
    return _whole(right=right, feedback=[told])


def _numeric(question: Numeric, response: object) -> Score:
    given = number(_string(response))
    right = given is not None and abs(given - Decimal(question.answer)) <= Decimal(question.tolerance)
    return _whole(right=right, feedback=["right" if right else OTHERWISE])


def _date(question: DateQuestion, response: object) -> Score:
    given = day(_string(response))
    right = given is not None and given.isoformat() == question.answer
    return _whole(right=right, feedback=["right" if right else OTHERWISE])


def _cloze(question: Cloze, response: object) -> Score:
    given = _mapping(response)
    filled = {gap.id: _gap(gap, given.get(gap.id), exact=question.exact) for gap in question.gaps}
    parts = {gap: right for gap, (right, _) in filled.items()}
    return _shares(parts, (f"{gap}/{told}" for gap, (_, told) in filled.items() if told))


def _gap(gap: Gap, response: object, *, exact: bool) -> tuple[bool, str]:
    if not gap.options:
        return _typed(gap.accept, response, exact=exact)
    chosen = _option(gap.options, response)
    return (chosen.correct, chosen.id) if chosen else (False, "")


def _case(question: Case, response: object) -> Score:
    given = _mapping(response)
    scores = {part.id: score(part, given.get(part.id)) for part in question.questions}
    points = sum((one.points for one in scores.values()), Fraction(0)) / len(scores)
    told = (f"{part}/{feedback}" for part, one in scores.items() for feedback in one.feedback)
    return Score(points, {part: one.right for part, one in scores.items()}, tuple(told))


def _typed(accept: Sequence[Accepted], response: object, *, exact: bool) -> tuple[bool, str]:
    """Whether typed words are right, and what is said to them: the first pattern that matches counts."""
    written = _string(response)
    for place, accepted in enumerate(accept):
        if any(matches(pattern, written, exact=exact) for pattern in accepted.text.values.values()):
            return accepted.correct, f"accept/{place}"
    return False, OTHERWISE


def _option(options: Iterable[Option], response: object) -> Option | None:
    return next((option for option in options if option.id == response), None)


def _string(response: object) -> str:
    return response if isinstance(response, str) else ""


def _strings(response: object) -> list[str]:
    return [one for one in response if isinstance(one, str)] if isinstance(response, list | tuple) else []


def _mapping(response: object) -> Mapping[str, object]:
    return response if isinstance(response, Mapping) else {}


HANDLERS: Mapping[type, Callable[[Any, object], Score]] = {
    SingleChoice: _single,
    MultipleChoice: _multiple,
    TrueFalse: _true_false,
    Matching: _matching,
    Ordering: _ordering,
    ShortAnswer: _short_answer,
    Numeric: _numeric,
    DateQuestion: _date,
    Cloze: _cloze,
    Case: _case,
}
"""The handler of every kind of question."""
