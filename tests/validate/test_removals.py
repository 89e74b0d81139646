"""What an edition had is explained where it is gone, and only there."""

from __future__ import annotations

from typing import Any

from generator.model import Handbook
from generator.problems import Code
from generator.validate.removals import removals
from tests.making import handbook, responsibility, unit
from tests.validate.checking import origins, prose
from tests.validate.training import course, lesson, module


def said(book: Handbook, newest: Handbook | None, *details: str, **options: Any) -> list[tuple[str, ...]]:
    report = removals(book, origins(book), newest, **options)
    return [(problem.code.value, problem.place.file, *(dict(problem.details).get(name, "-") for name in details)) for problem in report.problems]


def removed(*entries: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"reason": "Vì vậy.", **entry} for entry in entries]


UNITS = {"a": unit(), "b": unit()}
PAGES = {"about": prose("about", vi="Về."), "hours": prose("hours", vi="Giờ.")}
TAUGHT: dict[str, Any] = {
    "courses": {"c": course("plans")},
    "modules": {"plans": module(lessons=[lesson("four"), lesson("five")])},
    "lessons": {f"modules/plans/{name}": prose(f"modules/plans/{name}", vi="Bài.") for name in ("four", "five")},
}


def test_nothing_to_explain() -> None:
    book = handbook(units=UNITS, prose=PAGES, **TAUGHT)
    assert said(book, None) == []
    assert said(book, book) == []
    assert said(book, handbook()) == []


def test_a_file_a_page_and_a_lesson_that_are_gone() -> None:
    newest = handbook(units=UNITS, prose=PAGES, **TAUGHT)
    less = {**TAUGHT, "lessons": {"modules/plans/four": TAUGHT["lessons"]["modules/plans/four"]}}
    book = handbook(units={"a": unit()}, prose={"about": PAGES["about"]}, **less)
    gone = ["hours", "modules/plans/five", "organisation/b"]
    assert said(book, newest, "id") == [(Code.REMOVED_UNEXPLAINED, "removed removed", full_id) for full_id in gone]
    explained = handbook(units={"a": unit()}, prose={"about": PAGES["about"]}, **less, removed=removed(*({"id": full_id} for full_id in gone)))
    assert said(explained, newest) == []


def test_a_module_is_told_without_its_lessons() -> None:
    newest = handbook(**TAUGHT)
    assert said(handbook(), newest, "id") == [
        (Code.REMOVED_UNEXPLAINED, "removed removed", "courses/c"),
        (Code.REMOVED_UNEXPLAINED, "removed removed", "modules/plans"),
    ]
    moved = {
        "courses": {"c": course("work")},
        "modules": {"work": module(formerly=["modules/plans"], lessons=[lesson("four")])},
        "lessons": {"modules/work/four": prose("modules/work/four", vi="Bài.")},
    }
    assert said(handbook(**moved), newest, "id") == [(Code.REMOVED_UNEXPLAINED, "removed removed", "modules/plans/five")]


def test_a_renaming_explains_and_a_merger_does_not() -> None:
    newest = handbook(units=UNITS)
    assert said(handbook(units={"a": unit(), "c": unit(formerly=["organisation/b"])}), newest) == []
    assert said(handbook(units={"a": unit(formerly=["organisation/b"])}), newest, "id") == [(Code.REMOVED_UNEXPLAINED, "removed removed", "organisation/b")]


def test_a_question_bank_has_no_address_and_a_broken_file_is_not_missing() -> None:
    bank = {"title": "Hỏi", "module": "modules/plans"}
    assert said(handbook(), handbook(banks={"plans": bank})) == []
    assert said(handbook(units={"a": unit()}), handbook(units=UNITS), broken=["organisation/b"]) == []


def test_what_is_listed_as_removed_is_gone_once_and_has_a_successor_that_exists() -> None:
    entries = removed({"id": "organisation/a"}, {"id": "organisation/old", "successor": "organisation/bb"}, {"id": "organisation/old", "successor": "about"})
    book = handbook(units=UNITS, prose=PAGES, removed=entries)
    assert said(book, None, "id", "suggestion") == [
        (Code.REMOVED_BUT_THERE, "removed removed.0.id", "organisation/a", "-"),
        (Code.UNKNOWN_ID, "removed removed.1.successor", "organisation/bb", "organisation/b"),
        (Code.DUPLICATE_ID, "removed removed.2.id", "organisation/old", "-"),
    ]


def test_an_old_id_is_not_given_to_something_else() -> None:
    newest = handbook(units={"b": unit(formerly=["organisation/a"])})
    assert said(handbook(units={"a": unit(), "b": unit()}), newest, "id", "other") == [
        (Code.ID_REUSED, "organisation/a", "organisation/a", "organisation/b"),
    ]
    work = handbook(units={"b": unit()}, responsibilities={"x": responsibility({"id": "y", "unit": "organisation/b", "role": "perform", "duty": "Làm."})})
    assert said(work, newest) == []
