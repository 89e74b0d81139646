"""A trainee takes the first course of the real handbook from its first lesson to its certificate: over http, from files, and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from generator.locale import Catalogue
from tests.browser.test_language import switch
from tests.support.answering import VERDICTS, Json, Verdict, answer, asked, data, press, respond, run_through, take_test
from tests.support.axe import violations
from tests.support.browsing import Browsing

COURSE = "courses/everybody"
START = datetime(2026, 9, 21, 9, 0, tzinfo=timezone(timedelta(hours=7)))
ENTERED = """JSON.stringify([...document.querySelectorAll('.hb-quiz__set :is(input, select)')]
    .map(one => one.type === 'text' ? one.value : one.checked ?? one.value))"""
KEPT = "JSON.stringify(Object.entries(localStorage).filter(([key]) => /^handbook:.*:(answer|run|result|drawn):/.test(key)).sort())"


def say(word: str, /, language: str = "vi", **values: object) -> str:
    return Catalogue.of(language)(f"quiz.{word}", **values)


@dataclass(frozen=True)
class Trainee:
    """Somebody at one browser; `ending` is how addresses of this form of the site end."""

    page: Page
    base: str
    ending: str

    def go(self, path: str, language: str = "vi") -> Page:
        self.page.goto(f"{self.base}{language}/draft/{path}/{self.ending}")
        return self.page

    def now(self, days: float) -> None:
        self.page.clock.set_fixed_time(START + timedelta(days=days))

    def modules(self) -> list[str]:
        return [str(module["id"]) for module in data(self.go(COURSE))["modules"]]

    def standing(self) -> str:
        """How far every course is, as the page about progress says."""
        return self.go("progress").locator(f"section[data-course='{COURSE}']").inner_text()


@pytest.fixture(params=["http", "file"])
def trainee(request: pytest.FixtureRequest) -> Iterator[Trainee]:
    served = request.param == "http"
    browsing: Browsing = request.getfixturevalue("visit" if served else "visit_offline")
    ending = "" if served else "index.html"
    someone = Trainee(browsing.open(f"vi/draft/{ending}"), browsing.base, ending)
    someone.now(0)
    yield someone
    someone.page.close()


def test_from_the_first_lesson_to_the_certificate(trainee: Trainee, tmp_path: Path) -> None:
    modules = trainee.modules()
    assert len(modules) == 3
    _read_lessons(trainee, modules[0])
    begun = _practise_leave_and_come_back(trainee, modules[0])
    failed = _fail(trainee, modules)
    _review(trainee, begun | failed)
    _pass(trainee, modules)
    _print(trainee)
    _take_progress_along(trainee, tmp_path)


def _follow(link: Locator) -> None:
    """Follow *link* and wait for the page that it leads to."""
    with link.page.expect_navigation():
        link.click()


def _read_lessons(trainee: Trainee, module: str) -> None:
    page = trainee.go("courses")
    _follow(page.locator(f"main a[href*='{COURSE.split('/')[1]}']").first)
    _follow(page.locator(f"[data-hb-module='{module}'] h3 a"))
    lessons = page.locator("#_lessons + ol a")
    titles = lessons.all_inner_texts()
    _follow(lessons.first)
    read = []
    while page.locator(".hb-lesson__end").count():
        read.append(page.locator("h1").inner_text())
        assert len(page.locator("main").inner_text()) > 1500
        _follow(page.locator(".hb-lesson__end .hb-button:not(.hb-button--plain)"))
    assert read == titles
    assert titles
    assert page.locator(f"[data-hb-quiz='{module}']").count() == 1


def _practise_leave_and_come_back(trainee: Trainee, module: str) -> set[str]:
    page = trainee.page
    press(page, "practice")
    done = {answer(page, "wrong")}
    press(page, "check")
    assert say("verdict-wrong") in page.locator(".hb-quiz__result").inner_text()
    press(page, "next")
    second = answer(page, "right")
    page.keyboard.press("Tab")
    entered = page.evaluate(ENTERED)
    trainee.go("progress")
    trainee.go(f"{module}/practice")
    switch(page, "en")
    page.wait_for_url("**/en/draft/**")
    press(page, "resume-practice")
    assert asked(page) == second
    assert page.evaluate(ENTERED) == entered
    press(page, "check")
    assert say("verdict-right", "en") in page.locator(".hb-quiz__result").inner_text()
    press(page, "next")
    return {*done, second, *run_through(page, "partly")}


def _fail(trainee: Trainee, modules: list[str]) -> set[str]:
    trainee.now(1 / 2880)
    failed = set()
    for module in modules:
        page = trainee.go(f"{module}/practice")
        names = take_test(page, "wrong")
        assert page.locator("[data-passed]").get_attribute("data-passed") == "false"
        assert page.locator(".hb-quiz__answers > li").count() == len(names) == data(page)["draw"]["test"]
        failed |= set(names)
    page = trainee.go(f"{COURSE}/certificate")
    assert page.get_by_role("heading", name=say("not-yet")).is_visible()
    assert page.locator(".hb-certificate__paper").count() == 0
    return failed


def _review(trainee: Trainee, answered: set[str]) -> None:
    """What was wrong yesterday is due, module by module, and nothing that was never asked."""
    page = trainee.go("progress")
    assert page.get_by_text(say("next-due", time="").partition("{")[0][:12]).first.is_visible()
    trainee.now(40)
    page = trainee.go("progress")
    assert page.get_by_text(say("due-n", n=len(answered))).is_visible()
    page.get_by_role("link", name=say("start-review")).click()
    reviewed = run_through(page, "right")
    while page.locator("[data-do='onward']").count():
        press(page, "onward")
        reviewed += run_through(page, "right")
    assert sorted(reviewed) == sorted(answered)
    trainee.go("progress")
    assert page.get_by_role("link", name=say("start-review")).count() == 0


def _pass(trainee: Trainee, modules: list[str]) -> None:
    trainee.now(41)
    for module in modules:
        page = trainee.go(f"{module}/practice")
        take_test(page, "right")
        assert page.locator("[data-passed]").get_attribute("data-passed") == "true"
    page = trainee.go(COURSE)
    assert page.locator("[data-hb-module] .hb-badge", has_text=say("passed")).count() == len(modules)


def _print(trainee: Trainee) -> None:
    page = trainee.go(f"{COURSE}/certificate")
    page.get_by_label(say("certificate-name")).fill("Nguyễn Văn An")
    paper = page.locator(".hb-certificate__paper")
    words = paper.inner_text()
    assert all(part in words for part in ("Nguyễn Văn An", data(page)["title"], data(page)["certificate"], "01 tháng 11 năm 2026", say("self-assessment")))
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    press(page, "print")
    assert page.title() == "printed"
    page.emulate_media(media="print")
    assert paper.is_visible()
    assert page.locator(".hb-certificate__form").is_hidden()
    assert page.locator("header.md-header").is_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="screen")


def _take_progress_along(trainee: Trainee, tmp_path: Path) -> None:
    before = trainee.standing()
    kept = trainee.page.evaluate(KEPT)
    with trainee.page.expect_download() as download:
        press(trainee.page, "export")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    trainee.page.evaluate("localStorage.clear()")
    assert trainee.standing() != before
    trainee.page.get_by_label(say("import")).set_input_files(file)
    trainee.page.get_by_text(say("imported")).wait_for()
    assert trainee.standing() == before
    assert trainee.page.evaluate(KEPT) == kept
    assert trainee.go(f"{COURSE}/certificate").locator(".hb-certificate__paper").is_visible()


# -- every kind of question -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_question_answered_right_wrong_and_partly(visit: Browsing, site: Path, language: str) -> None:
    """And axe finds nothing before the first answer, nor after any."""
    trainee = Trainee(visit.open(f"{language}/draft/"), visit.base, "")
    places = _a_question_of_each_kind(trainee, sorted((site / language / "draft/modules").iterdir()), language)
    assert {"single-choice", "multiple-choice", "true-false", "matching", "short-answer", "date", "cloze", "case"} <= places.keys()
    told: dict[tuple[str, str], str] = {}
    for kind, (path, question) in places.items():
        for verdict in VERDICTS:
            if respond(question, verdict) is not None:
                told[kind, verdict] = _told(trainee, f"{path}#{question['id'].partition('#')[2]}", language, kind, verdict)
    assert told == {(kind, verdict): f"{say(f'verdict-{verdict}', language)}" for kind, verdict in told}
    assert {kind for kind, verdict in told if verdict == "partly"} >= {"multiple-choice", "matching", "case"}


def _a_question_of_each_kind(trainee: Trainee, modules: list[Path], language: str) -> dict[str, tuple[str, Json]]:
    places: dict[str, tuple[str, Json]] = {}
    for module in modules:
        path = f"{language}/draft/modules/{module.name}/practice/"
        trainee.page.goto(trainee.base + path)
        for question in data(trainee.page)["questions"]:
            kind = str(question["type"])
            if kind not in places or (respond(places[kind][1], "partly") is None and respond(question, "partly") is not None):
                places[kind] = (path, question)
    return places


def _told(trainee: Trainee, path: str, language: str, kind: str, verdict: Verdict) -> str:
    page = trainee.page
    page.goto("about:blank")
    page.goto(trainee.base + path)
    if verdict == VERDICTS[0]:
        assert violations(page) == [], f"{kind} in {language}, before an answer"
    assert asked(page).partition("#")[2] == path.partition("#")[2]
    answer(page, verdict)
    press(page, "check")
    assert violations(page) == [], f"{kind} in {language}, {verdict}"
    assert page.locator(".hb-quiz__sources a.hb-clause").count() >= 1
    heard = page.locator(".hb-quiz__verdict").inner_text()
    return next((word for word in (say(f"verdict-{one}", language) for one in VERDICTS) if heard.startswith(word)), heard)


# -- without a script -------------------------------------------------------------------------------------------------------


def test_without_a_script_questions_and_answers_can_be_read(visit: Browsing) -> None:
    page = visit.open("vi/draft/modules/big-picture/practice/", javascript=False)
    items = page.locator("main .hb-question")
    questions = data(page)["questions"]
    assert items.count() == len(questions) > 10
    for item, question in zip(items.all(), questions, strict=True):
        stem = "".join(run["t"] for run in question["stem"])
        explanation = item.locator("details").get_by_text("".join(run["t"] for run in question["explanation"]))
        assert item.locator(".hb-question__stem").first.inner_text() == stem
        assert explanation.is_hidden()
        item.locator("summary").click()
        assert explanation.is_visible()


def test_without_a_script_nothing_waits_for_one(visit: Browsing) -> None:
    for path, word in (("progress/", "progress-without-script"), (f"{COURSE}/certificate/", "certificate-without-script")):
        page = visit.open(f"vi/draft/{path}", javascript=False)
        assert page.get_by_text(Catalogue.of("vi")(f"training.{word}")).is_visible()
        assert page.locator(f"main a[href*='{COURSE.split('/')[1]}']").count() or path.startswith("courses")
