"""Derive: what the handbook shows about the organisation itself. Comes after validation, before the views; pure.

A finding is made by one small rule (`RULES`). To add one: its code in `generator.model.derived`, a function here below and in `RULES`,
its words in the catalogues under `finding.<code>`, a test both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.derive.changes import changes, renamed
from generator.derive.coverage import coverage
from generator.derive.history import history
from generator.derive.organisation import idle_units, superior_circles
from generator.derive.relearn import relearn
from generator.derive.responsibilities import no_lead, one_sided_partners, two_leads
from generator.derive.texts import early_deadlines, uncited_clauses, unstated_actors
from generator.model import Acknowledgement, Handbook
from generator.model.derived import Derived, Finding
from generator.model.relations import Relations

Rule = Callable[[Relations], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    no_lead,
    two_leads,
    one_sided_partners,
    unstated_actors,
    idle_units,
    superior_circles,
    uncited_clauses,
    early_deadlines,
)
"""In the order in which findings are listed."""


def derive(handbook: Handbook) -> Derived:
    """Findings and coverage of *handbook*."""
    relations = Relations(handbook)
    reasons = {(each.code, each.subject): each.reason for each in handbook.acknowledged}
    found = (finding for rule in RULES for finding in rule(relations))
    return Derived(
        findings=tuple(replace(finding, acknowledged=reasons.get((finding.code.value, finding.subject))) for finding in found),
        coverage=coverage(relations),
    )


def stale_acknowledgements(handbook: Handbook, derived: Derived) -> tuple[Acknowledgement, ...]:
    """Acknowledgements of findings that there are not (or no longer), in the author's order."""
    found = {(finding.code.value, finding.subject) for finding in derived.findings}
    return tuple(each for each in handbook.acknowledged if (each.code, each.subject) not in found)


__all__ = ["RULES", "changes", "derive", "history", "relearn", "renamed", "stale_acknowledgements"]
