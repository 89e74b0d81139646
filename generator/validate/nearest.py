"""Validate: the id an author probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.model import Handbook, Kind, item_id
from generator.validate.subject import Subject
from generator.words import closest


def nearest(subject: Subject, wrong: str, kinds: tuple[Kind, ...]) -> str | None:
    """The id of one of *kinds* most like *wrong*; None where none is near."""
    if Kind.CLAUSE in kinds and (set(kinds) <= {Kind.CLAUSE, Kind.SOURCE} or wrong.startswith(f"{Kind.SOURCE}/")):
        return nearest_clause(subject.handbook, wrong)
    known = {known for kind in kinds for known in subject.ids[kind]}
    clause = _alone(subject.handbook, wrong) if Kind.CLAUSE in kinds else None
    return clause or (nearest_item(wrong, known) if "#" in wrong else nearest_file(wrong, known))


def nearest_item(wrong: str, known: Collection[str]) -> str | None:
    """The id of an item among *known* most like *wrong*: its file mistyped, or the item in it."""
    items: dict[str, list[str]] = {}
    for file, _, item in (one.partition("#") for one in known if "#" in one):
        items.setdefault(file, []).append(item)
    file, _, item = wrong.partition("#")
    named = file if file in items else nearest_file(file, items)
    near = closest(item, items[named]) if named else None
    return item_id(named, near) if named and near else None


def nearest_file(wrong: str, known: Collection[str]) -> str | None:
    """The id of *known* whose name is most like that of *wrong*. Folders don't count: they are the same for all."""
    by_name: dict[str, str] = {}
    for one in sorted(known):
        by_name.setdefault(_name(one), one)
    name = closest(_name(wrong), by_name)
    return by_name[name] if name else None


def _name(full_id: str) -> str:
    """What follows the first folder."""
    folder, _, rest = full_id.partition("/")
    return rest or folder


def nearest_clause(handbook: Handbook, wrong: str) -> str | None:
    """The document or clause most like *wrong*: `II.1.4` alone, a document mistyped, a clause that isn't there."""
    document, _, clause = wrong.partition("#")
    if not clause and document not in handbook.sources:
        return _alone(handbook, document) or nearest_file(document, handbook.sources)
    named = document if document in handbook.sources else nearest_file(document, handbook.sources)
    if named is None:
        return None
    near = _clause_in((one.id for one in handbook.sources[named].walk()), clause)
    return item_id(named, near) if near else None


def _alone(handbook: Handbook, clause: str) -> str | None:
    """The one clause of all documents that is called so."""
    found = [item_id(document.id, clause) for document in handbook.sources.values() if any(one.id == clause for one in document.walk())]
    return found[0] if len(found) == 1 else None


def _clause_in(known: Iterable[str], wrong: str) -> str | None:
    """The clause spelt most like *wrong*, or else the one around it."""
    clauses = set(known)
    near = closest(wrong, clauses)
    while near is None and "." in wrong:
        wrong = wrong.rpartition(".")[0]
        near = wrong if wrong in clauses else None
    return near
