"""What things are called in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.names import Names
from tests.making import assignment, handbook, responsibility, unit

BOOK = handbook(
    units={"a": unit(name={"vi": "Vụ A", "en": "Department A"}), "b": unit(name="Vụ B"), "c": unit(name="Vụ C")},
    responsibilities={
        "work": responsibility(
            assignment("x", "organisation/a"),
            title="Việc chung",
            deliverables=[{"id": "list", "title": "Danh sách", "by": ["organisation/a"]}],
        )
    },
    procedures={"p": {"title": "Quy trình", "steps": [{"id": "s", "by": "unstated", "do": "Duyệt kế hoạch."}]}},
    sources={"act": {"title": "Về việc", "short": "Công văn 1", "document_type": "Công văn", "issuer": "Bộ"}},
)


@pytest.mark.parametrize(
    ("full_id", "name"),
    [
        ("organisation/a", "Vụ A"),
        ("responsibilities/work", "Việc chung"),
        ("responsibilities/work#x", "Việc chung"),
        ("responsibilities/work#list", "Danh sách"),
        ("procedures/p", "Quy trình"),
        ("procedures/p#s", "Duyệt kế hoạch"),
        ("sources/act", "Công văn 1"),
        ("sources/act#II.1", "điểm II.1 Công văn 1"),
        ("organisation/gone", "organisation/gone"),
        ("sources/gone#1", "sources/gone#1"),
    ],
)
def test_names(full_id: str, name: str) -> None:
    assert Names(BOOK, "vi").of(full_id) == name


def test_a_name_without_translation_stays_in_the_language_it_has() -> None:
    assert Names(BOOK, "en").all_of(["organisation/a", "organisation/b"]) == "Department A and Vụ B"


@pytest.mark.parametrize(("count", "listed"), [(1, "Vụ A"), (2, "Vụ A và Vụ B"), (3, "Vụ A, Vụ B và Vụ C")])
def test_names_in_a_list(count: int, listed: str) -> None:
    assert Names(BOOK, "vi").all_of([f"organisation/{name}" for name in "abc"[:count]]) == listed


def test_a_day_as_the_language_writes_it() -> None:
    day = date(2006, 5, 29)
    assert "2006" in Names(BOOK, "vi").day(day)
    assert Names(BOOK, "en").day(day) == "29 May 2006"
