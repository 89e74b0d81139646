"""Search: which phrases mean the same: abbreviations, names and synonyms, as the handbook's units and glossary give them.

An abbreviation inside a name (`Vụ TCCB` for `Vụ Tổ chức cán bộ`) is recognised by its letters being the initials of neighbouring words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Handbook, Term, Unit
from generator.search.tokens import keys, words

SHORTEST = 2
"""Letters that an abbreviation has at least."""


def same_phrases(handbook: Handbook) -> tuple[tuple[str, ...], ...]:
    """Groups of folded phrases that mean the same, sorted; every group has at least two."""
    named = [_unit_names(unit) for unit in handbook.units.values()] + [_term_names(term) for term in handbook.terms]
    groups = [group for names in named for group in (_folded(names), *_shortened(names))]
    return tuple(sorted({group for group in groups if len(group) > 1}))


def _unit_names(unit: Unit) -> tuple[str, ...]:
    texts = (unit.name, *unit.aliases, *([unit.abbreviation] if unit.abbreviation else []))
    return tuple(value for text in texts for value in text.values.values())


def _term_names(term: Term) -> tuple[str, ...]:
    texts = (term.term, *term.synonyms, *([term.abbreviation] if term.abbreviation else []))
    return tuple(value for text in texts for value in text.values.values())


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(keys(name)) for name in names} - {""}))


def _shortened(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Abbreviations in some of the names, each with the words of another name that it stands for."""
    for name in names:
        for short in words(name):
            if short.isupper() and len(short) >= SHORTEST:
                for long in names:
                    yield from _spelt_out(short, keys(long))


def _spelt_out(short: str, long: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    letters = keys(short)[0]
    initials = "".join(word[0] for word in long)
    start = initials.find(letters)
    if start >= 0:
        yield tuple(sorted((letters, " ".join(long[start : start + len(letters)]))))
