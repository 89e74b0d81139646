"""Answers questions of the built site as a trainee would: what is right, wrong or partly right follows from the page's own data, and is entered by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from playwright.sync_api import Locator, Page

Json = dict[str, Any]
Verdict = Literal["right", "wrong", "partly"]
VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "partly")
NONSENSE = "không phải điều này 9731"
"""What no pattern accepts."""


def data(page: Page) -> Json:
    """What the page gives its script."""
    found: Json = json.loads(page.locator("script.hb-quiz-data").text_content() or "")
    return found


def press(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.locator(f"[data-do='{name}']").click()


def asked(page: Page) -> str:
    """Id of the question that is shown."""
    return str(page.locator(".hb-quiz__form [data-question]").get_attribute("data-question"))


def answer(page: Page, verdict: Verdict) -> str:
    """Enter an answer that is *verdict* (right, where the question knows no partly) to the question that is shown; its id."""
    name = asked(page)
    question = next(one for one in data(page)["questions"] if one["id"] == name)
    response = respond(question, verdict)
    enter(page.locator(".hb-quiz__set"), question, respond(question, "right") if response is None else response)
    return name


def respond(question: Json, verdict: Verdict) -> Any:
    """A response that is *verdict*; None where there is none such."""
    return RESPONSES[question["type"]](question)[verdict]


def _single(question: Json) -> Mapping[Verdict, Any]:
    return {"right": _option(question, correct=True), "wrong": _option(question, correct=False), "partly": None}


def _option(question: Json, *, correct: bool) -> str:
    return next(str(option["id"]) for option in question["options"] if option["correct"] is correct)


def _several(question: Json) -> Mapping[Verdict, Any]:
    keys = [option["id"] for option in question["options"] if option["correct"]]
    return {"right": keys, "wrong": [_option(question, correct=False)], "partly": keys[:1] if len(keys) > 1 else None}


def _true_false(question: Json) -> Mapping[Verdict, Any]:
    return {"right": question["answer"], "wrong": not question["answer"], "partly": None}


def _matching(question: Json) -> Mapping[Verdict, Any]:
    ids = [pair["id"] for pair in question["pairs"]]
    turned = dict(zip(ids, [*ids[1:], ids[0]], strict=True))
    return {"right": {one: one for one in ids}, "wrong": turned, "partly": turned | {ids[0]: ids[0]}}


def _ordering(question: Json) -> Mapping[Verdict, Any]:
    ids = [item["id"] for item in question["items"]]
    return {"right": ids, "wrong": ids[::-1], "partly": [*ids[1:], ids[0]] if len(ids) > 2 else None}


def _typed(question: Json) -> Mapping[Verdict, Any]:
    pattern = next(one["text"][0] for one in question["accept"] if one["correct"])
    return {"right": " ".join(pattern.replace("*", " ").split()), "wrong": NONSENSE, "partly": None}


def _numeric(question: Json) -> Mapping[Verdict, Any]:
    return {"right": question["answer"], "wrong": question["answer"] + "731", "partly": None}


def _date(question: Json) -> Mapping[Verdict, Any]:
    return {"right": question["shown"], "wrong": "01/01/1999", "partly": None}


def _cloze(question: Json) -> Mapping[Verdict, Any]:
    gaps = {gap["id"]: (_single if gap["options"] else _typed)(gap) for gap in question["gaps"]}
    return _parts(gaps)


def _case(question: Json) -> Mapping[Verdict, Any]:
    return _parts({inner["id"]: RESPONSES[inner["type"]](inner) for inner in question["questions"]})


def _parts(parts: Mapping[str, Mapping[Verdict, Any]]) -> Mapping[Verdict, Any]:
    right, wrong = ({name: part[verdict] for name, part in parts.items()} for verdict in VERDICTS[:2])
    first = next(iter(parts))
    return {"right": right, "wrong": wrong, "partly": wrong | {first: right[first]} if len(parts) > 1 else None}


RESPONSES: Mapping[str, Callable[[Json], Mapping[Verdict, Any]]] = {
    "single-choice": _single,
    "multiple-choice": _several,
    "true-false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "short-answer": _typed,
    "numeric": _numeric,
    "date": _date,
    "cloze": _cloze,
    "case": _case,
}


def enter(place: Locator, question: Json, response: Any) -> None:
    """Enter *response* by choosing, ticking, moving and typing."""
    kind = question["type"]
    if kind in {"single-choice", "multiple-choice", "true-false"}:
        _choose(place, response)
    elif kind == "ordering":
        _order(place, response)
    elif kind == "case":
        for inner, box in zip(question["questions"], place.locator(".hb-quiz__inner").all(), strict=True):
            enter(box, inner, response[inner["id"]])
    elif kind in {"matching", "cloze"}:
        parts = question["pairs"] if kind == "matching" else question["gaps"]
        for part, control in zip(parts, place.locator("select, input").all(), strict=True):
            _put(control, response[part["id"]])
    else:
        place.locator("input[type=text]").fill(response)


def _choose(place: Locator, response: Any) -> None:
    values = response if isinstance(response, list) else [str(response).lower() if isinstance(response, bool) else response]
    for box in place.locator("input[type=checkbox]:checked").all():
        box.uncheck()
    for value in values:
        place.locator(f"input[value='{value}']").check()


def _put(control: Locator, value: str) -> None:
    if control.evaluate("node => node.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)


def _order(place: Locator, response: list[str]) -> None:
    rows = place.locator(".hb-quiz__order > li")
    for goal, item in enumerate(response):
        while (now := rows.evaluate_all("nodes => nodes.map(node => node.dataset.id)").index(item)) > goal:
            rows.nth(now).locator("button").first.press("Enter")


def run_through(page: Page, verdict: Verdict) -> list[str]:
    """Answer all that is left of a practice run or a review, up to its result; the ids in their order."""
    names = []
    while True:
        names.append(answer(page, verdict))
        press(page, "check")
        if page.locator("[data-do='finish']").count():
            press(page, "finish")
            return names
        press(page, "next")


def take_test(page: Page, verdict: Verdict) -> list[str]:
    """Answer a whole test and hand it in; the ids in their order."""
    press(page, "test")
    names = []
    while True:
        names.append(answer(page, verdict))
        if page.locator("[data-do='hand-in']").count():
            press(page, "hand-in")
            return names
        press(page, "next")
