"""Nothing has two names, and no name means two things."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Handbook
from generator.problems import Code
from tests.making import SETTINGS, assignment, handbook, responsibility, unit
from tests.validate.checking import clause, procedure, prose, said, source, step

BRANCH = "organisation/branch"
WORDS = {"word": "Chủ trì", "short": "CT", "meaning": "Chịu trách nhiệm."}
PARTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "assignments": ({"responsibilities": {"x": responsibility(assignment("a", BRANCH), assignment("a", BRANCH))}}, "assignments.1.id", "assignments.0.id"),
    "an assignment and a deliverable": (
        {"responsibilities": {"x": responsibility(assignment("a", BRANCH), deliverables=[{"id": "a", "title": "B", "by": [BRANCH]}])}},
        "deliverables.0.id",
        "assignments.0.id",
    ),
    "steps": ({"procedures": {"x": procedure(step("a", "end"), step("a"))}}, "steps.1.id", "steps.0.id"),
    "clauses": ({"sources": {"x": source(clause("a", clause("a.1")), clause("b", clause("a.1")))}}, "clauses.1.clauses.0.id", "clauses.0.clauses.0.id"),
    "variants": ({"units": {"x": unit(kind="class", variants=[{"id": "a", "name": "A"}, {"id": "a", "name": "B"}])}}, "variants.1.id", "variants.0.id"),
    "terms": ({"terms": [{"id": "a", "term": "A", "definition": "A"}] * 2}, "terms.1.id", "terms.0.id"),
    "roles": ({"roles": [{"id": "lead", **WORDS}] * 2}, "roles.1.id", "roles.0.id"),
    "topics": ({"topics": [{"id": "a", "name": "A"}] * 2}, "topics.1.id", "topics.0.id"),
    "languages": ({"settings": {**SETTINGS, "languages": ["vi", "vi"]}}, "languages.1", "languages.0"),
    "tiers": ({"settings": {**SETTINGS, "tiers": [{"id": "a", "name": "A"}] * 2}}, "tiers.1.id", "tiers.0.id"),
}


@pytest.mark.parametrize(("parts", "second", "first"), PARTS.values(), ids=PARTS)
def test_two_items_of_a_file_with_one_id(parts: dict[str, Any], second: str, first: str) -> None:
    ((place, taken),) = said(handbook(**parts), Code.DUPLICATE_ID, "first")
    assert place.endswith(f" {second}")
    assert taken.endswith(f" {first}:1:1")


def test_items_of_different_files_may_be_called_alike() -> None:
    entry = responsibility(assignment("a", BRANCH))
    assert said(handbook(responsibilities={"x": entry, "y": entry}), Code.DUPLICATE_ID) == []


@pytest.mark.parametrize("page", ["matrix", "matrix/rasci", "organisation/branch", "index", "organisation/index", "findings"])
def test_a_page_takes_no_address_that_something_else_has(page: str) -> None:
    book = handbook(units={"branch": unit()}, prose={page: {"id": page, "title": "T", "body": "T"}})
    assert [place for (place,) in said(book, Code.DUPLICATE_ID)] == [page]


def test_two_pages_at_one_address() -> None:
    pages = {name: {"id": name, "title": "T", "body": "T"} for name in ("training", "training/index", "training/more")}
    assert said(handbook(prose=pages), Code.DUPLICATE_ID, "first") == [("training/index", "training:1:1")]


def test_the_guide_has_its_own_addresses() -> None:
    assert said(handbook(), Code.DUPLICATE_ID, guide=(prose("guide/index", vi="A"), prose("guide/matrix", vi="A"))) == []


def former(**old: list[str]) -> Handbook:
    """Units by id with the ids they had before."""
    return handbook(units={unit_id: unit(formerly=ids) for unit_id, ids in old.items()})


def test_a_former_id_that_is_in_use_or_claimed_twice() -> None:
    book = former(a=["organisation/b", "organisation/gone"], b=["organisation/gone", "organisation/old"])
    assert said(book, Code.FORMERLY_TAKEN, "id", "other") == [
        ("organisation/a formerly.0", "organisation/b", "organisation/b"),
        ("organisation/b formerly.0", "organisation/gone", "organisation/a"),
    ]


def test_a_former_id_cannot_lead_out_of_the_site() -> None:
    assert said(former(a=["../../etc/passwd", "organisation/old"]), Code.BAD_ID, "value") == [("organisation/a formerly.0", "../../etc/passwd")]


def test_one_short_form_for_two_things() -> None:
    units = {"a": unit(name="Cục A", abbreviation="CA"), "b": unit(name="Cục B", abbreviation={"vi": "CA", "en": "B"})}
    terms = [{"id": "a", "term": "cục a", "abbreviation": "CA", "definition": "Như đơn vị."}]
    expected = [("organisation/b abbreviation", "CA", "Cục A", "organisation/a abbreviation:1:1")]
    assert said(handbook(units=units, terms=terms), Code.ABBREVIATION_TWICE, "abbreviation", "other", "first") == expected
