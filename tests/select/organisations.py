"""Random handbooks whose every thing bears a canary of its own, in its id and in everything it says; classified at random places.

What refers to what is random too, so that most of these would not pass the check: a selection has to be safe all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from generator.model import Classification, Generator, Handbook, Role
from tests.making import SETTINGS

LEVELS = tuple(Classification)
STAND_INS = ("Một bộ phận khác", "Một văn bản khác", "Nội dung khác")


@dataclass
class World:
    """What is being made: the canaries by who may read what bears them, and the ids there are."""

    draw: st.DrawFn
    default: Classification
    canaries: dict[str, Classification] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def bird(self, around: Classification, own: Classification | None = None) -> str:
        """A new canary; *around* is the level of what contains its bearer."""
        name = f"kanari{len(self.canaries):04d}x"
        self.canaries[name] = max((around, own or around), key=lambda one: one.level)
        return name

    def level(self) -> Classification | None:
        """A classification, mostly none."""
        return self.draw(st.sampled_from((None, None, None, *LEVELS[1:])))

    def entry(self, kind: str, folder: str, name: str = "title") -> tuple[str, Classification, dict[str, Any]]:
        """(full id, who may read it, fields) of a new file."""
        own = self.level()
        bird = self.bird(Classification.PUBLIC, own or self.default)
        full_id = f"{folder}/{bird}"
        self.ids.setdefault(kind, []).append(full_id)
        fields: dict[str, Any] = {"id": full_id, name: text(bird, "tên"), "formerly": [f"{folder}/{bird}-cu"]}
        fields |= {"classification": own} if own else {}
        fields |= {"stand_in": self.draw(st.sampled_from(STAND_INS))} if self.draw(st.booleans()) else {}
        return full_id, self.canaries[bird], fields

    def some(self, *kinds: str, most: int = 2, least: int = 0) -> list[str]:
        """A few of the ids there are of these kinds."""
        known = [one for kind in kinds for one in self.ids.get(kind, [])]
        return self.draw(st.lists(st.sampled_from(known), unique=True, max_size=most, min_size=min(least, len(known)))) if known else []


def text(bird: str, what: str) -> dict[str, str]:
    """What somebody says, in both languages."""
    return {"vi": f"Lời {what} của {bird} ở đây.", "en": f"Words {what} of {bird} here."}


@st.composite
def organisations(draw: st.DrawFn) -> tuple[Handbook, dict[str, Classification]]:
    """A handbook, and who may read what bears each canary."""
    world = World(draw, draw(st.sampled_from((*LEVELS[:1] * 5, *LEVELS[1:]))))
    parts: dict[str, Any] = {
        "sources": _all(_source(world) for _ in range(draw(st.integers(1, 3)))),
        "units": _all(_unit(world) for _ in range(draw(st.integers(2, 6)))),
        "responsibilities": _all(_responsibility(world) for _ in range(draw(st.integers(1, 3)))),
        "procedures": _all(_procedure(world) for _ in range(draw(st.integers(1, 2)))),
    }
    parts["terms"] = [_term(world) for _ in range(draw(st.integers(0, 2)))]
    parts["modules"] = _all(_module(world) for _ in range(draw(st.integers(1, 2))))
    parts["lessons"] = {one: _prose(world, one) for one in world.ids["lesson"]}
    parts["courses"] = _all(_course(world) for _ in range(draw(st.integers(0, 2))))
    parts["banks"] = _all(_bank(world, number) for number in range(draw(st.integers(1, 2))))
    parts["prose"] = {one: _prose(world, one) for one in ("about", "training")}
    tiers = [{"id": one, "name": f"Cấp {one}"} for one in ("central", "branch")]
    settings = {**SETTINGS, "classification": world.default, "tiers": tiers, "training": "training", "about": "about"}
    return Handbook.model_validate({"settings": settings, **parts, **_lists(world)}), world.canaries


def _all(entries: Any) -> dict[str, Any]:
    return {entry["id"]: entry for entry in entries}


def _stated(world: World) -> dict[str, Any]:
    source = world.some("clause", "source")
    return {"source": source} if source else {"editorial": True}


def _source(world: World) -> dict[str, Any]:
    full_id, level, fields = world.entry("source", "sources")
    bird = full_id.partition("/")[2]
    said = {name: text(bird, name) for name in ("short", "document_type", "issuer", "signer", "note")}
    based = world.some("source", "clause", most=1)
    return {
        **fields,
        **said,
        "number": f"Số {bird}",
        "based_on": based,
        "clauses": [_clause(world, full_id, level, 2) for _ in range(world.draw(st.integers(0, 3)))],
    }


def _clause(world: World, document: str, around: Classification, deep: int) -> dict[str, Any]:
    own = world.level()
    bird = world.bird(around, own)
    world.ids.setdefault("clause", []).append(f"{document}#{bird}")
    said = {name: text(bird, name) for name in ("heading", "summary", "note")}
    inside = [_clause(world, document, world.canaries[bird], deep - 1) for _ in range(world.draw(st.integers(0, deep)))]
    stand_in = {"stand_in": world.draw(st.sampled_from(STAND_INS))} if world.draw(st.booleans()) else {}
    amended = world.some("source", most=1)
    return {"id": bird, **said, **stand_in, **({"classification": own} if own else {}), "normative": not inside, "amended_by": amended, "clauses": inside}


def _unit(world: World) -> dict[str, Any]:
    draw, before = world.draw, world.some("unit", most=3)
    placed = world.some("placed", most=2)
    full_id, _, fields = world.entry("unit", "organisation", "name")
    bird = full_id.partition("/")[2]
    fields |= {
        "abbreviation": f"T{bird}",
        "aliases": [text(bird, "khác")],
        "description": text(bird, "mô tả"),
        "tier": draw(st.sampled_from(("central", "branch", None))),
    }
    fields |= _stated(world)
    is_group, has_desk = draw(st.booleans()), draw(st.booleans())
    if before and is_group:
        return {**fields, "kind": "group", "members": before[1:], "except": before[:1], "open": draw(st.booleans())}
    world.ids.setdefault("placed", []).append(full_id)
    desk = {"first_of": [{"unit": one, "when": text(bird, "khi"), "editorial": True} for one in placed]} if placed else None
    lines = {"parent": placed[0] if placed else None, "supervised_by": placed[-1] if placed else None}
    return {**fields, "kind": draw(st.sampled_from(("unit", "class"))), **lines, "desk": desk if has_desk else None}


def _responsibility(world: World) -> dict[str, Any]:
    full_id, level, fields = world.entry("responsibility", "responsibilities")
    assignments = [_assignment(world, full_id, level) for _ in range(world.draw(st.integers(1, 3)))]
    bird = world.bird(level)
    world.ids.setdefault("deliverable", []).append(f"{full_id}#{bird}")
    owed = {
        "id": bird,
        "title": text(bird, "nộp"),
        "by": world.some("unit", least=1),
        "to": world.some("unit"),
        "due": {"before": "2006-05-30"},
        **_stated(world),
    }
    return {**fields, "topic": world.draw(st.sampled_from(("one", "two"))), **_stated(world), "assignments": assignments, "deliverables": [owed]}


def _assignment(world: World, home: str, level: Classification) -> dict[str, Any]:
    bird, role = world.bird(level), world.draw(st.sampled_from(tuple(Role)))
    world.ids.setdefault("assignment", []).append(f"{home}#{bird}")
    named = {name: world.some("unit") for name in ("with", "over", "to")}
    return {
        "id": bird,
        "unit": world.some("unit", least=1)[0],
        "role": role,
        "duty": text(bird, "việc"),
        **named,
        "legal_basis": world.some("clause", "source"),
        **_stated(world),
    }


def _procedure(world: World) -> dict[str, Any]:
    _, level, fields = world.entry("procedure", "procedures")
    births = [(own, world.bird(level, own)) for own in (world.level() for _ in range(world.draw(st.integers(1, 5))))]
    steps = []
    for own, bird in births:
        goes = world.draw(st.lists(st.sampled_from([one for _, one in births]), max_size=2))
        ways = [*({"when": text(bird, "nếu"), "go": one} for one in goes[:-1]), {"else": goes[-1]}] if goes else []
        said = {"do": text(bird, "làm"), "gives": text(bird, "ra"), "by": world.some("unit"), "next": ways, **_stated(world)}
        steps.append({"id": bird, **said, **({"classification": own} if own else {})})
    return {**fields, "under": world.some("responsibility"), "steps": steps, "editorial": True}


def _term(world: World) -> dict[str, Any]:
    bird = world.bird(world.default)
    world.ids.setdefault("term", []).append(bird)
    return {"id": bird, "term": text(bird, "thuật ngữ"), "definition": text(bird, "nghĩa"), "synonyms": [text(bird, "khác")], **_stated(world)}


def _module(world: World) -> dict[str, Any]:
    full_id, level, fields = world.entry("module", "modules")
    kinds = ("clause", "responsibility", "assignment", "procedure", "unit", "source")
    goals = [world.bird(level) for _ in range(2)]
    world.ids.setdefault("objective", []).extend(f"{full_id}#{bird}" for bird in goals)
    objectives = [{"id": bird, "text": text(bird, "mục tiêu"), "bloom": "apply", "covers": world.some(*kinds, least=1)} for bird in goals]
    lessons = []
    for _ in range(world.draw(st.integers(1, 3))):
        own = world.level()
        bird = world.bird(level, own)
        world.ids.setdefault("lesson", []).append(f"{full_id}/{bird}")
        lessons.append({"id": bird, "objectives": goals[:1], "covers": world.some("clause"), "minutes": 5, **({"classification": own} if own else {})})
    return {
        **fields,
        "description": text(full_id.partition("/")[2], "gì"),
        "objectives": objectives,
        "lessons": lessons,
        "prerequisites": world.some("module")[:1],
    }


def _prose(world: World, page: str) -> dict[str, Any]:
    """A page that links to and embeds anything; lessons bear their own canary."""
    bird = page.rpartition("/")[2] if page in world.ids["lesson"] else world.bird(world.default)
    kinds = ("unit", "clause", "source", "responsibility", "procedure", "module", "lesson", "course")
    links = "\n\n".join(
        f"Xem [lời liên kết]({one}) và `{one}` và [kia][k{number}].\n\n[k{number}]: {one}" for number, one in enumerate(world.some(*kinds, most=4))
    )
    embeds = [f'{{{{ {name}("{one}") }}}}' for name, kind in EMBEDDED.items() for one in world.some(kind, most=1)]
    body = {language: f"Lời bài của {bird} ở đây {language}.\n\n{links}\n\n" + "\n\n".join(embeds) + "\n" for language in ("vi", "en")}
    return {"id": page, "title": text(bird, "đầu đề"), "body": body}


EMBEDDED = {"responsibility": "responsibility", "clause": "clause", "steps": "procedure", "unit": "unit", "deadline": "deliverable", "term": "term"}


def _course(world: World) -> dict[str, Any]:
    full_id, _, fields = world.entry("course", "courses")
    bird = full_id.partition("/")[2]
    said = {name: text(bird, name) for name in ("description", "certificate")}
    return {**fields, **said, "modules": world.some("module", least=1), "audience": {"units": world.some("unit"), "tiers": []}}


def _bank(world: World, number: int) -> dict[str, Any]:
    full_id, level, fields = world.entry("bank", "quizzes")
    module = world.draw(st.sampled_from(world.ids["module"]))
    questions = [_question(world, level, module) for _ in range(world.draw(st.integers(1, 3)))]
    objective = next(one for one in world.ids["objective"] if one.startswith(module))
    orders = [{"rule": rule, "objective": objective, "most": 5} for rule in Generator] if number == 0 else []
    world.ids.setdefault("question", []).extend(f"{full_id}#{question['id']}" for question in questions)
    return {**fields, "module": module, "questions": questions, "generate": orders}


def _question(world: World, around: Classification, module: str) -> dict[str, Any]:
    own = world.level()
    bird = world.bird(around, own)
    objective = world.draw(st.sampled_from([one for one in world.ids["objective"] if one.startswith(module)]))
    source = world.some("clause", "source", least=1)
    said = {name: text(bird, name) for name in ("stem", "explanation", "hint")}
    options = [{"id": one, "text": text(bird, one), "feedback": text(bird, f"phản hồi {one}"), "correct": one == "a"} for one in ("a", "b")]
    level = {"classification": own} if own else {}
    return {
        "id": bird,
        "type": "single-choice",
        "objective": objective,
        "source": source,
        "covers": world.some("unit", "responsibility"),
        **said,
        **level,
        "options": options,
    }


def _lists(world: World) -> dict[str, Any]:
    known = [one for kind in ("responsibility", "unit", "clause") for one in world.ids.get(kind, [])]
    removed = [(world.level(), f"organisation/da-bo-{number}") for number in range(2)]
    notes = [{"id": f"{one}-{world.bird(Classification.PUBLIC, own or world.default)}", "classification": own or world.default} for own, one in removed]
    return {
        "topics": [{"id": one, "name": f"Chủ đề {one}"} for one in ("one", "two")],
        "roles": [{"id": role, "word": f"Vai {role}", "short": role, "meaning": f"Nghĩa của {role}."} for role in Role],
        "acknowledged": [{"code": "no-lead", "subject": one, "reason": f"Đã rõ về {one}."} for one in known],
        "reviews": [{"id": one, "hash": "0", "date": "2026-01-01"} for one in (*world.ids["lesson"], *world.ids["question"])],
        "removed": [{**note, "reason": f"Đã bỏ {note['id']}.", "successor": next(iter(world.some("unit", most=1)), None)} for note in notes],
    }
