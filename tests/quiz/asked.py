"""A handbook with one course and a written question of every kind, whose answers are known by a word."""

from __future__ import annotations

from typing import Any

from generator.model import Handbook
from tests.making import handbook

KEYS = "XQZ"
"""Stands in everything that answers a question, and nowhere else."""


def _option(option_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": option_id, "text": f"{KEYS} {option_id}", "feedback": KEYS, **fields}


def _question(kind: str, **fields: Any) -> dict[str, Any]:
    common = {"id": kind, "type": kind, "objective": "modules/m#o", "stem": f"Hỏi {kind}?", "explanation": KEYS, "hint": KEYS, "source": ["sources/act#1"]}
    return common | fields


OPTIONS = [_option("a", correct=True), _option("b")]
ACCEPT = [{"text": KEYS, "feedback": KEYS}]
SAID = {"right": KEYS, "otherwise": KEYS}
SIMPLE: tuple[dict[str, Any], ...] = (
    _question("single-choice", options=OPTIONS),
    _question("multiple-choice", options=OPTIONS),
    _question("true-false", answer=True, if_true=KEYS, if_false=KEYS),
    _question("matching", pairs=[{"id": one, "left": f"{KEYS} {one}", "right": f"{KEYS} {one}{one}", "feedback": KEYS} for one in "ab"]),
    _question("ordering", items=[_option(one) for one in "abc"]),
    _question("short-answer", accept=ACCEPT, otherwise=KEYS),
    _question("numeric", answer="3", **SAID),
    _question("date", answer="2006-05-29", **SAID),
    _question("cloze", text=f"{KEYS} [[g]]", gaps=[{"id": "g", "accept": ACCEPT, "otherwise": KEYS}]),
)
EVERY_KIND: tuple[dict[str, Any], ...] = (*SIMPLE, _question("case", questions=[{**SIMPLE[0], "id": "part", "stem": f"{KEYS}?"}]))


def bank(*questions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A bank of the one module."""
    return {"title": "Câu hỏi", "module": "modules/m", "questions": list(questions), **fields}


def taught_handbook(banks: dict[str, Any] | None = None, *, draft: str = "", **parts: Any) -> Handbook:
    """One course of one module with one lesson about the first clause of one document; *draft* is `course` or `module` to make that a draft."""
    status = {kind: {"status": "draft"} if draft == kind else {} for kind in ("course", "module")}
    module = {
        "title": "Mô-đun",
        "description": "Về việc này.",
        "objectives": [{"id": "o", "text": "Nêu được.", "bloom": "understand", "covers": ["sources/act#1"]}],
        "lessons": [{"id": "l", "objectives": ["o"], "covers": ["sources/act#1"], "minutes": 5}],
    }
    clauses = [{"id": number, "heading": f"Mục {number}", "normative": True} for number in "12"]
    whole: dict[str, Any] = {
        "sources": {"act": {"title": "A", "short": "A", "document_type": "A", "issuer": "A", "clauses": clauses}},
        "courses": {"c": {"title": "Khóa", "description": "Cho mọi người.", "modules": ["modules/m"], **status["course"]}},
        "modules": {"m": module | status["module"]},
        "lessons": {"modules/m/l": {"id": "modules/m/l", "title": "Bài", "body": "Đọc."}},
        "banks": banks or {"b": bank(*EVERY_KIND)},
    }
    return handbook(**(whole | parts))
