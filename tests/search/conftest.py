"""The real handbook's search indexes, a small one for properties, and a blank tab that knows the JavaScript engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator import pipeline, search, view
from generator.model import Handbook
from generator.model.derived import Derived
from tests.making import assignment, handbook, responsibility, unit
from tests.search import engines


def made(whole: Handbook, derived: Derived, language: str) -> bytes:
    """The index of a handbook in one language."""
    others = {other: f"../../{other}/draft/" for other in whole.settings.languages if other != language}
    return search.index(whole, derived, view.pages(whole, derived, language), search.Site(language, elsewhere=others))


@pytest.fixture(scope="session")
def indexes(root: Path) -> dict[str, bytes]:
    """The real handbook's indexes, by language."""
    checked = pipeline.check(root)
    whole = pipeline.require(checked)
    return {language: made(whole, checked.derived, language) for language in whole.settings.languages}


@pytest.fixture(scope="session")
def vietnamese(indexes: dict[str, bytes]) -> search.Index:
    """The real handbook's Vietnamese index, ready to be asked."""
    return search.Index.of(indexes["vi"])


@pytest.fixture(scope="session")
def english(indexes: dict[str, bytes]) -> search.Index:
    """The same in English."""
    return search.Index.of(indexes["en"])


@pytest.fixture(scope="session")
def small() -> Handbook:
    """Two units, and one responsibility that one of them leads."""
    return handbook(
        units={
            "warehouse": unit(name={"vi": "Phòng Kho vận", "en": "Warehouse"}, aliases=["Kho vận", {"vi": "Phòng KV", "en": "Stores"}]),
            "office": unit(name={"vi": "Văn phòng", "en": "Office"}),
        },
        responsibilities={
            "store": responsibility(
                assignment("lead", "organisation/warehouse", "lead", duty="Chủ trì việc cất giữ hàng hoá.", **{"with": ["organisation/office"]}),
                title={"vi": "Cất giữ hàng hóa", "en": "Storage of goods"},
                deliverables=[{"id": "list", "title": "Danh sách hàng", "by": ["organisation/warehouse"], "due": {"before": "2026-03-01"}}],
            )
        },
        roles=[{"id": "lead", "word": {"vi": "Chủ trì", "en": "Leads"}, "short": "Chủ trì", "meaning": "Đứng đầu."}],
        topics=[{"id": "work", "name": "Công việc"}],
    )


@pytest.fixture(scope="session")
def small_index(small: Handbook) -> bytes:
    """Its Vietnamese index."""
    return made(small, Derived(), "vi")


@pytest.fixture(scope="session")
def misleading_index() -> bytes:
    """Names with words that ask elsewhere, beside facts that would answer them."""
    near = {"id": "list", "title": "Danh sách quỹ khuyến học", "by": ["organisation/one"], "due": {"before": "2006-05-30"}}
    whole = handbook(
        units={"one": unit()},
        responsibilities={
            "extend": responsibility(assignment("do", "organisation/one"), title="Gia hạn quỹ khuyến học"),
            "count": responsibility(assignment("ok", "organisation/one", "approve", duty="Duyệt giấy phép khai thác cát."), title="Thống kê giấy phép"),
            "permit": responsibility(assignment("ok", "organisation/one", "approve"), title="Phê duyệt giấy phép khai thác cát"),
            "fund": responsibility(assignment("do", "organisation/one"), title="Quỹ khuyến học", deliverables=[near]),
        },
        roles=[{"id": role, "word": word, "short": word, "meaning": "Làm."} for role, word in (("approve", "Phê duyệt"), ("perform", "Thực hiện"))],
        topics=[{"id": "work", "name": "Công việc"}],
    )
    return made(whole, Derived(), "vi")


@pytest.fixture(scope="session")
def engine(browser: Browser) -> Tab:
    """A blank tab that knows the JavaScript engine and stays where it is."""
    page = browser.new_page()
    engines.load(page)
    return page


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab of its own."""
    page = browser.new_page()
    yield page
    page.close()
