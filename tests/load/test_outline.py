from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from generator.load.locate import Path
from generator.load.outline import fields, label, stops
from generator.model import Branch, Frozen, Procedure, SourceDocument, Step, Text, Unit, UnitClass


class Choice(Frozen):
    type: Literal["choice"]
    choice: tuple[Text, ...]


class Number(Frozen):
    type: Literal["number"]
    value: int


class Bank(Frozen):
    """A union inside a list, where a member's tag is also the name of one of its fields."""

    questions: tuple[Annotated[Choice | Number, Field(discriminator="type")], ...]


@pytest.mark.parametrize(
    ("kind", "loc", "path"),
    [
        (Unit, ("unit", "name"), ("name",)),
        (Unit, ("class", "variants", 0, "name", "vi"), ("variants", 0, "name", "vi")),
        (Unit, (), ()),
        (Bank, ("questions", 1, "choice", "choice", 0), ("questions", 1, "choice", 0)),
        (Bank, ("questions", 1, "number", "value"), ("questions", 1, "value")),
        (Procedure, ("steps", 0, "next", 0, "else"), ("steps", 0, "next", 0, "else")),
        (Procedure, ("title", "vi", "[key]"), ("title", "vi")),
        (Procedure, ("nothing", "below", 3), ("nothing", "below", 3)),
    ],
)
def test_tags_of_unions_are_no_steps_of_the_author(kind: Any, loc: Path, path: Path) -> None:
    assert stops(kind, loc)[-1].path == path


def test_fields_are_spelt_as_yaml_spells_them() -> None:
    assert fields(Branch) == ("when", "go", "else")
    assert {"members", "except", "open", "variants", "parent"} < set(fields(Unit))
    assert "members" not in fields(stops(Unit, ("class",))[-1].annotation)
    assert stops(Unit, ("class",))[-1].annotation is UnitClass
    assert fields(stops(Procedure, ("steps", 3))[-1].annotation) == fields(Step)
    assert fields(Text) == ()
    assert fields(None) == ()


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        (Procedure, ("steps", 2, "by", 0), "by"),
        (Procedure, ("steps", 2), "steps"),
        (Procedure, ("title", "en"), "title.en"),
        (SourceDocument, ("clauses", 0, "clauses", 1, "heading", "vi"), "heading.vi"),
        (Procedure, (), ""),
    ],
)
def test_a_place_is_called_by_its_field(kind: Any, path: Path, name: str) -> None:
    assert label(kind, path) == name
