"""Every change in a sentence, in both languages, without an id where there is a name."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.derive import changes
from generator.locale import Catalogue, languages
from generator.model import Handbook
from generator.model.change import Change, ChangeCode
from generator.model.change_words import field_name, title, told
from generator.model.names import Names
from tests.derive.filled import edits, filled
from tests.editions.five import five_handbooks
from tests.making import assignment, handbook, responsibility, unit


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Handbook]:
    return dict(five_handbooks(tmp_path_factory.mktemp("five")))


def sentences(before: Handbook, after: Handbook, language: str) -> list[str]:
    return [told(change, Names(before, language), Names(after, language)) for change in changes(before, after)]


def test_in_english(five: dict[str, Handbook]) -> None:
    assert sentences(five["2031-1"], five["2032-1"], "en") == [
        "“The stock plan” is now led by Finance Desk; before that, by Collections Service.",
        "The last day for “The stock plan” is now 30 November 2031; it was 31 October 2031.",
        "New document: First amendment.",
        "Clause 3.2 of Charter: amended by – now clause 1 of First amendment; nothing was stated before.",
        "What is the last day for the stock plan?: answer – now 30 November 2031; before that, 31 October 2031.",
    ]
    assert sentences(five["2032-1"], five["2032-2"], "en")[:2] == [
        "Finance Desk is no longer among the units; its place is taken by Network Office.",
        "Lending counter is now called Readers' desk.",
    ]
    assert sentences(five["2032-2"], five["2033-1"], "en")[1:5] == [
        "Bindery: superior – now Network Office; before that, Collections Service.",
        "New responsibility: “Exchange with partner libraries”.",
        "New step in the procedure “Mending a book”: Enter the mending in the register.",
        "Mend the book: where it leads – now “Enter the mending in the register”; before that, “Put the book back on its shelf”.",
    ]


def test_in_vietnamese(five: dict[str, Handbook]) -> None:
    assert sentences(five["2031-1"], five["2032-1"], "vi")[:2] == [
        "“The stock plan” nay do Finance Desk chủ trì; trước đây do Collections Service chủ trì.",
        "Ngày cuối cùng của thời hạn “The stock plan” nay là 30/11/2031; trước đây là 31/10/2031.",
    ]


def test_of_a_list_that_only_grew_or_shrank_is_told_what_came_or_went() -> None:
    def book(*parties: str) -> Handbook:
        units = {name: unit(name=name.upper()) for name in "abc"}
        together: dict[str, Any] = {"with": [f"organisation/{name}" for name in parties]}
        return handbook(units=units, responsibilities={"r": responsibility(assignment("l", "organisation/a", **together), title="Work")})

    assert sentences(book("b"), book("b", "c"), "en") == ["Work: partners – now also C."]
    assert sentences(book("b", "c"), book("b"), "vi") == ["Work: bên phối hợp – nay không còn C."]
    assert sentences(book("b"), book("c"), "en") == ["Work: partners – now C; before that, B."]


@pytest.mark.parametrize("language", languages())
def test_every_code_has_a_heading(language: str) -> None:
    assert all(title(code, Catalogue.of(language)) for code in ChangeCode)
    assert field_name("", Catalogue.of(language)) == ""


@pytest.mark.parametrize("language", languages())
def test_every_change_can_be_told(language: str) -> None:
    book, met = filled(), set()
    for edit in edits(book):
        for before, after in ((book, edit.after), (edit.after, book)):
            for change in changes(before, after):
                sentence = told(change, Names(before, language), Names(after, language))
                met.add(change.code)
                assert sentence[0] == sentence[0].upper()
                assert sentence.endswith((".", "”."))
                assert not re.search(r"[{}]|““|: –", sentence), sentence
    assert met >= set(ChangeCode) - {ChangeCode.STEPS_REORDERED, ChangeCode.MOVED, ChangeCode.DUTY_ADDED, ChangeCode.DUTY_DROPPED}


def test_a_name_of_before_is_found_by_its_old_id(five: dict[str, Handbook]) -> None:
    before, after = Names(five["2031-1"], "en"), Names(five["2034-1"], "en")
    lead = Change(ChangeCode.LEAD_CHANGED, "responsibilities/lending", before=("organisation/service-desk",), after=("organisation/service-desk",))
    assert told(lead, before, after) == "“Lending to readers” is now led by Readers' desk; before that, by Lending counter."


def test_words_that_authors_write_for_programs_are_told_in_words(five: dict[str, Handbook]) -> None:
    names = Names(five["2031-1"], "en")

    def field(name: str, before: str, after: str) -> str:
        return told(Change(ChangeCode.UNIT_CHANGED, "organisation/bindery", name, (before,), (after,)), names, names)

    assert field("tier", "network", "house") == "Bindery: tier – now Houses; before that, The whole network."
    assert field("topic", "care", "money") == "Bindery: topic – now Money and reports; before that, Care of books."
    assert field("when", "periodic", "promptly") == "Bindery: occasion – now promptly; before that, periodically."
    assert field("editorial", "false", "true") == "Bindery: whether it is the editors’ own – now yes; before that, no."
    party = Change(ChangeCode.PARTY_ADDED, "responsibilities/fees#set", after=("organisation/bindery", "comply"))
    assert told(party, names, names) == "In “Fees and fines”, Bindery now has the role “Keeps to”."
