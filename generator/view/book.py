"""View: the handbook as one reader sees it: in one language, with links instead of ids, dates as words, and sentences cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from babel.dates import format_date

from generator.locale import Catalogue
from generator.model import Assignment, Clause, Deliverable, Due, Handbook, Module, Responsibility, Role, Sourced, Text, item_id
from generator.model.change import Change
from generator.model.derived import Derived, Finding
from generator.model.edition import Correction
from generator.model.names import Names
from generator.model.page import Corrected, Link
from generator.model.relations import Relations
from generator.model.stand_in import is_stand_in
from generator.model.training import Lesson


@dataclass(frozen=True, slots=True)
class RoleTag:
    """A role as it is shown: its id, the document's word for it, and the fact the word comes from (none for our own marks)."""

    id: str
    word: str
    fact: str = ""


def role_fact(role: Role) -> str:
    """The id of the fact that is a role's word in `roles.yml`."""
    return f"roles#{role.value}"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a statement rests on: its clauses, or our own judgement."""

    clauses: tuple[Link, ...] = ()
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One assignment as a page shows it."""

    fact: str
    anchor: str
    responsibility: Link
    unit: Link
    role: RoleTag
    text: str
    partners: tuple[Link, ...]
    over: tuple[Link, ...]
    to: tuple[Link, ...]
    when: tuple[str, ...]
    invokes: tuple[Link, ...]
    basis: Basis
    corrections: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One deliverable as a page shows it. `last_day` is the last day in time as an ISO date, or empty."""

    fact: str
    anchor: str
    responsibility: Link
    title: str
    by: tuple[Link, ...]
    to: tuple[Link, ...]
    due: str
    last_day: str
    when: tuple[str, ...]
    every: str
    basis: Basis
    corrections: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a view was made from without showing it by name."""

    fact: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding as a page shows it."""

    fact: str
    title: str
    message: str
    subject: Link
    rests_on: tuple[Fact, ...]
    kind: Link
    acknowledged: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """Everything of one kind that is remarked in one place, and where that kind is explained."""

    title: str
    kind: Link
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Book:
    """A handbook with everything a view asks of it, in one language. Looking things up never changes it."""

    handbook: Handbook
    derived: Derived
    language: str
    relations: Relations = field(init=False)
    strings: Catalogue = field(init=False)
    _clauses: dict[str, Clause] = field(init=False, repr=False)
    _findings: dict[str, list[Finding]] = field(init=False, repr=False)
    _corrections: dict[str, list[Correction]] = field(init=False, repr=False)
    _changes: dict[str, list[Change]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "relations", Relations(self.handbook))
        object.__setattr__(self, "strings", Catalogue.of(self.language))
        object.__setattr__(self, "_clauses", {full_id: clause for full_id, _, clause in self.handbook.clauses()})
        object.__setattr__(self, "_findings", {})
        for finding in self.derived.findings:
            self._findings.setdefault(finding.subject.partition("#")[0], []).append(finding)
        object.__setattr__(self, "_corrections", {})
        for correction in self.derived.corrections:
            self._corrections.setdefault(correction.id, []).append(correction)
        object.__setattr__(self, "_changes", {})
        for change in self.derived.since.changes if self.derived.since else ():
            for unit in change.units if change.real else ():
                self._changes.setdefault(unit, []).append(change)

    # -- words ---------------------------------------------------------------------------------------------------------

    def say(self, text: Text | None) -> str:
        """The text in the book's language; empty where there is none."""
        return text.get(self.language) if text else ""

    def day(self, day: str | date) -> str:
        """A calendar day as the language writes it."""
        value = date.fromisoformat(day) if isinstance(day, str) else day
        return format_date(value, self.strings("date.pattern"), locale=self.strings.language)

    def due(self, due: Due | None) -> str:
        """A deadline in words; empty where the text gives none."""
        return self.strings(due.wording, day=self.day(due.day)) if due else ""

    def role(self, role: Role) -> RoleTag:
        """The document's word for *role*."""
        return RoleTag(role.value, self.say(self.handbook.role_word(role).word), role_fact(role))

    def tier(self, tier_id: str | None) -> str:
        """The name of a tier; empty where a unit has none."""
        names = {tier.id: self.say(tier.name) for tier in self.handbook.settings.tiers}
        if tier_id is None or tier_id in names:
            return names.get(tier_id or "", "")
        return self.strings(f"tier.{tier_id}") if self.strings.has(f"tier.{tier_id}") else tier_id

    def tiers(self, used: Iterable[str]) -> tuple[str, ...]:
        """The tiers among *used*, top first."""
        order = [tier.id for tier in self.handbook.settings.tiers]
        return tuple(sorted(set(used), key=lambda tier: (order.index(tier) if tier in order else len(order), tier)))

    # -- links ---------------------------------------------------------------------------------------------------------

    def section(self, page: str) -> Link:
        """One of the pages that list things, by its page id."""
        return Link(f"page:{page}", self.strings(f"section.{page or 'home'}"), page)

    def unit(self, unit_id: str) -> Link:
        """The page of a unit."""
        unit = self.handbook.units[unit_id]
        return Link(unit_id, self.say(unit.name), unit_id, hint=self.say(unit.abbreviation))

    def units(self, unit_ids: Iterable[str]) -> tuple[Link, ...]:
        """The pages of units, in the order given."""
        return tuple(self.unit(unit_id) for unit_id in unit_ids)

    def responsibility(self, entry_id: str) -> Link:
        """The page of a responsibility."""
        return Link(entry_id, self.say(self.handbook.responsibilities[entry_id].title), entry_id)

    def procedure(self, entry_id: str) -> Link:
        """The page of a procedure."""
        return Link(entry_id, self.say(self.handbook.procedures[entry_id].title), entry_id)

    def lesson(self, module: Module, lesson: Lesson) -> Link:
        """The page of a lesson."""
        page = f"{module.id}/{lesson.id}"
        return Link(page, self.say(self.handbook.lessons[page].title), page)

    def practice(self, module: Module) -> Link:
        """The page where a module's questions are practised; there is none where it has no questions."""
        return Link(module.id, self.strings("training.practice-of", module=self.say(module.title)), f"{module.id}/practice")

    def clause(self, reference: str) -> Link:
        """A clause where its document is shown, or a whole document."""
        document_id, _, clause_id = reference.partition("#")
        document = self.handbook.sources[document_id]
        short = self.say(document.short)
        if not clause_id:
            return Link(reference, short, document_id, hint=self.say(document.title))
        heading = self.say(self._clauses[reference].heading)
        hint = short if is_stand_in(reference) else f"{short}: {heading}"
        return Link(reference, self.clause_name(clause_id), document_id, clause_id, hint, (document_id,))

    def clause_name(self, clause_id: str) -> str:
        """What a clause is called: its number, or a word for a part that has none; what stands in for one, by its heading."""
        if is_stand_in(clause_id):
            return next((self.say(clause.heading) for clause in self._clauses.values() if clause.id == clause_id), clause_id)
        return self.strings(f"clause.{clause_id}") if self.strings.has(f"clause.{clause_id}") else clause_id

    def link(self, full_id: str) -> Link:
        """Whatever *full_id* names. Raises KeyError where it names nothing."""
        entry_id, _, item = full_id.partition("#")
        if entry_id == "glossary":
            term = next(term for term in self.handbook.terms if term.id == item)
            return Link(full_id, self.say(term.term), "glossary", item)
        if entry_id in self.handbook.sources:
            return self.clause(full_id)
        if entry_id in self.handbook.units:
            return self.unit(entry_id)
        if entry_id in self.handbook.procedures:
            return self._item(self.procedure(entry_id), full_id, item)
        return self._item(self.responsibility(entry_id), full_id, item)

    @staticmethod
    def _item(page: Link, full_id: str, item: str) -> Link:
        return Link(full_id, page.title, page.page, item, facts=(page.fact,)) if item else page

    def citing(self, full_id: str) -> Link:
        """Something that cites a clause, told so that it can be recognised in a list."""
        entry_id, _, item = full_id.partition("#")
        link = self.link(full_id)
        if entry_id in self.handbook.responsibilities and item:
            return self._party(link, self.handbook.responsibilities[entry_id], item)
        if entry_id in self.handbook.procedures and item:
            number = [step.id for step in self.handbook.procedures[entry_id].steps].index(item) + 1
            return replace(link, hint=self.strings("citing.step", n=number))
        return replace(link, hint=self.strings("citing.term") if entry_id == "glossary" else "")

    def _party(self, link: Link, entry: Responsibility, item: str) -> Link:
        for assignment in entry.assignments:
            if assignment.id == item:
                hint = f"{self.unit(assignment.unit).title}: {self.role(assignment.role).word}"
                return replace(link, hint=hint, facts=(*link.facts, assignment.unit, role_fact(assignment.role)))
        return replace(link, hint=self.strings("citing.deliverable"))

    # -- statements ----------------------------------------------------------------------------------------------------

    def basis(self, statement: Sourced) -> Basis:
        """What *statement* rests on."""
        return Basis(tuple(self.clause(reference) for reference in statement.source), statement.editorial)

    def duty(self, responsibility: Responsibility, assignment: Assignment) -> Duty:
        """An assignment ready to be shown."""
        return Duty(
            fact=item_id(responsibility.id, assignment.id),
            anchor=assignment.id,
            responsibility=replace(self.responsibility(responsibility.id), anchor=assignment.id),
            unit=self.unit(assignment.unit),
            role=self.role(assignment.role),
            text=self.say(assignment.duty),
            partners=self.units(assignment.with_),
            over=self.units(assignment.over),
            to=self.units(assignment.to),
            when=tuple(self.strings(f"when.{occasion}") for occasion in assignment.when),
            invokes=tuple(self.clause(reference) for reference in assignment.legal_basis),
            basis=self.basis(assignment),
            corrections=self.corrections(item_id(responsibility.id, assignment.id)),
        )

    def delivery(self, responsibility: Responsibility, deliverable: Deliverable) -> Delivery:
        """A deliverable ready to be shown."""
        return Delivery(
            fact=item_id(responsibility.id, deliverable.id),
            anchor=deliverable.id,
            responsibility=self.responsibility(responsibility.id),
            title=self.say(deliverable.title),
            by=self.units(deliverable.by),
            to=self.units(deliverable.to),
            due=self.due(deliverable.due),
            last_day=deliverable.due.last_day.isoformat() if deliverable.due else "",
            when=tuple(self.strings(f"when.{occasion}") for occasion in deliverable.when),
            every=self.strings(f"every.{deliverable.every}") if deliverable.every else "",
            basis=self.basis(deliverable),
            corrections=self.corrections(item_id(responsibility.id, deliverable.id)),
        )

    def remark(self, finding: Finding) -> Remark:
        """A finding ready to be shown, with names for the ids in its details."""
        names = Names(self.handbook, self.language)
        return Remark(
            fact=f"finding:{finding.code}:{finding.subject}",
            title=finding.title(names),
            message=finding.message(names),
            subject=replace(self.link(finding.subject), title=names.of(finding.subject)),
            rests_on=tuple(Fact(full_id) for full_id in finding.rests_on),
            kind=Link(f"finding:{finding.code}", self.strings("finding-page.more"), "findings", f"_{finding.code}"),
            acknowledged=self.say(finding.acknowledged),
        )

    def remarks_on(self, full_id: str) -> tuple[Remarks, ...]:
        """Findings about *full_id* or about something inside it, by kind."""
        kinds: dict[Link, list[Remark]] = {}
        for remark in (self.remark(finding) for finding in self._findings.get(full_id, ())):
            kinds.setdefault(remark.kind, []).append(remark)
        return tuple(Remarks(remarks[0].title, kind, tuple(remarks)) for kind, remarks in kinds.items())

    def corrections(self, full_id: str, place: Link | None = None) -> tuple[Corrected, ...]:
        """What was corrected in the text of *full_id* after the release, as it was written; nothing of what is inside it."""
        return tuple(
            Corrected(f"correction:{full_id}", self.say(correction.text), correction.date, self.day(correction.date), place)
            for correction in self._corrections.get(full_id, ())
        )

    def changes_for(self, unit_id: str) -> tuple[Change, ...]:
        """What this edition really changed for a unit itself."""
        return tuple(self._changes.get(unit_id, ()))
