"""Pipeline: the working tree → a released edition. Everything is read and judged first; the edition then appears whole, or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator import publish, select
from generator.freeze import freeze
from generator.load.bundle import thaw
from generator.load.images import images
from generator.load.text import refused_in
from generator.locale import Catalogue
from generator.model import Handbook, Text
from generator.model.bundle import FOLDER
from generator.model.edition import Edition, Volume, is_edition_id
from generator.pipeline.reading import NotAProjectError, check, require
from generator.problems import HandbookError, Place, ProblemsError, Report, UsageError

Wording = Mapping[str, str]
"""Language → text; an empty name stands for the handbook's first language."""


@dataclass(frozen=True, slots=True)
class Released:
    """An edition that was released: where it lies, and the names of its files, sorted."""

    edition: Edition
    folder: Path
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever releases an edition says of it. Days as `2026-11-24`; `issued` is today where nothing is said."""

    title: Wording
    notes: Wording
    issued: str | None = None
    effective: str | None = None
    published: str | None = None


def release(root: Path, edition_id: str, said: Said, *, force: bool = False) -> Released:
    """Freeze the working tree of the project at *root*, without its drafts, as the edition *edition_id*.

    With *force*, its days may be earlier than those of the edition before it. Raises ProblemsError for an invalid project, UsageError for
    an id, a day or a language that cannot be, LockedError while another release is under way, OSError where nothing can be written.
    """
    if not (root / "mkdocs.yml").is_file():
        raise NotAProjectError(root)
    if not is_edition_id(edition_id):
        raise UsageError("edition-id", id=edition_id)
    folder = root / FOLDER / edition_id
    with publish.locked(root / "build" / "release", "release"):
        if folder.exists():
            raise UsageError("edition-exists", id=edition_id)
        publish.sweep(root / FOLDER)
        checked = check(root)
        handbook, before = select.without_drafts(require(checked)), checked.shelf.volumes
        edition = _edition(edition_id, said, handbook.settings.languages, before)
        if not force:
            _require_later(edition, before)
        docs = root / "docs"
        files = _frozen(handbook, edition, images(docs, without=docs / "guide"))
        publish.place(folder, files)
    return Released(edition, folder, tuple(files))


def _edition(edition_id: str, said: Said, languages: Sequence[str], before: Sequence[Volume]) -> Edition:
    """What is said of the edition, and which one it follows."""
    titles = {language: Catalogue.of(language)("edition.title", id=edition_id) for language in languages}
    notes = _told(said.notes, languages)
    return Edition(
        id=edition_id,
        title=Text({**titles, **_told(said.title, languages)}),
        issued=_day(said.issued or datetime.now().astimezone().date().isoformat()),
        effective=_day(said.effective) if said.effective else None,
        published=_day(said.published) if said.published else None,
        notes=Text(notes) if notes else None,
        previous=before[-1].id if before else None,
        previous_hash=before[-1].digest if before else None,
    )


def _told(wording: Wording, languages: Sequence[str]) -> dict[str, str]:
    """The texts by language, in the order of *languages*. Raises UsageError for a language that the handbook has not, and for texts that no file may hold."""
    texts = {language or languages[0]: unicodedata.normalize("NFC", text.strip()) for language, text in wording.items()}
    for language, text in texts.items():
        if language not in languages:
            raise UsageError("no-such-language", language=language, known=", ".join(languages))
        if not text or any(refused_in(text, Place(FOLDER))):
            raise UsageError("edition-text", language=language)
    return {language: texts[language] for language in languages if language in texts}


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("edition-day", day=text) from None


def _require_later(edition: Edition, before: Sequence[Volume]) -> None:
    """Raises UsageError where a day of the edition is before that of the last one that has such a day."""
    for name in ("issued", "effective"):
        days = [(each.id, day) for each in before if (day := getattr(each.edition, name))]
        day = getattr(edition, name)
        if day and days and day < days[-1][1]:
            words = f"edition-{name}-earlier"
            raise UsageError(words, day=day, last=days[-1][0], last_day=days[-1][1])


def _frozen(handbook: Handbook, edition: Edition, pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of the edition, which are known to be read back as what they were made of. Raises HandbookError where they are not."""
    files = freeze(handbook, edition, pictures)
    back, problems = thaw(files, f"{FOLDER}/{edition.id}")
    if problems:
        raise ProblemsError(Report.of(problems))
    if back is None or (back.handbook, back.edition, dict(back.pictures)) != (handbook, edition, dict(pictures)):
        raise HandbookError("edition-unfaithful", id=edition.id)
    return files
