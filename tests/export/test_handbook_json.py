"""The published `handbook.json`: its shape, its schema, its bytes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.derive import derive
from generator.export import handbook_json, handbook_schema
from generator.model import Handbook
from tests.making import assignment, group, handbook, responsibility, unit

A, B = "organisation/a", "organisation/b"


def small() -> Handbook:
    return handbook(
        units={
            "b": unit(order=1, name={"vi": "Vụ B", "en": "Department B"}, abbreviation="VB", tier="central"),
            "a": unit(
                order=2,
                kind="class",
                name="Cục A",
                parent=B,
                supervised_by=B,
                desk={"first_of": [{"unit": B, "when": "Khi có", "source": ["sources/act#1"]}, {"unit": B}]},
            ),
            "all": group(A, B, order=3),
        },
        responsibilities={
            "work": responsibility(
                assignment("x", A, "coordinate", **{"with": [B]}, over=[B], to=[B], source=["sources/act#1.a"]),
                title={"vi": "Việc", "en": "The work"},
                deliverables=[
                    {"id": "list", "title": "Danh sách", "by": [A], "to": [B], "due": {"before": "2006-05-30"}},
                    {"id": "plan", "title": "Kế hoạch", "by": [A], "due": {"on_or_before": "2006-05-31"}},
                    {"id": "note", "title": "Báo cáo", "by": [A]},
                ],
            )
        },
        procedures={
            "p": {
                "title": "Quy trình",
                "under": ["responsibilities/work"],
                "editorial": "true",
                "steps": [
                    {"id": "check", "by": [A], "do": "Xem", "next": [{"when": "Đạt", "go": "send"}, {"else": "check"}], "source": ["sources/act#1"]},
                    {"id": "send", "by": "unstated", "do": "Gửi", "gives": "Bản gửi"},
                ],
            }
        },
        sources={
            "act": {
                "title": "A",
                "short": "A",
                "document_type": "A",
                "issuer": "A",
                "clauses": [{"id": "1", "heading": "Một", "clauses": [{"id": "1.a", "heading": "Một a", "normative": "true"}]}],
            }
        },
        terms=[{"id": "t", "term": "Từ", "abbreviation": "T", "definition": "Nghĩa", "synonyms": ["Tiếng"]}],
    )


def written(book: Handbook | None = None) -> Any:
    book = book or small()
    return json.loads(handbook_json(book, derive(book), "draft"))


def test_it_is_what_its_schema_says() -> None:
    jsonschema.Draft202012Validator.check_schema(handbook_schema())
    jsonschema.validate(written(), handbook_schema(), cls=jsonschema.Draft202012Validator)
    jsonschema.validate(written(handbook()), handbook_schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("change", [{"schema_version": 2}, {"extra": 1}, {"units": [{"id": A}]}, {"questions": [{"id": "q"}]}])
def test_its_schema_refuses_anything_else(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**written(), **change}, handbook_schema(), cls=jsonschema.Draft202012Validator)


def test_the_whole_has_these_parts() -> None:
    data = written()
    parts = "schema_version edition languages units responsibilities procedures sources terms courses modules questions findings"
    assert set(data) == set(parts.split())
    assert (data["schema_version"], data["edition"], data["languages"]) == (1, "draft", ["vi", "en"])
    assert (data["courses"], data["modules"], data["questions"]) == ([], [], [])


def test_units_in_reading_order_with_every_key() -> None:
    first, second, third = written()["units"]
    assert first == {
        "id": B,
        "kind": "unit",
        "name": {"vi": "Vụ B", "en": "Department B"},
        "abbreviation": {"vi": "VB"},
        "tier": "central",
        "parent": None,
        "supervised_by": None,
        "desk": None,
    }
    assert (second["kind"], second["parent"], second["supervised_by"]) == ("class", B, B)
    assert second["desk"] == {"first_of": [{"unit": B, "when": {"vi": "Khi có"}, "source": ["sources/act#1"]}, {"unit": B, "when": None, "source": []}]}
    assert (third["kind"], third["parent"], third["desk"]) == ("group", None, None)


def test_responsibilities_with_assignments_and_deliverables() -> None:
    (work,) = written()["responsibilities"]
    assert set(work) == {"id", "title", "topic", "assignments", "deliverables"}
    assert work["assignments"] == [
        {"id": "x", "unit": A, "role": "coordinate", "duty": {"vi": "Làm việc."}, "with": [B], "over": [B], "to": [B], "source": ["sources/act#1.a"]}
    ]
    assert work["deliverables"][0] == {"id": "list", "title": {"vi": "Danh sách"}, "by": [A], "to": [B], "due": {"before": "2006-05-30"}, "source": []}
    assert [each["due"] for each in work["deliverables"][1:]] == [{"on_or_before": "2006-05-31"}, None]


def test_procedures_spell_out_every_way_on() -> None:
    (procedure,) = written()["procedures"]
    check, send = procedure["steps"]
    assert check["next"] == [{"when": {"vi": "Đạt"}, "go": "send"}, {"when": None, "go": "check"}]
    assert (send["next"], send["by"], send["gives"]) == ([{"when": None, "go": "end"}], [], {"vi": "Bản gửi"})
    assert (procedure["under"], procedure["editorial"], check["editorial"]) == (["responsibilities/work"], True, False)


def test_sources_are_whole_trees() -> None:
    inner = {"id": "1.a", "heading": {"vi": "Một a"}, "normative": True, "clauses": []}
    assert written()["sources"] == [{"id": "sources/act", "clauses": [{"id": "1", "heading": {"vi": "Một"}, "normative": False, "clauses": [inner]}]}]


def test_terms() -> None:
    assert written()["terms"] == [
        {"id": "t", "term": {"vi": "Từ"}, "abbreviation": {"vi": "T"}, "definition": {"vi": "Nghĩa"}, "synonyms": [{"vi": "Tiếng"}], "source": []}
    ]


def test_findings_are_told_in_every_language_with_names() -> None:
    finding = written()["findings"][0]
    assert (finding["code"], finding["subject"], set(finding)) == ("no-lead", "responsibilities/work", {"code", "subject", "message"})
    assert set(finding["message"]) == {"vi", "en"}
    assert "“The work”" in finding["message"]["en"]
    assert "Cục A" in finding["message"]["vi"]


def test_the_bytes_are_canonical() -> None:
    first, again = (handbook_json(book, derive(book), "2026-1") for book in (small(), small()))
    assert first == again
    assert first.endswith(b"}\n")
    assert "Vụ B" in first.decode("utf-8"), "UTF-8, not escapes"
    assert list(json.loads(first)) == sorted(json.loads(first))
