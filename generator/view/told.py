"""View: changes as sentences whose names lead to what they name, wherever that is still there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model import Role
from generator.model.change import Change, Since
from generator.model.change_words import told
from generator.model.names import Names
from generator.model.page import Link
from generator.view.book import Book, role_fact
from generator.view.places import place

ROLES = frozenset(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Told:
    """One change: its sentence in pieces, of which those that name something lead there. `facts` are all that it speaks of."""

    fact: str
    facts: tuple[str, ...]
    pieces: tuple[str | Link, ...]


@dataclass(frozen=True)
class Teller:
    """Tells what *since* changed; nothing of what is gone is linked."""

    book: Book
    since: Since
    _now: Names = field(init=False, repr=False)
    _then: Names = field(init=False, repr=False)
    _renamed: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        handbook, language = self.book.handbook, self.book.language
        object.__setattr__(self, "_now", Names(handbook, language))
        object.__setattr__(self, "_then", Names(self.since.earlier or handbook, language))
        renamed = {old: entry.id for folder in handbook.folders() for entry in folder.values() for old in entry.formerly}
        object.__setattr__(self, "_renamed", renamed)

    def all(self, changes: Iterable[Change]) -> tuple[Told, ...]:
        """Each of *changes*, those of one file together; what reads the same is told once."""
        files: dict[str, dict[tuple[str | Link, ...], Told]] = {}
        for change in changes:
            sentence = self.one(change)
            files.setdefault(change.subject.partition("#")[0], {}).setdefault(sentence.pieces, sentence)
        return tuple(sentence for sentences in files.values() for sentence in sentences.values())

    def one(self, change: Change) -> Told:
        """A single change."""
        named = (change.subject, *change.before, *change.after, *change.units)
        facts = tuple(dict.fromkeys(part for full_id in named for part in (full_id, full_id.partition("#")[0])))
        roles = tuple(role_fact(Role(word)) for word in facts if word in ROLES)
        subject = self.where(change.subject)
        names = {name: link for full_id in (*facts, change.subject) if (link := self.where(full_id)) for name in self._names(full_id)}
        pieces = _linked(told(change, self._then, self._now), names)
        if subject and not any(isinstance(piece, Link) and piece.page == subject.page for piece in pieces):
            pieces = (*pieces, " ", subject)
        return Told(change.subject, (*facts, *roles, *self._list(change.subject)), pieces)

    def _list(self, subject: str) -> tuple[str, ...]:
        """The facts of a whole list, where a change is about that."""
        handbook = self.book.handbook
        lists = {"roles": [role_fact(word.id) for word in handbook.roles], "topics": [f"topic:{topic.id}" for topic in handbook.topics]}
        return tuple(lists.get(subject.partition("#")[0].partition(".")[0], ()))

    def where(self, full_id: str) -> Link | None:
        """Where something is shown, whatever it was called before; of an item that is gone, its file; None where that is gone too, or has no page."""
        entry, mark, item = full_id.partition("#")
        entry = self._renamed.get(entry, entry)
        found = place(self.book, entry + mark + item) or (place(self.book, entry) if item else None)
        return replace(found, hint="", facts=tuple(dict.fromkeys((*found.facts, full_id)))) if found else None

    def _names(self, full_id: str) -> Iterator[str]:
        entry, mark, item = full_id.partition("#")
        yield self._now.of(full_id)
        for old in (entry, *(old for old, new in self._renamed.items() if new == entry)):
            yield self._then.of(old + mark + item)


def _linked(sentence: str, names: Mapping[str, Link]) -> tuple[str | Link, ...]:
    """*sentence* with a link for every name in it; where one name begins another, the longer one counts."""
    if not names:
        return (sentence,)
    pattern = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    pieces = re.split(rf"(?<!\w)({pattern})(?!\w)", sentence)
    return tuple(replace(names[piece], title=piece) if number % 2 else piece for number, piece in enumerate(pieces) if piece)
