"""Quiz: the facts a question rests on, and their hash, by which one sees that they have changed.

A written question rests on the clauses in its `source` and the things in its `covers` (a case also on those of its questions), each with
everything that is said about it. A made question rests on the facts it was made of. Where a fact stands, how files are sorted and who may
read them is not part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from generator.model import Case, Frozen, Handbook, Question

_ASIDE = {"order", "formerly", "classification", "contact", "aliases", "clauses"}
"""What may change without anybody having to look at a question again; a clause speaks without those inside it."""


def facts_of(question: Question) -> tuple[str, ...]:
    """Full ids of what a written question rests on, sorted."""
    asked = (question, *question.questions) if isinstance(question, Case) else (question,)
    return tuple(sorted({fact for one in asked for fact in (*one.source, *one.covers)}))


def digest(handbook: Handbook, facts: Iterable[str]) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of *facts*: `{full id: its value}`; a fact that there is not has the value null."""
    values = {fact: _value(handbook, fact) for fact in facts}
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _value(handbook: Handbook, fact: str) -> object:
    entry_id, _, item = fact.partition("#")
    folders = (handbook.units, handbook.responsibilities, handbook.procedures, handbook.sources)
    entry = next((folder[entry_id] for folder in folders if entry_id in folder), None)
    if entry is None or not item:
        return _dumped(entry)
    return _dumped(next((one for one in _items(handbook, entry_id) if getattr(one, "id", None) == item), None))


def _items(handbook: Handbook, entry_id: str) -> Iterator[Frozen]:
    if entry_id in handbook.sources:
        yield from handbook.sources[entry_id].walk()
    if entry_id in handbook.responsibilities:
        yield from handbook.responsibilities[entry_id].assignments
        yield from handbook.responsibilities[entry_id].deliverables
    if entry_id in handbook.procedures:
        yield from handbook.procedures[entry_id].steps


def _dumped(value: Frozen | None) -> object:
    return value.model_dump(mode="json", by_alias=True, exclude=_ASIDE) if value else None
