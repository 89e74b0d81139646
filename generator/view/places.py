"""View: where something is shown that may not be there any more."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.kinds.base import Use
from generator.model.page import Link
from generator.view.book import Book


def place(book: Book, full_id: str) -> Link | None:
    """Where exactly *full_id* is shown; None where nothing is called so, or no page shows it."""
    entry, _, item = full_id.partition("#")
    if entry in book.handbook.responsibilities or entry in book.handbook.procedures:
        return book.link(full_id) if not item or item in _items(book, entry) else None
    try:
        return _written(book, full_id) or book.link(full_id)
    except (KeyError, StopIteration):
        return None


def _items(book: Book, entry: str) -> Iterator[str]:
    responsibility, procedure = book.handbook.responsibilities.get(entry), book.handbook.procedures.get(entry)
    yield from (assignment.id for assignment in (responsibility.assignments if responsibility else ()))
    yield from (deliverable.id for deliverable in (responsibility.deliverables if responsibility else ()))
    yield from (step.id for step in (procedure.steps if procedure else ()))


def _written(book: Book, full_id: str) -> Link | None:
    """The page of running text, of a course, a module or a lesson, or the one where a question is practised."""
    handbook, entry = book.handbook, full_id.partition("#")[0]
    module = handbook.modules.get(entry) or handbook.modules.get(entry.rpartition("/")[0])
    learning = handbook.courses.get(entry) or ((handbook.modules.get(entry) or handbook.lessons.get(entry)) if module else None)
    found = handbook.prose.get(entry) or (learning if handbook.courses else None)
    if found:
        return Link(entry, book.say(found.title), entry)
    return _practised(book, full_id) if handbook.courses else None


def _practised(book: Book, question: str) -> Link | None:
    posed = next((posed for posed in book.derived.questions if posed.id == question and posed.use is Use.PRACTICE), None)
    return book.practice(book.handbook.modules[posed.module]) if posed and posed.module in book.handbook.modules else None
