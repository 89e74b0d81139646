"""What may cross a trainee's way: another place on the page, a file that somebody has changed, a pattern in place of words, courses of no concern."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.quiz_js import harness
from tests.quiz_js.questions import ANSWERS
from tests.quiz_js.trainee import answer, asked, do, take_test, visiting
from tests.support.server import serving

CHANGED = """([question, response]) => {
    const data = JSON.parse(document.querySelector('script.hb-quiz-data').textContent);
    const {id, hash} = data.questions.find(one => one.id.endsWith('#' + question));
    const answers = {[id]: {at: 6, hash, done: false, hint: false, response}};
    handbookQuiz.store(data.site || 'site').put('run', data.module + '/practice', {seed: 1, at: 5, mode: 'practice', ids: [id], ended: false, answers});
}"""
"""A run of one question, whose answer is of another shape than the question asks for."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(harness.build(tmp_path_factory.mktemp("interruptions"))) as base:
        yield base


@pytest.fixture
def trainee(browser: Browser, address: str) -> Iterator[Page]:
    with visiting(browser, base_url=address) as context:
        yield context.new_page()


def test_another_place_on_the_page_does_not_end_a_test(trainee: Page) -> None:
    trainee.goto("en/planning.html")
    do(trainee, "test")
    answer(trainee, 0)
    do(trainee, "next")
    shown = asked(trainee)
    trainee.evaluate("window.location.hash = 'elsewhere'")
    trainee.wait_for_function("window.location.hash === '#elsewhere'")
    trainee.evaluate("() => new Promise(requestAnimationFrame)")
    assert asked(trainee) == shown


def test_practice_in_between_leaves_a_test_as_it_was(trainee: Page) -> None:
    """In this window, and in another one while the test is open here."""
    trainee.goto("en/planning.html")
    do(trainee, "test")
    first = answer(trainee, 0)
    do(trainee, "next")
    second = answer(trainee, 0)
    do(trainee, "leave")
    do(trainee, "practice")
    answer(trainee, 1)
    do(trainee, "leave")
    do(trainee, "resume-test")
    shown = asked(trainee)
    assert shown not in {first, second}
    other = trainee.context.new_page()
    other.goto("en/planning.html")
    do(other, "practice")
    answer(other, 0)
    do(other, "check")
    trainee.evaluate("() => new Promise(requestAnimationFrame)")
    assert asked(trainee) == shown
    do(trainee, "next")
    do(trainee, "previous")
    do(trainee, "previous")
    assert (asked(trainee), trainee.locator(".hb-progress").first.inner_text()) == (second, "2 of 10")


@pytest.mark.parametrize("response", [5, {"x": [5]}], ids=str)
def test_an_answer_of_another_shape_is_asked_for_again(trainee: Page, response: object) -> None:
    for name in sorted(ANSWERS):
        trainee.goto("en/planning.html")
        trainee.evaluate("localStorage.clear()")
        trainee.evaluate(CHANGED, [name, response])
        trainee.reload()
        do(trainee, "resume-practice")
        assert asked(trainee) == name
        answer(trainee, 0)
        do(trainee, "check")
        assert trainee.locator(".hb-quiz__result--right").is_visible()


def test_what_would_have_been_right_is_shown_in_words(trainee: Page) -> None:
    trainee.goto("en/planning.html#word")
    trainee.locator(".hb-quiz__set input").fill("?")
    do(trainee, "check")
    assert "Cục Điều tra chống buôn lậu" in trainee.locator(".hb-quiz__set").inner_text()


def test_modules_are_unfolded_where_somebody_has_begun(trainee: Page) -> None:
    trainee.goto("en/progress.html")
    modules = trainee.locator("section[data-course] .hb-quiz__modules").first
    assert modules.is_hidden()
    trainee.goto("en/risk.html")
    take_test(trainee, 1)
    trainee.goto("en/progress.html")
    assert modules.is_visible()
