"""Courses and modules can be taken in the order they say, and what is published does not lean on drafts."""

from __future__ import annotations

from typing import Any

from generator.model import Handbook
from generator.problems import Code
from tests.validate.checking import prose, said
from tests.validate.training import bank, course, module, question, training


def needing(courses: dict[str, Any] | None = None, /, **needed: tuple[str, ...]) -> Handbook:
    """Modules by id with their prerequisites."""
    modules = {name: module(prerequisites=[f"modules/{one}" for one in prerequisites]) for name, prerequisites in needed.items()}
    return training(modules=modules, courses=courses or {})


def test_a_circle_of_prerequisites_is_said_once() -> None:
    circle = "modules/a → modules/c → modules/b → modules/a"
    assert said(needing(a=("d", "c"), b=("a",), c=("b",), d=()), Code.PREREQUISITE_CIRCLE, "circle") == [("modules/a prerequisites.1", circle)]
    assert said(needing(a=("a",)), Code.PREREQUISITE_CIRCLE, "id") == [("modules/a prerequisites.0", "modules/a")]


def test_prerequisites_without_a_circle() -> None:
    assert said(needing(a=(), b=("a",), c=("a", "b", "lost")), Code.PREREQUISITE_CIRCLE) == []


def test_a_module_before_what_it_builds_on() -> None:
    book = needing({"all": course("c", "b", "a")}, a=(), b=("a",), c=("b",))
    assert said(book, Code.MODULE_ORDER, "module", "prerequisite") == [
        ("courses/all modules.0", "modules/c", "modules/b"),
        ("courses/all modules.1", "modules/b", "modules/a"),
    ]


def test_a_module_before_what_it_builds_on_through_another() -> None:
    book = needing({"all": course("c", "a")}, a=(), b=("a",), c=("b",))
    assert said(book, Code.MODULE_ORDER, "prerequisite") == [("courses/all modules.0", "modules/a")]


def test_orders_that_are_good_or_not_the_courses_fault() -> None:
    assert said(needing({"all": course("a", "b", "c")}, a=(), b=("a",), c=("b",)), Code.MODULE_ORDER) == []
    assert said(needing({"all": course("c")}, a=(), b=("a",), c=("b",)), Code.MODULE_ORDER) == []
    assert said(needing({"all": course("a", "b")}, a=("b",), b=("a",)), Code.MODULE_ORDER) == []


def test_a_published_course_with_a_draft() -> None:
    modules = {"plans": module(), "later": module(status="draft")}
    book = training(modules=modules, courses={"all": course("plans", "later"), "next": course("later", status="draft")})
    assert said(book, Code.DRAFT_IN_PUBLISHED, "course", "module") == [("courses/all modules.1", "courses/all", "modules/later")]
    assert ("courses/next modules.0", "published-module") in said(book, Code.DRAFT_LACKS, "reason")


def test_modules_and_units_that_there_are_not() -> None:
    book = training(courses={"all": course("plan", audience={"units": ["organisation/a"], "tiers": ["top"]}, formerly=["Old"])})
    assert said(book, Code.UNKNOWN_ID, "id", "expected", "suggestion") == [
        ("courses/all audience.units.0", "organisation/a", "docs/organisation/", "-"),
        ("courses/all modules.0", "modules/plan", "curriculum/modules/", "modules/plans"),
    ]
    assert said(book, Code.BAD_ID, "value") == [("courses/all formerly.0", "Old")]
    assert said(book, Code.UNKNOWN_ID, broken={"modules/plan", "organisation/a"}) == []


def test_a_course_for_a_tier_that_there_is_not() -> None:
    settings = training().settings.model_dump() | {"tiers": [{"id": "central", "name": "Trung ương"}]}
    book = training(settings=settings, courses={"all": course("plans", audience={"tiers": ["central", "centre"]})})
    assert said(book, Code.UNKNOWN_ID, "id", "suggestion") == [("courses/all audience.tiers.1", "centre", "central")]


def test_a_module_listed_twice() -> None:
    book = training(courses={"all": course("plans", "plans")}, modules={"plans": module(prerequisites=["modules/a", "modules/a"])})
    assert said(book, Code.DUPLICATE_ID, "first") == [
        ("courses/all modules.1", "courses/all modules.0:1:1"),
        ("modules/plans prerequisites.1", "modules/plans prerequisites.0:1:1"),
    ]


def test_addresses_of_pages_that_are_made_are_taken() -> None:
    lessons = {f"modules/plans/{name}": prose(f"modules/plans/{name}", vi="Bài.") for name in ("four", "index", "practice")}
    pages = {name: prose(name, vi="Trang.") for name in ("courses", "courses/all/certificate", "modules")}
    parts = {"banks": {"plans": bank(question())}, "prose": pages}
    book = training(lessons, courses={"all": course("plans", certificate="Xong")}, **parts)
    assert said(book, Code.DUPLICATE_ID, "first") == [
        ("courses", "/courses"),
        ("courses/all/certificate", "/courses/all/certificate"),
        ("modules/plans/index", "modules/plans:1:1"),
        ("modules/plans/practice", "/modules/plans/practice"),
    ]
    assert [place for (place,) in said(training(lessons, **parts), Code.DUPLICATE_ID)] == ["modules/plans/index"]


def test_links_lead_to_pages_that_are_made() -> None:
    page = {"start": prose("start", vi="[a](courses) [b](progress) [c](modules/plans/practice) [d](courses/all/certificate)")}
    book = training(prose=page, courses={"all": course("plans")}, banks={"plans": bank(question())})
    assert said(book, Code.UNKNOWN_LINK, "target") == [("start line.1.60", "courses/all/certificate")]
