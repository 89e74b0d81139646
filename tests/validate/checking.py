"""Handbooks made in memory are checked here; the place of a problem is its owner and the path to the value."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from generator.model import Handbook, Prose
from generator.problems import Code, Locator, Origins, Place, Problem
from generator.validate import validate


class PathLocator(Locator):
    """Says instead of a file and a line which value was asked for; a key ends with a colon."""

    def __init__(self, owner: str) -> None:
        self.owner = owner

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        return Place(f"{self.owner} {'.'.join(str(part) for part in path)}{':' if key else ''}".strip())


def origins(book: Handbook, *further: str) -> Origins:
    """Places for everything in *book*, and for *further* owners."""
    folders = (*book.folders(), book.prose, book.lessons)
    lists = ("mkdocs.yml", "glossary", "roles", "topics", "findings", "removed", "reviews")
    owners = {*lists, *further, *(entry_id for folder in folders for entry_id in folder)}
    return Origins({owner: PathLocator(owner) for owner in owners})


def problems(book: Handbook, code: Code, broken: Collection[str] = (), guide: tuple[Prose, ...] = (), pictures: Collection[str] = ()) -> list[Problem]:
    """The problems of one kind in *book*."""
    places = origins(book, *(page.id for page in guide))
    report = validate(book, places, broken, guide=guide, pictures=pictures)
    return [problem for problem in report.problems if problem.code is code]


def said(book: Handbook, code: Code, *details: str, **options: Any) -> list[tuple[str, ...]]:
    """Each problem of one kind as (place, and the named details of it; `-` where it has none of that name)."""
    return [(problem.place.file, *(dict(problem.details).get(name, "-") for name in details)) for problem in problems(book, code, **options)]


def source(*clauses: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A legal document of these clauses."""
    return {"title": "Văn bản", "short": "Văn bản", "document_type": "Công văn", "issuer": "Cơ quan", "clauses": list(clauses), **fields}


def clause(clause_id: str, *inside: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A clause; normative unless it holds others."""
    return {"id": clause_id, "heading": "Điều", "normative": not inside, "clauses": list(inside), **fields}


def procedure(*steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A procedure of these steps."""
    return {"title": "Quy trình", "steps": list(steps), **fields}


def step(step_id: str, following: Any = (), **fields: Any) -> dict[str, Any]:
    """A step that nobody in particular takes."""
    return {"id": step_id, "by": "unstated", "do": "Làm.", "next": following, **fields}


def when(step_id: str) -> dict[str, str]:
    """A way on that is taken in some case."""
    return {"when": "Nếu cần", "go": step_id}


def prose(page_id: str, **bodies: str) -> Prose:
    """A page of running text, its body by language."""
    return Prose.model_validate({"id": page_id, "title": dict.fromkeys(bodies, "Trang"), "body": bodies})
