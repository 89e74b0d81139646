"""Small handbooks for tests, written as an author would write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import Handbook

SETTINGS = {"title": "Sổ tay", "organisation": "Cơ quan", "publisher": "Trung tâm", "description": "Để thử.", "languages": ["vi", "en"]}


def unit(**fields: Any) -> dict[str, Any]:
    """A unit; `kind` is `unit` unless given."""
    return {"kind": "unit", "name": "Đơn vị", **fields}


def group(*members: str, **fields: Any) -> dict[str, Any]:
    """A group of these members."""
    return {"kind": "group", "name": "Nhóm", "members": list(members), **fields}


def assignment(assignment_id: str, unit_id: str, role: str = "perform", **fields: Any) -> dict[str, Any]:
    """What a clause says of a unit."""
    return {"id": assignment_id, "unit": unit_id, "role": role, "duty": "Làm việc.", **fields}


def responsibility(*assignments: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
    """A responsibility of these assignments."""
    return {"title": "Công việc", "topic": "work", "assignments": list(assignments), **fields}


def handbook(**parts: Any) -> Handbook:
    """A handbook of `units`, `modules`, `banks` … by id without their folder, and of lists and running text as they are."""
    folders = {
        "units": "organisation",
        "responsibilities": "responsibilities",
        "procedures": "procedures",
        "sources": "sources",
        "courses": "courses",
        "modules": "modules",
        "banks": "quizzes",
    }
    whole: dict[str, Any] = {"settings": SETTINGS}
    for name, value in parts.items():
        folder = folders.get(name)
        whole[name] = {f"{folder}/{key}": {"id": f"{folder}/{key}", **entry} for key, entry in value.items()} if folder else value
    return Handbook.model_validate(whole)
