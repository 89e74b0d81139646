"""Search: what a query may mean: the words as typed, and the same with abbreviations and synonyms replaced. `reading.js` reads alike.

A *reading* is a row of slots, one a word; a slot says which spellings of which words it accepts, and how well each fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from generator.search.tokens import LONGEST_QUERY, closeness, composed, key, spelling, words
from generator.search.unrolled import NAMES, TITLE, Index

MOST_WORDS = 16
MOST_READINGS = 8
MOST_EDITS = 12
LONGEST_PHRASE = 12
SHORTEST_INITIALS = 2
MOST_INITIALS = 3
SHORTEST_PART = 2
SHORTEST_SLIPPED = 3
MOST_SLIPS = 2
SHORTEST_SLIP = 2
"""Letters that a word has at least, for a slip to be forgiven."""

FITS = (0.3, 0.9, 1.0)
"""How well a spelling with other accents, with more accents than were typed, and just as typed fits a word typed with accents."""
BEGINS = 0.8
"""How well a longer word fits the beginning that was typed; the more so, the less is left."""
DECODED = 0.85
"""How well a word fits that was typed with the keys of Telex or VNI while no input method made accents of them."""
KIN = 0.75
"""How well a word fits that ends otherwise, such as `funds` to `funding`."""
EDITED = 0.7
"""How well a word fits that differs by one slip of the finger."""
ENDINGS = ("", "s", "es", "e", "ed", "ing", "er", "ers", "y", "ies", "ity", "ment", "ments", "ion", "ions")
"""English endings. A stem has at least SHORTEST_STEM letters, which keeps them off Vietnamese syllables."""
SHORTEST_STEM = 4
_DOUBLED = re.compile("([aeod])\\1")
_ACCENT_KEYS = re.compile("[0-9w]")
_TONE_KEYS = re.compile("[sfrxj]")
"""After its vowel, a Vietnamese syllable has none of these letters."""
_VOWEL = re.compile("[aeiouy]")


@dataclass(frozen=True, slots=True)
class Typed:
    """One word of a reading: how it was typed, its folded form, whether more of it may follow, and whether it stands for a known word."""

    word: str
    folded: str
    open: bool = False
    slipped: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a reading with every form it accepts: form number → how well it fits. `place` is that of the word in the query, or -1."""

    typed: Typed
    accepts: dict[int, float]


def typed_words(query: str) -> list[Typed]:
    """The words of a query; the last is open unless something follows it."""
    text = composed(query[:LONGEST_QUERY])
    found = words(text)[:MOST_WORDS]
    last = len(found) - 1
    return [Typed(word, key(word), number == last and text.endswith(word)) for number, word in enumerate(found)]


def readings(index: Index, typed: list[Typed]) -> list[list[Slot]]:
    """What the words may mean, as typed first, at most MOST_READINGS."""
    known: dict[Typed, Slot] = {}
    return [[_slot(index, one, known) for one in row] for row in rows(index, typed)]


def rows(index: Index, typed: list[Typed]) -> list[list[Typed]]:
    """The words of each reading."""
    seen: dict[tuple[str, ...], list[Typed]] = {}
    for row in (typed, *of_a_class(index, typed), *_replaced(index, typed), *_slipped(index, typed)):
        seen.setdefault(tuple(one.folded for one in row), row)
    return list(seen.values())[:MOST_READINGS]


def _slipped(index: Index, typed: list[Typed]) -> Iterator[list[Typed]]:
    """With a word that stands beside none of its neighbours anywhere as one that is a slip away and stands beside them all, such as `ton cuc`."""
    known = [index.fold_number.get(one.folded) for one in typed]
    for at, one in enumerate(typed):
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(typed) and known[other] is not None]
        unfinished = one.open and any(fold.startswith(one.folded) and fold != one.folded for fold in index.folds)
        if len(one.folded) < SHORTEST_SLIPPED or unfinished or not beside or any(_beside(index, known, at, other, known[at]) for other in beside):
            continue
        near = (fold for fold in _edited(index, one.folded) if all(_beside(index, known, at, other, fold) for other in beside))
        for fold in islice(near, MOST_SLIPS):
            yield [*typed[:at], Typed(index.folds[fold], index.folds[fold], slipped=True), *typed[at + 1 :]]


def _beside(index: Index, known: list[int | None], at: int, other: int, fold: int | None) -> bool:
    """Whether *fold*, put at *at*, stands somewhere beside its neighbour as it does here."""
    neighbour = known[other]
    if neighbour is None or fold is None:
        return False
    return _neighbours(index, neighbour, fold) if other < at else _neighbours(index, fold, neighbour)


def mended(index: Index, typed: list[Typed]) -> list[Typed]:
    """The words, each unknown one as what it was most likely meant to be."""
    return [_likely(index, one) for one in typed]


