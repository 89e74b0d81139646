"""Derive: which clauses the handbook rests on, leaf by leaf."""

from __future__ import annotations

from generator.model.derived import ClauseCoverage
from generator.model.relations import Relations


def coverage(relations: Relations) -> tuple[ClauseCoverage, ...]:
    """Every clause of every document, in the documents' order."""
    return tuple(
        ClauseCoverage(full_id, clause.normative, not clause.clauses, clause.waived, relations.citations.get(full_id, ()))
        for full_id, _, clause in relations.handbook.clauses()
    )
