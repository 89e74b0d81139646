"""What a trainee does on the pages: entering answers of every kind, going on, reading what the page says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.quiz_js.questions import ANSWERS
from tests.support.browsing import DEVICES, TIMEOUT

NOON = 1_790_000_000_000
"""A moment for the clock, in milliseconds since 1970."""
CLOCK = "window.handbookQuiz = {clock: () => Number(window.name || %d), seed: () => %d};"
"""The page's clock can be moved by its `window.name`, which outlives leaving the page."""


@contextmanager
def visiting(browser: Browser, *, seed: int = 7, before: str = "", **options: Any) -> Iterator[BrowserContext]:
    """A browser with storage of its own; the block fails if a page of it writes an error."""
    context = browser.new_context(**{**DEVICES["desktop"], "reduced_motion": "reduce", **options})
    context.set_default_timeout(TIMEOUT)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.add_init_script(CLOCK % (NOON, seed) + before)
    yield context
    context.close()
    assert complaints == []


def at(page: Page, moment: int) -> None:
    """Move the page's clock."""
    page.evaluate("moment => { window.name = String(moment); }", moment)


def do(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.locator(f"[data-do='{name}']").click()


def asked(page: Page) -> str:
    """Id of the question that is shown, without its bank."""
    return str(page.locator(".hb-quiz__form [data-question]").get_attribute("data-question")).partition("#")[2]


def answer(page: Page, which: int) -> str:
    """Answer the question that is shown: 0 right, 1 wrong, 2 partly (right where a kind knows no such thing)."""
    name = asked(page)
    response = ANSWERS[name][which]
    fill(page.locator(".hb-quiz__set"), ANSWERS[name][0] if response is None else response, name)
    return name


def fill(place: Locator, response: object, name: str) -> None:
    """Enter *response* as people do: by mouse, keyboard and choosing."""
    if name == "match":
        _pairs(place, response)
    elif name == "gaps":
        _gaps(place, response)
    elif name == "case":
        _case(place, response)
    elif name == "steps":
        _order(place, response)
    elif isinstance(response, str) and place.locator("input[type=text]").count():
        place.locator("input[type=text]").fill(response)
    else:
        _choose(place, response)


def _choose(place: Locator, response: object) -> None:
    values = response if isinstance(response, list) else [str(response).lower() if isinstance(response, bool) else response]
    for box in place.locator("input[type=checkbox]").all():
        box.uncheck()
    for value in values:
        place.locator(f"input[value='{value}']").check()


def _mapping(response: object) -> Mapping[str, Any]:
    assert isinstance(response, Mapping)
    return response


def _pairs(place: Locator, response: object) -> None:
    labels = {"lead": "Chủ trì", "join": "Phối hợp"}
    for pair, value in _mapping(response).items():
        place.get_by_label(labels[pair], exact=True).select_option(value)


def _gaps(place: Locator, response: object) -> None:
    place.locator("select").select_option(_mapping(response)["who"])
    place.locator("input").fill(_mapping(response)["what"])


def _case(place: Locator, response: object) -> None:
    sets = place.locator(".hb-quiz__inner")
    _choose(sets.nth(0), _mapping(response)["first"])
    _choose(sets.nth(1), _mapping(response)["second"])


def _order(place: Locator, response: object) -> None:
    assert isinstance(response, list)
    for goal, item in enumerate(response):
        while (now := order(place).index(item)) > goal:
            place.locator(f"li[data-id='{item}'] button").first.press("Enter")
            assert order(place).index(item) == now - 1


def order(place: Locator) -> list[str]:
    """Ids in the order in which they stand."""
    return [str(item.get_attribute("data-id")) for item in place.locator(".hb-quiz__order > li").all()]


def run_through(page: Page, which: int = 0) -> list[str]:
    """Answer all questions of a practice run or a review, up to its result; the ids in their order."""
    names = []
    while True:
        names.append(answer(page, which))
        do(page, "check")
        if page.locator("[data-do='finish']").count():
            do(page, "finish")
            return names
        do(page, "next")


def take_test(page: Page, which: int = 0) -> None:
    """Answer a whole test and hand it in."""
    do(page, "test")
    while True:
        answer(page, which)
        if page.locator("[data-do='hand-in']").count():
            do(page, "hand-in")
            return
        do(page, "next")
