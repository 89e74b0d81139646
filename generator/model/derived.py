"""Floor: what is computed from the handbook about the organisation itself: findings, and which clauses the handbook rests on.

A finding is not a mistake of its authors. Its words stand in the language catalogues under `finding.<code>`: `title`, `message` and
`explanation`. A message may use these placeholders, filled with human names and days as the language writes them:

    {subject}   what the finding is about: a unit, responsibility, clause; of an assignment its responsibility; of a step what is done
    {involved}  the others it involves, listed as in a sentence; see each code below
    {by}        one-sided-partner: who names the partners
    {due}       early-deadline: the last day in time
    {since}     early-deadline: the day from which the document is in force, or else on which it was issued
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.model.base import Text
from generator.model.change import Led, Relearn, Since
from generator.model.edition import DRAFT, Correction, Edition
from generator.model.kinds.base import Question, Use
from generator.model.names import Names


class FindingCode(StrEnum):
    """Every kind of finding, in the order in which they are listed. Each has one rule in `generator.derive`."""

    NO_LEAD = "no-lead"
    """Subject: a responsibility. Involved: the units that coordinate."""
    TWO_LEADS = "two-leads"
    """Subject: a responsibility. Involved: the units that lead."""
    ONE_SIDED_PARTNER = "one-sided-partner"
    """Subject: an assignment. Involved: the partners it names whose own clauses are silent."""
    ACTOR_UNSTATED = "actor-unstated"
    """Subject: a step. Involved: its procedure."""
    IDLE_UNIT = "idle-unit"
    """Subject: a unit. Involved: nobody else."""
    SUPERIOR_CIRCLE = "superior-circle"
    """Subject: the first unit of the circle. Involved: all its units."""
    UNCITED_CLAUSE = "uncited-clause"
    """Subject: a clause. Involved: nobody else."""
    EARLY_DEADLINE = "early-deadline"
    """Subject: a deliverable or a step. Involved: the documents it is cited from that are younger."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the handbook shows about the organisation. (code, subject) names it."""

    code: FindingCode
    subject: str
    """Full id of what it is about."""
    rests_on: tuple[str, ...]
    """Full ids of everything it was computed from: only who may see all of them may see the finding."""
    involved: tuple[str, ...] = ()
    """Full ids of the others involved; the codes say which."""
    by: str | None = None
    """Full id of who names the partners."""
    due: date | None = None
    since: date | None = None
    acknowledged: Text | None = None
    """Why the editors leave it as it is; None where nobody has acknowledged it."""

    def title(self, names: Names) -> str:
        """What kind of finding it is, in a few words."""
        return names.strings(f"finding.{self.code}.title")

    def message(self, names: Names) -> str:
        """The finding in one sentence."""
        values = {"subject": names.of(self.subject)}
        if self.involved:
            values["involved"] = names.all_of(self.involved)
        if self.by:
            values["by"] = names.of(self.by)
        days = {"due": self.due, "since": self.since}
        values.update((name, names.day(day)) for name, day in days.items() if day)
        return names.strings(f"finding.{self.code}.message", **values)

    def explanation(self, names: Names) -> str:
        """What such a finding means, and what a reader can do about it."""
        return names.strings(f"finding.{self.code}.explanation")


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """What rests on one clause."""

    id: str
    """Full id of the clause."""
    normative: bool
    leaf: bool
    """Whether it has no clauses inside it: only leaves have to be cited."""
    waived: Text | None
    """Why nothing has to cite it."""
    cited_by: tuple[str, ...]
    """Full ids of everything that cites it, in reading order."""

    @property
    def missing(self) -> bool:
        """Whether something should cite it and nothing does."""
        return self.normative and self.leaf and not self.waived and not self.cited_by


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as it may be put to a trainee: written by people, or made out of the model."""

    id: str
    """Full id: `quizzes/<bank>#<question>`."""
    module: str
    """Id of the module whose pool it belongs to."""
    question: Question
    generated: bool
    use: Use
    draft: bool
    """Whether it, its bank or its module is a draft."""
    hash: str
    """Of the facts it rests on; another hash means that they have changed."""
    facts: tuple[str, ...] = ()
    """Full ids of those facts."""


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything computed from one handbook."""

    findings: tuple[Finding, ...] = ()
    """By code, then in reading order."""
    coverage: tuple[ClauseCoverage, ...] = ()
    """Every clause, in the documents' order."""
    questions: tuple[Posed, ...] = ()
    """Every question, written or made, by module in reading order."""
    edition: str = DRAFT
    """Id of the edition that this is, or `draft`."""
    editions: tuple[Edition, ...] = ()
    """Every edition up to this one, oldest first; empty where nothing was released yet."""
    since: Since | None = None
    """What this edition, or the draft, changed; None where there is nothing before it."""
    history: Mapping[str, tuple[Led, ...]] = field(default_factory=dict)
    """Who led a responsibility, by its id, oldest first; only those that an earlier edition has too."""
    relearn: tuple[Relearn, ...] = ()
    """What to learn again, by course in reading order, then by the edition in which it was passed, newest first; only where there is something."""
    selected: bool = False
    """Whether anybody's part in the work is left out, so that silence about a role proves nothing."""
    corrections: tuple[Correction, ...] = ()
    """What is to be shown beside the text of this edition, by id."""

    def pool(self, module: str) -> tuple[Posed, ...]:
        """The questions of a module that trainees practise with, by its id."""
        return tuple(posed for posed in self.questions if posed.module == module and posed.use is Use.PRACTICE)
