"""Queries as people type them: written by hand for the real handbook, and made from texts, always the same ones, where that is mechanical."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.search.document import Document
from generator.search.tokens import keys, words

FOLDERS = {"o": "organisation", "r": "responsibilities", "p": "procedures", "s": "sources"}
LETTERS = "abcdeghiklmnopqrstuvxy"
CLASSES = ("plain", "unaccented", "partly accented", "NFD", "mistyped", "abbreviated", "phrase", "prefix", "Telex", "English")
TELEX = {"\u0306": "w", "\u031b": "w", "\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
"""Keys of Telex by the mark they make; a circumflex is its letter once more."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the page ids (of an answer: page#anchor) that it asks for."""

    kind: str
    text: str
    wanted: frozenset[str]


def written(section: str) -> list[tuple[str, frozenset[str]]]:
    """The queries of one section of queries.yml."""
    rows: Mapping[str, Sequence[str]] = yaml.load(Path(__file__).with_name("queries.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)[section]  # noqa: S506 - strings only
    return [(text, frozenset(_full(page) for page in pages)) for text, pages in rows.items()]


def real(documents: Sequence[Document], seed: int = 1) -> list[Query]:
    """Every query on the real handbook; *documents* are its Vietnamese ones, from which the phrases are cut."""
    chance = random.Random(seed)  # noqa: S311 - the same queries every time
    plain = written("plain")
    found = list(_variants(chance, plain))
    found += [Query("abbreviated", text, pages) for text, pages in written("abbreviated")]
    found += [Query("phrase", text, pages) for text, pages in phrases(chance, documents, 50)]
    return found + [Query("English", text, pages) for text, pages in written("english")]


def synthetic(documents: Sequence[Document], english: Mapping[str, str], short: Mapping[str, str], seed: int = 1, each: int = 40) -> list[Query]:
    """Queries on a handbook nobody wrote: titles and parts of them. *english* and *short* are page id → title, and page id → abbreviation."""
    chance = random.Random(seed)  # noqa: S311 - the same queries every time
    own = [document for document in documents if not document.anchor and document.page.partition("/")[2]]
    titles = {document.page: document.title for document in own}
    found = list(_variants(chance, [_asked(chance, titles, page) for page in chance.sample(sorted(titles), each)]))
    found += [Query("abbreviated", short[page], frozenset({page})) for page in chance.sample(sorted(short), each)]
    found += [Query("phrase", text, pages) for text, pages in phrases(chance, own, each)]
    return found + [Query("English", *_asked(chance, english, page)) for page in chance.sample(sorted(english), each)]


def phrases(chance: random.Random, documents: Sequence[Document], count: int) -> Iterator[tuple[str, frozenset[str]]]:
    """Four to six neighbouring words of a sentence in some document's title or body, and every page that has them so."""
    whole = [(document.page, f"\n{' '.join(keys(document.title))}\n{' '.join(keys(document.body))}\n") for document in documents]
    sentences = (part for document in documents for text in (document.title, document.body) for part in re.split(r"[.;:?!]", text))
    sources = [row for sentence in sentences if len(row := words(sentence)) >= 6]
    for row in chance.sample(sources, count):
        start = chance.randrange(len(row) - 5)
        text = " ".join(row[start : start + chance.randint(4, 6)])
        folded = " ".join(keys(text))
        yield text, frozenset(page for page, words_of in whole if f" {folded} " in words_of.replace("\n", " \n "))


def _variants(chance: random.Random, plain: Sequence[tuple[str, frozenset[str]]]) -> Iterator[Query]:
    for text, pages in plain:
        yield Query("plain", text, pages)
        yield Query("unaccented", bare(text), pages)
        yield Query("partly accented", " ".join(bare(word) if chance.random() < 0.5 else word for word in text.split()), pages)
        yield Query("NFD", unicodedata.normalize("NFD", text), pages)
        yield Query("mistyped", slip(chance, bare(text) if chance.random() < 0.5 else text), pages)
        yield Query("prefix", shortened(chance, text), pages)
        yield Query("Telex", " ".join(map(keyed, text.split())), pages)


def _asked(chance: random.Random, titles: Mapping[str, str], page: str) -> tuple[str, frozenset[str]]:
    """A title or its greater part, and every page whose title has these words in a row."""
    row = words(titles[page])
    text = " ".join(row[: chance.randint(max(4, len(row) - 2), max(4, len(row)))])
    folded = f" {' '.join(keys(text))} "
    return text, frozenset(other for other, title in titles.items() if folded in f" {' '.join(keys(title))} ")


def bare(text: str) -> str:
    """Without accents, as from a keyboard without them."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


MARKS = frozenset("\u0302\u0306\u031b")
"""Circumflex, breve and horn: part of a letter, unlike a tone."""


def keyed(word: str) -> str:
    """The keys that Telex makes *word* of, as they stand there while it is off: marks of letters behind them, the tone at the end.

    >>> keyed("điều"), keyed("hướng")
    ('ddieeuf', 'huwowngs')
    """
    found, tone, letter = "", "", ""
    for sign in unicodedata.normalize("NFD", word.lower().replace("đ", "dd")):
        if not unicodedata.combining(sign):
            found, letter = found + sign, sign
        elif sign in MARKS:
            found += TELEX.get(sign, letter)
        else:
            tone = TELEX[sign]
    return found + tone


def slip(chance: random.Random, text: str) -> str:
    """One letter added, left out, changed, or swapped with its neighbour, in one of the longer words."""
    row = text.split()
    longest = max(len(word) for word in row)
    longer = [place for place, word in enumerate(row) if len(word) >= min(4, longest) and word.isalpha()]
    place = chance.choice(longer)
    word, at = row[place], chance.randrange(1, len(row[place]) - 1)
    row[place] = chance.choice([
        word[:at] + chance.choice(LETTERS) + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + chance.choice(LETTERS) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ])  # fmt: skip
    return " ".join(row)


def shortened(chance: random.Random, text: str) -> str:
    """Up to somewhere in the last word, as if still being typed."""
    *row, last = bare(text).split()
    return " ".join([*row, last[: chance.randint(min(2, len(last)), max(2, len(last) - 1))] if last.isalpha() else last])


def _full(page: str) -> str:
    folder, slash, rest = page.partition("/")
    return f"{FOLDERS[folder]}/{rest}" if slash and folder in FOLDERS else page


def recall(queries: Iterable[Query], found: Mapping[str, Sequence[str]], at: int) -> dict[str, float]:
    """Share of queries, class by class and over all, of which one of the first *at* pages found is wanted."""
    scores: dict[str, list[bool]] = {}
    for query in queries:
        scores.setdefault(query.kind, []).append(bool(query.wanted & set(found[query.text][:at])))
    per_class = {kind: sum(hits) / len(hits) for kind, hits in scores.items()}
    return {**per_class, "all": sum(sum(hits) for hits in scores.values()) / sum(len(hits) for hits in scores.values())}
