"""View: the legal documents, each as a tree of clauses with what rests on every clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Clause, SourceDocument, in_order, item_id
from generator.model.page import Corrected, Heading, Link, Page
from generator.model.stand_in import is_stand_in
from generator.view.book import Book
from generator.view.teaching import UNTAUGHT, Taught, Teaching


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause, what rests on it, and the clauses inside it. What stands in for one has its words for a name, and no heading."""

    fact: str
    anchor: str
    name: str
    heading: str
    summary: str
    normative: bool
    waived: str
    note: str
    cited_by: tuple[Link, ...]
    invoked_by: tuple[Link, ...]
    taught: Taught
    corrections: tuple[Corrected, ...]
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a document's page shows. Empty fields are not known."""

    fact: str
    title: str
    short: str
    document_type: str
    number: str
    issuer: str
    signer: str
    date: str
    effective: str
    status: str
    note: str
    based_on: tuple[Link, ...]
    basis_of: tuple[Link, ...]
    cited_by: tuple[Link, ...]
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """What the list page shows: the documents with a clause tree, and those that are only invoked."""

    told: tuple[tuple[Link, str], ...]
    invoked: tuple[tuple[Link, str], ...]


def pages(book: Book) -> Iterator[Page]:
    """The list, and every document."""
    home, section = book.section(""), book.section("sources")
    yield Page("sources", book.language, "sources", section.title, "sources", _list(book), book.strings("sources.lede"), (home,))
    teaching = Teaching(book)
    for document in in_order(book.handbook.sources):
        view = source_view(book, document, teaching)
        contents = tuple(_heading(clause, *map(_heading, clause.clauses)) for clause in view.clauses)
        yield Page(document.id, book.language, "source", view.short, "sources", view, view.title, (home, section), contents)


def _list(book: Book) -> SourceList:
    documents = in_order(book.handbook.sources)
    entries = [(document, (book.clause(document.id), book.say(document.title))) for document in documents]
    return SourceList(
        told=tuple(entry for document, entry in entries if document.clauses),
        invoked=tuple(entry for document, entry in entries if not document.clauses),
    )


def source_view(book: Book, document: SourceDocument, teaching: Teaching) -> SourceView:
    """Everything a document's page shows."""
    relations = book.relations
    basis_of = (other.id for other in in_order(book.handbook.sources) if document.id in other.based_on)
    return SourceView(
        fact=document.id,
        title=book.say(document.title),
        short=book.say(document.short),
        document_type=book.say(document.document_type),
        number=document.number or "",
        issuer=book.say(document.issuer),
        signer=book.say(document.signer),
        date=book.day(document.date) if document.date else "",
        effective=book.day(document.effective) if document.effective else "",
        status=book.strings(f"source.status.{document.status}"),
        note=book.say(document.note),
        based_on=tuple(book.clause(reference) for reference in document.based_on),
        basis_of=tuple(book.clause(reference) for reference in basis_of),
        cited_by=_links(book, (*relations.citations.get(document.id, ()), *relations.invocations.get(document.id, ()))),
        clauses=tuple(clause_view(book, document.id, clause, teaching) for clause in document.clauses),
    )


def clause_view(book: Book, document_id: str, clause: Clause, teaching: Teaching | None = None) -> ClauseView:
    """A clause ready to be shown, with those inside it; without *teaching* it doesn't say who teaches it."""
    full_id = item_id(document_id, clause.id)
    return ClauseView(
        fact=full_id,
        anchor=clause.id,
        name=book.clause_name(clause.id),
        heading="" if is_stand_in(full_id) else book.say(clause.heading),
        summary=book.say(clause.summary),
        normative=clause.normative,
        waived=book.say(clause.waived),
        note=book.say(clause.note),
        cited_by=_links(book, book.relations.citations.get(full_id, ())),
        invoked_by=_links(book, book.relations.invocations.get(full_id, ())),
        taught=teaching.of(full_id) if teaching else UNTAUGHT,
        corrections=book.corrections(full_id),
        clauses=tuple(clause_view(book, document_id, inner, teaching) for inner in clause.clauses),
    )


def _heading(clause: ClauseView, *children: Heading) -> Heading:
    title = ": ".join(filter(None, (clause.name, clause.heading)))
    return Heading(clause.anchor, title[:1].upper() + title[1:], children)


def _links(book: Book, full_ids: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(book.citing(full_id) for full_id in dict.fromkeys(full_ids))
