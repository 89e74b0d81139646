"""View: questions as the browser takes them, and as a page shows them without a script. What depends on their kind is the kind's own."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.derived import Posed
from generator.model.kinds.base import Json, Printed
from generator.model.page import Link
from generator.view.book import Book


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: `data` is what the script gets, `printed` what a page shows without it."""

    fact: str
    facts: tuple[str, ...]
    anchor: str
    data: Json
    printed: Printed
    sources: tuple[Link, ...]
    generated: bool


def question_view(book: Book, posed: Posed) -> QuestionView:
    """A question ready to be shown."""
    question = posed.question
    data = {"id": posed.id, "objective": question.objective, "hash": posed.hash, "generated": posed.generated, **question.data(book)}
    sources = tuple(book.clause(reference) for reference in question.source)
    return QuestionView(posed.id, posed.facts, posed.id.partition("#")[2], data, question.printed(book), sources, posed.generated)
