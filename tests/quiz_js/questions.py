"""A pool with every kind of question, as pages give it to the scripts, and the answers a trainee may give to each."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

MODULES = {"planning": {"vi": "Lập kế hoạch", "en": "Planning"}, "risk": {"vi": "Tiêu chí rủi ro", "en": "Risk criteria"}}

ANSWERS: dict[str, tuple[Any, Any, Any]] = {
    "who": ("anti", "it", None),
    "which": (["plan", "list"], ["software"], ["plan", "software", "list"]),
    "true": (True, False, None),
    "match": ({"lead": "lead", "join": "join"}, {"lead": "join", "join": "other"}, {"lead": "lead", "join": "other"}),
    "steps": (["draft", "ask", "sign"], ["sign", "ask", "draft"], ["sign", "draft", "ask"]),
    "word": ("cuc dieu tra chong buon lau", "Vụ Tổ chức", None),
    "tiers": ("3,0", "4", None),
    "day": ("ngày 29 tháng 5 năm 2006", "30/5/2006", None),
    "gaps": ({"who": "anti", "what": "kế hoạch"}, {"who": "it", "what": "sổ"}, {"who": "anti", "what": "sổ"}),
    "case": ({"first": "yes", "second": False}, {"first": "no", "second": True}, {"first": "yes", "second": True}),
}
"""Question → right, wrong and (where there is such a thing) partly right."""


def questions(language: str, module: str) -> list[Json]:
    """The pool of *module*; the second module has only three questions."""
    chosen = _all(language) if module == "planning" else _all(language)[:3]
    return [_common(module, one) | one | {"id": f"quizzes/{module}#{one['id']}"} for one in chosen]


def _common(module: str, one: Json) -> Json:
    return {
        "objective": f"modules/{module}#{'order' if one['id'] in ('steps', 'gaps') else 'lead'}",
        "hint": runs("Think of the plan.") if one["id"] == "who" else [],
        "explanation": [{"t": "Because "}, {"t": "TCHQ", "abbr": "Tổng cục Hải quan"}, {"t": " says so."}],
        "sources": [{"label": "II.1.4", "url": "progress.html"}],
        "hash": "h1",
        "generated": False,
        "applies": False,
    }


def runs(text: str) -> list[Json]:
    """A text of one run."""
    return [{"t": text}]


def _option(id_: str, text: str, *, correct: bool = False, fixed: bool = False) -> Json:
    return {"id": id_, "text": runs(text), "correct": correct, "feedback": runs(f"About {id_}."), "fixed": fixed}


def _accept(text: str | list[str], *, correct: bool = True) -> Json:
    return {"text": text, "shown": text if isinstance(text, str) else text[0], "correct": correct, "feedback": runs(f"Recognised: {text}.")}


def _all(language: str) -> list[Json]:
    stem = "Ai chủ trì kế hoạch tổng thể?" if language == "vi" else "Who leads the overall plan?"
    return [*_choices(stem), *_arranged(), *_typed(), _cloze(), _case(stem)]


def _choices(stem: str) -> list[Json]:
    who = [
        _option("anti", "Cục Điều tra chống buôn lậu", correct=True),
        _option("it", "Cục CNTT và Thống kê"),
        _option("none", "Văn bản không nêu", fixed=True),
    ]
    which = [_option("plan", "Kế hoạch", correct=True), _option("software", "Phần mềm"), _option("list", "Danh sách", correct=True)]
    return [
        {"id": "who", "type": "single-choice", "stem": runs(stem), "options": who},
        {"id": "which", "type": "multiple-choice", "stem": runs("Which are due?"), "options": which},
        {
            "id": "true",
            "type": "true-false",
            "stem": runs("There are three tiers."),
            "answer": True,
            "ifTrue": runs("Yes, three."),
            "ifFalse": runs("No, three."),
        },
    ]


def _arranged() -> list[Json]:
    pairs = [
        {"id": "lead", "left": runs("Chủ trì"), "right": runs("leads"), "feedback": runs("To lead.")},
        {"id": "join", "left": runs("Phối hợp"), "right": runs("coordinates"), "feedback": runs("To coordinate.")},
    ]
    items = [{"id": one, "text": runs(one.title()), "feedback": runs(f"Place of {one}.")} for one in ("draft", "ask", "sign")]
    return [
        {"id": "match", "type": "matching", "stem": runs("Match the words."), "pairs": pairs, "extra": [_option("other", "approves")]},
        {"id": "steps", "type": "ordering", "stem": runs("Put in order."), "items": items},
    ]


def _typed() -> list[Json]:
    told = {"right": runs("So it is."), "otherwise": runs("Look again.")}
    word = [_accept("Cục Điều tra chống buôn lậu"), _accept("Vụ *", correct=False)]
    return [
        {"id": "word", "type": "short-answer", "stem": runs("Which unit?"), "accept": word, "otherwise": runs("Another unit."), "exact": False},
        {"id": "tiers", "type": "numeric", "stem": runs("How many tiers?"), "answer": "3", "tolerance": "0", "unit": "cấp", **told},
        {"id": "day", "type": "date", "stem": runs("Last day in time?"), "answer": "2006-05-29", "shown": "29/05/2006", **told},
    ]


def _cloze() -> Json:
    who = [_option("anti", "Cục Điều tra", correct=True), _option("it", "Cục CNTT")]
    gaps = [
        {"id": "who", "options": who, "accept": [], "otherwise": []},
        {"id": "what", "options": [], "accept": [_accept(["kế hoạch", "plan"])], "otherwise": runs("Not that.")},
    ]
    parts = [{"gap": "who"}, {"t": " draws up the "}, {"gap": "what"}, {"t": "."}]
    return {"id": "gaps", "type": "cloze", "stem": runs("Fill in."), "parts": parts, "gaps": gaps, "exact": False}


def _case(stem: str) -> Json:
    first = {"id": "first", "type": "single-choice", "stem": runs(stem), "options": [_option("yes", "You", correct=True), _option("no", "They")]}
    second = {"id": "second", "type": "true-false", "stem": runs("It may wait."), "answer": False, "ifTrue": runs("No."), "ifFalse": runs("Now.")}
    inner = [one | {"hint": [], "explanation": runs("Inner reason.")} for one in (first, second)]
    return {"id": "case", "type": "case", "stem": runs("You work at a branch. A staff list is missing."), "questions": inner}
