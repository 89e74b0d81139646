"""View: questions as the browser takes them (the JSON contract with the quiz script), and as a page shows them without a script.

Texts are lists of runs, `[{"t": "words"}]`, so that a script can build them without ever parsing markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Text
from generator.model.derived import Posed
from generator.model.page import Link
from generator.model.question import (
    GAP,
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
from generator.view.book import Book

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: `data` is what the script gets; the rest is what a page shows without it."""

    fact: str
    facts: tuple[str, ...]
    anchor: str
    data: Json
    sources: tuple[Link, ...]
    generated: bool


def question_view(book: Book, posed: Posed) -> QuestionView:
    """A question ready to be shown."""
    question = posed.question
    sources = tuple(book.clause(reference) for reference in question.source)
    data = {"id": posed.id, "objective": question.objective, "hash": posed.hash, "generated": posed.generated, **_data(book, question)}
    return QuestionView(posed.id, posed.facts, posed.id.partition("#")[2], data, sources, posed.generated)


def _data(book: Book, question: Question) -> Json:
    common: Json = {
        "type": question.type,
        "stem": _runs(book, question.stem),
        "hint": _runs(book, question.hint),
        "explanation": _runs(book, question.explanation),
        "applies": question.applies,
    }
    return common | _KINDS[type(question)](book, question)


def _runs(book: Book, text: Text | None) -> list[Json]:
    return [{"t": book.say(text)}] if text else []


def _choice(book: Book, question: SingleChoice | MultipleChoice) -> Json:
    return {"options": _options(book, question.options)}


def _options(book: Book, options: Iterable[Option]) -> list[Json]:
    return [
        {"id": option.id, "text": _runs(book, option.text), "correct": option.correct, "feedback": _runs(book, option.feedback), "fixed": option.fixed}
        for option in options
    ]


def _true_false(book: Book, question: TrueFalse) -> Json:
    return {"answer": question.answer, "ifTrue": _runs(book, question.if_true), "ifFalse": _runs(book, question.if_false)}


def _matching(book: Book, question: Matching) -> Json:
    pairs = [
        {"id": pair.id, "left": _runs(book, pair.left), "right": _runs(book, pair.right), "feedback": _runs(book, pair.feedback)} for pair in question.pairs
    ]
    return {"pairs": pairs, "extra": _options(book, question.extra)}


def _ordering(book: Book, question: Ordering) -> Json:
    return {"items": [{"id": item.id, "text": _runs(book, item.text), "feedback": _runs(book, item.feedback)} for item in question.items]}


def _accepted(book: Book, answers: Iterable[Accepted]) -> list[Json]:
    return [
        {
            "text": list(answer.text.values.values()),
            "shown": " … ".join(part for part in map(str.strip, book.say(answer.text).split("*")) if part),
            "correct": answer.correct,
            "feedback": _runs(book, answer.feedback),
        }
        for answer in answers
    ]


def _short_answer(book: Book, question: ShortAnswer) -> Json:
    return {"accept": _accepted(book, question.accept), "otherwise": _runs(book, question.otherwise), "exact": question.exact}


def _numeric(book: Book, question: Numeric) -> Json:
    return {
        "answer": question.answer,
        "tolerance": question.tolerance,
        "unit": book.say(question.unit),
        "right": _runs(book, question.right),
        "otherwise": _runs(book, question.otherwise),
    }


def _date(book: Book, question: DateQuestion) -> Json:
    return {
        "answer": question.answer,
        "shown": book.day(question.answer),
        "right": _runs(book, question.right),
        "otherwise": _runs(book, question.otherwise),
    }


def _cloze(book: Book, question: Cloze) -> Json:
    pieces = GAP.split(book.say(question.text))
    parts = [{"gap": piece} if number % 2 else {"t": piece} for number, piece in enumerate(pieces) if piece]
    return {"parts": parts, "gaps": [_gap(book, gap) for gap in question.gaps], "exact": question.exact}


def _gap(book: Book, gap: Gap) -> Json:
    return {"id": gap.id, "options": _options(book, gap.options), "accept": _accepted(book, gap.accept), "otherwise": _runs(book, gap.otherwise)}


def _case(book: Book, question: Case) -> Json:
    return {"questions": [{"id": inner.id, **_data(book, inner)} for inner in question.questions]}


_KINDS: Mapping[type, Callable[[Book, Any], Json]] = {
    SingleChoice: _choice,
    MultipleChoice: _choice,
    TrueFalse: _true_false,
    Matching: _matching,
    Ordering: _ordering,
    ShortAnswer: _short_answer,
    Numeric: _numeric,
    DateQuestion: _date,
    Cloze: _cloze,
    Case: _case,
}
"""One handler a kind."""
