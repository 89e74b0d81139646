"""Search: a query and an index → pages, the best first. `query.js` computes the same numbers in the same order; change both together.

Every reading of the query is scored by itself, as a share of what a perfect match would get; a document's score is that of its best reading.
What counts: each word by how rare it is, in which field it stands and how well its spelling fits; words that stand side by side as in the
query; a title or name that says just what was asked. A place on a page also answers to the page's title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator.search.reading import Slot, readings, typed_words
from generator.search.unrolled import FIELDS, NAMES, NOTHING, TITLE, Found, Index

WEIGHTS_OF_PAGE = (10.0, 8.0, 1.5, 1.0)
WEIGHTS_OF_PLACE = (4.0, 6.0, 1.5, 1.0)
"""By field: title (on a place: its heading), names, context, body."""
LENGTH_COUNTS = (0.3, 0.0, 0.3, 0.5)
"""How much a long field weakens what stands in it."""
SATURATION = 1.5
FROM_PAGE = 0.4
"""Share of its page's words that a place answers to as well."""
SIDE_BY_SIDE = 0.6
JUST_THAT = 1.0
WORD_FOR_WORD = 0.25
"""For each word after the first, of a document that has all words of the query in a row; at most MOST_WORD_FOR_WORD."""
MOST_WORD_FOR_WORD = 1.0
OPTIONAL = 0.2
"""What a question word such as "ai" counts, against a word of substance."""
REPLACED = 0.95
"""What a reading with replaced words counts against the words as typed."""
SLIPPED = 0.8
"""The same for a reading that takes a known word for a slip of another."""
ENOUGH = 0.6
"""Share of the query's words that a page must have, if another has all."""
PRIOR = {
    "unit": 1.15,
    "responsibility": 1.15,
    "procedure": 1.05,
    "group": 0.95,
    "assignment": 1.0,
    "deliverable": 1.15,
    "text": 1.0,
    "training": 1.0,
    "source": 0.85,
    "passage": 0.6,
    "question": 0.4,
}
OTHER_PRIOR = 0.75
"""Who looks for a thing wants the page about it rather than a step, a clause, a term or a list that mentions it, and that rather than a lesson about it."""
MOST_PAGES = 50
PAIR = 2

Keep = Callable[[Found], bool]
N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches: its number, its score, and which words of the query it has, by their place in it."""

    doc: int
    score: float


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page that matches, with the documents on it that do, the best first. `share` is the share of the query's words it has."""

    page: int
    score: float
    share: float
    hits: tuple[Hit, ...]


