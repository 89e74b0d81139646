"""A large handbook that nobody wrote: names and duties put together, always the same ones, from words that Vietnamese administration uses."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.model import Handbook

WORDS: Mapping[str, Sequence[Sequence[str]]] = yaml.load(Path(__file__).with_name("synthetic.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
ACTIONS, OBJECTS, FIELDS, TASKS, DUTIES = (WORDS[name] for name in ("actions", "objects", "fields", "tasks", "duties"))
OFFICES, ROLES, PLACES = WORDS["offices"], WORDS["roles"], WORDS["places"]
SOURCE = "sources/circular"


def handbook(pages: int = 3000, seed: int = 2006) -> Handbook:
    """A handbook of about so many pages: a third units, a half responsibilities, the rest procedures and running text."""
    chance = random.Random(seed)  # noqa: S311 - always the same handbook is the point
    units = dict(_units(chance, pages // 3))
    work = dict(_responsibilities(chance, pages // 2, list(units)))
    procedures = dict(_procedures(chance, pages - pages // 3 - pages // 2, list(work), list(units)))
    return Handbook.model_validate(
        {
            "settings": {"title": "Sổ tay lớn", "organisation": "Cơ quan", "publisher": "Trung tâm", "description": "Để đo.", "languages": ["vi", "en"]},
            "units": units,
            "responsibilities": work,
            "procedures": procedures,
            "sources": {SOURCE: _circular()},
            "roles": [{"id": role, "word": {"vi": vi, "en": en}, "short": vi, "meaning": vi} for role, vi, en in ROLES],
            "topics": [{"id": f"topic-{number}", "name": _text(pair)} for number, pair in enumerate(FIELDS)],
            "terms": [
                {"id": f"term-{number}", "term": _text(pair), "definition": _text(DUTIES[number % len(DUTIES)]), "editorial": True}
                for number, pair in enumerate(OBJECTS)
            ],
        }
    )


def _text(pair: Sequence[str]) -> dict[str, str]:
    return {"vi": pair[0], "en": pair[1]}


def _units(chance: random.Random, count: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    kinds = [(office, task, place) for office in OFFICES for task in TASKS for place in PLACES]
    for number, ((vi, en, letters), task, place) in enumerate(chance.sample(kinds, count)):
        initials = "".join(word[0] for word in task[0].split()).upper()
        unit = f"organisation/unit-{number}"
        short = f"{letters} {initials} {place}"
        yield (
            unit,
            {
                "id": unit,
                "kind": "unit",
                "name": {"vi": f"{vi} {task[0]} {place}", "en": f"{en} {task[1]}, {place}"},
                "abbreviation": short,
                "editorial": True,
                "description": {"vi": f"Đơn vị làm công tác {task[0]} trên địa bàn {place}.", "en": f"Does {task[1]} in {place}."},
            },
        )


def _responsibilities(chance: random.Random, count: int, units: list[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    kinds = [(action, thing, number) for action in ACTIONS for thing in OBJECTS for number in range(len(FIELDS))]
    for number, (action, thing, field) in enumerate(chance.sample(kinds, count)):
        entry, where = f"responsibilities/work-{number}", FIELDS[field]
        held = chance.sample(units, chance.randint(1, 3))
        yield (
            entry,
            {
                "id": entry,
                "topic": f"topic-{field}",
                "title": {"vi": f"{action[0]} {thing[0]} {where[0]}", "en": f"{action[1]} {thing[1]} {where[1]}"},
                "assignments": [_assignment(chance, place, unit, held, thing) for place, unit in enumerate(held)],
            },
        )


def _assignment(chance: random.Random, place: int, unit: str, held: list[str], thing: Sequence[str]) -> Mapping[str, Any]:
    role, vi, en = ROLES[min(place, 1)] if len(held) > 1 else ROLES[2]
    duty = chance.choice(DUTIES)
    return {
        "id": f"part-{place}",
        "unit": unit,
        "role": role,
        "with": [other for other in held if other != unit][:1],
        "source": [f"{SOURCE}#{chance.randint(1, 40)}"],
        "duty": {"vi": f"{vi} công việc về {thing[0]}, {duty[0]}.", "en": f"{en} the work on {thing[1]} and has to {duty[1]}."},
    }


def _procedures(chance: random.Random, count: int, work: list[str], units: list[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    kinds = [(thing, task, place) for thing in OBJECTS for task in TASKS for place in PLACES]
    for number, (thing, task, place) in enumerate(chance.sample(kinds, count)):
        entry = f"procedures/way-{number}"
        yield (
            entry,
            {
                "id": entry,
                "under": [chance.choice(work)],
                "title": {"vi": f"Quy trình {task[0]} liên quan {thing[0]}, địa bàn {place}", "en": f"How {task[1]} handles {thing[1]} in {place}"},
                "steps": [
                    {"id": f"step-{place}", "by": [chance.choice(units)], "do": _text(duty), "editorial": True}
                    for place, duty in enumerate(chance.sample(DUTIES, 4))
                ],
            },
        )


def _circular() -> Mapping[str, Any]:
    clauses = [
        {"id": str(number + 1), "heading": _text(OBJECTS[number % len(OBJECTS)]), "summary": _text(DUTIES[number % len(DUTIES)]), "normative": True}
        for number in range(40)
    ]
    issuer = {"vi": "Bộ Tài chính", "en": "Ministry of Finance"}
    return {
        "id": SOURCE,
        "title": {"vi": "Quy định chung", "en": "General rules"},
        "short": {"vi": "Thông tư", "en": "Circular"},
        "document_type": {"vi": "Thông tư", "en": "Circular"},
        "issuer": issuer,
        "clauses": clauses,
    }
