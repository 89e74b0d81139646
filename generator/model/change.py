"""Floor: what differs between two editions, as typed changes, and what follows from them for readers and trainees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.handbook import Handbook


class ChangeCode(StrEnum):
    """Every kind of change, in the order in which they are listed. Words: `change.<code>` in the catalogues."""

    UNIT_ADDED = "unit-added"
    UNIT_REMOVED = "unit-removed"
    UNIT_RENAMED = "unit-renamed"
    UNIT_MOVED = "unit-moved"
    """Another superior: `parent` or `supervised_by`."""
    UNIT_CHANGED = "unit-changed"
    """Tier, desk, variants, instances or members."""
    RESPONSIBILITY_ADDED = "responsibility-added"
    RESPONSIBILITY_REMOVED = "responsibility-removed"
    RESPONSIBILITY_CHANGED = "responsibility-changed"
    """Topic, clauses, or figures in its texts."""
    LEAD_CHANGED = "lead-changed"
    """Subject: the responsibility. Before and after: the units that lead, in reading order."""
    PARTY_ADDED = "party-added"
    """A unit has a role in the work that it did not have. Subject: the first assignment that says so. After: the unit, the role."""
    PARTY_DROPPED = "party-dropped"
    """The same the other way round; the unit and its role stand before."""
    DUTY_ADDED = "duty-added"
    """A further duty of a unit that had this role already. After: the unit, the role."""
    DUTY_DROPPED = "duty-dropped"
    DUTY_CHANGED = "duty-changed"
    """The same unit and role, with other partners, subordinates, recipients, occasions, legal basis, clauses, or figures in its text."""
    DELIVERABLE_ADDED = "deliverable-added"
    DELIVERABLE_REMOVED = "deliverable-removed"
    DEADLINE_MOVED = "deadline-moved"
    """Subject: a deliverable. Before and after: the last day in time, and how the text puts it (`before`, `on_or_before`); empty: no deadline."""
    DELIVERABLE_CHANGED = "deliverable-changed"
    """By whom, to whom, on what occasion, how often."""
    SOURCE_ADDED = "source-added"
    SOURCE_REMOVED = "source-removed"
    SOURCE_CHANGED = "source-changed"
    """Number, dates, status, what it rests on."""
    CLAUSE_ADDED = "clause-added"
    CLAUSE_REMOVED = "clause-removed"
    CLAUSE_CHANGED = "clause-changed"
    """Whether it is normative or waived, where it stands, or figures in its text."""
    PROCEDURE_ADDED = "procedure-added"
    PROCEDURE_REMOVED = "procedure-removed"
    PROCEDURE_CHANGED = "procedure-changed"
    """The responsibilities it carries out, its clauses, or figures in its texts."""
    STEP_ADDED = "step-added"
    STEP_REMOVED = "step-removed"
    STEP_CHANGED = "step-changed"
    """Who does it, where it leads, until when."""
    STEPS_REORDERED = "steps-reordered"
    """Subject: the procedure. Before and after: the steps that both editions have, in their order."""
    TERM_ADDED = "term-added"
    TERM_REMOVED = "term-removed"
    TERM_CHANGED = "term-changed"
    """Its clauses, or figures in its definition."""
    LEARNING_ADDED = "learning-added"
    """A course, module, lesson, objective or question that people wrote."""
    LEARNING_REMOVED = "learning-removed"
    LEARNING_CHANGED = "learning-changed"
    """Modules of a course, pass mark, lessons of a module, key of a question …"""
    PAGE_ADDED = "page-added"
    PAGE_REMOVED = "page-removed"
    PAGE_CHANGED = "page-changed"
    """Figures in a page of running text."""
    HANDBOOK_CHANGED = "handbook-changed"
    """What everything is sorted by: languages, tiers, topics, role words. Subject: the list's file (`topics`, `roles`, `mkdocs.yml`)."""
    MOVED = "moved"
    """A file has another id (`formerly`), and so another address. Before and after: its ids."""
    WORDING = "wording"
    """Only words differ: no id, figure, party, date or place in an order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. (code, subject) names it, except WORDING and *-CHANGED, which also need `field`."""

    code: ChangeCode
    subject: str
    """Full id of what has changed, as the later edition calls it; of what was removed, as the earlier one did."""
    field: str = ""
    """The field that differs, in the author's spelling (`parent`, `due`, `duty`), where a code covers several."""
    before: tuple[str, ...] = ()
    """Full ids (by their later names), days (ISO) or words of before; empty where there was nothing. Texts are left out: look them up."""
    after: tuple[str, ...] = ()
    """The same of after. Of a file that was removed: what takes its place, where the later edition says so."""
    units: tuple[str, ...] = ()
    """Ids of the units that it concerns (in either edition, by their later id), sorted: whose page shows it."""
    touched: tuple[str, ...] = ()
    """Full ids of the facts whose sense changes: what rests on one has to be learned again. Empty where only words differ. Sorted."""

    @property
    def real(self) -> bool:
        """Whether more differs than words or the address."""
        return self.code not in {ChangeCode.WORDING, ChangeCode.MOVED}


@dataclass(frozen=True, slots=True)
class Relearn:
    """What the trainees of one course have to learn again, who passed it in an older edition."""

    course: str
    since: str
    """Id of the edition in which they passed."""
    lessons: tuple[str, ...]
    """Ids of lessons, in the order of the course."""
    questions: tuple[str, ...]
    """Full ids of questions for practice, written or made, in the order of the course."""


@dataclass(frozen=True, slots=True)
class Led:
    """Who led a responsibility in one edition, or in several that follow each other."""

    editions: tuple[str, ...]
    """Ids of these editions, oldest first; `draft` may be the last."""
    units: tuple[str, ...]
    """Full ids of the units as the last of these editions calls them; empty where nobody led."""
    names: tuple[tuple[str, ...], ...]
    """Their names as the last of these editions writes them: one tuple a language, in the order of its settings."""


@dataclass(frozen=True, slots=True)
class Since:
    """What an edition changed, seen from the one before it."""

    edition: str
    """Id of the edition, or `draft`."""
    before: str
    """Id of the edition before it; empty for the first."""
    changes: tuple[Change, ...]
    earlier: Handbook | None = None
    """The edition before it, which knows what things were called then."""
