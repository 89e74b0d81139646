"""Quiz: which questions of a pool are put next: none again before all have been, so that none is ever two rounds behind another.

    1. The fresh ids are those of the pool that are not among the seen. They are taken by their rank under the seed, smallest first.
    2. If they are too few, they end this round, and the next begins: nothing is seen any more. The rest are taken from the other ids, by rank
       under the seed with `+` behind it; nothing comes twice in one draw.
    3. What was taken in the round that goes on is seen from now on. Ids that have left the pool are forgotten.

The browser keeps the same rounds (`draw.js`); within a round it takes its questions in an order of its own.

A rank is the 32-bit FNV-1a hash of the UTF-8 bytes of `<seed>:<id>`, then mixed: h ^= h >> 16; h *= 0x85ebca6b; h ^= h >> 13;
h *= 0xc2b2ae35; h ^= h >> 16, all on unsigned 32 bits (`Math.imul` and `>>> 0`). Of equal ranks the smaller id, by its UTF-8 bytes, goes first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

_BITS = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Drawn:
    """What comes of a draw."""

    ids: tuple[str, ...]
    """In the order in which they are put; fewer than asked only where the pool is smaller."""
    seen: tuple[str, ...]
    """What to hand to the next draw, sorted."""


def draw(pool: Collection[str], n: int, seed: str, seen: Collection[str] = ()) -> Drawn:
    """Take *n* ids out of *pool*, none that was *seen* as long as there are others.

    >>> first = draw(["a", "b", "c"], 2, "x")
    >>> second = draw(["a", "b", "c"], 2, "x", first.seen)
    >>> sorted({*first.ids, *second.ids}), len(second.seen)
    (['a', 'b', 'c'], 1)
    """
    ids = set(pool)
    old = ids & set(seen)
    taken = _ranked(ids - old, seed)[:n]
    if len(taken) == n or not old:
        return Drawn(tuple(taken), tuple(sorted({*old, *taken})))
    again = _ranked(ids - set(taken), f"{seed}+")[: n - len(taken)]
    return Drawn((*taken, *again), tuple(sorted(again)))


def rank(seed: str, full_id: str) -> int:
    """The place of *full_id* among others under *seed*: an unsigned number of 32 bits."""
    mixed = 0x811C9DC5
    for byte in f"{seed}:{full_id}".encode():
        mixed = (mixed ^ byte) * 0x01000193 & _BITS
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        mixed = (mixed ^ mixed >> shift) * factor & _BITS
    return mixed ^ mixed >> 16


def _ranked(ids: Iterable[str], seed: str) -> list[str]:
    return sorted(ids, key=lambda full_id: (rank(seed, full_id), full_id))
