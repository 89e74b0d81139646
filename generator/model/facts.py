"""Floor: the facts a question or a lesson rests on, and their hash, by which one sees that they have changed.

A written question rests on the clauses in its `source` and the things in its `covers` (a case also on those of its questions), a lesson on
the clauses it teaches and on what it embeds; each with everything that is said about it, a clause also with whatever cites it: the assignments,
deliverables, steps, units and terms that say in our words what the clause lays down. Where a fact stands, how files are sorted and who
may read them is not part of it; nor is a field that nobody filled in, so that a field more in the model changes no hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator

from generator.model.base import Frozen, item_id
from generator.model.embed import FUNCTIONS, embeds, parse
from generator.model.handbook import Handbook
from generator.model.kinds.base import Question
from generator.model.relations import Relations
from generator.model.training import Lesson

_ASIDE = {"order", "formerly", "classification", "stand_in", "clauses", "contact", "aliases"}
"""What may change without anybody having to look at a question again; a clause speaks without those inside it,
and how to reach or find a unit is nothing that it says."""

GLOSSARY = "glossary"


def facts_of(question: Question) -> tuple[str, ...]:
    """Full ids of what a written question rests on, sorted."""
    return tuple(sorted({fact for one in (question, *question.parts) for fact in (*one.source, *one.covers)}))


def facts_of_lesson(handbook: Handbook, full_id: str, lesson: Lesson) -> tuple[str, ...]:
    """Full ids of what the lesson of that id rests on, sorted: what it covers, and what is embedded in it in any language."""
    prose = handbook.lessons.get(full_id)
    bodies = prose.body.values.values() if prose else ()
    return tuple(sorted({*lesson.covers, *(fact for body in bodies for fact in _embedded(body))}))


def _embedded(body: str) -> Iterator[str]:
    """Full ids of the things that embeds show; a matrix shows many, none of which the lesson is about."""
    for _, written in embeds(body):
        embed = parse(written)
        if embed and embed.argument and embed.name in FUNCTIONS and FUNCTIONS[embed.name].kinds:
            yield item_id(GLOSSARY, embed.argument) if embed.name == "term" else embed.argument


class Facts:
    """The facts of one handbook."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._citing = Relations(handbook).citations

    def digest(self, facts: Collection[str]) -> str:
        """SHA-256, in hexadecimal, over the canonical JSON of *facts* and of what cites them: `{full id: its value}`, null for what there is not."""
        stated = {*facts, *(citing for fact in facts for citing in self._citing.get(fact, ()))}
        values = {fact: _value(self._handbook, fact) for fact in stated}
        text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _value(handbook: Handbook, fact: str) -> object:
    entry_id, _, item = fact.partition("#")
    if item:
        return _dumped(next((one for one in _items(handbook, entry_id) if getattr(one, "id", None) == item), None))
    folders = (handbook.units, handbook.responsibilities, handbook.procedures, handbook.sources)
    return _dumped(next((folder[entry_id] for folder in folders if entry_id in folder), None))


def _items(handbook: Handbook, entry_id: str) -> Iterator[Frozen]:
    if entry_id == GLOSSARY:
        yield from handbook.terms
    if entry_id in handbook.sources:
        yield from handbook.sources[entry_id].walk()
    if entry_id in handbook.responsibilities:
        yield from handbook.responsibilities[entry_id].assignments
        yield from handbook.responsibilities[entry_id].deliverables
    if entry_id in handbook.procedures:
        yield from handbook.procedures[entry_id].steps


def _dumped(value: Frozen | None) -> object:
    return value.model_dump(mode="json", by_alias=True, exclude=_ASIDE, exclude_defaults=True) if value else None
