"""The schemas that editors use: current, correct, and in agreement with what people really write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.export import author_schemas, write_schemas

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "generator" / "schemas"
FOLDERS = {
    "docs/organisation": "unit",
    "docs/responsibilities": "responsibility",
    "docs/procedures": "procedure",
    "docs/sources": "source",
    "curriculum/courses": "course",
    "curriculum/modules": "module",
    "quizzes": "bank",
}
WRITTEN_BY_US = ("reviews",)
REAL = sorted(path for top in ("docs", "curriculum", "quizzes") for path in (ROOT / top).rglob("*.yml") if path.stem not in WRITTEN_BY_US)


def schema_of(path: Path) -> str:
    """The schema a file falls under."""
    file = path.relative_to(ROOT).as_posix()
    return next((name for folder, name in FOLDERS.items() if file.startswith(f"{folder}/")), path.stem)


def errors(name: str, data: Any) -> list[str]:
    """What the schema says against *data*."""
    validator = jsonschema.Draft202012Validator(author_schemas()[name])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_the_committed_schemas_are_current(tmp_path: Path) -> None:
    made = write_schemas(tmp_path)
    assert {path.name for path in COMMITTED.glob("*.json")} == {path.name for path in made}
    stale = [path.name for path in made if path.read_bytes() != (COMMITTED / path.name).read_bytes()]
    assert stale == [], "run `handbook schema`"


@pytest.mark.parametrize("name", sorted(author_schemas()))
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(author_schemas()[name])


def test_every_property_is_described() -> None:
    bare = [
        f"{name}: {key}"
        for name, schema in author_schemas().items()
        for part in (schema, *schema["$defs"].values())
        for key, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert bare == []


def test_there_is_real_content() -> None:
    assert {schema_of(path) for path in REAL} >= set(FOLDERS.values())


@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_files_pass_and_name_their_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert errors(schema_of(path), yaml.load(text, Loader=yaml.CBaseLoader)) == []  # noqa: S506 - builds strings only
    named = text.partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == COMMITTED / f"{schema_of(path)}.json"


UNIT = {"kind": "unit", "name": "Vụ"}
MODULE: dict[str, Any] = {
    "title": "Kế hoạch",
    "description": "Về kế hoạch.",
    "objectives": [{"id": "a", "text": "Biết", "bloom": "remember", "covers": ["responsibilities/plan#lead", "sources/act#I.1"]}],
    "lessons": [{"id": "plans", "objectives": ["a"], "minutes": 5}],
}
ASKED = {"id": "q", "objective": "modules/plan#a", "stem": "Mấy?", "explanation": "Vì", "source": ["sources/act#I.1"]}
COUNTED = {**ASKED, "type": "numeric", "answer": 3, "right": "Đúng", "otherwise": "Sai"}


def bank(*questions: Any, **fields: Any) -> Any:
    return {"title": "Hỏi", "module": "modules/plan", "questions": list(questions), **fields}


ACCEPTED: dict[str, tuple[str, Any]] = {
    "words in two languages": ("unit", {**UNIT, "name": {"vi": "Vụ", "en": "Department"}}),
    "a flag and a number as YAML reads them": ("unit", {**UNIT, "editorial": True, "order": 3}),
    "a flag and a number as the loader reads them": ("unit", {**UNIT, "editorial": "true", "order": "3"}),
    "an id that looks like a number": ("topics", {"topics": [{"id": 1.1, "name": "Một"}]}),
    "an unstated actor": ("procedure", {"title": "P", "steps": [{"id": "s", "by": "unstated", "do": "Làm", "next": "end"}]}),
    "a group with exceptions": ("unit", {"kind": "group", "name": "Nhóm", "except": ["organisation/a"], "open": True}),
    "a module": ("module", MODULE),
    "a course": ("course", {"title": "Khóa", "description": "Cho mọi người.", "modules": ["modules/plan"], "pass_mark": 80}),
    "a number as YAML reads it, and as the loader does": ("bank", bank(COUNTED, {**COUNTED, "answer": "3", "tolerance": "0.5"})),
    "a day": ("bank", bank({**ASKED, "type": "date", "answer": "2006-05-29", "right": "Đúng", "otherwise": "Sai"})),
    "a question in a case": ("bank", bank({**ASKED, "type": "case", "questions": [COUNTED]})),
    "questions to be made": ("bank", bank(generate=[{"rule": "who-leads", "objective": "modules/plan#a", "about": ["procedures/plan"]}])),
    "a whole document as source": ("unit", {**UNIT, "source": ["sources/act", "sources/act#I.1.a"]}),
}
REFUSED: dict[str, tuple[str, Any]] = {
    "a file's id": ("unit", {**UNIT, "id": "organisation/a"}),
    "an unknown field": ("unit", {**UNIT, "colour": "red"}),
    "an unknown kind": ("unit", {"kind": "team", "name": "Đội"}),
    "a group's field in a unit": ("unit", {**UNIT, "members": []}),
    "another word for a flag": ("unit", {**UNIT, "editorial": "yes"}),
    "null": ("unit", {**UNIT, "parent": None}),
    "a reference to another kind": ("unit", {**UNIT, "parent": "sources/act"}),
    "an unknown role": ("roles", {"roles": [{"id": "boss", "word": "W", "short": "S", "meaning": "M"}]}),
    "a deadline both ways": (
        "procedure",
        {"title": "P", "steps": [{"id": "s", "by": [], "do": "Làm", "due": {"before": "2006-05-30", "on_or_before": "2006-05-29"}}]},
    ),
    "a date that is none": ("source", {"title": "T", "short": "S", "document_type": "D", "issuer": "I", "date": "30/05/2006"}),
    "a missing field": ("responsibility", {"title": "T", "topic": "t"}),
    "an objective of nothing": ("module", {**MODULE, "objectives": [{**MODULE["objectives"][0], "covers": []}]}),
    "a module that is a course": ("course", {"title": "Khóa", "description": "Cho mọi người.", "modules": ["courses/plan"]}),
    "a pass mark beyond a hundred": ("course", {"title": "Khóa", "description": "Cho mọi người.", "modules": ["modules/plan"], "pass_mark": 101}),
    "an unknown kind of question": ("bank", bank({**COUNTED, "type": "essay"})),
    "a question without its objective's module": ("bank", bank({**COUNTED, "objective": "a"})),
    "a case in a case": ("bank", bank({**ASKED, "type": "case", "questions": [{**ASKED, "type": "case", "questions": [COUNTED]}]})),
    "a text without any language": ("unit", {"kind": "unit", "name": {}}),
}


@pytest.mark.parametrize(("name", "data"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(name: str, data: Any) -> None:
    assert errors(name, data) == []


@pytest.mark.parametrize(("name", "data"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(name: str, data: Any) -> None:
    assert errors(name, data) != []
