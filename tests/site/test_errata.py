"""What became known after a release: shown beside the text, taken off the pages, or kept from readers; the frozen bytes stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator import pipeline
from generator.model import Classification
from tests.editions.five import five_editions

Once = Callable[[str, Callable[[Path], object]], Path]
ERRATA = """\
corrections:
  - {id: "responsibilities/mending#mend", date: 2033-06-01, text: It is the bindery's leader who answers for it.}
withdrawn:
  - {id: responsibilities/stock-plan, date: 2033-06-02, reason: The plan was never adopted., successor: responsibilities/lending}
classified:
  - {id: organisation/map-room, classification: internal}
"""
WHOLE = "withdrawn:\n  - {date: 2034-07-01, reason: It was printed too early.}\n"


def project(folder: Path) -> Path:
    root = five_editions(folder)
    (root / "editions/2032-1/errata.yml").write_text(ERRATA.replace("#mend", f"#{_mending(root)}"), "utf-8")
    (root / "editions/2034-1/errata.yml").write_text(WHOLE, "utf-8")
    return root


def _mending(root: Path) -> str:
    handbook = pipeline.require(pipeline.check(root))
    return handbook.responsibilities["responsibilities/mending"].assignments[0].id


@pytest.fixture(scope="module")
def public(once: Once) -> Path:
    return once("errata", lambda folder: pipeline.build(project(folder), folder / "site")) / "site/en"


@pytest.fixture(scope="module")
def internal(once: Once) -> Path:
    form = pipeline.Form(Classification.INTERNAL)
    return once("errata-internal", lambda folder: pipeline.build(project(folder), folder / "site", form)) / "site/en"


def main(site: Path, path: str) -> str:
    document = html.document_fromstring((site / path / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    return " ".join(document.find(".//main").text_content().split())


def notice(site: Path, path: str) -> str:
    document = html.document_fromstring((site / path / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    return " ".join(" ".join(each.text_content().split()) for each in document.find_class("hb-draft"))


def test_a_correction_stands_beside_the_text_in_that_edition_only(public: Path) -> None:
    words = "It is the bindery's leader who answers for it."
    assert words in main(public, "2032-1/responsibilities/mending")
    assert "1 June 2033" in main(public, "2032-1/responsibilities/mending")
    assert words not in main(public, "2032-2/responsibilities/mending")


def test_what_was_withdrawn_says_so_at_its_address(public: Path) -> None:
    shown = main(public, "2032-1/responsibilities/stock-plan")
    assert "This was withdrawn on 2 June 2033" in shown
    assert "The plan was never adopted." in shown
    assert "Lending" in shown
    assert "Last found in" not in shown
    assert "stock-plan" not in (public / "2032-1/matrix/index.html").read_text("utf-8")
    assert "withdrawn" not in main(public, "2032-2/responsibilities/stock-plan")


def test_what_was_classified_is_kept_from_the_public_and_shown_to_the_staff(public: Path, internal: Path) -> None:
    assert "This is no longer in the handbook." in main(public, "2032-1/organisation/map-room")  # the edition before still has it
    assert "map-room" not in (public.parent / "data/2032-1/handbook.json").read_text("utf-8")
    assert "Map room" in main(internal, "2032-1/organisation/map-room")
    assert "Map room" in main(public, "2031-1/organisation/map-room")


def test_a_withdrawn_edition_says_so_and_the_one_before_is_the_newest(public: Path) -> None:
    assert "This edition was withdrawn on 1 July 2034. Reason: It was printed too early." in notice(public, "2034-1/organisation/bindery")
    assert notice(public, "2033-1/organisation/bindery") == ""
    entrance = html.document_fromstring((public / "index.html").read_bytes())
    assert entrance.find(".//a").get("href") == "2033-1/"


def test_the_released_files_are_untouched(once: Once, public: Path) -> None:
    assert public.is_dir()
    root = once("errata", lambda _: None)
    assert [problem for problem in pipeline.check(root).report.problems if problem.place.file.startswith("editions/")] == []
