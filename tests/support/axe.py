"""Asks axe-core about the page that is open. The rules come with a package; nothing of theirs stands in this repository."""

from __future__ import annotations

from functools import cache
from importlib import resources

from playwright.sync_api import Page


@cache
def _rules() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """One line a broken rule: rule, how bad, what to do, and up to five places. All of axe-core's default rules."""
    page.evaluate(_rules())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(results => results.violations)")
    return [f"{rule['id']} ({rule['impact']}): {rule['help']} — {len(rule['nodes'])} × {_places(rule['nodes'])}" for rule in found]


def _places(nodes: list[dict[str, list[str]]]) -> str:
    return " · ".join(" ".join(map(str, node["target"])) for node in nodes[:5])
