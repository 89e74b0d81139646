"""Floor: a legal document as a tree of clauses, told in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from generator.model.base import Classification, ClauseId, Entry, Flag, Frozen, ItemId, Text
from generator.model.responsibility import Day


class Status(StrEnum):
    """Whether the document is in force, as far as we know."""

    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


class Clause(Frozen):
    """A place in the document that can be cited."""

    id: ItemId = Field(description="Full id within the document: II.1.5.a")
    heading: Text = Field(description="What the clause is about, in our own words.")
    summary: Text | None = Field(default=None, description="What it lays down, in our own words.")
    normative: Flag = Field(default=False, description="true: it lays something down (a duty, a rule, a deadline).")
    waived: Text | None = Field(default=None, description="Why nothing in the handbook cites this normative clause.")
    note: Text | None = Field(default=None, description="Editors' note, such as a slip in the original that we don't copy.")
    amended_by: tuple[ClauseId, ...] = Field(default=(), description="Clauses of later documents that changed it; naming one says that its sense changed.")
    classification: Classification | None = Field(default=None, description="Who may read it; absent: as what contains it.")
    stand_in: Text | None = Field(default=None, description="Neutral words that take its place for readers who may not see it.")
    clauses: tuple[Clause, ...] = Field(default=(), description="The clauses inside this one.")

    def walk(self) -> Iterator[Clause]:
        """This clause and everything inside it, in the document's order."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


class SourceDocument(Entry):
    """One legal document."""

    title: Text = Field(description="What the document is about.")
    short: Text = Field(description="How it is cited in a line of text.")
    document_type: Text = Field(description="Dispatch, decision, circular …")
    number: str | None = Field(default=None, description="Number as printed; absent where it is not known.")
    issuer: Text = Field(description="Who issued it.")
    signer: Text | None = Field(default=None, description="Who signed it, and in what capacity.")
    date: Day | None = Field(default=None, description="Day of issue; absent where it is not known.")
    effective: Day | None = Field(default=None, description="First day in force; absent where it is not known.")
    status: Status = Field(default=Status.UNKNOWN, description="Whether it is in force, as far as we know.")
    based_on: tuple[ClauseId, ...] = Field(default=(), description="Documents it invokes.")
    note: Text | None = Field(default=None, description="What the reader should know about our text of it.")
    clauses: tuple[Clause, ...] = Field(default=(), description="The clause tree.")

    def walk(self) -> Iterator[Clause]:
        """Every clause, in the document's order."""
        for clause in self.clauses:
            yield from clause.walk()
