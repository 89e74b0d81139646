"""A module's lessons are the files beside it, serve its objectives, and embed only what there is."""

from __future__ import annotations

import pytest

from generator.model import Handbook
from generator.problems import Code
from tests.making import assignment, responsibility, unit
from tests.validate.checking import procedure, prose, said, step
from tests.validate.training import lesson, module, objective, training


def lessons(*names: str, listed: tuple[str, ...] = ("four",)) -> Handbook:
    """The module `plans`, which lists some lessons and has files for some."""
    texts = {f"modules/plans/{name}": prose(f"modules/plans/{name}", vi="Bài.") for name in names}
    return training(texts, modules={"plans": module(lessons=[lesson(name) for name in listed])})


def test_a_lesson_without_a_file_is_one_mistake_with_the_file_that_is_called_nearly_so() -> None:
    book = lessons("fuor", "other")
    assert said(book, Code.LESSON_WITHOUT_FILE, "lesson", "file", "suggestion") == [
        ("modules/plans lessons.0.id", "four", "curriculum/modules/plans/four.md", "fuor")
    ]
    assert said(book, Code.UNLISTED_LESSON, "lesson", "module") == [("modules/plans/other", "other", "modules/plans")]


def test_a_lesson_whose_file_cannot_be_read_is_not_missing() -> None:
    assert said(lessons(), Code.LESSON_WITHOUT_FILE, broken={"modules/plans/four"}) == []


def test_a_file_beside_a_module_that_cannot_be_read() -> None:
    texts = {"modules/lost/x": prose("modules/lost/x", vi="Bài.")}
    assert said(training(texts, modules={}), Code.UNLISTED_LESSON) == []


def test_lessons_serve_objectives_of_their_module() -> None:
    modules = {"plans": module(objectives=[objective("tell")], lessons=[lesson("four", "tell", "tel")])}
    assert said(training(modules=modules), Code.UNKNOWN_ID, "id", "expected", "suggestion") == [
        ("modules/plans lessons.0.objectives.1", "tel", "objectives", "tell")
    ]


def test_a_lesson_lacks_a_language_and_its_links_are_checked() -> None:
    book = training({"modules/plans/four": prose("modules/plans/four", vi="<b>a</b>\n\n[a](modules/plans) [b](modules/plan) [c](courses/all)")})
    assert ("modules/plans/four", "en") in said(book, Code.MISSING_TRANSLATION, "languages")
    assert said(book, Code.UNKNOWN_LINK, "target", "suggestion") == [
        ("modules/plans/four line.3.24", "modules/plan", "modules/plans"),
        ("modules/plans/four line.3.42", "courses/all", "-"),
    ]
    assert said(book, Code.RAW_HTML, "html") == [("modules/plans/four line.1.1", "<b>")]


def embedding(body: str, english: str | None = None) -> Handbook:
    """A handbook of one thing of each kind, and a lesson that embeds some of them."""
    duties = responsibility(assignment("lead", "organisation/a"), deliverables=[{"id": "list", "title": "Danh sách", "by": ["organisation/a"]}])
    bodies = {"vi": body} | ({"en": english} if english is not None else {})
    return training(
        {"modules/plans/four": prose("modules/plans/four", **bodies)},
        units={"a": unit()},
        responsibilities={"r": duties},
        procedures={"p": procedure(step("s"))},
        topics=[{"id": "work", "name": "Việc"}],
        terms=[{"id": "plan", "term": "Kế hoạch", "definition": "Việc sẽ làm."}],
    )


CODES = (Code.EMBED_SYNTAX, Code.UNKNOWN_EMBED, Code.EMBED_ARGUMENTS, Code.EMBED_PLACE)


@pytest.mark.parametrize(
    "embed",
    [
        'responsibility("responsibilities/r")',
        'matrix(topic="work")',
        'matrix(unit="organisation/a")',
        'org_chart("administrative")',
        'clause("sources/dispatch#I")',
        'steps("procedures/p")',
        'unit("organisation/a")',
        'deadline("responsibilities/r#list")',
        'term("plan")',
    ],
)
def test_good_embeds(embed: str) -> None:
    book = embedding(f"Xem:\n\n{{{{ {embed} }}}}\n\nHết.")
    assert [problem for code in (*CODES, Code.UNKNOWN_ID, Code.WRONG_KIND_OF_ID) for problem in said(book, code) if "four" in problem[0]] == []


def test_what_is_no_embed() -> None:
    book = embedding("Một.\n\n  {{ unit(x) }} và {% raw %}\n\n{{ unit('organisation/a')|safe }}")
    assert said(book, Code.EMBED_SYNTAX, "text") == [
        ("modules/plans/four line.3.20", "{%"),
        ("modules/plans/four line.3.3", "{{ unit(x) }}"),
        ("modules/plans/four line.5.1", "{{ unit('organisation/a')|safe }}"),
    ]
    assert said(book, Code.EMBED_PLACE) == []


