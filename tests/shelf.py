"""Editions for tests, frozen as a release freezes them, and spoiled in every way that tests can think of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.freeze import freeze
from generator.load.editions import Shelf
from generator.model import Handbook
from generator.model.bundle import SUMS, digest, sums_of
from generator.model.edition import Edition, Volume
from tests.making import assignment, handbook, responsibility, unit

ALL = ("2025-1", "2026-1", "2026-2")
"""Editions that most tests have."""

BOAT = b"\x89PNG\r\n\x1a\n boat"

ERRATA = """\
# yaml-language-server: $schema=../../generator/schemas/errata.json
corrections:
  - id: responsibilities/plan#lead
    text: {vi: Phải là hai., en: Should be two.}
    date: 2026-12-01
withdrawn:
  - id: about
    reason: Không còn đúng.
    date: 2026-12-02
    successor: organisation/office
  - reason: Thay bằng ấn bản sau.
    date: 2026-12-03
classified:
  - id: sources/rules#1.a
    classification: restricted
  - id: organisation/office
    classification: internal
"""
"""Errata that fit `small()`."""


def small(**parts: object) -> Handbook:
    """A handbook in which everything can be corrected, withdrawn or classified."""
    whole = {
        "units": {"office": unit(name={"vi": "Phòng Một", "en": "Office"}), "archive": unit(classification="internal")},
        "responsibilities": {"plan": responsibility(assignment("lead", "organisation/office", "lead", source=["sources/rules#1.a"]))},
        "procedures": {"planning": {"title": "Lập kế hoạch", "steps": [{"id": "draft", "by": "unstated", "do": "Viết dự thảo"}]}},
        "sources": {
            "rules": {
                "title": "Quy chế",
                "short": "Quy chế",
                "document_type": "Quyết định",
                "issuer": "Cơ quan",
                "classification": "internal",
                "clauses": [{"id": "1", "heading": "Một", "clauses": [{"id": "1.a", "heading": "Một a", "normative": True}]}],
            }
        },
        "prose": {"about": {"id": "about", "title": "Giới thiệu", "body": "Sổ tay.\n"}},
    }
    return handbook(**{**whole, **parts})


def frozen(whole: Handbook, edition_id: str, after: Mapping[str, bytes] | None = None, **fields: object) -> Mapping[str, bytes]:
    """The files of an edition that follows the one with the files *after*."""
    given = {"id": edition_id, "title": {"vi": f"Ấn bản {edition_id}"}, "issued": "2026-11-24", **fields}
    if after:
        first = after["edition.yml"].decode().partition("id: ")[2].partition("\n")[0]
        given = {"previous": first, "previous_hash": digest(after[SUMS]), **given}
    return freeze(whole, Edition.model_validate(given), {"pictures/boat.png": BOAT})


def shelved(root: Path, *names: str) -> Path:
    """A project folder with editions of these ids, each following the one before it."""
    before: Mapping[str, bytes] | None = None
    for name in names:
        before = frozen(small(), name, before)
        put(root, name, before)
    return root


def put(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write the files of an edition."""
    for file, content in files.items():
        path = root / "editions" / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def resum(folder: Path) -> None:
    """Write the list of sums anew, as somebody would who wants to hide a change."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name not in {SUMS, "errata.yml"})
    (folder / SUMS).write_bytes(sums_of({name: (folder / name).read_bytes() for name in names}))


def told(shelf: Shelf) -> list[tuple[str, str]]:
    """(place, code) of every problem."""
    return [(str(problem.place), problem.code.value) for problem in shelf.report.problems]


def ids(shelf: Shelf) -> list[str]:
    """Ids of the editions that can be used."""
    return [volume.id for volume in shelf.volumes]


def volume_of(shelf: Shelf, name: str) -> Volume:
    """One of them."""
    return next(volume for volume in shelf.volumes if volume.id == name)
