"""Floor: the building blocks every model shares: frozen values, text in several languages, typed references.

Everything here is plain data. Where a value stood in its file is not part of it; the loader keeps that beside the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, RootModel, StringConstraints, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

DEFAULT_LANGUAGE = "vi"
"""Language of a plain string where validation is given no other (`context={"language": …}`)."""

UNSTATED = "unstated"
"""What an author writes where the document does not say who, and which is shown as such."""


class Frozen(BaseModel):
    """A value: immutable, and refusing fields it does not know (they are the author's typing mistakes).

    `ordered` names the fields of a class that are lists whose order says something.
    """

    ordered: ClassVar[frozenset[str]] = frozenset()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Kind(StrEnum):
    """What an id names. The value is the first part of a file id (`organisation/…`), or the kind of an item in a file."""

    UNIT = "organisation"
    RESPONSIBILITY = "responsibilities"
    PROCEDURE = "procedures"
    SOURCE = "sources"
    CLAUSE = "clause"
    TOPIC = "topic"
    STEP = "step"
    COURSE = "courses"
    MODULE = "modules"
    OBJECTIVE = "objective"
    ASSIGNMENT = "assignment"
    DELIVERABLE = "deliverable"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a string field as a reference; `kinds` says what it may name. Validation finds these by walking the model."""

    kinds: tuple[Kind, ...]

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The string's JSON Schema, which says under `refers_to` what it may name."""
        return {**handler(core_schema), "refers_to": [kind.value for kind in self.kinds]}


FILE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
ITEM_ID = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"

ItemId = Annotated[str, StringConstraints(pattern=ITEM_ID, max_length=80), Field(description="Id within its file: letters, digits, `.` and `-`.")]
"""Id of an item inside a file."""

UnitId = Annotated[str, Ref((Kind.UNIT,))]
ResponsibilityId = Annotated[str, Ref((Kind.RESPONSIBILITY,))]
ClauseId = Annotated[str, Ref((Kind.CLAUSE, Kind.SOURCE))]
"""`sources/dispatch-2006#II.1.4`, or a whole document: `sources/decision-02-btc`."""
ModuleId = Annotated[str, Ref((Kind.MODULE,))]
ObjectiveId = Annotated[str, Ref((Kind.OBJECTIVE,))]
"""`modules/planning#lead-plan`"""
Covered = Annotated[str, Ref((Kind.CLAUSE, Kind.SOURCE, Kind.RESPONSIBILITY, Kind.ASSIGNMENT, Kind.PROCEDURE, Kind.UNIT))]
"""What an objective or a question is about."""
Asked = Annotated[str, Ref((Kind.RESPONSIBILITY, Kind.PROCEDURE, Kind.UNIT))]
"""What questions are to be made about."""
TopicId = Annotated[str, Ref((Kind.TOPIC,))]


def _flag(value: object) -> object:
    """Only the words true and false are flags: YAML's yes, no, on and off stay the strings they are, and are refused."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


Flag = Annotated[bool, BeforeValidator(_flag), Field(strict=True)]


class Text(RootModel[dict[str, str]]):
    """The same text in the project's languages: `{vi: …, en: …}`, or a plain string in the default language."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"anyOf": [{"type": "string"}, {"type": "object"}]})

    @model_validator(mode="before")
    @classmethod
    def _in_order(cls, value: Any, info: ValidationInfo) -> Any:
        """A plain string in the default language; languages in one order, so that `get` does not depend on who wrote the file."""
        default = (info.context or {}).get("language", DEFAULT_LANGUAGE)
        if isinstance(value, str):
            return {default: value}
        if isinstance(value, dict):
            return {language: value[language] for language in sorted(value, key=lambda language: (language != default, str(language)))}
        return value

    @model_validator(mode="after")
    def _not_blank(self) -> Self:
        if not self.root or not all(value and value.strip() for value in self.root.values()):
            msg = "blank text"
            raise ValueError(msg)
        return self

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.root.items())))

    @property
    def values(self) -> Mapping[str, str]:
        """The texts by language code."""
        return self.root

    def get(self, language: str) -> str:
        """The text in *language*; where that is missing, in the default one; else in the first by its code that has it."""
        return self.root.get(language) or next(iter(self.root.values()))


class Sourced(Frozen):
    """A normative statement: it cites its clauses, or is marked as ours."""

    source: tuple[ClauseId, ...] = Field(default=(), description="Clauses this statement rests on: sources/<document>#<clause>.")
    editorial: Flag = Field(default=False, description="true: this statement is the editors' own, not the document's.")


class Classification(StrEnum):
    """Who may read a thing, in rising order of secrecy; also the audience that may read up to that level."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    @property
    def level(self) -> int:
        """How secret it is, from 0; comparing the words themselves would sort them by letters."""
        return list(Classification).index(self)


class Entry(Frozen):
    """A file of its own; its id is its path below `docs/` without the suffix, set by the loader."""

    id: str = Field(description="The file's path below docs/ without its suffix.", pattern=FILE_ID)
    formerly: tuple[str, ...] = Field(default=(), description="Ids this file had before it was renamed.")
    order: int = Field(default=0, description="Place among its siblings: smaller first; equal ones sort by id.")
    classification: Classification | None = Field(default=None, description="Who may read it; absent: as what contains it.")
    stand_in: Text | None = Field(
        default=None, description="Neutral words that take its place for readers who may not see it; absent: nothing that they may see can refer to it."
    )

    @property
    def sort_key(self) -> tuple[int, str]:
        """Siblings are shown in this order."""
        return (self.order, self.id)


def item_id(entry_id: str, item: str) -> str:
    """Full id of an item inside a file.

    >>> item_id("sources/dispatch-2006", "II.1.4")
    'sources/dispatch-2006#II.1.4'
    """
    return f"{entry_id}#{item}"


def is_file_id(text: str) -> bool:
    """Whether *text* is well formed as a file id, and so can't leave its folder.

    >>> is_file_id("organisation/it-department"), is_file_id("../etc")
    (True, False)
    """
    return re.fullmatch(FILE_ID.strip("^$"), text) is not None
