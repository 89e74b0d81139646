"""Questions as pages hand them to the browser, read back into the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from generator.model import Question
from generator.model.question import AnyQuestion

ADAPTER: TypeAdapter[Question] = TypeAdapter(AnyQuestion)
RENAMED = {"html": "text", "ifTrue": "if_true", "ifFalse": "if_false"}
COMMON = {"objective": "modules/m#o", "explanation": "Because.", "source": ["sources/s#1"]}


def question_of(name: str, written: Mapping[str, Any]) -> Question:
    """The question that *written*, in the browser's shape, stands for; its text has no marks."""
    return ADAPTER.validate_python({"id": name, **COMMON, **_plain(written)})


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return "".join(run["t"] for run in value) if value and all(isinstance(run, Mapping) and "t" in run for run in value) else [_plain(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    plain = {RENAMED.get(key, key): _plain(one) for key, one in value.items() if one != []}
    if "parts" in value:
        plain["text"] = "".join(part if isinstance(part, str) else f"[[{part['gap']}]]" for part in value["parts"])
        del plain["parts"]
    if "questions" in value:
        plain["questions"] = [{**COMMON, **question} for question in plain["questions"]]
    return plain
