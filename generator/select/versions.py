"""Select: what has become of an edition since its release, and what a release leaves out: stricter classifications, withdrawals, drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from generator.model import Bank, Classification, Clause, Entry, Frozen, Handbook, Module, Procedure, SourceDocument, item_id
from generator.model.edition import Errata
from generator.model.levels import Levels, strictest
from generator.model.training import Status
from generator.select.cut import without

E = TypeVar("E", bound=Entry)
F = TypeVar("F", bound=Frozen)
Strict = Mapping[str, Classification]


def reclassified(handbook: Handbook, errata: Errata) -> Handbook:
    """*handbook* with the stricter classifications of its *errata*; a milder one changes nothing.

    What has no classification of its own takes it to what contains it: an assignment to its responsibility.
    """
    strict: dict[str, Classification] = {}
    levels = Levels(handbook)
    for each in errata.classified:
        for full_id in _bearing(levels, each.id):
            found = strictest((strict.get(full_id), each.classification))
            if found and found.level > levels.of[full_id].level:
                strict[full_id] = found
    if not strict:
        return handbook
    folders = {name: _read_only({key: _stricter(one, strict) for key, one in getattr(handbook, name).items()}) for name in _FOLDERS}
    return handbook.model_copy(update=folders)


_FOLDERS = ("units", "responsibilities", "procedures", "sources", "courses", "modules", "banks")


def _bearing(levels: Levels, full_id: str) -> Iterator[str]:
    """What can be classified so that *full_id* is: itself, or what contains it."""
    while full_id and full_id in levels.known and not _has_classification(levels, full_id):
        full_id = levels.known[full_id].inside
    if full_id in levels.known:
        yield full_id


def _has_classification(levels: Levels, full_id: str) -> bool:
    return "classification" in type(levels.known[full_id].value).model_fields


def _stricter(entry: E, strict: Strict) -> E:
    update: dict[str, Any] = {"classification": strict[entry.id]} if entry.id in strict else {}
    match entry:
        case SourceDocument():
            update["clauses"] = _clauses(entry.id, entry.clauses, strict)
        case Procedure():
            update["steps"] = tuple(_own(step, item_id(entry.id, step.id), strict) for step in entry.steps)
        case Module():
            update["lessons"] = tuple(_own(lesson, f"{entry.id}/{lesson.id}", strict) for lesson in entry.lessons)
        case Bank():
            update["questions"] = tuple(_own(question, item_id(entry.id, question.id), strict) for question in entry.questions)
        case _:
            pass
    return entry.model_copy(update=update) if update else entry


def _clauses(document: str, clauses: tuple[Clause, ...], strict: Strict) -> tuple[Clause, ...]:
    inside = (clause.model_copy(update={"clauses": _clauses(document, clause.clauses, strict)}) for clause in clauses)
    return tuple(_own(clause, item_id(document, clause.id), strict) for clause in inside)


def _own(value: F, full_id: str, strict: Strict) -> F:
    return value.model_copy(update={"classification": strict[full_id]}) if full_id in strict else value


def without_withdrawn(handbook: Handbook, errata: Errata) -> Handbook:
    """*handbook* without what its *errata* withdraw, and without what cannot be shown without that; the same object where that is nothing."""
    return _without(handbook, (each.id for each in errata.withdrawn if each.id))


def without_drafts(handbook: Handbook) -> Handbook:
    """*handbook* without courses, modules, banks and questions that are drafts, for everything but the draft site."""
    training: tuple[Mapping[str, Any], ...] = (handbook.courses, handbook.modules, handbook.banks)
    files = (entry.id for folder in training for entry in folder.values() if entry.status is Status.DRAFT)
    questions = (full_id for full_id, _, question in handbook.questions() if question.status is Status.DRAFT)
    return _without(handbook, (*files, *questions))


def _without(handbook: Handbook, ids: Iterable[str]) -> Handbook:
    """*handbook* without these things and what is in them."""
    known, gone = Levels(handbook).known, set(ids)
    gone &= known.keys()
    for one in known.values():  # what contains a thing stands before it
        if one.inside in gone:
            gone.add(one.id)
    return without(handbook, frozenset(gone))


def remembering(handbook: Handbook, older: Sequence[Handbook]) -> Handbook:
    """*handbook* whose notes on what was removed are as classified as that was in any of the *older* editions.

    Without this, a note on something that few could read would be there for everybody once the thing is gone.
    """
    if not handbook.removed or not older:
        return handbook
    past = [Levels(each).of for each in older]
    removed = tuple(
        each.model_copy(update={"classification": strictest((each.classification, *(levels.get(each.id) for levels in past)))}) for each in handbook.removed
    )
    return handbook.model_copy(update={"removed": removed})


def _read_only(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(sorted(values.items())))
