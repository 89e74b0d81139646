"""The published `handbook.json`: its shape, its schema, its bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from generator import quiz
from generator.derive import derive
from generator.export import handbook_json, handbook_schema
from generator.model import Handbook
from generator.model.derived import Derived
from tests.making import assignment, group, handbook, responsibility, unit
from tests.quiz.asked import EVERY_KIND, KEYS, bank, taught_handbook

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
    return json.loads(handbook_json(book, derived(book), "draft"))


def derived(book: Handbook) -> Derived:
    return replace(derive(book), questions=quiz.posed(book))


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


# -- training ----------------------------------------------------------------------------------------------------------------------


def test_courses_modules_and_questions() -> None:
    data = written(taught_handbook())
    jsonschema.validate(data, handbook_schema(), cls=jsonschema.Draft202012Validator)
    assert [(each["id"], each["modules"], each["pass_mark"]) for each in data["courses"]] == [("courses/c", ["modules/m"], 80)]
    (module,) = data["modules"]
    assert set(module) == {"id", "title", "lessons", "objectives"}
    assert module["lessons"] == [{"id": "modules/m/l", "title": {"vi": "Bài"}, "covers": ["sources/act#1"]}]
    assert module["objectives"] == [{"id": "modules/m#o", "text": {"vi": "Nêu được."}, "bloom": "understand", "covers": ["sources/act#1"]}]
    assert [question["type"] for question in data["questions"]] == [question["type"] for question in EVERY_KIND]
    assert data["questions"][0] == {
        "id": "quizzes/b#single-choice",
        "type": "single-choice",
        "objective": "modules/m#o",
        "module": "modules/m",
        "generated": False,
        "stem": {"vi": "Hỏi single-choice?"},
        "source": ["sources/act#1"],
    }


def test_no_answer_of_any_kind_of_question_is_in_it() -> None:
    text = handbook_json(book := taught_handbook(), derived(book), "draft").decode()
    assert KEYS in json.dumps(EVERY_KIND), "the word by which an answer would be known"
    assert KEYS not in text


def test_no_question_for_exams_is_in_it() -> None:
    single = EVERY_KIND[0]
    banks = {
        "b": bank({**single, "id": "secret-one", "use": "exam"}, {**single, "id": "open-one", "stem": "Hỏi?"}),
        "exam": bank({**single, "id": "secret-two"}, {**single, "id": "for-all", "use": "practice"}, use="exam"),
    }
    book = taught_handbook(banks)
    assert [question["id"] for question in written(book)["questions"]] == ["quizzes/b#open-one", "quizzes/exam#for-all"]
    assert b"secret" not in handbook_json(book, derived(book), "draft")


@pytest.mark.parametrize("draft", ["course", "module", "bank", "question"])
def test_what_is_a_draft_is_in_the_draft_edition_only(draft: str) -> None:
    book = taught_handbook({"b": bank(EVERY_KIND[0] | ({"status": "draft"} if draft == "question" else {}), **_draft(draft, "bank"))}, draft=draft)
    everything, released = (json.loads(handbook_json(book, derived(book), edition)) for edition in ("draft", "2026-1"))
    kept = {name: bool(released[name]) for name in ("courses", "modules", "questions")}
    assert all(everything[name] for name in kept)
    gone = {"course": {"courses"}, "module": {"courses", "modules", "questions"}, "bank": {"questions"}, "question": {"questions"}}
    assert {name for name, there in kept.items() if not there} == gone[draft]


def _draft(draft: str, kind: str) -> dict[str, str]:
    return {"status": "draft"} if draft == kind else {}