def _likely(index: Index, typed: Typed) -> Typed:
    if typed.folded in index.fold_number:
        return typed
    meant = [index.folds[fold] for fold, _ in _guessed(index, typed.folded)]
    return Typed(meant[0], meant[0], typed.open) if meant else typed


def _replaced(index: Index, typed: list[Typed]) -> Iterator[list[Typed]]:
    """The query with all abbreviations spelt out, then with every choice by itself: abbreviations before longer phrases."""
    choices = sorted(_choices(index, typed), key=lambda choice: _order(typed, choice))
    short = sorted((choice for choice in choices if choice[1] - choice[0] == 1), key=lambda choice: choice[0])
    if len({start for start, _, _ in short}) > 1:
        yield _everywhere(typed, short)
    for start, end, phrase in choices:
        yield [*typed[:start], *_phrase(phrase), *typed[end:]]


def of_a_class(index: Index, typed: list[Typed]) -> Iterator[list[Typed]]:
    """Without the own name of a unit of a class: `cục hải quan hà nội` begins like its class, and the words behind never stand together here."""
    likely = [one.folded for one in mended(index, typed)]
    for start in range(len(typed)):
        for end in range(len(typed) - 1, start, -1):
            begin = index.begins.get(" ".join(likely[start:end]), "")
            after = _own_name(index, typed, end) if begin else end
            if after > end:
                yield [*typed[:start], *_phrase(begin), *typed[after:]]
                return


def _own_name(index: Index, typed: list[Typed], start: int) -> int:
    """Where an own name ends that begins at *start*: no word of it stands before the next one anywhere; a single one stands nowhere."""
    numbers = [index.fold_number.get(one.folded) for one in typed[start:]]
    pairs = [left is not None and right is not None and _neighbours(index, left, right) for left, right in pairwise(numbers)]
    length = next((place for place, known in enumerate(pairs) if known), len(numbers))
    return start if length == 1 and numbers[0] is not None else start + length


def _order(typed: list[Typed], choice: tuple[int, int, str]) -> int:
    """Abbreviations of which the letters begin the words come first, then other single words, then phrases."""
    start, end, phrase = choice
    if end - start > 1:
        return 2
    return int("".join(word[0] for word in phrase.split(" ")) != typed[start].folded)


def _everywhere(typed: list[Typed], choices: list[tuple[int, int, str]]) -> list[Typed]:
    row: list[Typed] = []
    at = 0
    for start, end, phrase in choices:
        if start >= at:
            row += [*typed[at:start], *_phrase(phrase)]
            at = end
    return row + typed[at:]


def _choices(index: Index, typed: list[Typed]) -> Iterator[tuple[int, int, str]]:
    """(start, end, phrase) of everything that may be replaced, from left to right, the longest first."""
    at = 0
    while at < len(typed):
        end, phrases = _longest(index, typed, at)
        for phrase in phrases:
            if all(word in index.fold_number for word in phrase.split(" ")):
                yield at, end, phrase
        at = end


def _longest(index: Index, typed: list[Typed], at: int) -> tuple[int, list[str]]:
    for end in range(min(len(typed), at + LONGEST_PHRASE), at, -1):
        phrases = index.same_as.get(" ".join(one.folded for one in typed[at:end]))
        if phrases:
            return end, phrases
    one = typed[at]
    if one.folded in index.fold_number or (one.open and any(fold.startswith(one.folded) for fold in index.folds)):
        return at + 1, []
    return at + 1, [*_by_initials(index, one.folded), *_parted(index, one.folded)]


def _phrase(phrase: str) -> list[Typed]:
    return [Typed(word, word) for word in phrase.split(" ")]


def _by_initials(index: Index, word: str) -> list[str]:
    """Phrases in titles and names whose words begin with the letters of *word*, the most frequent first."""
    if len(word) < SHORTEST_INITIALS:
        return []
    counted: dict[str, int] = {}
    for doc in index.docs:
        for of in (TITLE, NAMES):
            for entry in index.entries(doc.number, of):
                spelt = [index.folds[fold] for fold in entry]
                start = "".join(one[0] for one in spelt).find(word)
                if start >= 0:
                    phrase = " ".join(spelt[start : start + len(word)])
                    counted[phrase] = counted.get(phrase, 0) + 1
    return sorted(counted, key=lambda phrase: -counted[phrase])[:MOST_INITIALS]


def _parted(index: Index, word: str) -> list[str]:
    """Words that were typed without the spaces between them, and stand side by side somewhere."""
    rest = _parts(index, word, None)
    return [" ".join(rest)] if len(rest) > 1 else []


