from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.shape import Given, Shaped, shape
from generator.load.text import decode
from generator.load.tree import parse
from generator.model import Glossary, OrdinaryUnit, Procedure, Responsibility, Roles, Settings, SourceDocument, Unit, UnitGroup

KINDS: dict[str, Any] = {
    "organisation/x": Unit,
    "responsibilities/x": Responsibility,
    "procedures/x": Procedure,
    "sources/x": SourceDocument,
}


def shaped(entry_id: str, text: str) -> Shaped:
    tree = parse(decode(text.encode(), "f.yml"), "f.yml")
    assert tree.problems == ()
    return shape(KINDS[entry_id], Given(tree.value, tree.locator, "f.yml", entry_id), "vi")


def told(entry_id: str, text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Code, line:column and details of every problem, in the order of the file."""
    problems = sorted(set(shaped(entry_id, text).problems))
    return [(p.code.value, f"{p.place.line}:{p.place.column}", dict(p.details)) for p in problems]


UNIT = "kind: unit\nname: Vụ A\n"
STEP = "title: x\nsteps:\n  - id: a\n    do: x\n    by: unstated\n"


def test_values_become_a_model_and_the_path_becomes_the_id() -> None:
    unit, problems = shaped("organisation/x", UNIT + "order: 10\neditorial: true\n")
    assert problems == ()
    assert isinstance(unit, OrdinaryUnit)
    assert (unit.id, unit.order, unit.editorial, unit.name.values) == ("organisation/x", 10, True, {"vi": "Vụ A"})


def test_plain_strings_are_in_the_project_s_language() -> None:
    tree = parse(decode(UNIT.encode(), "f.yml"), "f.yml")
    unit = shape(Unit, Given(tree.value, tree.locator, "f.yml", "organisation/x"), "fr").value
    assert unit.name.values == {"fr": "Vụ A"}


def test_what_may_be_left_open_may_be_left_empty() -> None:
    document = "title: x\nshort: x\ndocument_type: x\nissuer: x\nnumber:\ndate:\n"
    assert shaped("sources/x", document).problems == ()


@pytest.mark.parametrize(
    ("entry_id", "text", "problem"),
    [
        # fields
        ("organisation/x", "kind: unit\n", ("missing-field", "1:1", {"field": "name"})),
        ("procedures/x", "title: x\nsteps:\n  - id: a\n    by: unstated\n", ("missing-field", "3:5", {"field": "do"})),
        ("organisation/x", UNIT + "parent: organisation/y\ntiers: central\n", ("unknown-field", "4:1", {"field": "tiers", "suggestion": "tier"})),
        ("organisation/x", "kind: group\nname: x\nexcept_: []\n", ("unknown-field", "3:1", {"field": "except_", "suggestion": "except"})),
        ("organisation/x", "kind: group\nname: x\nparent: organisation/y\n", ("unknown-field", "3:1", {"field": "parent"})),
        ("organisation/x", "id: x\n" + UNIT, ("unknown-field", "1:1", {"field": "id"})),
        ("procedures/x", STEP + "    doo: x\n", ("unknown-field", "6:5", {"field": "doo"})),
        # types
        ("organisation/x", "- kind: unit\n", ("wrong-type", "1:1", {"field": "f.yml", "expected": "mapping", "got": "list"})),
        ("organisation/x", "only words\n", ("wrong-type", "1:1", {"field": "f.yml", "expected": "mapping", "got": "text"})),
        (
            "organisation/x",
            UNIT + "source: sources/y#1\n",
            ("wrong-type", "3:9", {"field": "source", "expected": "list", "got": "text", "suggestion": "[sources/y#1]"}),
        ),
        ("organisation/x", UNIT + "aliases: {vi: x}\n", ("wrong-type", "3:10", {"field": "aliases", "expected": "list", "got": "mapping"})),
        ("organisation/x", UNIT + "parent: [organisation/y]\n", ("wrong-type", "3:9", {"field": "parent", "expected": "text", "got": "list"})),
        ("organisation/x", "kind: unit\nname: [x]\n", ("wrong-type", "2:7", {"field": "name", "expected": "texts", "got": "list"})),
        ("organisation/x", "kind: unit\nname:\n  vi: [x]\n", ("wrong-type", "3:7", {"field": "name.vi", "expected": "text", "got": "list"})),
        ("organisation/x", UNIT + "order: ten\n", ("wrong-type", "3:8", {"field": "order", "expected": "whole-number", "got": "text"})),
        ("organisation/x", UNIT + f"order: {'9' * 5000}\n", ("wrong-type", "3:8", {"field": "order", "expected": "whole-number", "got": "text"})),
        ("organisation/x", UNIT + "editorial: yes\n", ("wrong-type", "3:12", {"field": "editorial", "expected": "flag", "got": "text", "suggestion": "true"})),
        ("organisation/x", UNIT + "classification: [public]\n", ("wrong-type", "3:17", {"field": "classification", "expected": "text", "got": "list"})),
        ("organisation/x", "kind: [unit]\nname: x\n", ("wrong-type", "1:7", {"field": "kind", "expected": "text", "got": "list"})),
        ("procedures/x", "title: x\nsteps: [go]\n", ("wrong-type", "2:9", {"field": "steps", "expected": "mapping", "got": "text"})),
        ("procedures/x", STEP + "    next: [b]\n", ("wrong-type", "6:12", {"field": "next", "expected": "mapping", "got": "text"})),
        # emptiness
        ("organisation/x", "kind: unit\nname:\n", ("empty-value", "2:6", {"field": "name"})),
        ("organisation/x", 'kind: unit\nname: ""\n', ("empty-value", "2:7", {"field": "name"})),
        ("organisation/x", 'kind: unit\nname: {vi: x, en: " "}\n', ("empty-value", "2:19", {"field": "name.en"})),
        ("organisation/x", "kind: unit\nname: {}\n", ("empty-value", "2:7", {"field": "name"})),
        ("organisation/x", "kind: unit\nname:\n  vi: x\n  en:\n", ("empty-value", "4:6", {"field": "name.en"})),
        ("organisation/x", UNIT + 'parent: ""\n', ("empty-value", "3:9", {"field": "parent"})),
        ("organisation/x", UNIT + "source:\n  -\n", ("empty-value", "4:4", {"field": "source"})),
        ("organisation/x", UNIT + "aliases:\n", ("empty-value", "3:9", {"field": "aliases"})),
        ("organisation/x", UNIT + "order:\n", ("empty-value", "3:7", {"field": "order"})),
        ("organisation/x", UNIT + 'tier: ""\n', ("empty-value", "3:7", {"field": "tier"})),
        ("organisation/x", "kind:\nname: x\n", ("empty-value", "1:6", {"field": "kind"})),
        # words of a closed list
        (
            "organisation/x",
            "kind: unite\nfoo: x\n",
            ("unknown-value", "1:7", {"field": "kind", "value": "unite", "allowed": "unit, class, group", "suggestion": "unit"}),
        ),
        (
            "organisation/x",
            UNIT + "classification: secret\n",
            ("unknown-value", "3:17", {"field": "classification", "value": "secret", "allowed": "public, internal, restricted"}),
        ),
        ("organisation/x", "name: x\n", ("missing-field", "1:1", {"field": "kind"})),
        ("organisation/x", "Name: x\nKind: unit\n", ("unknown-field", "2:1", {"field": "Kind", "suggestion": "kind"})),
        # ids and days
        ("organisation/x", UNIT + "tier: trung ương\n", ("bad-id", "3:7", {"value": "trung ương", "suggestion": "trung-uong"})),
        ("organisation/x", UNIT + f"tier: {'a' * 81}\n", ("bad-id", "3:7", {"value": "a" * 81})),
        ("organisation/x", UNIT + "tier: '???'\n", ("bad-id", "3:7", {"value": "???"})),
        ("procedures/x", STEP + "    next: b c\n", ("bad-id", "6:11", {"value": "b c", "suggestion": "b-c"})),
        ("procedures/x", STEP + "    due: {before: 30/05/2006}\n", ("bad-date", "6:19", {"value": "30/05/2006", "suggestion": "2006-05-30"})),
        ("procedures/x", STEP + "    due: {before: 2006-02-30}\n", ("bad-date", "6:19", {"value": "2006-02-30"})),
        ("procedures/x", STEP + "    due: {}\n", ("deadline-shape", "6:10", {})),
        ("procedures/x", STEP + "    due: 2006-05-30\n", ("deadline-shape", "6:10", {})),
        ("procedures/x", STEP + "    due: {before: 2006-05-30, on_or_before: 2006-05-30}\n", ("deadline-shape", "6:10", {})),
        # numbers of things
        ("procedures/x", "title: x\nsteps: []\n", ("too-few", "2:8", {"field": "steps", "minimum": "1"})),
    ],
)
def test_one_mistake_is_one_problem_at_its_place(entry_id: str, text: str, problem: tuple[str, str, dict[str, str]]) -> None:
    ((code, place, details),) = told(entry_id, text)
    details.pop("known", None)
    assert (code, place, details) == problem


def test_an_unknown_field_names_the_known_ones() -> None:
    ((_, _, details),) = told("procedures/x", STEP + "    due: {till: 2006-05-30, before: 2006-05-30}\n")
    assert details == {"field": "till", "known": "before, on_or_before"}
    ((_, _, details),) = told("organisation/x", "id: x\nkind: group\nname: x\n")
    assert "members" in details["known"].split(", ")
    assert "id" not in details["known"].split(", ")
    assert "parent" not in details["known"].split(", ")


def test_a_mistyped_field_is_not_missing_as_well() -> None:
    assert [code for code, _, _ in told("procedures/x", "title: x\nsteps:\n  - id: a\n    by: []\n    doo: x\n")] == ["unknown-field"]
    assert [code for code, _, _ in told("procedures/x", "titel: x\nsteps:\n  - {id: a, by: [], do: x}\n")] == ["unknown-field"]


def test_wrong_items_do_not_make_their_list_too_short() -> None:
    assert [code for code, _, _ in told("procedures/x", "title: x\nsteps: [a, b]\n")] == ["wrong-type", "wrong-type"]


def test_every_mistake_of_a_file_is_told() -> None:
    text = """\
title: {vi: ""}
topc: x
order: 1.5
assignments:
  - id: a b
    unit: organisation/y
    role: leads
    duty: x
    source: sources/x#1
  - id: b
    unit: organisation/y
    role: lead
    duty: [x]
    when: [sometimes, promptly]
deliverables:
  - id: c
    title: x
    by: []
    due: {before: 1/2/2006}
"""
    assert [(code, place) for code, place, _ in told("responsibilities/x", text)] == [
        ("empty-value", "1:13"),
        ("unknown-field", "2:1"),
        ("wrong-type", "3:8"),
        ("bad-id", "5:9"),
        ("unknown-value", "7:11"),
        ("wrong-type", "9:13"),
        ("wrong-type", "13:11"),
        ("unknown-value", "14:12"),
        ("too-few", "18:9"),
        ("bad-date", "19:19"),
    ]
    assert shaped("responsibilities/x", text).value is None


def test_lists_and_settings_have_no_id_of_their_own() -> None:
    tree = parse(decode(b"terms:\n  - {id: a, term: x, definition: y}\nid: b\n", "f.yml"), "f.yml")
    (problem,) = shape(Glossary, Given(tree.value, tree.locator, "f.yml"), "vi").problems
    assert dict(problem.details) == {"field": "id", "known": "terms"}
    tree = parse(decode(b"roles:\n  - {id: leader, word: x, short: y, meaning: z, rasci: [Q]}\n", "f.yml"), "f.yml")
    assert [p.code.value for p in shape(Roles, Given(tree.value, tree.locator, "f.yml"), "vi").problems] == ["unknown-value", "unknown-value"]


NAMES = st.sampled_from(["kind", "id", "name", "title", "steps", "by", "do", "next", "due", "before", "languages", "members", "vi", "[key]", "unit", "x"])
LEAVES = st.none() | st.sampled_from(["", " ", "unit", "group", "unstated", "x", "2006-02-30", "true", "10", "organisation/x"])
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=12)


@given(ANYTHING, st.sampled_from([*KINDS.values(), Settings]))
def test_nothing_that_yaml_can_hold_raises(data: Any, kind: Any) -> None:
    locator = parse(decode(b"a: 1", "f.yml"), "f.yml").locator
    value, problems = shape(kind, Given(data, locator, "f.yml", "organisation/x" if kind is not Settings else None), "vi")
    assert value is not None or problems


def test_a_group_is_a_group() -> None:
    assert isinstance(shaped("organisation/x", "kind: group\nname: x\nopen: true\n").value, UnitGroup)
