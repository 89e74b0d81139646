"""Validate: every normative statement cites its clause or is marked as ours, and cites sensibly."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Clause, Kind, Procedure, Responsibility
from generator.problems import Code, Problem
from generator.validate.subject import Subject
from generator.validate.walk import Path

WITHOUT_OWN_SOURCE = (Responsibility, Procedure)
"""Files that only gather statements: each of their parts cites for itself."""


def sources(subject: Subject) -> Iterator[Problem]:
    """without-source, source-and-editorial: exactly one of `source` and `editorial: true`."""
    for owner, path, statement in subject.found.statements:
        if statement.source and statement.editorial:
            yield subject.problem(owner, (*path, "editorial"), Code.SOURCE_AND_EDITORIAL)
        elif not (statement.source or statement.editorial or isinstance(statement, WITHOUT_OWN_SOURCE)):
            yield subject.problem(owner, path, Code.WITHOUT_SOURCE)


def headings(subject: Subject) -> Iterator[Problem]:
    """cites-heading: a clause that only gathers others is cited in their place."""
    gathering = {full_id for full_id, _, clause in subject.handbook.clauses() if clause.clauses and not clause.normative}
    for reference in subject.found.references:
        if Kind.CLAUSE in reference.kinds and reference.id in gathering:
            yield subject.problem(reference.owner, reference.path, Code.CITES_HEADING, id=reference.id)


def waivers(subject: Subject) -> Iterator[Problem]:
    """waived-but-cited: a clause said not to be cited is cited after all."""
    cited = {reference for statement in subject.found.statements for reference in statement.value.source}
    for document in subject.handbook.sources.values():
        for full_path, clause in clauses(("clauses",), document.clauses):
            full_id = f"{document.id}#{clause.id}"
            if clause.waived and full_id in cited:
                yield subject.problem(document.id, (*full_path, "waived"), Code.WAIVED_BUT_CITED, id=full_id)


def clauses(path: Path, inside: tuple[Clause, ...]) -> Iterator[tuple[Path, Clause]]:
    """Every clause of a tree that stands at *path*, with its own path, in the document's order."""
    for number, clause in enumerate(inside):
        here = (*path, number)
        yield here, clause
        yield from clauses((*here, "clauses"), clause.clauses)


def clause_order(subject: Subject) -> Iterator[Problem]:
    """clause-order: the id of a clause begins with that of the clause around it."""
    for document in subject.handbook.sources.values():
        for number, clause in enumerate(document.clauses):
            yield from _order(subject, document.id, ("clauses", number), clause, clause.id)


def _order(subject: Subject, owner: str, path: Path, around: Clause, begins: str) -> Iterator[Problem]:
    """*begins* is the last id that was in order, so that one wrong id is reported once and not again for what it holds."""
    for number, clause in enumerate(around.clauses):
        here = (*path, "clauses", number)
        fits = clause.id.startswith(begins + ".")
        if not fits:
            yield subject.problem(owner, (*here, "id"), Code.CLAUSE_ORDER, id=clause.id, parent=begins)
        yield from _order(subject, owner, here, clause, clause.id if fits else begins)
