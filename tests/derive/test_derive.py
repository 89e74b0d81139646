"""What all findings share: their order, their words, their acknowledgement."""

from __future__ import annotations

import pytest

from generator.derive import RULES, derive, stale_acknowledgements
from generator.locale import Catalogue
from generator.model import Handbook, Text
from generator.model.derived import FindingCode
from generator.model.names import Names
from tests.making import assignment, handbook, responsibility, unit

LEADERLESS = {"code": "no-lead", "subject": "responsibilities/work", "reason": "Đã hỏi."}
GONE = {"code": "two-leads", "subject": "responsibilities/work", "reason": "Đã hỏi."}


def everything(*acknowledged: dict[str, str]) -> Handbook:
    """A handbook that shows every finding there is."""
    a, b, c = "organisation/a", "organisation/b", "organisation/c"
    act = {"title": "A", "short": "Công văn 1", "document_type": "A", "issuer": "A", "date": "2006-06-01"}
    late = {"id": "list", "title": "Danh sách", "by": [a], "due": {"before": "2006-05-30"}, "source": ["sources/act#1"]}
    return handbook(
        units={
            "a": unit(name={"vi": "Vụ A", "en": "Department A"}),
            "b": unit(parent=c),
            "c": unit(supervised_by=b),
            "d": unit(),
            "e": unit(name="Vụ E"),
        },
        responsibilities={
            "work": responsibility(
                assignment("x", a, "coordinate", **{"with": [b]}), assignment("y", "organisation/e", "coordinate"), title="Việc", deliverables=[late]
            ),
            "twice": responsibility(assignment("x", a, "lead"), assignment("y", b, "lead"), title="Việc chung"),
        },
        procedures={"p": {"title": "Lập kế hoạch", "steps": [{"id": "s", "by": "unstated", "do": "Phê duyệt"}]}},
        sources={"act": {**act, "clauses": [{"id": "1", "heading": "H", "normative": "true"}, {"id": "2", "heading": "H", "normative": "true"}]}},
        acknowledged=list(acknowledged),
    )


def test_the_rules_find_every_code_in_the_order_of_the_codes() -> None:
    codes = [finding.code for finding in derive(everything()).findings]
    assert list(dict.fromkeys(codes)) == list(FindingCode)
    assert len(RULES) == len(FindingCode)


def test_a_finding_is_named_by_its_code_and_subject() -> None:
    findings = derive(everything()).findings
    assert len({(finding.code, finding.subject) for finding in findings}) == len(findings)


def test_an_acknowledged_finding_stays_and_says_why() -> None:
    findings = derive(everything(LEADERLESS)).findings
    assert [finding.acknowledged for finding in findings if finding.code is FindingCode.NO_LEAD] == [Text.model_validate("Đã hỏi.")]
    assert {finding.acknowledged for finding in findings if finding.code is not FindingCode.NO_LEAD} == {None}


def test_an_acknowledgement_of_nothing_is_stale() -> None:
    book = everything(LEADERLESS, GONE)
    assert [each.code for each in stale_acknowledgements(book, derive(book))] == ["two-leads"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_can_be_told(language: str) -> None:
    book = everything()
    names = Names(book, language)
    told = [(finding.title(names), finding.message(names), finding.explanation(names)) for finding in derive(book).findings]
    assert all("{" not in text and "organisation/" not in text for texts in told for text in texts)


def test_a_message_names_things_as_the_language_does() -> None:
    book = everything()
    messages = {finding.code: finding.message(Names(book, "vi")) for finding in derive(book).findings}
    assert messages[FindingCode.NO_LEAD] == "Ở nội dung “Việc”, văn bản giao Vụ A và Vụ E phối hợp nhưng không nêu đơn vị nào chủ trì hoặc thực hiện."
    assert "“Phê duyệt”" in messages[FindingCode.ACTOR_UNSTATED]
    assert "điểm 2 Công văn 1" in messages[FindingCode.UNCITED_CLAUSE]
    assert "“Danh sách”" in messages[FindingCode.EARLY_DEADLINE]
    assert "Department A" in next(finding.message(Names(book, "en")) for finding in derive(book).findings)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_catalogue_has_the_words_of_the_codes_and_of_nothing_else(language: str) -> None:
    below = {name.partition(".")[0] for name in Catalogue.of(language).below("finding") if "." in name}
    assert below == {code.value for code in FindingCode}
