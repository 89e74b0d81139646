"""Floor: an edition as it was released, what was said of it afterwards, and what was taken out of the handbook and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.base import Classification, Frozen, Text
from generator.model.handbook import Handbook
from generator.model.responsibility import Day

DRAFT = "draft"
"""What takes the place of an edition's id for the working tree."""

SCHEMA_VERSION = 1
"""Shape of `model.json`. Rises when an older file cannot be read as it is; then `generator.load.upgrade` gets a step."""

_EDITION_ID = r"^[0-9]{4}(-[a-z0-9]+)+$"
_LONGEST = 40
EditionId = Annotated[str, StringConstraints(pattern=_EDITION_ID, max_length=_LONGEST)]
"""`2026-1`: begins with a year, so that it can be neither a language nor a folder of the site's own."""


def is_edition_id(text: str) -> bool:
    """Whether an edition can be called so.

    >>> is_edition_id("2026-1"), is_edition_id("../2026-1"), is_edition_id("draft")
    (True, False, False)
    """
    return len(text) <= _LONGEST and re.fullmatch(_EDITION_ID.strip("^$"), text) is not None


class Edition(Frozen):
    """`edition.yml`: written by `handbook release`, never again."""

    id: EditionId = Field(description="Id of the edition; part of its address.")
    title: Text = Field(description="What it is called.")
    issued: Day = Field(description="Day on which it was released.")
    effective: Day | None = Field(default=None, description="First day on which it applies; absent: no such day was set.")
    published: Day | None = Field(default=None, description="Day on which it was made public, where that is another than the day of release.")
    notes: Text | None = Field(default=None, description="What readers should know about it.")
    previous: str | None = Field(default=None, description="Id of the edition before it; absent for the first.")
    previous_hash: str | None = Field(default=None, description="SHA-256 of the SHA256SUMS of the edition before it.")


class Correction(Frozen):
    """A correction shown beside the text, which stays as it was released."""

    id: str = Field(description="Full id of what is corrected.")
    text: Text = Field(description="What is right.")
    date: Day = Field(description="Day of the correction.")


class Withdrawal(Frozen):
    """Something that no longer holds: it is taken out of the edition's pages, and its address says why."""

    id: str | None = Field(default=None, description="Id of what is withdrawn; absent: the whole edition, whose pages then say so.")
    reason: Text = Field(description="Why.")
    date: Day = Field(description="Day of the withdrawal.")
    successor: str | None = Field(default=None, description="Id of what takes its place.")


class Reclassification(Frozen):
    """Something that fewer people may read than when it was released."""

    id: str = Field(description="Full id of what is classified.")
    classification: Classification = Field(description="Who may read it from now on; never more people than before.")


class Errata(Frozen):
    """`errata.yml`: what became known after the release. The only file of an edition that people may change."""

    corrections: tuple[Correction, ...] = Field(default=(), description="Corrections, shown beside the text.")
    withdrawn: tuple[Withdrawal, ...] = Field(default=(), description="What no longer holds.")
    classified: tuple[Reclassification, ...] = Field(default=(), description="What fewer people may read now.")


@dataclass(frozen=True)
class Volume:
    """The handbook of one edition, or the working tree (`edition` None), with everything that is needed to show it."""

    handbook: Handbook
    edition: Edition | None = None
    errata: Errata = field(default_factory=Errata)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Path below the pages → content."""
    digest: str = ""
    """SHA-256 of its SHA256SUMS, by which the next edition names it; empty for the working tree."""

    @property
    def id(self) -> str:
        """Id of the edition, or `draft`; the folder in which its pages stand."""
        return self.edition.id if self.edition else DRAFT