def test_a_long_mistake_is_quoted_in_part() -> None:
    ((_, text),) = said(embedding("{{ " + "x " * 100 + "}}"), Code.EMBED_SYNTAX, "text")
    assert (len(text), text[-1]) == (60, "…")


def test_an_unknown_embed() -> None:
    assert said(embedding('{{ units("organisation/a") }}'), Code.UNKNOWN_EMBED, "name", "suggestion") == [("modules/plans/four line.1.1", "units", "unit")]


def test_arguments_that_do_not_fit() -> None:
    book = embedding('{{ matrix(unit="organisation/a", topic="work") }}')
    assert said(book, Code.EMBED_ARGUMENTS, "usage") == [("modules/plans/four line.1.1", '{{ matrix(topic="…") }} / {{ matrix(unit="…") }}')]


@pytest.mark.parametrize(
    ("embed", "expected", "suggestion"),
    [
        ('unit("organisation/b")', "docs/organisation/", "-"),
        ('deadline("responsibilities/r#lst")', "docs/responsibilities/", "responsibilities/r#list"),
        ('clause("sources/dispatch#II")', "docs/sources/", "sources/dispatch#I"),
        ('clause("I")', "docs/sources/", "sources/dispatch#I"),
        ('term("plans")', "docs/glossary.yml", "plan"),
        ('matrix(topic="works")', "docs/topics.yml", "work"),
    ],
)
def test_embeds_of_what_there_is_not(embed: str, expected: str, suggestion: str) -> None:
    book = embedding(f"Xem:\n\n{{{{ {embed} }}}}")
    assert ("modules/plans/four line.3.1", expected, suggestion) in said(book, Code.UNKNOWN_ID, "expected", "suggestion")


@pytest.mark.parametrize(
    ("embed", "form"),
    [
        ('deadline("responsibilities/r")', "“responsibilities/…#…”"),
        ('deadline("responsibilities/r#lead")', "“responsibilities/…#…”"),
        ('clause("sources/dispatch")', "“sources/…#…”"),
        ('steps("procedures/p#s")', "“procedures/…”"),
        ('responsibility("modules/plans")', "“responsibilities/…”"),
    ],
)
def test_embeds_of_another_kind_are_told_what_ids_of_theirs_look_like(embed: str, form: str) -> None:
    book = embedding(f"Xem:\n\n{{{{ {embed} }}}}")
    assert ("modules/plans/four line.3.1", form) in said(book, Code.WRONG_KIND_OF_ID, "form")


def test_embeds_of_what_could_not_be_read_are_not_reported() -> None:
    book = embedding('{{ unit("organisation/b") }}\n\n{{ term("plans") }}')
    assert [place for (place,) in said(book, Code.UNKNOWN_ID, broken={"organisation/b", "glossary"}) if "four" in place] == []


def test_an_embed_inside_a_sentence() -> None:
    book = embedding('Đơn vị {{ unit("organisation/a") }}.')
    assert said(book, Code.EMBED_PLACE, "text") == [("modules/plans/four line.1.8", '{{ unit("organisation/a") }}')]


UNIT, TERM = '{{ unit("organisation/a") }}', '{{ term("plan") }}'


@pytest.mark.parametrize(
    ("vietnamese", "english", "place"),
    [
        (f"{UNIT}\n\nA\n\n{TERM}", f"{UNIT}\n\nA\n\n{UNIT}", "line.5.1"),
        (UNIT, f"{UNIT}\n\nA\n\n{TERM}", "line.5.1"),
        (f"{UNIT}\n\nA\n\n{TERM}", UNIT, ""),
        (f"{UNIT}\n\nA\n\n{TERM}", f"{TERM}\n\nA\n\n{UNIT}", "line.1.1"),
    ],
)
def test_languages_that_embed_different_things(vietnamese: str, english: str, place: str) -> None:
    book = embedding(vietnamese, english)
    assert said(book, Code.EMBEDS_DIFFER, "language", "other") == [(f"modules/plans/four {place}".strip(), "en", "vi")]


def test_languages_that_embed_the_same() -> None:
    assert said(embedding(f"A\n\n{UNIT}", f"B\n\nC\n\n{UNIT}"), Code.EMBEDS_DIFFER) == []
    assert said(embedding(UNIT), Code.EMBEDS_DIFFER) == []


def test_an_embed_on_a_page_that_is_no_lesson() -> None:
    text = 'Xem:\n\n{{ unit("organisation/a") }} và `{{ unit("organisation/a") }}`.\n\n```\n{{ term("x") }}\n```\n\n{{ không phải }}'
    book = training().model_copy(update={"prose": {"about": prose("about", vi=text)}})
    assert said(book, Code.EMBED_OUTSIDE, "text") == [("about line.3.1", '{{ unit("organisation/a") }}')]
    assert said(embedding('{{ unit("organisation/a") }}'), Code.EMBED_OUTSIDE) == []
