"""Every way on from every page leads somewhere, in both forms of the site, and nothing is loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import search
from tests.support.pages import STYLE_ADDRESS, html_files, is_external, missing, read


def dead(site: Path, *, directories: bool) -> list[str]:
    """One line a dead address, with the first page that has it."""
    found: dict[str, str] = {}
    for file in html_files(site):
        document = read(file)
        for address in sorted({*document.links, *document.loads}):
            if reason := missing(site, document, address, directories=directories):
                found.setdefault(f"{address}: {reason}", file.relative_to(site).as_posix())
    return [f"{page} → {what}" for what, page in sorted(found.items())]


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert dead(site, directories=True) == []


def test_every_link_and_anchor_leads_somewhere_from_files(offline_site: Path) -> None:
    assert dead(offline_site, directories=False) == []


@pytest.mark.parametrize("form", ["site", "offline_site"])
def test_nothing_is_loaded_from_another_host(form: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(form)
    pages = {f"{file.relative_to(folder)}: {address}" for file in html_files(folder) for address in read(file).loads if is_external(address)}
    styles = {
        f"{file.relative_to(folder)}: {address}"
        for file in sorted(folder.rglob("*.css"))
        for address in STYLE_ADDRESS.findall(file.read_text("utf-8"))
        if is_external(address)
    }
    assert pages | styles == set()


def test_search_results_lead_to_a_place(site: Path) -> None:
    indexes = sorted(site.rglob("search/handbook.idx"))
    assert indexes, "no search index was built"
    for file in indexes:
        entrance, index = read(file.parent.parent / "index.html"), search.Index.of(file.read_bytes())
        locations = [f"{doc.address}/".lstrip("/") + (f"#{doc.anchor}" if doc.anchor else "") for doc in index.docs]
        assert [f"{location}: {reason}" for location in locations if (reason := missing(site, entrance, location))] == []
