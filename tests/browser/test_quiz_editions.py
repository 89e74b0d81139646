"""What the quiz scripts know of editions: in which one a module was passed, and what somebody who passed an older one has to learn again."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.locale import Catalogue
from tests.quiz_js import harness
from tests.quiz_js.trainee import NOON, take_test, visiting
from tests.support.axe import violations
from tests.support.browsing import DEVICES, LOOKS, Look
from tests.support.server import serving

KEY = "handbook:demo:{learner}:result:modules/{module}"
DAY = 86_400_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(harness.build(tmp_path_factory.mktemp("editions"))) as base:
        yield base


@pytest.fixture
def trainee(browser: Browser, address: str) -> Iterator[Page]:
    with visiting(browser, base_url=address) as context:
        yield context.new_page()


def passed(page: Page, module: str, *editions: str | None, learner: str = "") -> None:
    """As if the module's test had been passed in these editions, one a day; None: nobody noted in which."""
    tests = [{"at": NOON - 9 * DAY + n * DAY, "points": 10, "of": 10, **({"edition": edition} if edition else {})} for n, edition in enumerate(editions)]
    page.goto("en/course.html")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY.format(module=module, learner=learner), json.dumps({"tests": tests})])


def again(page: Page, path: str = "en/progress.html") -> dict[str, str]:
    """What the page tells to learn again, by module."""
    page.goto(path)
    return {str(box.get_attribute("data-relearn")).removeprefix("modules/"): box.inner_text() for box in page.locator("[data-relearn]").all()}


def test_a_pass_in_an_older_edition_leads_to_what_has_changed_since(trainee: Page) -> None:
    passed(trainee, "planning", "2026-1")
    found = again(trainee)
    assert list(found) == ["planning"], "the other module was never passed"
    assert Catalogue.of("en")("quiz.relearn", edition="2026-1") in trainee.locator("[data-since='2026-1']").inner_text()
    assert {link.inner_text(): link.get_attribute("href") for link in trainee.locator("[data-relearn] a").all()} == {
        "Lesson planning 2026-1": "course.html",
        "2 questions for practice": "planning.html",
    }


def test_each_module_counts_from_the_edition_in_which_it_was_passed(trainee: Page) -> None:
    passed(trainee, "planning", "2026-2")
    passed(trainee, "risk", "2026-1")
    found = again(trainee)
    assert "Lesson planning 2026-2" in found["planning"]
    assert "Lesson risk 2026-1" in found["risk"]
    assert again(trainee, "en/course.html").keys() == {"planning", "risk"}, "the course's page says it too"


@pytest.mark.parametrize(
    ("editions", "told"),
    [
        (("2027-1",), False),
        (("2026-1", "2027-1"), False),
        (("2027-1", "2026-1"), False),
        (("2026-1", "2026-2"), True),
        (("2026-1", None), True),
        (("2026-1", "draft"), True),
        ((None,), False),
        (("draft",), False),
        (("2030-1",), False),
        (("2026-1", "2030-1"), False),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_the_newest_edition_in_which_it_was_passed_counts(trainee: Page, editions: tuple[str | None, ...], told: bool) -> None:  # noqa: FBT001 - a case
    passed(trainee, "planning", *editions)
    assert bool(again(trainee)) is told


def test_passing_the_test_anew_is_the_end_of_it(trainee: Page) -> None:
    passed(trainee, "planning", "2026-1")
    trainee.goto("en/planning.html")
    take_test(trainee, 0)
    assert again(trainee) == {}
    stored = json.loads(str(trainee.evaluate("key => localStorage.getItem(key)", KEY.format(module="planning", learner=""))))
    assert [test["edition"] for test in stored["tests"]] == ["2026-1", "2027-1"]


def test_every_learner_on_a_shared_computer_is_told_of_their_own(trainee: Page) -> None:
    passed(trainee, "planning", "2026-1", learner="An")
    assert again(trainee) == {}
    trainee.evaluate("window.handbookQuiz.store('demo').become('An')")
    assert list(again(trainee)) == ["planning"]


def test_a_file_carries_the_edition_to_another_computer(trainee: Page, browser: Browser, address: str) -> None:
    passed(trainee, "planning", "2026-1")
    text = str(trainee.evaluate("window.handbookQuiz.store('demo').exported()"))
    with visiting(browser, base_url=address) as context:
        other = context.new_page()
        other.goto("en/progress.html")
        assert other.evaluate("text => window.handbookQuiz.store('demo').imported(text)", text) == ""
        assert list(again(other)) == ["planning"]
        broken = text.replace('"2026-1"', "{}")
        assert other.evaluate("text => window.handbookQuiz.store('demo').imported(text)", broken) == "import-broken"


def test_the_certificate_names_the_editions(trainee: Page) -> None:
    passed(trainee, "risk", "2027-1")
    passed(trainee, "planning", "2026-2")
    trainee.goto("en/certificate.html")
    assert "Edition: Edition 2026-2, Edition 2027-1" in trainee.locator(".hb-certificate__paper").inner_text()


def test_the_certificate_claims_no_edition_where_none_was_noted(trainee: Page) -> None:
    passed(trainee, "risk", None)
    passed(trainee, "planning", None)
    trainee.goto("en/certificate.html")
    assert "Edition" not in trainee.locator(".hb-certificate__paper").inner_text()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_what_to_learn_again_breaks_no_rule(browser: Browser, address: str, look: Look) -> None:
    with visiting(browser, base_url=address, **DEVICES[look.device]) as context:
        page = context.new_page()
        passed(page, "planning", "2026-1")
        for path in ("vi/progress.html", "vi/course.html"):
            assert again(page, path)
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme === 'dark' ? 'slate' : 'default'; }", look.scheme)
            assert violations(page) == []
