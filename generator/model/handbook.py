"""Floor: the whole handbook as one frozen value; it knows nothing of files, HTML or an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, TypeVar

from pydantic import AfterValidator, Field, PlainSerializer

from generator.model.base import Classification, Entry, Frozen, ItemId, Text, item_id
from generator.model.kinds.base import Question
from generator.model.lists import Acknowledgement, Removal, RoleWord, Term, Topic
from generator.model.organisation import Unit
from generator.model.procedure import Procedure
from generator.model.question import Bank
from generator.model.responsibility import Assignment, Deliverable, Responsibility, Role
from generator.model.source import Clause, SourceDocument
from generator.model.training import Course, Module, Objective, Review

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


def _read_only(value: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(value.items())))


ById = Annotated[Mapping[str, T], AfterValidator(_read_only), PlainSerializer(dict)]


class Prose(Frozen):
    """A page of running text, or a lesson; `body` is Markdown without its first heading."""

    id: str
    title: Text
    body: Text


class Tier(Frozen):
    """A level of the organisation."""

    id: ItemId
    name: Text


class Settings(Frozen):
    """`extra.handbook` in `mkdocs.yml`: what the project is called and which languages it speaks."""

    ordered: ClassVar[frozenset[str]] = frozenset({"languages", "tiers"})

    id: ItemId | None = Field(
        default=None, description="Short name that never changes: trainees' answers are kept under it. Absent: the title, which then must not change."
    )
    title: Text = Field(description="Name of the handbook.")
    organisation: Text = Field(description="Name of the organisation it is about.")
    publisher: Text = Field(description="Who publishes it.")
    description: Text = Field(description="One sentence on what it is for, shown on the home page.")
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = Field(min_length=1, description="Languages; the first is the default.")
    tiers: tuple[Tier, ...] = Field(default=(), description="Levels of the organisation, top first.")
    training: str | None = Field(default=None, description="Id of the page where a trainee starts.")
    about: str | None = Field(default=None, description="Id of the page about the handbook.")
    classification: Classification = Field(default=Classification.PUBLIC, description="Who may read what says nothing about it.")

    @property
    def default_language(self) -> str:
        """The language of plain strings and of the site's entrance."""
        return self.languages[0]


class Handbook(Frozen):
    """Everything, by id. Mappings are read-only and sorted by id; use the `…_in_order` views for pages."""

    settings: Settings
    units: ById[Unit] = Field(default_factory=dict, validate_default=True)
    responsibilities: ById[Responsibility] = Field(default_factory=dict, validate_default=True)
    procedures: ById[Procedure] = Field(default_factory=dict, validate_default=True)
    sources: ById[SourceDocument] = Field(default_factory=dict, validate_default=True)
    prose: ById[Prose] = Field(default_factory=dict, validate_default=True)
    terms: tuple[Term, ...] = ()
    roles: tuple[RoleWord, ...] = ()
    topics: tuple[Topic, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
    removed: tuple[Removal, ...] = ()
    courses: ById[Course] = Field(default_factory=dict, validate_default=True)
    modules: ById[Module] = Field(default_factory=dict, validate_default=True)
    lessons: ById[Prose] = Field(default_factory=dict, validate_default=True)
    """What lessons say, by `modules/<module>/<lesson>`; what they are for stands in their module."""
    banks: ById[Bank] = Field(default_factory=dict, validate_default=True)
    reviews: tuple[Review, ...] = ()

    def folders(self) -> tuple[Mapping[str, Entry], ...]:
        """Everything that is a file of its own, by id, one mapping a kind."""
        return (self.units, self.responsibilities, self.procedures, self.sources, self.courses, self.modules, self.banks)

    def assignments(self) -> Iterator[tuple[str, Responsibility, Assignment]]:
        """(full id, responsibility, assignment) for every assignment, in reading order."""
        for responsibility in in_order(self.responsibilities):
            for assignment in responsibility.assignments:
                yield item_id(responsibility.id, assignment.id), responsibility, assignment

    def deliverables(self) -> Iterator[tuple[str, Responsibility, Deliverable]]:
        """(full id, responsibility, deliverable) for every deliverable, in reading order."""
        for responsibility in in_order(self.responsibilities):
            for deliverable in responsibility.deliverables:
                yield item_id(responsibility.id, deliverable.id), responsibility, deliverable

    def clauses(self) -> Iterator[tuple[str, SourceDocument, Clause]]:
        """(full id, document, clause) for every clause, in reading order."""
        for document in in_order(self.sources):
            for clause in document.walk():
                yield item_id(document.id, clause.id), document, clause

    def objectives(self) -> Iterator[tuple[str, Module, Objective]]:
        """(full id, module, objective) for every objective, in reading order."""
        for module in in_order(self.modules):
            for objective in module.objectives:
                yield item_id(module.id, objective.id), module, objective

    def questions(self) -> Iterator[tuple[str, Bank, Question]]:
        """(full id, bank, question) for every question that people wrote, in reading order; a case, then the questions in it."""
        for bank in in_order(self.banks):
            for question in bank.questions:
                yield item_id(bank.id, question.id), bank, question
                for part in question.parts:
                    yield item_id(bank.id, part.id), bank, part

    def role_word(self, role: Role) -> RoleWord:
        """The document's word for *role*. Raises KeyError where `roles.yml` has none (validation reports that)."""
        for word in self.roles:
            if word.id == role:
                return word
        raise KeyError(role)


def in_order(entries: Mapping[str, E]) -> tuple[E, ...]:
    """The entries as pages list them."""
    return tuple(sorted(entries.values(), key=lambda entry: entry.sort_key))
