"""Random organisations with responsibilities and an order for every kind of question; names all differ, so that nothing but facts decides."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.model import Generator, Handbook, Role
from tests.making import SETTINGS, assignment, handbook, responsibility

TIERS = ("top", "middle", "low")
DOCUMENTS = ("s", "basis-1", "basis-2", "basis-3", "basis-4")
CLAUSE = "sources/s#1"


STATED: dict[str, Any] = {"source": [CLAUSE]}
EDITORIAL: dict[str, Any] = {"editorial": True}


def _statement(draw: st.DrawFn) -> dict[str, Any]:
    """Three of four statements are a clause's."""
    return draw(st.sampled_from((STATED, STATED, STATED, EDITORIAL)))


def _some(of: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), unique=True, max_size=most)


@st.composite
def units(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Units whose superiors and members stand before them, some with a desk, some of them groups."""
    made: dict[str, dict[str, Any]] = {}
    for number in range(draw(st.integers(5, 11))):
        before = list(made)
        fields: dict[str, Any] = {"name": f"Đơn vị {chr(65 + number)}", "tier": draw(st.sampled_from((*TIERS, None))), "source": [CLAUSE]}
        if before and draw(st.integers(0, 3)) == 0:
            is_open = draw(st.integers(0, 1)) == 1
            members, excepted = draw(_some(before, 3)), draw(_some(before, 1))
            fields |= {"kind": "group", "members": members, "except": [one for one in excepted if one not in members], "open": is_open}
        else:
            placed = [one for one in before if made[one]["kind"] != "group"]
            fields |= {"kind": draw(st.sampled_from(("unit", "class"))), "parent": draw(st.sampled_from((None, *placed, *placed)))}
            fields |= {"supervised_by": draw(st.sampled_from((None, None, *placed)))}
            has_desk = draw(st.booleans())
            if placed and has_desk:
                cases = [{"unit": one, "when": f"Trường hợp {one[-1]}", "source": [CLAUSE]} for one in draw(_some(placed, 2))]
                fields |= {"desk": {"first_of": cases}} if cases else {}
        made[f"organisation/u{number}"] = {key: value for key, value in fields.items() if value is not None}
    return {unit.removeprefix("organisation/"): fields for unit, fields in made.items()}


@st.composite
def responsibilities(draw: st.DrawFn, names: list[str]) -> dict[str, dict[str, Any]]:
    """Responsibilities with roles, partners, recipients, deliverables and invoked documents; some statements are the editors' own."""
    made = {}
    for number in range(draw(st.integers(1, 4))):
        assignments = [
            assignment(
                f"a{place}",
                draw(st.sampled_from(names)),
                draw(st.sampled_from([role.value for role in (*Role, Role.LEAD, Role.COORDINATE, Role.COORDINATE, Role.REPORT)])),
                duty=f"Làm việc {number}-{place}.",
                **{"with": draw(_some(names, 2)), "over": draw(_some(names, 1)), "to": draw(_some(names, 1))},
                legal_basis=[f"sources/{one}" for one in draw(_some(list(DOCUMENTS[1:]), 2))],
                **_statement(draw),
            )
            for place in range(draw(st.integers(1, 4)))
        ]
        delivered = {"id": "d", "title": f"Kế hoạch {number}", "by": [draw(st.sampled_from(names))], "to": draw(_some(names, 2)), "source": [CLAUSE]}
        made[f"r{number}"] = responsibility(
            *assignments, title=f"Công việc {number}", deliverables=[{**delivered, "due": {"before": f"2006-0{number + 1}-01"}}]
        )
    return made


@st.composite
def procedures(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """A procedure with decisions, jumps and editorial steps."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 7)))]
    steps = []
    for step in ids:
        target = draw(st.sampled_from((None, None, None, "end", *ids)))
        other = draw(st.sampled_from((None, None, None, *ids)))
        ways = [{"when": "Có", "go": other}, {"else": target or "end"}] if other else target
        steps.append({"id": step, "by": "unstated", "do": f"Làm bước {step}.", **({"next": ways} if ways else {}), **_statement(draw)})
    return {"p": {"title": "Quy trình", "steps": steps}}


@st.composite
def organisations(draw: st.DrawFn) -> Handbook:
    """A whole handbook, whose one bank orders everything about everything."""
    described = draw(units())
    names = [f"organisation/{one}" for one in described]
    orders = [{"rule": rule.value, "objective": "modules/m#o", "most": 200} for rule in Generator]
    document = {"title": "Văn bản", "document_type": "Công văn", "issuer": "Cơ quan"}
    clause = {"id": "1", "heading": "Điều 1", "normative": True}
    return handbook(
        settings={**SETTINGS, "tiers": [{"id": one, "name": f"Cấp {one}"} for one in TIERS]},
        units=described,
        responsibilities=draw(responsibilities(names)),
        procedures=draw(procedures()),
        sources={one: {**document, "title": f"Văn bản {one}", "short": f"Số {one}", "clauses": [clause] if one == "s" else []} for one in DOCUMENTS},
        banks={"b": {"title": "Ngân hàng", "module": "modules/m", "generate": orders}},
    )
