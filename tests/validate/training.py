"""What the tests of courses and questions share: a course of one module and one lesson, written as an author would write it."""

from __future__ import annotations

from typing import Any

from generator.model import Handbook, Prose
from tests.making import handbook
from tests.validate.checking import clause, prose, source

OBJECTIVE = "modules/plans#tell"
ASKED = {"objective": OBJECTIVE, "stem": "Hỏi?", "explanation": "Vì vậy.", "source": ["sources/dispatch#I"]}


def objective(objective_id: str, **fields: Any) -> dict[str, Any]:
    """Something a trainee can do."""
    return {"id": objective_id, "text": "Kể", "bloom": "remember", "covers": ["sources/dispatch#I"], **fields}


def lesson(lesson_id: str, *objectives: str, **fields: Any) -> dict[str, Any]:
    """A lesson that serves these objectives."""
    return {"id": lesson_id, "objectives": list(objectives or ("tell",)), "minutes": 5, **fields}


def module(**fields: Any) -> dict[str, Any]:
    """A module with the objective `tell` and the lesson `four`."""
    return {"title": "Kế hoạch", "description": "Về kế hoạch.", "objectives": [objective("tell")], "lessons": [lesson("four")], **fields}


def course(*modules: str, **fields: Any) -> dict[str, Any]:
    """A course of these modules."""
    return {"title": "Khóa", "description": "Cho mọi người.", "modules": [f"modules/{one}" for one in modules], **fields}


def choice(choice_id: str, text: str | None = None, **fields: Any) -> dict[str, Any]:
    """One choice; wrong unless `correct`."""
    return {"id": choice_id, "text": text or choice_id, "feedback": "Vì vậy.", **fields}


def question(kind: str = "true-false", question_id: str = "q", **fields: Any) -> dict[str, Any]:
    """A question; a true-false one is whole as it is."""
    whole = {"answer": True, "if_true": "Đúng.", "if_false": "Sai."} if kind == "true-false" else {}
    return {"id": question_id, "type": kind, **ASKED, **whole, **fields}


def bank(*questions: Any, **fields: Any) -> dict[str, Any]:
    """A bank of these questions that feeds the module `plans`."""
    return {"title": "Hỏi", "module": "modules/plans", "questions": list(questions), **fields}


def training(lessons: dict[str, Prose] | None = None, **parts: Any) -> Handbook:
    """A handbook with a document of one clause, the module `plans` and its lesson; *parts* as `handbook` takes them."""
    texts = {f"modules/plans/{name}": prose(f"modules/plans/{name}", vi="Bài.") for name in ("four",)} if lessons is None else lessons
    whole: dict[str, Any] = {"sources": {"dispatch": source(clause("I"))}, "modules": {"plans": module()}, **parts}
    return handbook(**whole, lessons=texts)


def asking(*questions: dict[str, Any], **fields: Any) -> Handbook:
    """The same with a bank `plans` of these questions."""
    return training(banks={"plans": bank(*questions, **fields)})
