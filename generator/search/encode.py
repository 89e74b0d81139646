"""Search: documents → the bytes of an index.

The text is not repeated beside its index: it *is* the index. Every word is one character that stands for an entry of `forms`, so that unrolling
it gives the postings of each word, the neighbours of each posting, and the sentences to show. The JSON is

    {format, language, suffix, elsewhere,
     gaps: [what stands between two words, where it is not one space],
     forms: "every spelling of every word, the most frequent first, parted by spaces",
     text: "four fields a document: title, names, context, body",
     docs: [[sort, address, facts], …], same: [["cbl", "chong buon lau"], …],
     questions: [{say, spelt, ask, language, role}, …], roles: {lead: "Chủ trì", …}, strings: {…}}

A document's address is a page id or, for a place on the page before it, `#` and the anchor. In `text`, a character stands for
number `code point - FIRST`, leaving out the surrogates: 0 ends a field, 1 ends an entry in it, then come the gaps, then the forms.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from generator.search.document import Document
from generator.search.tokens import WORD, composed, keys

FORMAT = 1
FIRST = 0xA1
SURROGATES = 0xD800
"""Characters from here on stand 0x800 higher, where Unicode has characters again."""

END_OF_FIELD, END_OF_ENTRY = 0, 1
RESERVED = 2
SPACE = " "

Token = str | int
"""A word or gap as it is written, or one of the two ends."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the indexed pages stand: what ends the address of a page, and the roots of the same pages in other languages."""

    language: str
    suffix: str = ""
    elsewhere: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the search knows besides the documents: phrases that mean the same, words of questions, each role's word, strings to answer in."""

    same: Sequence[Sequence[str]] = ()
    questions: Sequence[Mapping[str, str]] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    strings: Mapping[str, str] = field(default_factory=dict)


def encode(documents: Iterable[Document], site: Site, known: Words) -> bytes:
    """The index as canonical JSON."""
    found = tuple(documents)
    streams = [list(_tokens(document)) for document in found]
    words, gaps = _count(streams)
    number = {gap: RESERVED + place for place, gap in enumerate(gaps)} | {form: RESERVED + len(gaps) + place for place, form in enumerate(words)}
    value = {
        "format": FORMAT,
        "language": site.language,
        "suffix": site.suffix,
        "elsewhere": dict(site.elsewhere or {}),
        "gaps": gaps,
        "forms": SPACE.join(words),
        "text": "".join(_character(token if isinstance(token, int) else number[token]) for stream in streams for token in stream),
        "docs": [_row(document) for document in found],
        "same": [list(group) for group in known.same],
        "questions": list(known.questions),
        "roles": dict(known.roles),
        "strings": dict(known.strings),
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def packed(index: bytes) -> bytes:
    """The index as it travels: gzip, without a date."""
    return gzip.compress(index, 9, mtime=0)


def _tokens(document: Document) -> Iterator[Token]:
    for entries in ((document.title,), document.names, document.context, (document.body,)):
        shown = [entry for entry in entries if entry.strip()]
        for place, entry in enumerate(shown):
            yield from (END_OF_ENTRY,) * bool(place)
            yield from _written(entry)
        yield END_OF_FIELD


def _written(text: str) -> Iterator[str]:
    """Words and the gaps between them; a single space between two words goes without saying."""
    whole, end = composed(" ".join(text.split())), 0
    for word in WORD.finditer(whole):
        gap = whole[end : word.start()]
        if gap and (gap != SPACE or not end):
            yield gap
        yield word.group()
        end = word.end()
    if whole[end:]:
        yield whole[end:]


def _count(streams: Iterable[Iterable[Token]]) -> tuple[list[str], list[str]]:
    """All words and all gaps, the most frequent first."""
    counted = Counter(token for stream in streams for token in stream if isinstance(token, str))
    ranked = sorted(counted, key=lambda token: (-counted[token], token))
    return [token for token in ranked if WORD.fullmatch(token)], [token for token in ranked if not WORD.fullmatch(token)]


def _character(number: int) -> str:
    code = number + FIRST
    return chr(code if code < SURROGATES else code + 0x800)


def _row(document: Document) -> list[Any]:
    facts: dict[str, Any] = {one.name: getattr(document.facts, one.name) for one in fields(document.facts)}
    facts |= {"topic": document.topic, "tier": document.tier, "acts_as": document.acts_as, "begins": [" ".join(keys(name)) for name in document.begins]}
    address = f"#{document.anchor}" if document.anchor else document.page
    return [document.sort.value, address, {name: value for name, value in facts.items() if value}]
