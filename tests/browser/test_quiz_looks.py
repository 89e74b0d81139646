"""What the quiz looks like: no accessibility rule is broken before or after answering, nothing is cut off when enlarged, and it stays small."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator import engine
from generator.engine import scripts
from generator.model.question import KINDS
from tests.quiz_js import harness
from tests.quiz_js.questions import ANSWERS
from tests.quiz_js.trainee import answer, at, do, take_test, visiting
from tests.support.axe import violations
from tests.support.browsing import DEVICES, LOOKS, Look
from tests.support.server import serving

SOON = 1_790_000_900_000
MOST_BYTES = 30_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(harness.build(tmp_path_factory.mktemp("looks"))) as base:
        yield base


def goto(page: Page, path: str, look: Look) -> None:
    page.goto(path)
    if look.scheme == "dark":
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_rule_is_broken_before_and_after_answering(browser: Browser, address: str, language: str, look: Look) -> None:
    found: dict[str, list[str]] = {}
    with visiting(browser, base_url=address, **DEVICES[look.device]) as context:
        page = context.new_page()
        for name in sorted(ANSWERS):
            goto(page, "about:blank", Look())
            goto(page, f"{language}/planning.html#{name}", look)
            found[name] = violations(page)
            answer(page, 1)
            do(page, "check")
            found[name] += violations(page)
        for step, path in enumerate(("planning", "progress", "course", "certificate")):
            goto(page, f"{language}/{path}.html", look)
            if not step:
                take_test(page, 0)
                at(page, SOON)
            found[path] = violations(page)
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("name", [*sorted(ANSWERS), "progress"])
def test_at_200_per_cent_on_a_phone_nothing_is_cut_off(browser: Browser, address: str, name: str) -> None:
    with visiting(browser, base_url=address, viewport={"width": 320, "height": 500}) as context:
        page = context.new_page()
        page.goto("vi/progress.html" if name == "progress" else f"vi/planning.html#{name}")
        page.add_style_tag(content="html { font-size: 150% }")
        if name != "progress":
            answer(page, 1)
            do(page, "check")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_forced_colours_show_what_was_chosen(browser: Browser, address: str) -> None:
    with visiting(browser, base_url=address, forced_colors="active") as context:
        page = context.new_page()
        page.goto("vi/planning.html#who")
        answer(page, 0)
        chosen, other = (page.locator(f".hb-quiz__option:has(input{state})").first for state in (":checked", ":not(:checked)"))
        colour = "one => getComputedStyle(one).borderTopColor"
        assert chosen.evaluate(colour) != other.evaluate(colour)


def test_scripts_and_style_are_small() -> None:
    style = (harness.ASSETS / "quiz.css").read_bytes()
    assert sum(len(gzip.compress(content, 9)) for content in (engine.quiz(), style)) <= MOST_BYTES


def test_every_kind_has_a_twin_in_the_browser() -> None:
    kinds = {kind.__module__.rpartition(".")[2] for kind in KINDS}
    assert {file.stem for file in (scripts.QUIZ / "kinds").glob("*.js")} == kinds
    assert {file.stem for file in scripts.QUIZ.glob("*.js")} == {*scripts.BELOW, *scripts.ABOVE}
