"""Whatever an author writes is shown, never obeyed: a project of hostile texts has, page by page, the bones of the same one with harmless texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from generator import pipeline, search
from generator.search.unrolled import TITLE
from tests.engine.hostile import HARMLESS, HOSTILE, PROSE, written

RIVERBEND = Path(__file__).parent.parent / "organisations" / "riverbend"
ADDRESSES = ("href", "src", "action", "content")


@pytest.fixture(scope="module")
def sites(once: Callable[[str, Callable[[Path], object]], Path]) -> dict[str, Path]:
    """The two built sites."""
    texts = {"hostile": HOSTILE, "harmless": HARMLESS}

    def make(name: str) -> Callable[[Path], object]:
        return lambda folder: pipeline.build(written(RIVERBEND, folder, lambda number: f"{texts[name]} {number}", PROSE), folder / "site")

    return {name: once(f"{name}-project", make(name)) / "site" / "en" / "draft" for name in texts}


def document(file: Path) -> html.HtmlElement:
    return html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def bones(file: Path) -> list[tuple[str, ...]]:
    """Every element with the names of its attributes, and where it leads; the words of a drawing break into other lines."""
    elements = (element for element in document(file).iter(etree.Element) if element.tag != "tspan")
    return [(element.tag, *element.keys(), *(element.get(name, "") for name in ADDRESSES if element.tag != "meta")) for element in elements]


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def test_both_sites_have_the_same_pages(sites: dict[str, Path]) -> None:
    assert pages(sites["hostile"]) == pages(sites["harmless"])
    assert len(pages(sites["hostile"])) > 30


def test_hostile_texts_add_no_element_no_attribute_and_no_address(sites: dict[str, Path]) -> None:
    different = [page for page in pages(sites["hostile"]) if bones(sites["hostile"] / page) != bones(sites["harmless"] / page)]
    assert different == []


def test_nothing_on_a_page_runs(sites: dict[str, Path]) -> None:
    found: dict[str, bytes] = {}
    for page in pages(sites["hostile"]):
        for element in document(sites["hostile"] / page).iter(etree.Element):
            script = element.text or "" if element.tag == "script" else ""
            leads = " ".join(element.get(name, "") for name in ("href", "src", "action", "formaction", "data"))
            if any(name.startswith("on") for name in element.keys()) or "javascript:" in leads or "alert(" in script:  # noqa: SIM118 - its own method
                found.setdefault(page, etree.tostring(element)[:200])
    assert found == {}


def words(text: str) -> str:
    return " ".join(text.split())


def test_titles_are_shown_as_they_were_written(sites: dict[str, Path]) -> None:
    """In the window, the heading, the way back, the contents, the header and the footer: escaped once, not twice."""
    page = document(sites["hostile"] / "organisation/bindery/index.html")
    places = {
        "window": page.findtext(".//title"),
        "heading": page.find(".//h1").text_content(),
        "way back": page.find_class("hb-path")[0].text_content(),
        "header": page.find_class("hb-brand__name")[0].text_content(),
        "organisation": page.find_class("hb-brand__short")[0].text_content(),
        "publisher": page.find_class("hb-brand__owner")[0].text_content(),
        "footer": page.find_class("hb-footer__name")[0].text_content(),
        "description": page.xpath("string(.//meta[@name='description']/@content)"),
    }
    contents = document(sites["hostile"] / "sources/charter/index.html").find_class("hb-contents")[0].text_content()
    wrong = [place for place, text in {**places, "contents": contents}.items() if words(HOSTILE) not in words(text or "")]
    assert wrong == []


def test_the_menu_shows_the_title_of_a_page(sites: dict[str, Path]) -> None:
    page = document(sites["hostile"] / "index.html")
    linked = [words(link.text_content()) for link in page.iterfind(".//nav//a[@href]") if link.get("href") == "about/"]
    assert linked
    assert all(words(HOSTILE) in text for text in linked)


def test_the_search_index_holds_texts_as_they_were_written(sites: dict[str, Path]) -> None:
    """The search shows them as text, so nothing in them is escaped or left out."""
    index = search.Index.of((sites["hostile"] / "search/handbook.idx").read_bytes())
    titles = [words(index.shown(doc.number, TITLE)) for doc in index.docs]
    assert sum(words(HOSTILE) in title for title in titles) > 20