@dataclass
class _Tally:
    """What one reading found, document by document."""

    slots: list[Slot]
    required: list[bool]
    counts: list[dict[int, float]] = field(default_factory=list)
    heads: list[dict[int, float]] = field(default_factory=list)
    pairs: list[dict[int, float]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


def ranked(index: Index, query: str, keep: Keep | None = None, optional: frozenset[str] = frozenset()) -> list[PageHit]:
    """The pages that answer *query*, the best first; only documents that *keep* accepts count. Words in *optional* need not be there."""
    typed = typed_words(query)
    best: dict[int, float] = {}
    shares: dict[int, float] = {}
    for number, slots in enumerate(readings(index, typed)):
        tally = _tally(index, slots, optional)
        factor = SLIPPED if any(slot.typed.slipped for slot in slots) else REPLACED if number else 1.0
        for doc, score, share in _scores(index, tally, keep):
            best[doc] = max(best.get(doc, 0.0), score * factor)
            page = index.docs[doc].page
            shares[page] = max(shares.get(page, 0.0), share)
    return _pages(index, best, shares)


def _pages(index: Index, best: dict[int, float], shares: dict[int, float]) -> list[PageHit]:
    groups: dict[int, list[Hit]] = {}
    for doc in sorted(best):
        groups.setdefault(index.docs[doc].page, []).append(Hit(doc, best[doc]))
    all_words = any(share >= 1.0 for share in shares.values())
    found = []
    for page, hits in groups.items():
        if not all_words or shares[page] >= ENOUGH:
            hits.sort(key=lambda hit: (-hit.score, hit.doc))
            found.append(PageHit(page, hits[0].score, shares[page], tuple(hits)))
    return sorted(found, key=lambda hit: (-hit.score, hit.page))[:MOST_PAGES]


def _tally(index: Index, slots: list[Slot], optional: frozenset[str]) -> _Tally:
    required = [slot.typed.folded not in optional for slot in slots]
    tally = _Tally(slots, required if any(required) else [True] * len(slots))
    for number, slot in enumerate(slots):
        follows = slots[number + 1].accepts if number + 1 < len(slots) else {}
        counts, heads, pairs = _count(index, slot, follows)
        tally.counts.append(counts)
        tally.heads.append(heads)
        tally.pairs.append(pairs)
        weight = rarity(len(index.docs), len(counts)) if counts else 0.0
        tally.weights.append(weight if tally.required[number] else weight * OPTIONAL)
    return tally


def _count(index: Index, slot: Slot, follows: dict[int, float]) -> tuple[dict[int, float], dict[int, float], dict[int, float]]:
    """By document: how much of the word it has, how much of that in its title or names, and how much of it with the next word behind it."""
    counts: dict[int, float] = {}
    heads: dict[int, float] = {}
    pairs: dict[int, float] = {}
    weights = index.weights(WEIGHTS_OF_PAGE, WEIGHTS_OF_PLACE, LENGTH_COUNTS)
    for fold in sorted({index.fold_of[form] for form in slot.accepts}):
        for at in index.postings[fold]:
            fit = slot.accepts[index.seq[at]]
            doc, of = index.doc_at[at], index.field_at[at]
            weight = weights[doc * FIELDS + of] * fit
            counts[doc] = counts.get(doc, 0.0) + weight
            if of <= NAMES:
                heads[doc] = heads.get(doc, 0.0) + weight
            after = index.seq[at + 1]
            if after != NOTHING and after in follows:
                pairs[doc] = pairs.get(doc, 0.0) + weight * follows[after]
    return counts, heads, pairs


def _scores(index: Index, tally: _Tally, keep: Keep | None) -> list[tuple[int, float, float]]:
    """(document, score, share of the words that its page has) of everything that has a word."""
    whole = _added(tally.weights)
    if whole <= 0.0:
        return []
    touched = _touched(tally) if keep is None else [doc for doc in _with_places(index, tally) if keep(index.docs[doc])]
    masks = {doc: _mask(index, tally, doc) for doc in touched}
    on_page: dict[int, int] = {}
    for doc, mask in masks.items():
        page = index.docs[doc].page
        on_page[page] = on_page.get(page, 0) | mask
    found = []
    for doc, mask in masks.items():
        own, union = _share(tally, mask), _share(tally, on_page[index.docs[doc].page])
        extra = JUST_THAT * _just_that(index, tally, doc) + _in_a_row(index, tally, doc)
        score = (_sum(index, tally, doc) / whole + extra) * ((own + union) / 2.0)
        found.append((doc, score * PRIOR.get(index.docs[doc].sort, OTHER_PRIOR), union))
    return found


def _touched(tally: _Tally) -> list[int]:
    return sorted(set().union(*tally.counts))


def _with_places(index: Index, tally: _Tally) -> list[int]:
    """Everything that has a word, and every place on a page whose title or names have one."""
    found = set().union(*tally.counts)
    for page in set().union(*tally.heads):
        number = page + 1
        while index.docs[page].is_page and number < len(index.docs) and index.docs[number].page == page:
            found.add(number)
            number += 1
    return sorted(found)


def _mask(index: Index, tally: _Tally, doc: int) -> int:
    """A bit for every slot that a document or, for a place, its page's title or names answer."""
    page = index.docs[doc].page
    return _added(1 << number for number, counts in enumerate(tally.counts) if doc in counts or (page != doc and page in tally.heads[number]))


def _share(tally: _Tally, mask: int) -> float:
    """The share of the required words in a mask."""
    wanted = sum(tally.required)
    return sum(1 for number, required in enumerate(tally.required) if required and mask >> number & 1) / wanted


def _sum(index: Index, tally: _Tally, doc: int) -> float:
    page = index.docs[doc].page
    total = 0.0
    for number, weight in enumerate(tally.weights):
        count = tally.counts[number].get(doc, 0.0)
        if page != doc:
            count += FROM_PAGE * tally.heads[number].get(page, 0.0)
        total += weight * (count / (count + SATURATION))
        pair = tally.pairs[number].get(doc, 0.0)
        if pair > 0.0:
            total += SIDE_BY_SIDE * min(weight, tally.weights[number + 1]) * (pair / (pair + SATURATION))
    return total


def _just_that(index: Index, tally: _Tally, doc: int) -> float:
    """How much of the title or name that has every required word consists of them: 1 where it says just what was asked."""
    wanted = [slot for slot, required in zip(tally.slots, tally.required, strict=True) if required]
    if any(doc not in heads for heads, required in zip(tally.heads, tally.required, strict=True) if required):
        return 0.0
    folds = [_fits(index, slot) for slot in wanted]
    best = 0.0
    for of in (TITLE, NAMES):
        for entry in index.entries(doc, of):
            fits = [max((accepted.get(word, 0.0) for word in entry), default=0.0) for accepted in folds]
            if all(fits):
                best = max(best, _added(fits) / max(len(entry), len(wanted)))
    return best


def _in_a_row(index: Index, tally: _Tally, doc: int) -> float:
    """More the longer the query, where the document has all words side by side in their order, or all required ones; else 0."""
    required = [number for number, required in enumerate(tally.required) if required]
    if any(doc not in tally.counts[number] for number in required):
        return 0.0
    rows = (tally.slots, [tally.slots[number] for number in required])
    return max(min(MOST_WORD_FOR_WORD, WORD_FOR_WORD * (len(row) - 1)) if standing(index, row, doc) else 0.0 for row in rows)


def standing(index: Index, slots: Sequence[Slot], doc: int, least: float = 0.0) -> bool:
    """Whether a document has all words, two or more, side by side in their order, and each fits better than *least*."""
    if len(slots) < PAIR:
        return False
    seq, wanted, end = index.seq, [slot.accepts for slot in slots], index.starts[doc + 1] - len(slots) + 1
    return any(all(accepts.get(seq[at + step], 0.0) > least for step, accepts in enumerate(wanted)) for at in range(index.starts[doc], end))


def _fits(index: Index, slot: Slot) -> dict[int, float]:
    """By folded word: how well its best spelling fits."""
    fits: dict[int, float] = {}
    for form, fit in slot.accepts.items():
        fold = index.fold_of[form]
        fits[fold] = max(fits.get(fold, 0.0), fit)
    return fits


def _added(values: Iterable[N]) -> N | int:
    """The sum, number by number: newer Pythons' own `sum` rounds more finely than JavaScript can."""
    total: N | int = 0
    for value in values:
        total += value
    return total


def rarity(documents: int, having: int) -> float:
    """How much a word tells that *having* of *documents* have; about the natural logarithm of their ratio."""
    return logarithm(1.0 + (documents - having + 0.5) / (having + 0.5))


def logarithm(value: float) -> float:
    """The natural logarithm of a number ≥ 1, made of steps that every machine does alike, so that Python and JavaScript agree to the last bit."""
    twos = 0
    while value >= 2.0:  # noqa: PLR2004 - the base
        value /= 2.0
        twos += 1
    ratio = (value - 1.0) / (value + 1.0)
    square = ratio * ratio
    series = ratio * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0))))
    return twos * 0.6931471805599453 + 2.0 * series
