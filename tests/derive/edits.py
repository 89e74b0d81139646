"""Edits of a handbook, one function a kind: each changes the data at a random place, and says which changes that makes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, cast

from hypothesis import strategies as st

from generator.model import Handbook, Step, item_id
from generator.model.change import ChangeCode

C = ChangeCode


Data = dict[str, Any]


def at(book: Data, folder: str, entry_id: str) -> Data:
    return cast("Data", book[folder][entry_id])


def edited(before: Handbook, edit: Callable[[Data], object]) -> tuple[Handbook, Handbook]:
    """*before*, and the same after *edit* of its data."""
    data = json.loads(before.model_dump_json(by_alias=True, exclude_defaults=True))
    edit(data)
    return before, Handbook.model_validate(data)


class Chance:
    """A book as data, and a hand that picks from it."""

    def __init__(self, book: Data, handbook: Handbook, draw: Callable[..., Any]) -> None:
        self.book, self.handbook, self.draw = book, handbook, draw

    def entry(self, folder: str, fits: Callable[[Data], bool] = lambda _: True) -> Data:
        return cast("Data", self.one([entry for entry in self.book[folder].values() if fits(entry)]))

    def one(self, of: list[Any]) -> Any:
        return self.draw(st.sampled_from(of))

    def clause(self, fits: Callable[[Data], bool] = lambda _: True) -> tuple[str, Data, list[Data]]:
        """(full id, a clause, the list that it is in)."""
        found: list[tuple[str, Data, list[Data]]] = []

        def walk(document: str, clauses: list[Data]) -> None:
            for clause in clauses:
                if fits(clause):
                    found.append((item_id(document, clause["id"]), clause, clauses))
                walk(document, clause.get("clauses", []))

        for document in self.book["sources"].values():
            walk(document["id"], document.get("clauses", []))
        return self.one(found)  # type: ignore[no-any-return]


def words(text: Data, more: str = " nữa") -> Data:
    return {language: said + more for language, said in text.items()}


def add_unit(pick: Chance) -> list[tuple[ChangeCode, str]]:
    pick.book["units"]["organisation/new"] = {"id": "organisation/new", "kind": "unit", "name": {"vi": "Mới"}}
    return [(C.UNIT_ADDED, "organisation/new")]


def remove_unit(pick: Chance) -> list[tuple[ChangeCode, str]]:
    unit = pick.entry("units")
    del pick.book["units"][unit["id"]]
    return [(C.UNIT_REMOVED, unit["id"])]


def rename_unit(pick: Chance) -> list[tuple[ChangeCode, str]]:
    unit = pick.entry("units")
    unit["name"] = words(unit["name"])
    return [(C.UNIT_RENAMED, unit["id"])]


def respell_unit(pick: Chance) -> list[tuple[ChangeCode, str]]:
    unit = pick.entry("units")
    unit["name"] = {language: f"{name.upper()}." for language, name in unit["name"].items()}
    return [(C.WORDING, unit["id"])]


def move_unit(pick: Chance) -> list[tuple[ChangeCode, str]]:
    unit = pick.entry("units", lambda one: one["kind"] != "group")
    unit["parent"] = pick.one([other for other in pick.book["units"] if other != unit.get("parent")])
    return [(C.UNIT_MOVED, unit["id"])]


def sort_anew(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry(pick.one(["units", "responsibilities", "procedures", "sources"]))
    entry["order"] = entry.get("order", 0) + pick.draw(st.integers(1, 9))
    responsibility = pick.entry("responsibilities")
    responsibility["assignments"] = pick.draw(st.permutations(responsibility["assignments"]))
    pick.book["terms"] = pick.draw(st.permutations(pick.book["terms"]))
    return []


def word_duty(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities")
    assignment = pick.one(entry["assignments"])
    assignment["duty"] = words(assignment["duty"])
    return [(C.WORDING, item_id(entry["id"], assignment["id"]))]


def figure_duty(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities")
    assignment = pick.one(entry["assignments"])
    assignment["duty"] = words(assignment["duty"], " trong 40 ngày")
    return [(C.DUTY_CHANGED, item_id(entry["id"], assignment["id"]))]


def another_partner(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities")
    assignment = pick.one(entry["assignments"])
    assignment["with"] = [pick.one([unit for unit in pick.book["units"] if [unit] != assignment.get("with")])]
    return [(C.DUTY_CHANGED, item_id(entry["id"], assignment["id"]))]


def add_party(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities")
    free = [unit for unit in pick.book["units"] if all((unit, "comply") != (each["unit"], each["role"]) for each in entry["assignments"])]
    entry["assignments"].append({"id": "new", "unit": pick.one(free), "role": "comply", "duty": {"vi": "Làm."}})
    return [(C.PARTY_ADDED, item_id(entry["id"], "new"))]


def drop_party(pick: Chance) -> list[tuple[ChangeCode, str]]:
    def alone(entry: Data) -> list[Data]:
        parties = [(each["unit"], each["role"]) for each in entry["assignments"]]
        return [each for each in entry["assignments"] if each["role"] != "lead" and parties.count((each["unit"], each["role"])) == 1]

    entry = pick.entry("responsibilities", lambda one: len(one["assignments"]) > 1 and bool(alone(one)))
    gone = pick.one(alone(entry))
    entry["assignments"].remove(gone)
    return [(C.PARTY_DROPPED, item_id(entry["id"], gone["id"]))]


def further_duty(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities")
    entry["assignments"].append({**pick.one(entry["assignments"]), "id": "new"})
    return [(C.DUTY_ADDED, item_id(entry["id"], "new"))]


def another_lead(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities", lambda one: any(each["role"] == "lead" for each in one["assignments"]))
    leads = [each for each in entry["assignments"] if each["role"] == "lead"]
    pick.one(leads)["unit"] = pick.one([unit for unit in pick.book["units"] if unit not in {each["unit"] for each in leads}])
    return [(C.LEAD_CHANGED, entry["id"])]


def first_lead(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("responsibilities", lambda one: all(each["role"] != "lead" for each in one["assignments"]))
    entry["assignments"].append({"id": "new", "unit": pick.one(list(pick.book["units"])), "role": "lead", "duty": {"vi": "Làm."}})
    return [(C.LEAD_CHANGED, entry["id"])]


def _delivery(pick: Chance, fits: Callable[[Data], bool]) -> tuple[str, Data]:
    entry = pick.entry("responsibilities", lambda one: any(fits(each) for each in one.get("deliverables", [])))
    one: Data = pick.one([each for each in entry["deliverables"] if fits(each)])
    return item_id(entry["id"], one["id"]), one


def move_deadline(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, one = _delivery(pick, lambda each: "due" in each)
    one["due"] = {"before": "2040-01-01"}
    return [(C.DEADLINE_MOVED, full_id)]


def set_deadline(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, one = _delivery(pick, lambda each: "due" not in each)
    one["due"] = {"on_or_before": "2040-01-01"}
    return [(C.DEADLINE_MOVED, full_id)]


def word_deadline(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, one = _delivery(pick, lambda each: "due" in each)
    owner, _, item = full_id.partition("#")
    due = next(each.due for each in pick.handbook.responsibilities[owner].deliverables if each.id == item)
    assert due is not None
    one["due"] = {"on_or_before": due.last_day.isoformat()}
    return [(C.WORDING, full_id)] if due.before else []


def other_recipient(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, one = _delivery(pick, lambda _: True)
    one["to"] = [pick.one([unit for unit in pick.book["units"] if [unit] != one.get("to")])]
    return [(C.DELIVERABLE_CHANGED, full_id)]


def amend_clause(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, clause, _ = pick.clause()
    clause["amended_by"] = ["sources/later#1"]
    return [(C.CLAUSE_CHANGED, full_id)]


def waive_clause(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, clause, _ = pick.clause(lambda one: "waived" not in one)
    clause["waived"] = {"vi": "Không cần."}
    return [(C.CLAUSE_CHANGED, full_id)]


def word_clause(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, clause, _ = pick.clause()
    clause["heading"] = words(clause["heading"])
    return [(C.WORDING, full_id)]


def drop_clause(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, clause, clauses = pick.clause(lambda one: not one.get("clauses"))
    clauses.remove(clause)
    return [(C.CLAUSE_REMOVED, full_id)]


def move_clause(pick: Chance) -> list[tuple[ChangeCode, str]]:
    full_id, clause, clauses = pick.clause(lambda one: not one.get("clauses"))
    document = pick.book["sources"][full_id.partition("#")[0]]
    clauses.remove(clause)
    document["clauses"].append({"id": "new", "heading": {"vi": "Mới"}, "clauses": [clause]})
    return [(C.CLAUSE_ADDED, item_id(document["id"], "new")), (C.CLAUSE_CHANGED, full_id)]


def supersede(pick: Chance) -> list[tuple[ChangeCode, str]]:
    document = pick.entry("sources", lambda one: one.get("status") != "superseded")
    document["status"] = "superseded"
    return [(C.SOURCE_CHANGED, document["id"])]


def add_step(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("procedures")
    entry["steps"].insert(pick.draw(st.integers(0, len(entry["steps"]))), {"id": "new", "by": "unstated", "do": {"vi": "Làm"}, "next": "end"})
    return [(C.STEP_ADDED, item_id(entry["id"], "new"))]


def other_actor(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("procedures")
    step = pick.one(entry["steps"])
    step["by"] = [pick.one([unit for unit in pick.book["units"] if [unit] != step["by"]])]
    return [(C.STEP_CHANGED, item_id(entry["id"], step["id"]))]


def reorder_steps(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("procedures", lambda one: len(one["steps"]) > 1)
    ways = {step.id: step for step in pick.handbook.procedures[entry["id"]].steps}
    entry["steps"] = [{**step, "next": _said(pick.handbook, entry["id"], ways[step["id"]])} for step in entry["steps"]]
    entry["steps"] = entry["steps"][1:] + entry["steps"][:1]
    return [(C.STEPS_REORDERED, entry["id"])]


def _said(handbook: Handbook, procedure: str, step: Step) -> Any:
    """Where a step leads, written out."""
    return [json.loads(way.model_dump_json(by_alias=True, exclude_defaults=True)) for way in handbook.procedures[procedure].ways_on(step)]


def say_next(pick: Chance) -> list[tuple[ChangeCode, str]]:
    entry = pick.entry("procedures")
    ways = {step.id: step for step in pick.handbook.procedures[entry["id"]].steps}
    entry["steps"] = [{**step, "next": _said(pick.handbook, entry["id"], ways[step["id"]])} for step in entry["steps"]]
    return []


def add_term(pick: Chance) -> list[tuple[ChangeCode, str]]:
    pick.book["terms"].append({"id": "new", "term": {"vi": "Từ"}, "definition": {"vi": "Nghĩa"}})
    return [(C.TERM_ADDED, "glossary#new")]


def other_key(pick: Chance) -> list[tuple[ChangeCode, str]]:
    bank = pick.entry("banks", lambda one: one.get("use") != "exam" and any(each["type"] == "true-false" for each in one.get("questions", [])))
    question = pick.one([each for each in bank["questions"] if each["type"] == "true-false"])
    question["answer"] = not question["answer"]
    return [(C.LEARNING_CHANGED, item_id(bank["id"], question["id"]))]


def word_question(pick: Chance) -> list[tuple[ChangeCode, str]]:
    bank = pick.entry("banks", lambda one: one.get("use") != "exam" and bool(one.get("questions")))
    question = pick.one(bank["questions"])
    question["explanation"] = words(question["explanation"])
    return [(C.WORDING, item_id(bank["id"], question["id"]))]


def word_lesson(pick: Chance) -> list[tuple[ChangeCode, str]]:
    lesson = pick.entry("lessons")
    lesson["body"] = words(lesson["body"], "\n\n1. Một\n2. Hai\n")
    return [(C.WORDING, lesson["id"])]


def embed_in_lesson(pick: Chance) -> list[tuple[ChangeCode, str]]:
    lesson = pick.entry("lessons")
    lesson["body"] = words(lesson["body"], '\n\n{{ org_chart("administrative") }}\n')
    return [(C.LEARNING_CHANGED, lesson["id"])]


def rename_file(pick: Chance) -> list[tuple[ChangeCode, str]]:
    """Everything that names the file follows, as an editor's search and replace would do it."""
    old = pick.one([entry for folder in ("units", "responsibilities", "procedures", "sources", "modules") for entry in pick.book[folder]])
    new = old + "-renamed"
    follows = r"(?![\w-])" if old.startswith("modules/") else r"(?![\w/-])"
    text = re.sub(rf"(?<![\w/-]){re.escape(old)}{follows}", new, json.dumps(pick.book))
    pick.book.clear()
    pick.book.update(json.loads(text))
    next(folder[new] for folder in pick.book.values() if isinstance(folder, dict) and new in folder)["formerly"] = [old]
    return [(C.MOVED, new)]


TABLE = (
    *(add_unit, remove_unit, rename_unit, respell_unit, move_unit, sort_anew, word_duty, figure_duty, another_partner, add_party, drop_party),
    *(further_duty, another_lead, first_lead, move_deadline, set_deadline, word_deadline, other_recipient, amend_clause, waive_clause, word_clause),
    *(drop_clause, move_clause, supersede, add_step, other_actor, reorder_steps, say_next, add_term, other_key, word_question, word_lesson),
    *(embed_in_lesson, rename_file),
)

MIRRORED = {
    C.UNIT_ADDED: C.UNIT_REMOVED,
    C.PARTY_ADDED: C.PARTY_DROPPED,
    C.DUTY_ADDED: C.DUTY_DROPPED,
    C.CLAUSE_ADDED: C.CLAUSE_REMOVED,
    C.STEP_ADDED: C.STEP_REMOVED,
    C.TERM_ADDED: C.TERM_REMOVED,
}
MIRROR = {**MIRRORED, **{other: code for code, other in MIRRORED.items()}}
