"""Select: a handbook without some of its things: whatever names them names their stand-in, leaves them out, or goes with them.

What is left out must not make what is left say something false. So a statement goes when the place where it named somebody would be empty:
without the unit whose duty it is, without anybody to whom it reports, without any of its clauses. Which lists may become empty is in
`MAY_EMPTY`. What goes takes along what cannot be without it, until nothing more goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from generator.model import (
    Bank,
    Course,
    Entry,
    Frozen,
    Handbook,
    Kind,
    Module,
    Procedure,
    Question,
    Ref,
    Responsibility,
    SourceDocument,
    Text,
    UnitGroup,
    item_id,
)
from generator.model.fewer_steps import steps_left
from generator.model.levels import GLOSSARY, Levels
from generator.model.slots import Slot, slots
from generator.select.clauses import clauses_left
from generator.select.prose import left_of
from generator.select.stand_ins import StandIns

F = TypeVar("F", bound=Frozen)
E = TypeVar("E", bound=Entry)

MAY_EMPTY = frozenset({"members", "except_", "under", "amended_by", "based_on", "legal_basis", "prerequisites"})
"""Lists of references that, when they are empty, say nothing that their being shorter does not say."""
LINES = frozenset({"parent", "supervised_by"})
"""Superiors: whatever stands in for a unit is a group, which is nobody's superior."""
ITEMS = ("assignments", "deliverables", "objectives", "questions")
"""Lists of things that have a full id in their file."""


@dataclass(frozen=True)
class Cut:
    """One pass: what is gone, by full id, and what stands in for it."""

    gone: frozenset[str]
    stand_ins: StandIns

    def handbook(self, whole: Handbook) -> Handbook:
        """What this pass leaves of *whole*."""
        folders = ("units", "responsibilities", "procedures", "sources", "courses", "modules", "banks")
        left: dict[str, Any] = {name: self._entries(getattr(whole, name).values()) for name in folders}
        left["units"] |= self.stand_ins.units
        left["sources"] |= self.stand_ins.documents
        left["lessons"] = {key: left_of(one, self.gone, self.stand_ins.words) for key, one in whole.lessons.items() if self._stays(key, whole, left["modules"])}
        left["prose"] = {key: left_of(one, self.gone, self.stand_ins.words) for key, one in whole.prose.items() if key not in self.gone}
        return whole.model_copy(update={**{name: _sorted(one) for name, one in left.items()}, **self._lists(whole, left["responsibilities"])})

    def _lists(self, whole: Handbook, responsibilities: Mapping[str, Responsibility]) -> dict[str, Any]:
        """What is left of what is no folder. Words that are needed to say what is left stay."""
        topics = {one.topic for one in responsibilities.values()} | self._idle_topics(whole)
        roles = {each.role for one in responsibilities.values() for each in one.assignments}
        settings = {name: self._page(getattr(whole.settings, name)) for name in ("training", "about")}
        return {
            "settings": whole.settings.model_copy(update=settings),
            "terms": tuple(term for each in whole.terms if item_id(GLOSSARY, each.id) not in self.gone and (term := self.left(each))),
            "topics": tuple(topic for topic in whole.topics if topic.id in topics),
            "roles": tuple(word for word in whole.roles if word.id in roles or f"roles#{word.id}" not in self.gone),
            "acknowledged": tuple(each for each in whole.acknowledged if each.subject not in self.gone),
            "reviews": tuple(each for each in whole.reviews if each.id not in self.gone),
            "removed": tuple(each.model_copy(update={"successor": self._page(each.successor)}) for each in whole.removed),
        }

    def _idle_topics(self, whole: Handbook) -> set[str]:
        """Topics under which there is nothing anyway. Where all there is of a topic is gone, its name goes too."""
        there = {one.topic for one in whole.responsibilities.values()}
        return {topic.id for topic in whole.topics if f"topic:{topic.id}" not in self.gone} - there

    def _stays(self, lesson: str, whole: Handbook, modules: Mapping[str, Module]) -> bool:
        """Whether a lesson's text stays: as long as its module lists it, if that ever did."""
        home, _, name = lesson.rpartition("/")
        before, now = (name in {one.id for one in some[home].lessons} if home in some else None for some in (whole.modules, modules))
        return lesson not in self.gone and (before, now) in {(True, True), (False, False), (None, None)}

    def _entries(self, entries: Iterable[E]) -> dict[str, E]:
        return {each.id: left for each in entries if each.id not in self.gone and (left := self._entry(each))}

    def _entry(self, entry: E) -> E | None:
        inside = self._without_items(entry)
        left = self.left(inside) if inside else None
        if isinstance(left, UnitGroup) and isinstance(entry, UnitGroup) and self._lost(entry):
            return left.model_copy(update={"open": True})
        return left

    def _without_items(self, entry: E) -> E | None:
        """*entry* without what in it has a full id and is gone; None where nothing is left that it could not be without."""
        update: dict[str, Any] = {}
        for name in ITEMS:
            items = getattr(entry, name, ())
            update[name] = tuple(one for one in items if item_id(entry.id, one.id) not in self.gone)
        match entry:
            case SourceDocument():
                update["clauses"] = clauses_left(entry, self.gone, self.stand_ins)
            case Procedure():
                update["steps"] = steps_left(entry, self.gone)
            case Module():
                update["lessons"] = _lessons_left(entry, self.gone, {one.id for one in update["objectives"]})
            case Course() if any(one in self.gone and one not in self.stand_ins.words for one in entry.modules):
                return None
            case Bank() if entry.module in self.gone:
                return None
        changed = {name: new for name, new in update.items() if name in type(entry).model_fields and new != getattr(entry, name)}
        needed = {slot.name for slot in slots(type(entry)) if slot.least}
        if any(name in needed and not new for name, new in changed.items()):
            return None
        return entry.model_copy(update=changed) if changed else entry

    def _lost(self, group: UnitGroup) -> bool:
        """Whether somebody of the group is gone without a stand-in, so that what is listed is not all there is."""
        return any(one in self.gone and one not in self.stand_ins.ids for one in (*group.members, *group.except_))

    def left(self, value: F) -> F | None:
        """What is left of *value*; None where it cannot be without what is gone."""
        update: dict[str, Any] = {}
        for slot in slots(type(value)):
            old = getattr(value, slot.name)
            if not old or slot.holds is Text:
                continue
            listed = old if isinstance(old, tuple) else (old,)
            left = tuple(dict.fromkeys(self._slot(slot, listed)))
            if _cannot_be_without(value, slot, listed, left):
                return None
            if left != listed:
                update[slot.name] = left if isinstance(old, tuple) else next(iter(left), None)
        return value.model_copy(update=update) if update else value

    def _slot(self, slot: Slot, listed: tuple[Any, ...]) -> Iterator[Any]:
        """What is left in one field, or stands in for what was there."""
        found = (self._named(one, slot) if isinstance(slot.holds, Ref) else self.left(one) for one in listed)
        yield from (one for one in found if one is not None)

    def _named(self, full_id: str, slot: Slot) -> str | None:
        if isinstance(slot.holds, Ref) and Kind.TOPIC in slot.holds.kinds:
            return full_id
        if full_id not in self.gone:
            return full_id
        return None if slot.name in LINES else self.stand_ins.ids.get(full_id)

    def _page(self, full_id: str | None) -> str | None:
        return None if full_id is None or full_id in self.gone else full_id


