"""What differs between two editions, as text, Markdown and JSON."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt

from generator.derive import changes
from generator.export.changes import ChangesShape, Comparison, as_json, as_markdown, as_text
from generator.model import Handbook
from generator.model.names import Names
from tests.editions.five import five_handbooks
from tests.making import handbook, unit


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Handbook]:
    return dict(five_handbooks(tmp_path_factory.mktemp("five")))


def compared(before: Handbook, after: Handbook, language: str = "en") -> Comparison:
    return Comparison("2031-1", "2032-1", changes(before, after), Names(before, language), Names(after, language))


def test_as_text(five: dict[str, Handbook]) -> None:
    assert as_text(compared(five["2033-1"], five["2034-1"])) == (
        "From 2031-1 to 2032-1: 0 real changes, 4 of words or addresses only.\n"
        "\n"
        "Other addresses\n"
        "    Readers' desk has another address: organisation/service-desk; it was organisation/readers-desk.\n"
        "\n"
        "Wording only\n"
        "    The book boat: duty – only the wording differs.\n"
        "    Clause 3.2 of Care rules: heading – only the wording differs.\n"
        "    Losses: text – only the wording differs.\n"
    )


def test_nothing_is_said_to_be_nothing(five: dict[str, Handbook]) -> None:
    same = compared(five["2031-1"], five["2031-1"], "vi")
    assert as_text(same) == "Giữa 2031-1 và 2032-1 không có thay đổi nào.\n"
    assert json.loads(as_json(same))["changes"] == []


def test_as_json(five: dict[str, Handbook]) -> None:
    whole = json.loads(as_json(compared(five["2031-1"], five["2032-1"])))
    assert ChangesShape.model_validate(whole).language == "en"
    assert whole["changes"][1] == {
        "code": "deadline-moved",
        "real": True,
        "subject": "responsibilities/stock-plan#plan",
        "field": "due",
        "before": ["2031-10-31", "on_or_before"],
        "after": ["2031-11-30", "on_or_before"],
        "units": ["organisation/collections-service", "organisation/network-office"],
        "touched": ["responsibilities/stock-plan", "responsibilities/stock-plan#plan", "sources/charter#3.2"],
        "message": "The last day for “The stock plan” is now 30 November 2031; it was 31 October 2031.",
    }


def test_as_markdown_is_a_document_of_headings_and_lists(five: dict[str, Handbook]) -> None:
    tokens = MarkdownIt().parse(as_markdown(compared(five["2031-1"], five["2032-1"])))
    inline = [token.content for token in tokens if token.type == "inline"]
    assert inline[:5] == [
        "What has changed from 2031-1 to 2032-1",
        "From 2031-1 to 2032-1: 5 real changes, 0 of words or addresses only.",
        "Another lead",
        "“The stock plan” is now led by Finance Desk; before that, by Collections Service.",
        "Moved deadlines",
    ]


def test_what_authors_wrote_is_no_markdown() -> None:
    before, after = handbook(), handbook(units={"x": unit(name="*<b>A</b>* [link](x)\n\n# Heading")})
    html = MarkdownIt().render(as_markdown(compared(before, after)))
    assert "<b>" not in html
    assert "<em>" not in html
    assert "<a " not in html
    assert html.count("<h1>") == 1
    assert "*&lt;b&gt;A&lt;/b&gt;* [link](x) # Heading" in html
