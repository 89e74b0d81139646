"""What each writing rule finds in questions that an editor has labelled: how much of what it says is true, and how much of what is true it says."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.lint import BANK_RULES, CODES, World, faults
from generator.model import Handbook
from tests.making import SETTINGS, handbook

CORPUS = yaml.safe_load((Path(__file__).parent / "corpus.yml").read_text("utf-8"))

PRECISION = 0.9
"""A rule that is wrong more often than once in ten times teaches authors to pass over it."""

RECALL = 0.75
"""A rule that sees three of four such faults is worth its place; the others need somebody who understands the question."""


def book(item: dict[str, Any]) -> Handbook:
    """A handbook of that one question."""
    language = item["language"]
    units = {f"u{n}": {"kind": "unit", "name": {language: name}} for n, name in enumerate(item.get("names", ()))}
    clause = {"id": "I", "heading": {language: item.get("said", "…")}, "normative": True}
    document = {name: {language: "…"} for name in ("title", "short", "document_type", "issuer")} | {"clauses": [clause]}
    settings = SETTINGS | {"languages": [language]} | {name: {language: SETTINGS[name]} for name in ("title", "organisation", "publisher", "description")}
    bank = {"title": {language: "…"}, "module": "modules/m", "questions": [question(item)]}
    return handbook(units=units, sources={"d": document}, banks={"b": bank}).model_copy(update={"settings": _settings(settings)})


def _settings(settings: dict[str, Any]) -> Any:
    return Handbook.model_fields["settings"].annotation.model_validate(settings)  # type: ignore[union-attr]


def question(item: dict[str, Any]) -> dict[str, Any]:
    """The question as an author would write it."""
    language = item["language"]
    told = {language: item.get("feedback", "Điều khoản giao việc này cho bên kia. The clause gives it to somebody else.")}
    common = {"id": "q", "objective": "modules/m#o", "source": ["sources/d#I"], "stem": {language: item["stem"]}, "explanation": told}
    if item.get("type") == "true-false":
        return common | {"type": "true-false", "answer": item["answer"], "if_true": told, "if_false": told}
    texts = [(text, True) for text in item["key"]] + [(text, False) for text in item["wrong"]]
    options = [{"id": f"o{n}", "text": {language: text}, "correct": right, "feedback": told} for n, (text, right) in enumerate(texts)]
    return common | {"type": "single-choice" if len(item["key"]) == 1 else "multiple-choice", "options": options}


def bank_of(item: dict[str, Any]) -> Handbook:
    """A handbook of one bank whose right answers stand in these places."""
    common: dict[str, Any] = {"objective": "modules/m#o", "source": ["sources/d#I"], "stem": "Ai?", "explanation": "Vì thế."}
    chosen = [
        common
        | {"id": f"p{n}", "type": "single-choice", "options": [{"id": f"o{k}", "text": str(k), "correct": k == place, "feedback": "…"} for k in (1, 2, 3)]}
        for n, place in enumerate(item.get("places", ()))
    ]
    judged = [
        common | {"id": f"s{n}", "type": "true-false", "answer": answer, "if_true": "…", "if_false": "…"} for n, answer in enumerate(item.get("statements", ()))
    ]
    return handbook(banks={"b": {"title": "Câu hỏi", "module": "modules/m", "questions": chosen + judged}})


def told(item: dict[str, Any]) -> set[str]:
    """Codes of the faults that the rules find."""
    one = book(item)
    return {fault.code.value for fault in faults(World(one), one.banks["quizzes/b"].questions[0])}


@cache
def verdicts() -> dict[str, Counter[str]]:
    """By code: how many faults were rightly told, wrongly told, and missed."""
    listed = [(item["faults"], told(item)) for item in CORPUS["items"]]
    listed += [(item["faults"], {fault.code.value for rule in BANK_RULES for fault in rule(bank_of(item).banks["quizzes/b"])}) for item in CORPUS["banks"]]
    counts: dict[str, Counter[str]] = {code: Counter() for code in CODES}
    for labels, found in listed:
        there = {f"lint-{label}" for label in labels}
        for code in there | found:
            counts[code]["right" if code in there & found else "missed" if code in there else "wrong"] += 1
    return counts


def test_the_corpus_is_large_enough_to_tell() -> None:
    items = CORPUS["items"]
    assert len(items) >= 60
    assert Counter(item["language"] for item in items).most_common()[-1][1] >= 25
    assert sum(not item["faults"] for item in items) >= 30


@pytest.mark.parametrize("code", CODES)
def test_what_a_rule_says_is_true_and_it_says_most_of_what_is(code: str) -> None:
    count = verdicts()[code]
    assert count["right"] >= 2
    precision, recall = count["right"] / (count["right"] + count["wrong"]), count["right"] / (count["right"] + count["missed"])
    assert precision >= PRECISION, f"{code}: precision {precision:.2f}"
    assert recall >= RECALL, f"{code}: recall {recall:.2f}"