def _parts(index: Index, word: str, before: int | None) -> list[str]:
    """*word* as a row of known words of which each follows the one before somewhere; empty where it is none."""
    for end in range(len(word), SHORTEST_PART - 1, -1):
        fold = index.fold_number.get(word[:end])
        if fold is not None and (before is None or _neighbours(index, before, fold)):
            rest = _parts(index, word[end:], fold) if end < len(word) else []
            if rest or end == len(word):
                return [word[:end], *rest]
    return []


def _neighbours(index: Index, left: int, right: int) -> bool:
    return any(index.seq[at + 1] >= 0 and index.fold_of[index.seq[at + 1]] == right for at in index.postings[left])


def _slot(index: Index, typed: Typed, known: dict[Typed, Slot]) -> Slot:
    if typed not in known:
        known[typed] = Slot(typed, _accepted(index, typed))
    return known[typed]


def _accepted(index: Index, typed: Typed) -> dict[int, float]:
    spelt = spelling(typed.word)
    accepts: dict[int, float] = {}
    for fold, fit in _folds(index, typed):
        for form in index.forms_of[fold]:
            accepts[form] = fit if spelt == typed.folded else fit * _accents(spelt, index.forms[form], fit)
    return accepts


def _accents(spelt: str, form: str, fit: float) -> float:
    """How well the accents fit; in a word with a slip, the slip excuses one letter or accent."""
    if fit == DECODED:
        return FITS[2]
    other = spelling(form)
    if fit == EDITED:
        return FITS[2] if one_slip(spelt, other) else FITS[0]
    return FITS[closeness(spelt, other)]


def _folds(index: Index, typed: Typed) -> list[tuple[int, float]]:
    """Numbers of the folded words that fit, in rising order, each with how well."""
    word = typed.folded
    exact = index.fold_number.get(word)
    found = [(exact, 1.0)] if exact is not None else []
    if typed.open:
        longer = [fold for fold, other in enumerate(index.folds) if other != word and other.startswith(word)]
        found += [(fold, BEGINS * len(word) / len(index.folds[fold])) for fold in longer if _may_begin(index, typed, fold)]
    fits = dict.fromkeys(_kin(index, word), KIN) | dict(found)
    guess = not found or (len(found) == 1 and exact is not None and not _may_begin(index, typed, exact))
    return sorted((dict(_guessed(index, word)) | fits if guess else fits).items())


def _may_begin(index: Index, typed: Typed, fold: int) -> bool:
    """Whether some spelling of a longer word has the accents that were typed."""
    spelt = spelling(typed.word)
    return spelt == typed.folded or any(closeness(spelt, spelling(index.forms[form])) for form in index.forms_of[fold])


def _kin(index: Index, word: str) -> set[int]:
    """Words that differ in an English ending only."""
    stems = {word.removesuffix(ending) for ending in ENDINGS}
    others = {stem + ending for stem in stems if len(stem) >= SHORTEST_STEM for ending in ENDINGS} - {word}
    return {index.fold_number[other] for other in others if other in index.fold_number}


def _guessed(index: Index, word: str) -> list[tuple[int, float]]:
    """What an unknown word may have been meant to be."""
    keys = decoded(word)
    meant = index.fold_number.get(keys) if keys != word else None
    return [(fold, EDITED) for fold in _edited(index, word)] if meant is None else [(meant, DECODED)]


def decoded(word: str) -> str:
    """A folded word without the keys that Telex and VNI make accents of.

    >>> decoded("toongr"), decoded("ddieeuf"), decoded("cu7a3"), decoded("hari"), decoded("xaw")
    ('tong', 'dieu', 'cua', 'hai', 'xa')
    """
    bare = _DOUBLED.sub(r"\1", _ACCENT_KEYS.sub("", word))
    vowel = _VOWEL.search(bare)
    return bare[: vowel.start()] + _TONE_KEYS.sub("", bare[vowel.start() :]) if vowel else bare


def _edited(index: Index, word: str) -> list[int]:
    """Words that are one slip away, the most frequent first."""
    near = [fold for fold, other in enumerate(index.folds) if min(len(word), len(other)) >= SHORTEST_SLIP and one_slip(word, other)]
    return sorted(near, key=lambda fold: (-len(index.postings[fold]), fold))[:MOST_EDITS]


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter was added, left out or changed, or two neighbours changed places.

    >>> one_slip("tieuu", "tieu"), one_slip("teiu", "tieu"), one_slip("tu", "tieu")
    (True, True, False)
    """
    more = len(typed) - len(word)
    if abs(more) > 1:
        return False
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    if more > 0:
        return typed[start + 1 :] == word[start:]
    if more < 0:
        return typed[start:] == word[start + 1 :]
    swapped = typed[start : start + 2] == word[start : start + 2][::-1]
    return typed[start + 1 :] == word[start + 1 :] or (swapped and typed[start + 2 :] == word[start + 2 :])
