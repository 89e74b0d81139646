"""Search: the bytes of an index → arrays to ask. `engine.js` unrolls the same bytes the same way.

Positions count the words of all documents one after another; every field and every entry of a field is followed by one empty
position, so that the last word of one is no neighbour of the first word of the next.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.search.encode import END_OF_ENTRY, END_OF_FIELD, FIRST, FORMAT, RESERVED, SPACE, SURROGATES
from generator.search.tokens import key

FIELDS = 4
TITLE, NAMES, CONTEXT, BODY = range(FIELDS)
NOTHING = -1
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Found:
    """One document of an index: `page` is the number of the document of its page, which may be itself."""

    number: int
    sort: str
    address: str
    anchor: str
    page: int
    facts: Mapping[str, Any]

    @property
    def is_page(self) -> bool:
        """Whether it is a whole page."""
        return self.number == self.page

    def many(self, fact: str) -> list[str]:
        """The values of a fact that may have several."""
        return list(self.facts.get(fact, ()))

    def one(self, fact: str) -> str:
        """The value of a fact; empty where it is unstated."""
        return str(self.facts.get(fact, ""))


@dataclass(repr=False)
class Index:
    """An index ready to be asked. Looking things up never changes it."""

    language: str
    suffix: str
    elsewhere: Mapping[str, str]
    gaps: list[str]
    forms: list[str]
    text: str
    docs: list[Found]
    same: list[list[str]]
    questions: list[dict[str, str]]
    roles: Mapping[str, str]
    strings: Mapping[str, str]
    folds: list[str] = field(default_factory=list)
    fold_of: list[int] = field(default_factory=list)
    fold_number: dict[str, int] = field(default_factory=dict)
    forms_of: list[list[int]] = field(default_factory=list)
    seq: list[int] = field(default_factory=list)
    doc_at: list[int] = field(default_factory=list)
    field_at: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    shown_from: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    postings: list[list[int]] = field(default_factory=list)
    weight_of: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes) -> Index:
        """The index in *data*, packed or not. Raises ValueError for another format."""
        value = json.loads(gzip.decompress(data) if data.startswith(_GZIP) else data)
        if value["format"] != FORMAT:
            msg = f"search index of format {value['format']}, expected {FORMAT}"
            raise ValueError(msg)
        made = cls(
            value["language"],
            value["suffix"],
            value["elsewhere"],
            value["gaps"],
            value["forms"].split(SPACE) if value["forms"] else [],
            value["text"],
            list(_rows(value["docs"])),
            value["same"],
            value["questions"],
            value["roles"],
            value["strings"],
        )
        made._fold()
        made._unroll()
        return made

    @cached_property
    def page_number(self) -> dict[str, int]:
        """Page id → number of its document."""
        return {doc.address: doc.number for doc in self.docs if doc.is_page}

    @cached_property
    def begins(self) -> dict[str, str]:
        """Folded beginnings of the names of classes of units, and what means the same → the beginning as the class has it."""
        own = {begin: begin for doc in self.docs for begin in doc.many("begins")}
        return {other: begin for begin in own for other in self.same_as.get(begin, ())} | own

    @cached_property
    def question_of(self) -> dict[str, dict[str, str]]:
        """Folded phrase → what it asks."""
        return {phrase["say"]: phrase for phrase in self.questions}

    @cached_property
    def unit_named(self) -> dict[str, str]:
        """Folded name → page id of the unit; where several have it, of the first, and of one unit before a group."""
        named: dict[str, str] = {}
        for sort in ("unit", "group"):
            for doc in self.docs:
                for of in (TITLE, NAMES) if doc.sort == sort else ():
                    for entry in self.entries(doc.number, of):
                        named.setdefault(" ".join(self.folds[fold] for fold in entry), doc.address)
        return named

    @cached_property
    def same_as(self) -> dict[str, list[str]]:
        """Folded phrase → the phrases that mean the same."""
        known: dict[str, dict[str, None]] = {}
        for group in self.same:
            for phrase in group:
                known.setdefault(phrase, {}).update((other, None) for other in group if other != phrase)
        return {phrase: list(others) for phrase, others in known.items()}

    def weights(self, of_page: Sequence[float], of_place: Sequence[float], length_counts: Sequence[float]) -> list[float]:
        """What a word in each field of each document weighs: document * FIELDS + field. Computed once."""
        if not self.weight_of:
            averages = [self._average(of) for of in range(FIELDS)]
            for doc in self.docs:
                base = of_page if doc.is_page else of_place
                for of in range(FIELDS):
                    longer = self.lengths[doc.number * FIELDS + of] / averages[of]
                    self.weight_of.append(base[of] / (1.0 - length_counts[of] + length_counts[of] * longer))
        return self.weight_of

    def _average(self, of: int) -> float:
        """The mean length of a field where it is not empty."""
        lengths = [length for length in self.lengths[of::FIELDS] if length]
        return sum(lengths) / len(lengths) if lengths else 1.0

    def entries(self, doc: int, of: int) -> Iterator[list[int]]:
        """The entries of a field, each as its folded words."""
        entry: list[int] = []
        position = self.starts[doc]
        while position < self.starts[doc + 1] and self.field_at[position] <= of:
            if self.field_at[position] == of:
                if self.seq[position] != NOTHING:
                    entry.append(self.fold_of[self.seq[position]])
                elif entry:
                    yield entry
                    entry = []
            position += 1

    def shown(self, doc: int, of: int) -> str:
        """The text of a field as it was written; entries are parted by `; `."""
        parts, after_word, at = [], False, 0
        for number in _numbers(self.text, self.shown_from[doc]):
            if number == END_OF_FIELD:
                at += 1
                after_word = False
                if at > of:
                    break
            elif at == of:
                piece, is_word = self._piece(number)
                parts.append((SPACE if is_word and after_word else "") + piece)
                after_word = is_word
        return "".join(parts)

    def _piece(self, number: int) -> tuple[str, bool]:
        if number == END_OF_ENTRY:
            return "; ", False
        gap = number - RESERVED
        return (self.gaps[gap], False) if gap < len(self.gaps) else (self.forms[gap - len(self.gaps)], True)

    def _fold(self) -> None:
        for form, written in enumerate(self.forms):
            folded = key(written)
            fold = self.fold_number.setdefault(folded, len(self.folds))
            if fold == len(self.folds):
                self.folds.append(folded)
                self.forms_of.append([])
                self.postings.append([])
            self.fold_of.append(fold)
            self.forms_of[fold].append(form)

    def _unroll(self) -> None:
        first_form = RESERVED + len(self.gaps)
        doc = of = length = 0
        self.starts.append(0)
        self.shown_from.append(0)
        for offset, number in enumerate(_numbers(self.text, 0)):
            if number >= first_form:
                self.postings[self.fold_of[number - first_form]].append(len(self.seq))
                self._place(number - first_form, doc, of)
                length += 1
            elif number == END_OF_ENTRY:
                self._place(NOTHING, doc, of)
            elif number == END_OF_FIELD:
                self._place(NOTHING, doc, of)
                self.lengths.append(length)
                length, of = 0, of + 1
                if of == FIELDS:
                    doc, of = doc + 1, 0
                    self.starts.append(len(self.seq))
                    self.shown_from.append(offset + 1)

    def _place(self, form: int, doc: int, of: int) -> None:
        self.seq.append(form)
        self.doc_at.append(doc)
        self.field_at.append(of)


def _rows(rows: list[Any]) -> Iterator[Found]:
    page = 0
    for number, (sort, address, facts) in enumerate(rows):
        anchor = address.removeprefix("#") if address.startswith("#") else ""
        page = page if anchor else number
        yield Found(number, sort, rows[page][1], anchor, page, facts)


def _numbers(text: str, start: int) -> Iterator[int]:
    for place in range(start, len(text)):
        code = ord(text[place])
        yield code - FIRST if code < SURROGATES else code - 0x800 - FIRST
