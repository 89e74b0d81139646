"""What people write of an edition after its release is read like all they write, and never makes it more open than it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.editions import Shelf, read_editions
from generator.locale import Catalogue
from generator.problems import Code
from tests.shelf import ALL, ERRATA, ids, shelved, told, volume_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shelved(tmp_path, *ALL)


def with_errata(root: Path, text: str) -> Shelf:
    (root / "editions/2026-1/errata.yml").write_text(text, "utf-8")
    return read_editions(root)


def test_errata_are_read_and_change_nothing_that_was_frozen(root: Path) -> None:
    before = volume_of(read_editions(root), "2026-1")
    shelf = with_errata(root, ERRATA)
    after = volume_of(shelf, "2026-1")
    assert told(shelf) == []
    assert (after.digest, after.handbook) == (before.digest, before.handbook)
    assert [one.id for one in after.errata.corrections] == ["responsibilities/plan#lead"]
    assert after.errata.corrections[0].text.values == {"vi": "Phải là hai.", "en": "Should be two."}
    assert [one.id for one in after.errata.withdrawn] == ["about", None]
    assert [(one.id, one.classification.value) for one in after.errata.classified] == [("sources/rules#1.a", "restricted"), ("organisation/office", "internal")]


@pytest.mark.parametrize(
    ("before", "after", "place", "code"),
    [
        ("responsibilities/plan#lead", "responsibilities/plan#leed", "3:9", Code.UNKNOWN_ID),
        ("- id: about", "- id: abuot", "7:9", Code.UNKNOWN_ID),
        ("sources/rules#1.a", "sources/rules#1.b", "14:9", Code.UNKNOWN_ID),
        ("organisation/office\n    class", "about\n    class", "16:9", Code.ERRATA_UNCLASSIFIABLE),
        ("organisation/office\n    class", "responsibilities/plan#lead\n    class", "16:9", Code.ERRATA_UNCLASSIFIABLE),
        ("restricted", "public", "15:21", Code.ERRATA_WIDER),
        ("organisation/office\n    classification: internal", "organisation/archive\n    classification: public", "17:21", Code.ERRATA_WIDER),
        ("en: Should", "fr: Should", "4:30", Code.UNKNOWN_LANGUAGE),
    ],
)
def test_errata_that_do_not_fit_the_edition(root: Path, before: str, after: str, place: str, code: Code) -> None:
    assert before in ERRATA
    shelf = with_errata(root, ERRATA.replace(before, after, 1))
    assert told(shelf) == [(f"editions/2026-1/errata.yml:{place}", code)]
    assert ids(shelf) == list(ALL)


def test_a_mistyped_id_in_errata_gets_the_right_one_told(root: Path) -> None:
    [problem] = with_errata(root, ERRATA.replace("plan#lead", "plan#leed")).report.problems
    assert problem.hint(Catalogue.of("en")).startswith("Did you mean “responsibilities/plan#lead”?")
    assert problem.message(Catalogue.of("en")) == "Nothing in editions/2026-1/model.json has the id “responsibilities/plan#leed”."


@pytest.mark.parametrize("text", ["", "corrections: {", "corections: []\n", "withdrawn:\n  - reason: x\n", "\x00"])
def test_an_edition_whose_errata_cannot_be_read_is_not_shown(root: Path, text: str) -> None:
    shelf = with_errata(root, text)
    assert shelf.report.stops()
    assert {place.rpartition(":")[0].rpartition(":")[0] for place, _ in told(shelf)} == {"editions/2026-1/errata.yml"}
    assert (ids(shelf), shelf.broken) == (["2025-1", "2026-2"], ("2026-1",))
