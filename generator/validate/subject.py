"""Validate: what the rules look at: the handbook with its ids, and a way from any value back to its place in the files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model import Acknowledgements, Frozen, Glossary, Handbook, Kind, Prose, Removals, Reviews, Roles, Topics, item_id
from generator.problems import Code, Origins, Place, Problem
from generator.validate.walk import Found, Path

SETTINGS = "mkdocs.yml"
"""Owner of the settings; paths in it begin at `extra.handbook`."""


@dataclass(frozen=True)
class Subject:
    """Everything the rules may ask for.

    `broken` holds the ids of files that exist and could not be read; nothing is said about what refers to them. `guide`
    holds the tool's own pages, `pictures` the files beside the pages, as paths below `docs/`.
    """

    handbook: Handbook
    origins: Origins
    broken: Collection[str] = ()
    guide: tuple[Prose, ...] = ()
    pictures: Collection[str] = field(default=())

    def problem(self, owner: str, path: Path, code: Code, /, **details: object) -> Problem:
        """A problem with the value at *path* of *owner*."""
        return Problem.at(self.place(owner, path), code, **details)

    def key_problem(self, owner: str, path: Path, code: Code, /, **details: object) -> Problem:
        """A problem with the name of the field at *path* of *owner*."""
        return Problem.at(self.origins.place(owner, path, key=True), code, **details)

    def place(self, owner: str, path: Path = ()) -> Place:
        """Where the value at *path* of *owner* stands."""
        return self.origins.place(owner, path)

    def is_broken(self, full_id: str) -> bool:
        """Whether *full_id* names a file that could not be read, or something in one."""
        return full_id.partition("#")[0] in self.broken

    @cached_property
    def found(self) -> Found:
        """All references, texts and sourced statements of the handbook."""
        found = Found()
        for owner, path, value in self._owned():
            found.walk(owner, path, value)
        return found

    def _owned(self) -> Iterator[tuple[str, Path, Frozen]]:
        handbook = self.handbook
        yield SETTINGS, (), handbook.settings
        for folder in handbook.folders():
            for entry in folder.values():
                yield entry.id, (), entry
        yield "glossary", (), Glossary(terms=handbook.terms)
        yield "roles", (), Roles(roles=handbook.roles)
        yield "topics", (), Topics(topics=handbook.topics)
        yield "findings", (), Acknowledgements(acknowledged=handbook.acknowledged)
        yield "removed", (), Removals(removed=handbook.removed)
        yield "reviews", (), Reviews(reviews=handbook.reviews)

    @property
    def pages(self) -> tuple[Prose, ...]:
        """All running text: the handbook's pages, the lessons, the guide."""
        return (*self.handbook.prose.values(), *self.handbook.lessons.values(), *self.guide)

    @cached_property
    def ids(self) -> Mapping[Kind, frozenset[str]]:
        """The ids that a reference of each kind may name."""
        handbook = self.handbook
        return {
            Kind.UNIT: frozenset(handbook.units),
            Kind.RESPONSIBILITY: frozenset(handbook.responsibilities),
            Kind.PROCEDURE: frozenset(handbook.procedures),
            Kind.SOURCE: frozenset(handbook.sources),
            Kind.CLAUSE: frozenset(full_id for full_id, _, _ in handbook.clauses()),
            Kind.TOPIC: frozenset(topic.id for topic in handbook.topics),
            Kind.STEP: frozenset(item_id(entry.id, step.id) for entry in handbook.procedures.values() for step in entry.steps),
            Kind.COURSE: frozenset(handbook.courses),
            Kind.MODULE: frozenset(handbook.modules),
            Kind.OBJECTIVE: frozenset(full_id for full_id, _, _ in handbook.objectives()),
            Kind.ASSIGNMENT: frozenset(full_id for full_id, _, _ in handbook.assignments()),
            Kind.DELIVERABLE: frozenset(full_id for full_id, _, _ in handbook.deliverables()),
            Kind.TERM: frozenset(term.id for term in handbook.terms),
        }

    @cached_property
    def items(self) -> frozenset[str]:
        """Ids of what no reference may name: question banks, the questions in them, lessons, terms as links name them."""
        questions = (full_id for full_id, _, _ in self.handbook.questions())
        terms = (item_id("glossary", term.id) for term in self.handbook.terms)
        return frozenset((*self.handbook.banks, *questions, *self.handbook.lessons, *terms))

    @cached_property
    def entries(self) -> frozenset[str]:
        """Ids of everything that has a page of its own, besides pages of running text."""
        kinds = (Kind.UNIT, Kind.RESPONSIBILITY, Kind.PROCEDURE, Kind.SOURCE, Kind.COURSE, Kind.MODULE)
        return frozenset(self.handbook.lessons).union(*(self.ids[kind] for kind in kinds))
