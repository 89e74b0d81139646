"""Publish: the proof that a site holds nothing above its readers: every hidden id and text is looked for in every file of it.

It knows nothing of how pages are made, only what must not be in them (`Hidden`) and files. What also stands in something that the readers may
see is no leak. Texts of fewer than `SHORTEST` folded characters are not looked for: they stand everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import ahocorasick

from generator.model.hidden import Hidden
from generator.problems import HandbookError
from generator.publish.hidden_ids import HiddenIds
from generator.publish.opened import UnreadableError, opened
from generator.publish.squeezed import BREAK, is_latin, readings, squeezed, squeezed_all
from generator.words import fold

SHORTEST = 12
"""Folded characters of the shortest text that is looked for."""
SHOWN = 5
"""Leaks that the error names."""


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Something hidden in a file; of an archive that cannot be looked into, the file itself."""

    file: str
    """Path below the site; of what is in an archive `<archive>!<name>`."""
    kind: Literal["id", "text", "archive"]
    found: str


class LeaksError(HandbookError):
    """The site holds what its readers may not see."""

    def __init__(self, found: tuple[Leak, ...]) -> None:
        named = "; ".join(f"{leak.file}: {' '.join(leak.found.split())}" for leak in found[:SHOWN])
        super().__init__("leaks", n=len(found), named=named)
        self.leaks = found


def require_no_leaks(site: Path, hidden: Hidden) -> None:
    """Raise LeaksError where there are any."""
    found = leaks(site, hidden)
    if found:
        raise LeaksError(found)


def leaks(site: Path, hidden: Hidden) -> tuple[Leak, ...]:
    """Everything *hidden* that is in the files below *site*, sorted, each once a file."""
    scan = _Scan(HiddenIds.of(hidden), _Texts.of(hidden))
    if not hidden.ids and not hidden.texts:
        return ()
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return tuple(sorted({leak for path in files for leak in scan.file(path.relative_to(site).as_posix(), path.read_bytes())}))


@dataclass(frozen=True)
class _Texts:
    """Hidden texts as they are looked for, all at once; squeezed → as they were written."""

    latin: Mapping[str, str]
    others: Mapping[str, str]

    @classmethod
    def of(cls, hidden: Hidden) -> _Texts:
        """Those long enough, and without what readers may see."""
        parts = {part for text in hidden.texts for part in (text, *text.splitlines())}  # each line may become a paragraph
        long = sorted(part for part in parts if len(fold(part)) >= SHORTEST)
        latin = {squeezed(text): text for text in long if is_latin(text)}
        others = {squeezed_all(text): text for text in long if not is_latin(text)}
        seen = _within(_automaton(latin), BREAK.join(map(squeezed, hidden.shown_texts)))
        seen |= _within(_automaton(others), BREAK.join(map(squeezed_all, hidden.shown_texts)) if others else "")
        return cls(*({needle: text for needle, text in some.items() if needle and needle not in seen} for some in (latin, others)))


def _automaton(needles: Iterable[str]) -> ahocorasick.Automaton | None:
    automaton = ahocorasick.Automaton()
    for needle in filter(None, needles):
        automaton.add_word(needle, needle)
    automaton.make_automaton()
    return automaton if len(automaton) else None


def _within(automaton: ahocorasick.Automaton | None, text: str) -> set[str]:
    return {needle for _, needle in automaton.iter(text)} if automaton else set()


@dataclass
class _Scan:
    """One search through a site."""

    ids: HiddenIds
    texts: _Texts
    clean: set[bytes] = field(default_factory=set)
    """Hashes of what held nothing hidden: the same assets stand in every edition."""

    def __post_init__(self) -> None:
        self._latin, self._others = _automaton(self.texts.latin), _automaton(self.texts.others)

    def file(self, path: str, content: bytes) -> Iterator[Leak]:
        """What is hidden in one file, or in its name."""
        yield from (Leak(path, "id", found) for found in self.ids.in_path(path))
        try:
            for name, text in opened(path, content):
                yield from (Leak(name, "id", found) for found in self.ids.in_path(name[len(path) :]))
                yield from (Leak(name, "id", found) for found in self.ids.as_places(path, text))
                yield from self._said(name, text)
        except UnreadableError as error:
            yield Leak(path, "archive", str(error))

    def _said(self, name: str, text: str) -> Iterator[Leak]:
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in self.clean:
            return
        found = [leak for reading in readings(text) for leak in self._in_reading(name, reading)]
        yield from found
        if not found:
            self.clean.add(digest)

    def _in_reading(self, name: str, reading: str) -> Iterator[Leak]:
        yield from (Leak(name, "id", found) for found in self.ids.in_text(reading))
        yield from (Leak(name, "text", self.texts.latin[found]) for found in _within(self._latin, squeezed(reading) if self._latin else ""))
        yield from (Leak(name, "text", self.texts.others[found]) for found in _within(self._others, squeezed_all(reading) if self._others else ""))
