"""View: which lessons teach a clause, and how many questions for practice test it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.model import Question, in_order
from generator.model.derived import Posed
from generator.model.kinds.base import Use
from generator.model.page import Link
from generator.view.book import Book


@dataclass(frozen=True, slots=True)
class Taught:
    """What a trainee finds about one clause: lessons, and practice pages with the number of their questions about it as a hint."""

    lessons: tuple[Link, ...] = ()
    tests: tuple[Link, ...] = ()
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """The same, from the other side: what one lesson teaches, and the practice page of its module with the number of its questions about that as a hint."""

    lesson: Link
    clauses: tuple[Link, ...]
    tests: tuple[Link, ...]


UNTAUGHT = Taught()


@dataclass(frozen=True)
class Teaching:
    """What is taught and tested, by full id of the clause; nothing where there are no courses, because then there are no pages to lead to."""

    book: Book
    _lessons: dict[str, list[Link]] = field(init=False, repr=False, default_factory=dict)
    _tests: dict[str, dict[str, list[Posed]]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        if not self.book.handbook.courses:
            return
        for clause, lesson in _lessons(self.book):
            self._lessons.setdefault(clause, []).append(lesson)
        for posed in self.book.derived.questions:
            for clause in _clauses(posed.question) if posed.use is Use.PRACTICE else ():
                self._tests.setdefault(clause, {}).setdefault(posed.module, []).append(posed)

    def of(self, clause: str) -> Taught:
        """What there is about the clause itself, not about those inside it."""
        tests = self._tests.get(clause, {})
        return Taught(
            lessons=tuple(self._lessons.get(clause, ())),
            tests=tuple(self._practice(module, questions) for module, questions in tests.items()),
            questions=sum(map(len, tests.values())),
        )

    def lessons(self) -> Iterator[Lesson]:
        """Every lesson that teaches a clause, in the order of modules and lessons."""
        taught: dict[Link, list[str]] = {}
        for clause, lesson in _lessons(self.book) if self.book.handbook.courses else ():
            taught.setdefault(lesson, []).append(clause)
        for lesson, clauses in taught.items():
            module = lesson.facts[0]
            asked = {one.id: one for clause in clauses for one in self._tests.get(clause, {}).get(module, ())}
            yield Lesson(lesson, tuple(map(self.book.clause, clauses)), (self._practice(module, asked.values()),) if asked else ())

    def _practice(self, module_id: str, questions: Iterable[Posed]) -> Link:
        questions = tuple(questions)
        module = self.book.handbook.modules[module_id]
        banks = (one.id.partition("#")[0] for one in questions)
        facts = (*(one.id for one in questions), *banks, *(fact for one in questions for fact in one.facts))
        hint = self.book.strings("training.n-questions", n=len(questions))
        return replace(self.book.practice(module), hint=hint, facts=tuple(dict.fromkeys(facts)))


def _lessons(book: Book) -> Iterator[tuple[str, Link]]:
    for module in in_order(book.handbook.modules):
        for lesson in module.lessons:
            for clause in lesson.covers:
                yield clause, replace(book.lesson(module, lesson), facts=(module.id,))


def _clauses(question: Question) -> set[str]:
    """The clauses that a question is about; a case also those of its parts."""
    parts = question.parts
    return {clause for one in (question, *parts) for clause in one.source}
