"""Floor: the small files of `docs/` that hold a list: glossary, role words, topics, acknowledged findings."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Classification, Frozen, ItemId, Sourced, Text
from generator.model.responsibility import Role


class Term(Sourced):
    """A word the handbook uses in a particular sense."""

    id: ItemId
    term: Text = Field(description="The term.")
    abbreviation: Text | None = Field(default=None, description="Its short form; readers see the term when they point at it.")
    definition: Text = Field(description="What it means here, in plain words.")
    synonyms: tuple[Text, ...] = Field(default=(), description="Other words for the same thing, for the search.")


class Glossary(Frozen):
    """`docs/glossary.yml`."""

    terms: tuple[Term, ...] = Field(default=(), description="Terms; the site sorts them by language.")


class Rasci(StrEnum):
    """Letters of the derived responsibility view."""

    R = "R"
    A = "A"
    S = "S"
    C = "C"
    I = "I"  # noqa: E741 - the letter is the standard's own


class RoleWord(Frozen):
    """One role: the document's word for it, and how the derived RASCI view reads it."""

    id: Role = Field(description="The role.")
    word: Text = Field(description="The document's own word.")
    short: Text = Field(description="The word as it fits a matrix cell.")
    meaning: Text = Field(description="What it obliges a unit to do.")
    rasci: tuple[Rasci, ...] = Field(default=(), description="Letters the derived view gives it.")
    rasci_reason: Text | None = Field(default=None, description="Why it is read so: an editorial reading.")


class Roles(Frozen):
    """`docs/roles.yml`."""

    roles: tuple[RoleWord, ...] = Field(description="Every role used, in the order in which pages list them.")


class Topic(Frozen):
    """A heading under which responsibilities are listed."""

    id: ItemId
    name: Text = Field(description="The heading.")
    description: Text | None = Field(default=None, description="What belongs here.")


class Topics(Frozen):
    """`docs/topics.yml`."""

    topics: tuple[Topic, ...] = Field(description="Topics, in the order in which pages list them.")


class Removal(Frozen):
    """Something an edition had and later ones have not. Its address goes on saying so."""

    id: str = Field(description="Id it had: of a file, or of a page of running text.")
    reason: Text = Field(description="Why it was taken out.")
    successor: str | None = Field(default=None, description="Id of what takes its place.")
    classification: Classification | None = Field(default=None, description="Who may read this note; absent: who could read the thing itself.")


class Removals(Frozen):
    """`docs/removed.yml`."""

    removed: tuple[Removal, ...] = Field(default=(), description="What was taken out, and why.")


class Acknowledgement(Frozen):
    """A finding the editors have seen and leave as it is."""

    code: str = Field(description="Code of the finding, such as no-lead.")
    subject: str = Field(description="Id of what it is about.")
    reason: Text = Field(description="Why it is left as it is.")


class Acknowledgements(Frozen):
    """`docs/findings.yml`."""

    acknowledged: tuple[Acknowledgement, ...] = Field(default=(), description="Findings seen and left as they are.")