def without(whole: Handbook, gone: frozenset[str], words: Mapping[str, Text] | None = None) -> Handbook:
    """*whole* without what has a full id in *gone*; for some of that, by full id, *words* stand in. Nothing gone gives the same object back."""
    if not gone:
        return whole
    stand_ins = StandIns.of(whole, gone, words or {})
    there, left = frozenset(Levels(whole).known), gone
    while True:
        new = Cut(left, stand_ins).handbook(whole)
        now = there - Levels(new).known.keys()
        if now <= left:
            return new
        left |= now


def _lessons_left(module: Module, gone: frozenset[str], objectives: set[str]) -> tuple[Any, ...]:
    """The lessons that still serve an objective."""
    found = []
    for lesson in module.lessons:
        served = tuple(one for one in lesson.objectives if one in objectives)
        if served and f"{module.id}/{lesson.id}" not in gone:
            found.append(lesson if served == lesson.objectives else lesson.model_copy(update={"objectives": served}))
    return tuple(found)


def _cannot_be_without(value: Frozen, slot: Slot, listed: tuple[Any, ...], left: tuple[Any, ...]) -> bool:
    if isinstance(value, Question):  # one that rests on anything that is gone would give it away, whatever stood in
        return left != listed
    needed = slot.least or (isinstance(slot.holds, Ref) and slot.name not in MAY_EMPTY | LINES)
    return bool(needed) and not left


def _sorted(values: Mapping[str, F]) -> Mapping[str, F]:
    return MappingProxyType(dict(sorted(values.items())))
