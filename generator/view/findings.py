"""View: what the handbook shows about the organisation itself, and what each kind of finding means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Handbook, item_id
from generator.model.derived import FindingCode
from generator.model.page import Heading, Page
from generator.view.book import Book, Remark


@dataclass(frozen=True, slots=True)
class KindOfFinding:
    """One kind of finding, what it means, and every case of it."""

    code: str
    title: str
    explanation: str
    remarks: tuple[Remark, ...]

    @property
    def anchor(self) -> str:
        """Where the page shows it."""
        return "_" + self.code


@dataclass(frozen=True, slots=True)
class Findings:
    """What the findings page shows: kinds with cases first, then the names of those that found nothing.

    `facts` are all that the rules look at: whatever they did not find rests on these as well.
    """

    kinds: tuple[KindOfFinding, ...]
    clear: tuple[str, ...]
    facts: tuple[str, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page of findings."""
    kinds = [_kind(book, code) for code in FindingCode]
    view = Findings(tuple(kind for kind in kinds if kind.remarks), tuple(kind.title for kind in kinds if not kind.remarks), _looked_at(book.handbook))
    contents = tuple(Heading(kind.anchor, kind.title) for kind in view.kinds)
    title = book.strings("section.findings")
    yield Page("findings", book.language, "findings", title, "findings", view, book.strings("findings.lede"), (book.section(""),), contents)


def _looked_at(handbook: Handbook) -> tuple[str, ...]:
    entries = (*handbook.units, *handbook.responsibilities, *handbook.procedures, *handbook.sources)
    statements = [full_id for full_id, _, _ in (*handbook.assignments(), *handbook.deliverables(), *handbook.clauses())]
    steps = (item_id(procedure.id, step.id) for procedure in handbook.procedures.values() for step in procedure.steps)
    return (*entries, *statements, *steps, *(item_id("glossary", term.id) for term in handbook.terms))


def _kind(book: Book, code: FindingCode) -> KindOfFinding:
    remarks = tuple(book.remark(finding) for finding in book.derived.findings if finding.code is code)
    return KindOfFinding(code.value, book.strings(f"finding.{code}.title"), book.strings(f"finding.{code}.explanation"), remarks)
