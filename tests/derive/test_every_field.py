"""No field of the model can change unnoticed, also none that the model gets later: each is changed once, and the comparison has to say so."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from generator.derive import changes
from generator.derive.changes.fields import ASIDE, MEANT
from generator.locale import Catalogue, languages
from generator.model import Acknowledgement, Due, Entry, Frozen, Handbook, Prose, Removal, Review, Settings, UnitClass, UnitGroup
from generator.model.change import Change, ChangeCode
from generator.model.organisation import OrdinaryUnit
from tests.derive.filled import Edit, classes, edits, filled

Place = tuple[type[Frozen], str]

BOOK = filled()
EDITS = list(edits(BOOK))

EDITORS = {Acknowledgement, Removal, Review}
"""What editors note down beside the handbook: that they saw a finding, why something is gone, when something was looked at."""
NOT_COMPARED: set[Place] = {
    *((Handbook, name) for name in ("acknowledged", "removed", "reviews")),
    (Settings, "training"),
    (Settings, "about"),
    (Settings, "id"),
}


def is_compared(place: Place) -> bool:
    cls, field = place
    keyed = field == "id" and issubclass(cls, (Entry, Prose))  # the handbook finds these by the key they are kept under
    return not (field in ASIDE or place in NOT_COMPARED or cls in EDITORS or keyed or (cls is Due and field == "on_or_before"))


def found(of: Iterable[Edit]) -> list[tuple[Edit, tuple[Change, ...]]]:
    return [(edit, changes(BOOK, edit.after)) for edit in of]


CHANGED = found(edit for edit in EDITS if is_compared(edit.place))


def test_every_field_of_every_class_is_tried() -> None:
    every = {(cls, name) for cls in classes() for name in cls.model_fields}
    assert {place for place in every if is_compared(place)} <= {edit.place for edit in EDITS}
    assert len(every) > 150


def test_every_field_is_noticed() -> None:
    assert [(edit.place, edit.kind) for edit, changed in CHANGED if not changed] == []


def test_what_is_not_compared_changes_nothing() -> None:
    quiet = found(edit for edit in EDITS if not is_compared(edit.place) and edit.place[1] not in {"id", "formerly"})
    assert quiet
    assert [(edit.place, changed) for edit, changed in quiet if changed] == []


NAMES = {(cls, "name") for cls in (OrdinaryUnit, UnitClass, UnitGroup)}


def test_words_alone_touch_nothing() -> None:
    words = [(edit, changed) for edit, changed in CHANGED if edit.kind == "words" and edit.place not in NAMES | MEANT]
    assert len({edit.place for edit, _ in words}) > 60
    assert [(edit.place, changed) for edit, changed in words if {change.code for change in changed} != {ChangeCode.WORDING}] == []
    assert [edit.place for edit, changed in words if any(change.real or change.touched for change in changed)] == []


def test_sense_and_figures_are_real() -> None:
    told = [(edit, changed) for edit, changed in CHANGED if edit.kind != "words"]
    assert [(edit.place, edit.kind, changed) for edit, changed in told if not all(change.real for change in changed)] == []


def test_one_field_is_told_once() -> None:
    for edit, changed in CHANGED:
        keys = [(change.code, change.subject, change.field) for change in changed]
        assert len(keys) == len(set(keys)), edit.place


@pytest.mark.parametrize("language", languages())
def test_every_field_has_a_name(language: str) -> None:
    strings = Catalogue.of(language)
    fields = {change.field for _, changed in CHANGED for change in changed if change.field}
    assert len(fields) > 80
    assert {field for field in fields if not strings.has(f"change.field.{field}")} == set()
    assert set(strings.below("change.field")) - fields == {"lessons", "steps"}  # told where their order changes
