"""View: clause by clause, what in the handbook rests on it, and what does not need to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.page import Heading, Link, Page
from generator.view.book import Book
from generator.view.teaching import Lesson, Taught, Teaching


@dataclass(frozen=True, slots=True)
class Covered:
    """One normative clause: what cites it, or why nothing does; who teaches and tests it."""

    clause: Link
    heading: str
    cited_by: tuple[Link, ...]
    waived: str
    taught: Taught


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """How much of one document the handbook uses."""

    document: Link
    clauses: tuple[Covered, ...]
    cited: int
    waived: int
    taught: int
    tested: int

    @property
    def open(self) -> int:
        """How many clauses are neither cited nor waived."""
        return len(self.clauses) - self.cited - self.waived


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What the coverage page shows."""

    documents: tuple[DocumentCoverage, ...]
    training: bool
    """Whether there are courses at all."""
    lessons: tuple[Lesson, ...]
    """The way back, over all documents."""


def pages(book: Book) -> Iterator[Page]:
    """The one coverage page."""
    documents: dict[str, list[Covered]] = {}
    teaching = Teaching(book)
    for clause in book.derived.coverage:
        if clause.normative and clause.leaf:
            cited = tuple(book.citing(full_id) for full_id in clause.cited_by)
            link = book.clause(clause.id)
            documents.setdefault(link.page, []).append(Covered(link, link.hint.partition(": ")[2], cited, book.say(clause.waived), teaching.of(clause.id)))
    lessons = tuple(teaching.lessons())
    view = CoverageView(tuple(_document(book, document, clauses) for document, clauses in documents.items()), bool(book.handbook.courses), lessons)
    contents = tuple(Heading(f"_{document.document.page.rpartition('/')[2]}", document.document.title) for document in view.documents)
    contents += (Heading("_lessons", book.strings("training.by-lesson")),) if lessons else ()
    title = book.strings("section.coverage")
    yield Page("coverage", book.language, "coverage", title, "coverage", view, book.strings("coverage.lede"), (book.section(""),), contents)


def _document(book: Book, document: str, clauses: list[Covered]) -> DocumentCoverage:
    cited = sum(bool(clause.cited_by) for clause in clauses)
    waived = sum(bool(clause.waived) and not clause.cited_by for clause in clauses)
    taught, tested = (sum(bool(getattr(clause.taught, name)) for clause in clauses) for name in ("lessons", "tests"))
    return DocumentCoverage(book.clause(document), tuple(clauses), cited, waived, taught, tested)
