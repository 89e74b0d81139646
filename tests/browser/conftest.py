"""What browser tests may ask for: `visit.open(path, look)` over http below a subpath, and `visit_offline` from file://."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import Browsing
from tests.support.server import serving


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served; ends in a slash."""
    with serving(site) as base:
        yield base


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Browsing]:
    """Opens pages; the test fails if any of them asks outside the site, gets an error, or writes one to the console."""
    yield from _watched(Browsing(browser, address))


@pytest.fixture
def visit_offline(browser: Browser, offline_site: Path) -> Iterator[Browsing]:
    """The same for the offline form, opened from its files."""
    yield from _watched(Browsing(browser, offline_site.as_uri() + "/"))


def _watched(browsing: Browsing) -> Iterator[Browsing]:
    yield browsing
    browsing.close()
    assert browsing.complaints == []
