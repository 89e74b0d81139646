"""The quiz scripts as a trainee meets them: every kind of question, leaving and coming back, tests, reviews, certificates, files, two windows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.locale import Catalogue
from tests.quiz_js import harness
from tests.quiz_js.questions import ANSWERS
from tests.quiz_js.trainee import NOON, answer, asked, at, do, run_through, take_test, visiting
from tests.support.server import serving

DAY = 86_400_000
VERDICTS = ("right", "wrong", "partly")


@pytest.fixture(scope="session")
def quiz_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harness.build(tmp_path_factory.mktemp("quiz"))


@pytest.fixture(scope="session")
def quiz_address(quiz_folder: Path) -> Iterator[str]:
    with serving(quiz_folder) as base:
        yield base


@pytest.fixture
def trainee(browser: Browser, quiz_address: str) -> Iterator[Page]:
    """A page of somebody who has never been here; `vi/…` and `en/…` are below its base."""
    with visiting(browser, base_url=quiz_address) as context:
        yield context.new_page()


def say(word: str, /, **values: object) -> str:
    return Catalogue.of("en")(f"quiz.{word}", **values)


ENTERED = (
    "JSON.stringify([...document.querySelectorAll('.hb-quiz__set :is(input, select)')].map(one => one.type === 'text' ? one.value : one.checked ?? one.value))"
)
AGED = """for (const key of Object.keys(localStorage).filter(key => key.includes('#who')))
    localStorage[key] = localStorage[key].replaceAll('"h1"', '"h0"');"""
SPEED = """() => {
    const root = document.querySelector('[data-hb-quiz]');
    const data = JSON.parse(root.querySelector('script').textContent);
    const say = handbookQuiz.dom.words(data.strings);
    const place = document.createElement('div');
    const start = performance.now();
    handbookQuiz.practice(place, data, handbookQuiz.store('speed'), say);
    root.append(place);
    root.offsetHeight;
    const shown = performance.now() - start;
    root.append(...data.questions.map(question => handbookQuiz.view(question, {say, seed: 1, announce() {}}).node));
    root.offsetHeight;
    return [shown, performance.now() - start, data.questions.length];
}"""
"""Milliseconds until the first screen stands, and until fifty questions stand below it as well."""


def one_question(page: Page, name: str) -> None:
    page.goto(f"en/planning.html#{name}")
    assert asked(page) == name


@pytest.mark.parametrize(
    ("name", "which"),
    [(name, which) for name in sorted(ANSWERS) for which in range(3) if ANSWERS[name][which] is not None],
    ids=lambda one: VERDICTS[one] if isinstance(one, int) else one,
)
def test_every_kind_answered(trainee: Page, name: str, which: int) -> None:
    one_question(trainee, name)
    answer(trainee, which)
    do(trainee, "check")
    result = trainee.locator(".hb-quiz__result")
    assert say(f"verdict-{VERDICTS[which]}") in result.inner_text()
    assert say(f"verdict-{VERDICTS[which]}") in trainee.locator(".hb-visually-hidden[role=status]").inner_text()
    assert "Because TCHQ says so." in result.inner_text()
    assert result.locator("a.hb-clause").inner_text() == "II.1.4"
    assert trainee.evaluate("document.activeElement.textContent") == say("explanation")
    assert trainee.locator(".hb-quiz__set :is(input, select):enabled").count() == 0
    assert trainee.locator(".hb-quiz__set").inner_text().count(say("mark-wrong")) > 0 or which != 1 or name == "steps"


def test_an_unanswered_question_is_not_checked(trainee: Page) -> None:
    one_question(trainee, "word")
    do(trainee, "check")
    assert trainee.get_by_role("alert").inner_text() == say("answer-first")
    assert trainee.locator(".hb-quiz__result").is_hidden()


def test_plain_content_is_hidden_only_by_the_script(browser: Browser, quiz_address: str, trainee: Page) -> None:
    trainee.goto("en/planning.html")
    assert trainee.get_by_text("Without a script").is_hidden()
    with visiting(browser, base_url=quiz_address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("en/planning.html")
        assert page.get_by_text("Without a script").is_visible()


def test_leaving_and_coming_back(trainee: Page) -> None:
    trainee.goto("en/planning.html")
    do(trainee, "practice")
    first = answer(trainee, 0)
    do(trainee, "check")
    do(trainee, "next")
    second = answer(trainee, 1)
    trainee.keyboard.press("Tab")
    entered = trainee.evaluate(ENTERED)
    trainee.goto("vi/planning.html")
    do(trainee, "resume-practice")
    assert asked(trainee) == second != first
    again = trainee.evaluate(ENTERED)
    assert again == entered
    assert "1/10" in trainee.locator(".hb-progress").first.inner_text() or "2/10" in trainee.locator(".hb-progress").first.inner_text()


def test_practice_draws_nothing_twice_until_all_was_asked(trainee: Page) -> None:
    trainee.goto("en/risk.html")
    taken = trainee.evaluate(
        """() => { const {draw} = handbookQuiz.chance; const pool = ['a','b','c','d','e','f','g']; let drawn = {round: 0, seen: []}; const runs = [];
        for (let n = 0; n < 7; n += 1) { const next = draw(pool, 3, drawn, n); drawn = next.drawn; runs.push(next.ids); } return runs; }"""
    )
    flat = [one for ids in taken for one in ids]
    assert [sorted(flat[start : start + 7]) for start in (0, 7, 14)] == [sorted("abcdefg")] * 3
    assert all(len(set(ids)) == 3 for ids in taken)


def test_shuffling_is_repeatable_and_leaves_what_is_fixed(trainee: Page) -> None:
    trainee.goto("en/risk.html")
    shuffle = "seed => handbookQuiz.chance.shuffled([{id: 1}, {id: 2, fixed: true}, {id: 3}, {id: 4}, {id: 5, fixed: true}], seed).map(one => one.id)"
    orders = [trainee.evaluate(shuffle, seed) for seed in range(40)]
    assert orders == [trainee.evaluate(shuffle, seed) for seed in range(40)]
    assert {(order[1], order[4]) for order in orders} == {(2, 5)}
    assert len({tuple(order) for order in orders}) == 6


def test_a_failed_test_a_review_with_a_moved_clock_a_pass_and_a_certificate(trainee: Page) -> None:
    for module in ("planning", "risk"):
        trainee.goto(f"en/{module}.html")
        take_test(trainee, 1)
        assert trainee.locator("[data-passed]").get_attribute("data-passed") == "false"
        assert trainee.locator(".hb-quiz__answers > li").count() == (10 if module == "planning" else 3)
    trainee.goto("en/certificate.html")
    assert trainee.get_by_role("heading", name=say("not-yet")).is_visible()
    trainee.goto("en/progress.html")
    assert trainee.get_by_text(say("next-due", time="")[:22]).is_visible()
    at(trainee, NOON + 2 * DAY)
    trainee.goto("en/progress.html")
    assert trainee.get_by_text(say("due-n", n=13)).is_visible()
    trainee.get_by_role("link", name=say("start-review")).click()
    assert len(set(run_through(trainee))) == 10
    do(trainee, "onward")
    assert len(set(run_through(trainee))) == 3
    assert trainee.locator("[data-do=onward]").count() == 0
    for module in ("planning", "risk"):
        trainee.goto(f"en/{module}.html")
        take_test(trainee, 0)
        assert trainee.locator("[data-passed]").get_attribute("data-passed") == "true"
    trainee.goto("en/course.html")
    assert trainee.locator(".hb-badge", has_text=say("passed")).count() == 2
    trainee.goto("en/certificate.html")
    trainee.get_by_label(say("certificate-name")).fill("Nguyễn Văn An")
    paper = trainee.locator(".hb-certificate__paper").inner_text()
    assert "Nguyễn Văn An" in paper
    assert "First course" in paper
    assert "23 September 2026" in paper
    assert say("self-assessment") in paper
    trainee.evaluate("window.print = () => { document.title = 'printed'; }")
    do(trainee, "print")
    assert trainee.title() == "printed"
    trainee.emulate_media(media="print")
    assert trainee.locator(".hb-certificate__form").is_hidden()
    assert trainee.locator(".hb-certificate__paper").is_visible()


def test_a_clock_that_was_set_back_loses_nothing(trainee: Page) -> None:
    trainee.goto("en/planning.html")
    do(trainee, "practice")
    answer(trainee, 0)
    at(trainee, NOON - DAY)
    do(trainee, "check")
    do(trainee, "next")
    second = answer(trainee, 0)
    do(trainee, "check")
    trainee.goto("en/planning.html")
    do(trainee, "resume-practice")
    assert asked(trainee) != second
    do(trainee, "leave")
    do(trainee, "practice")
    trainee.goto("en/planning.html")
    do(trainee, "resume-practice")
    assert trainee.locator(".hb-progress").first.inner_text() == "0 of 10"


def test_handing_in_early_asks_first(trainee: Page) -> None:
    trainee.goto("en/risk.html")
    do(trainee, "test")
    do(trainee, "next")
    answer(trainee, 0)
    do(trainee, "next")
    do(trainee, "hand-in")
    assert trainee.get_by_role("heading", name=say("unanswered", n=2)).is_visible()
    do(trainee, "hand-in")
    assert "You have 1 of 3 points." in trainee.locator(".hb-quiz__stage").inner_text()


def standing(page: Page) -> str:
    page.goto("en/progress.html")
    return page.locator("section[data-course]").inner_text()


def test_export_clear_import_is_where_it_was(trainee: Page, tmp_path: Path) -> None:
    trainee.goto("en/risk.html")
    take_test(trainee, 0)
    trainee.goto("en/planning.html")
    do(trainee, "practice")
    answer(trainee, 0)
    do(trainee, "check")
    do(trainee, "next")
    second = asked(trainee)
    before = standing(trainee)
    with trainee.expect_download() as download:
        do(trainee, "export")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "progress-2026-09-21.json"
    do(trainee, "reset")
    assert standing(trainee) == before
    do(trainee, "reset")
    do(trainee, "reset-sure")
    assert trainee.locator(".hb-quiz__said").inner_text() == say("reset-done")
    assert standing(trainee) != before
    trainee.get_by_label(say("import")).set_input_files(file)
    trainee.get_by_text(say("imported")).wait_for()
    assert standing(trainee) == before
    trainee.goto("en/planning.html")
    do(trainee, "resume-practice")
    assert asked(trainee) == second


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (None, "import-broken"),
        ({"format": "other"}, "import-other"),
        ({"version": 99}, "import-other"),
        ({"data": []}, "import-other"),
        ({"site": "elsewhere"}, "import-site"),
        ({"data": {"answer:x": {"attempts": [{"at": 1, "points": 2, "hash": "h", "hint": False}]}}}, "import-broken"),
        ({"data": {"learners:x": {"at": 1, "current": "", "names": []}}}, "import-broken"),
        ({"data": {"result:x": {"tests": [{"at": 1, "points": 3, "of": 0}]}}}, "import-broken"),
        ({"data": {"drawn:x": {"round": 0, "seen": [1]}, "drawn:y": {"round": 0, "seen": []}}}, "import-broken"),
    ],
    ids=str,
)
def test_a_file_that_is_not_sound_changes_nothing(trainee: Page, change: dict[str, object] | None, problem: str) -> None:
    trainee.goto("en/progress.html")
    file = {"format": "handbook-progress", "version": 1, "site": "demo", "learner": "", "at": 1, "data": {}}
    text = b"{" if change is None else json.dumps({**file, **change}).encode()
    before = trainee.evaluate("JSON.stringify(localStorage)")
    trainee.get_by_label(say("import")).set_input_files({"name": "f.json", "mimeType": "application/json", "buffer": text})
    trainee.get_by_text(say(problem)).wait_for()
    assert trainee.evaluate("JSON.stringify(localStorage)") == before


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_two_windows_lose_no_answers(browser: Browser, quiz_address: str, quiz_folder: Path, scheme: str) -> None:
    base = quiz_address if scheme == "http" else quiz_folder.as_uri() + "/"
    with visiting(browser, base_url=base) as context:
        one, other = context.new_page(), context.new_page()
        one.goto(base + "en/planning.html")
        do(one, "practice")
        other.goto(base + "en/planning.html")
        do(other, "resume-practice")
        first = answer(one, 0)
        assert first == asked(other)
        do(one, "check")
        other.locator(".hb-quiz__result").wait_for()
        do(other, "next")
        do(one, "next")
        second = answer(other, 0)
        do(other, "check")
        one.locator(".hb-quiz__result").wait_for()
        do(one, "next")
        third = answer(one, 0)
        do(one, "check")
        one.goto(base + "en/progress.html")
        kept = one.evaluate("Object.keys(localStorage).filter(key => key.includes(':answer:'))")
        assert sorted(key.split("#")[1] for key in kept) == sorted([first, second, third])


def test_somebody_else_starts_afresh(trainee: Page) -> None:
    trainee.goto("en/risk.html")
    take_test(trainee, 0)
    before = standing(trainee)
    trainee.get_by_text(say("somebody-else")).click()
    trainee.get_by_label(say("new-name")).fill("Bình")
    trainee.get_by_role("button", name=say("start-as"), exact=True).click()
    assert trainee.get_by_text(say("learner", name="Bình")).first.is_visible()
    assert trainee.locator("section[data-course]").inner_text() != before
    trainee.get_by_text(say("somebody-else")).click()
    trainee.get_by_role("button", name=say("continue-as", name=say("nobody"))).click()
    assert trainee.locator("section[data-course]").inner_text() == before


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
FULL = "Storage.prototype.setItem = function () { throw new DOMException('no', 'QuotaExceededError'); };"


@pytest.mark.parametrize(("before", "name"), [(BLOCKED, "storage-blocked"), (FULL, "storage-full")], ids=["blocked", "full"])
def test_without_storage_it_says_so_and_goes_on(browser: Browser, quiz_address: str, before: str, name: str) -> None:
    with visiting(browser, base_url=quiz_address, before=before) as context:
        page = context.new_page()
        page.goto("en/risk.html")
        assert page.get_by_role("status").get_by_text(say(name)).is_visible()
        take_test(page, 0)
        assert page.locator("[data-passed]").get_attribute("data-passed") == "true"
        do(page, "home")
        assert say("best", percent=100) in page.locator(".hb-quiz__stage").inner_text()


def test_an_answer_to_an_older_wording_no_longer_counts(trainee: Page) -> None:
    trainee.goto("en/risk.html")
    take_test(trainee, 0)
    assert "3 of 3" in standing(trainee)
    trainee.evaluate(AGED)
    assert "2 of 3" in standing(trainee)


def test_fifty_questions_are_there_at_once(trainee: Page) -> None:
    best = [float("inf")] * 2  # of three first visits: what else the machine does can only add
    for _ in range(3):
        trainee.goto("about:blank")
        trainee.goto("en/fifty.html")
        shown, all_shown, count = trainee.evaluate(SPEED)
        assert count == 50
        best = [min(pair) for pair in zip(best, (shown, all_shown), strict=True)]
    assert max(best) < 200


def test_by_keyboard_alone(trainee: Page) -> None:
    trainee.goto("en/risk.html")
    trainee.locator("[data-do=practice]").focus()
    trainee.keyboard.press("Enter")
    assert trainee.evaluate("document.activeElement.textContent") == say("question-n", n=1, of=3)
    trainee.keyboard.press("Tab")
    trainee.keyboard.press("Space")
    trainee.keyboard.press("Enter")
    trainee.locator(".hb-quiz__result").wait_for()
    assert trainee.evaluate("document.activeElement.textContent") == say("explanation")
