"""Every text is in the project's languages, in all of them and in no others."""

from __future__ import annotations

from typing import Any

from generator.model import Handbook
from generator.problems import Code
from tests.making import SETTINGS, handbook, unit
from tests.validate.checking import problems, prose, said

BOTH = {"vi": "Tên", "en": "Name"}


def named(name: Any, **settings: Any) -> Handbook:
    """A handbook of one unit with this name, in which nothing else lacks a language."""
    words = dict.fromkeys(("title", "organisation", "publisher", "description"), BOTH)
    return handbook(settings={**SETTINGS, **words, **settings}, units={"a": unit(name=name)})


def test_a_text_in_all_languages_is_no_problem() -> None:
    assert said(named(BOTH), Code.MISSING_TRANSLATION) == []
    assert said(named(BOTH), Code.UNKNOWN_LANGUAGE) == []


def test_a_translation_is_missed_once_a_text() -> None:
    assert said(named("Tên"), Code.MISSING_TRANSLATION, "languages") == [("organisation/a name", "en")]
    words = {field: {**BOTH, "fr": "Nom", "lo": "Nom"} for field in ("title", "organisation", "publisher", "description")}
    book = named("Tên", languages=["vi", "en", "fr", "lo"], **words)
    assert said(book, Code.MISSING_TRANSLATION, "languages") == [("organisation/a name", "en, fr, lo")]


def test_a_mistyped_language_is_one_mistake() -> None:
    book = named({"vi": "Tên", "eng": "Name"})
    assert said(book, Code.UNKNOWN_LANGUAGE, "language", "allowed", "suggestion") == [("organisation/a name.eng:", "eng", "vi, en", "en")]
    assert said(book, Code.MISSING_TRANSLATION) == []


def test_lists_and_items_inside_items_are_looked_into() -> None:
    units = {"a": unit(name=BOTH, kind="class", aliases=[BOTH, "Tên khác"], instances=[{"id": "x", "name": "Chi cục"}])}
    book = named(BOTH).model_copy(update={"units": handbook(units=units).units})
    assert [place for (place,) in said(book, Code.MISSING_TRANSLATION)] == ["organisation/a aliases.1", "organisation/a instances.0.name"]


def test_a_page_without_its_translation() -> None:
    pages = {"about": prose("about", vi="A"), "training": prose("training", vi="A", en="A")}
    book = named(BOTH).model_copy(update={"prose": pages})
    found = problems(book, Code.MISSING_TRANSLATION, guide=(prose("guide/index", en="A"),))
    assert [(problem.place.file, dict(problem.details)["languages"]) for problem in found] == [("about", "en"), ("guide/index", "vi")]
