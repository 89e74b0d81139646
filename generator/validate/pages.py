"""Validate: which addresses of the site can be linked to from running text."""

from __future__ import annotations

from generator.model import Handbook, Kind
from generator.validate.nearest import nearest_clause, nearest_file
from generator.validate.subject import Subject

GENERATED = frozenset(
    {
        "",
        "organisation",
        "responsibilities",
        "procedures",
        "sources",
        "matrix",
        "matrix/rasci",
        "coverage",
        "findings",
        "deadlines",
        "glossary",
        "lookup",
        "guide/problems",
    }
)
"""Pages that are made, not written; `""` is the home page."""


CHANGES = "changes"
"""The page of what changed, which is made as soon as there is an edition to compare with: nothing else may be called so."""

TRAINING = frozenset({"courses", "progress"})
"""Pages that are made as soon as there is a course."""


def generated(handbook: Handbook) -> frozenset[str]:
    """Addresses of every page that is made, and of those that may be: of a module's practice, of a course's certificate."""
    practice = {f"{bank.module}/practice" for bank in handbook.banks.values()}
    certificates = {f"{course.id}/certificate" for course in handbook.courses.values() if course.certificate}
    return GENERATED | (TRAINING | practice | certificates if handbook.courses else frozenset())


def taken(handbook: Handbook) -> frozenset[str]:
    """Addresses that no page may have that people write."""
    return generated(handbook) | {CHANGES}


def leads_somewhere(subject: Subject, target: str) -> bool:
    """Whether there is a page called *target*: its id, optionally with `#` and a place on it.

    Only the clauses of a document are places that authors name; headings of pages are the pages' own.
    """
    page, _, place = target.partition("#")
    if subject.is_broken(page):
        return True
    if page in subject.handbook.sources and place and not place.startswith("_"):
        return target in subject.ids[Kind.CLAUSE]
    return page in generated(subject.handbook) or page in addresses(subject)


def addresses(subject: Subject) -> frozenset[str]:
    """Ids of all pages that people write."""
    return subject.entries | frozenset(subject.handbook.prose) | frozenset(page.id for page in subject.guide)


def nearest_page(subject: Subject, target: str) -> str | None:
    """The page, or clause on it, that *target* probably means."""
    page, _, place = target.removeprefix("./").removeprefix("/").partition("#")
    page = page.removesuffix("/").removesuffix(".md").removesuffix(".html").removesuffix("/index")
    if page in subject.handbook.sources and place:
        return nearest_clause(subject.handbook, f"{page}#{place}")
    known = addresses(subject) | generated(subject.handbook)
    near = page if page in known else nearest_file(page, known - {""})
    return f"{near}#{place}" if near and place else near
