"""Lessons and questions in the search: found by what they say and ask, behind what the handbook itself says, and without the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline, search, view
from generator.model import Handbook
from generator.model.derived import Derived
from generator.model.kinds.base import Printed, Use
from generator.search.document import Document, Sort
from generator.search.documents import documents
from generator.search.reader import Reader


@pytest.fixture(scope="module")
def known(root: Path) -> tuple[Handbook, Derived]:
    """The real handbook."""
    checked = pipeline.check(root)
    return pipeline.require(checked), checked.derived


@pytest.fixture(scope="module")
def found(known: tuple[Handbook, Derived]) -> list[Document]:
    """Everything of it that can be found, in Vietnamese."""
    handbook, derived = known
    return list(documents(handbook, derived, view.pages(handbook, derived, "vi"), "vi"))


def first(index: search.Index, query: str) -> tuple[str, str]:
    """Page and place found first."""
    hit = search.search(index, query)[0]
    return index.docs[hit.page].address, index.docs[hit.hits[0].doc].anchor


@pytest.mark.parametrize("typed", ["không chờ đến kỳ, nên nghe giống nhau", "khong cho den ky nen nghe giong nhau"])
def test_a_lesson_is_found_by_its_own_words(vietnamese: search.Index, typed: str) -> None:
    assert first(vietnamese, typed) == ("modules/reporting-difficulties/which-report", "cho-de-nham-thu-nhat-ot-xuat-va-kip-thoi")


def test_the_words_a_lesson_begins_with_have_a_place_of_their_own(vietnamese: search.Index) -> None:
    assert first(vietnamese, "mà không ai coi đó là câu hỏi") == ("modules/reporting-difficulties/which-report", "_start")


def test_what_a_module_leads_to_is_found(vietnamese: search.Index, known: tuple[Handbook, Derived]) -> None:
    [full_id, _, objective] = next(known[0].objectives())
    page, _, anchor = full_id.partition("#")
    assert first(vietnamese, objective.text.get("vi")) == (page, anchor)


@pytest.mark.parametrize("query", ["bộ tiêu chí quản lý rủi ro", "chế độ đãi ngộ", "Vụ Kế hoạch - tài vụ", "danh sách trích ngang cán bộ"])
def test_the_thing_comes_before_lessons_about_it(vietnamese: search.Index, query: str) -> None:
    page, _ = first(vietnamese, query)
    assert not page.startswith("modules/")


def test_a_question_is_found_by_what_it_asks(found: list[Document], known: tuple[Handbook, Derived]) -> None:
    asked = {(doc.page, doc.anchor) for doc in found if doc.sort is Sort.QUESTION}
    practice = {(f"{one.module}/practice", one.id.partition("#")[2]) for one in known[1].questions if one.use is Use.PRACTICE}
    assert asked == practice


def test_what_is_right_and_why_is_not_to_be_found(found: list[Document], known: tuple[Handbook, Derived]) -> None:
    handbook, derived = known
    speaker = Reader.of(handbook, derived, "vi")
    told = [secret for one in derived.questions for secret in _told(one.question.printed(speaker))]
    said = "\n".join(f"{doc.title}\n{doc.body}" for doc in found if doc.sort is Sort.QUESTION)
    assert len(told) > 500
    assert [secret for secret in told if secret in said] == []


def _told(question: Printed) -> Iterator[str]:
    """The longer texts of what is told after the answer."""
    yield question.explanation
    yield from (answer.feedback for answer in question.answers if len(answer.feedback) > 30)
    for part in question.parts:
        yield from _told(part)


@pytest.mark.parametrize("day", ["30/5/2006", "30/05/2006", "30-5-2006"])
def test_a_deadline_is_found_by_its_day_in_figures(vietnamese: search.Index, day: str) -> None:
    assert first(vietnamese, day)[0] == "responsibilities/specialised-apparatus-and-staff"
