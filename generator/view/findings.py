"""View: what the handbook shows about the organisation itself, and what each kind of finding means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    """What the findings page shows: kinds with cases first, then the names of those that found nothing."""

    kinds: tuple[KindOfFinding, ...]
    clear: tuple[str, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page of findings."""
    kinds = [_kind(book, code) for code in FindingCode]
    view = Findings(tuple(kind for kind in kinds if kind.remarks), tuple(kind.title for kind in kinds if not kind.remarks))
    contents = tuple(Heading(kind.anchor, kind.title) for kind in view.kinds)
    title = book.strings("section.findings")
    yield Page("findings", book.language, "findings", title, "findings", view, book.strings("findings.lede"), (book.section(""),), contents)


def _kind(book: Book, code: FindingCode) -> KindOfFinding:
    remarks = tuple(book.remark(finding) for finding in book.derived.findings if finding.code is code)
    return KindOfFinding(code.value, book.strings(f"finding.{code}.title"), book.strings(f"finding.{code}.explanation"), remarks)
