"""Editions are read only if they are what was released; what is wrong with one has a name, and leaves the others as they are."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.load.editions import Shelf, read_editions
from generator.model.bundle import SUMS, digest, read_sums
from generator.model.edition import Errata
from generator.problems import Code
from tests.shelf import ALL, BOAT, frozen, ids, put, resum, shelved, small, told


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shelved(tmp_path, *ALL)


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8", newline="")


# -- what is good ----------------------------------------------------------------------------------------------------------------


def test_no_editions(tmp_path: Path) -> None:
    assert read_editions(tmp_path) == Shelf()
    (tmp_path / "editions").mkdir()
    assert read_editions(tmp_path) == Shelf()


def test_editions_oldest_first_with_all_they_hold(root: Path) -> None:
    shelf = read_editions(root)
    assert (told(shelf), shelf.broken, ids(shelf)) == ([], (), list(ALL))
    for volume, name in zip(shelf.volumes, ALL, strict=True):
        assert volume.handbook == small()
        assert volume.errata == Errata()
        assert volume.pictures == {"pictures/boat.png": BOAT}
        assert volume.digest == digest((root / "editions" / name / SUMS).read_bytes())


def test_the_chain_and_not_the_name_says_which_is_older(tmp_path: Path) -> None:
    first = frozen(small(), "2030-z")
    second = frozen(small(), "2020-a", first)
    for name, files in {"2030-z": first, "2020-a": second}.items():
        put(tmp_path, name, files)
    assert ids(read_editions(tmp_path)) == ["2030-z", "2020-a"]


def test_what_lies_beside_editions_is_passed_over(root: Path) -> None:
    (root / "editions/README.md").write_text("notes")
    (root / "editions/.2026-3.new").mkdir()
    (root / "editions/2026-2/.DS_Store").write_text("")
    (root / "editions/2026-2/errata.yml~").write_text("")
    assert told(read_editions(root)) == []


def test_a_picture_whose_name_begins_with_a_dot_belongs_to_its_edition(tmp_path: Path) -> None:
    files = {**frozen(small(), "2026-1"), "assets/.boat.png": BOAT}
    put(tmp_path, "2026-1", files)
    resum(tmp_path / "editions/2026-1")
    [volume] = read_editions(tmp_path).volumes
    assert set(volume.pictures) == {".boat.png", "pictures/boat.png"}


# -- one edition that is not what was released ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spoiled:
    """A way of spoiling the folder of an edition, and what is told of it; `hides` where the list of sums is written anew as well."""

    name: str
    spoil: Callable[[Path], object]
    place: str
    code: Code
    hides: bool = False


def cut(name: str, share: float) -> Callable[[Path], object]:
    def spoil(folder: Path) -> object:
        content = (folder / name).read_bytes()
        return (folder / name).write_bytes(content[: int(len(content) * share)])

    return spoil


def replaced(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


def with_model(**fields: Any) -> Callable[[Path], object]:
    """model.json with other fields at the top."""

    def spoil(folder: Path) -> object:
        model = json.loads((folder / "model.json").read_bytes())
        return (folder / "model.json").write_text(json.dumps({**model, **fields}), "utf-8")

    return spoil


def with_handbook(**fields: Any) -> Callable[[Path], object]:
    """model.json with other fields of the handbook."""

    def spoil(folder: Path) -> object:
        model = json.loads((folder / "model.json").read_bytes())
        return with_model(handbook={**model["handbook"], **fields})(folder)

    return spoil


def converted(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))


def added_line(name: str) -> Callable[[Path], object]:
    """A list of sums that also names another file."""

    def spoil(folder: Path) -> object:
        sums = {**read_sums((folder / SUMS).read_bytes()), name: digest(b"")}
        return (folder / SUMS).write_text("".join(f"{one}  {file}\n" for file, one in sorted(sums.items())), "utf-8")

    return spoil


def linked(name: str) -> Callable[[Path], object]:
    """The file as a link to one with the same content."""

    def spoil(folder: Path) -> None:
        outside = folder.parents[1] / "outside"
        (folder / name).rename(outside)
        (folder / name).symlink_to(outside)

    return spoil


UNIT = {"id": "x", "kind": "unit", "name": "x"}
MODEL = "model.json:1:1"
PAGE = {"id": "../../etc", "title": {"vi": "x"}, "body": {"vi": "x"}}
WAYS = [
    Spoiled("model cut short", cut("model.json", 0.5), MODEL, Code.EDITION_CHANGED),
    Spoiled("model emptied", cut("model.json", 0), MODEL, Code.EDITION_CHANGED),
    Spoiled("description edited", lambda folder: edit(folder / "edition.yml", "Ấn bản", "Phiên bản"), "edition.yml:1:1", Code.EDITION_CHANGED),
    Spoiled("picture changed", replaced("assets/pictures/boat.png", b"ship"), "assets/pictures/boat.png:1:1", Code.EDITION_CHANGED),
    Spoiled("model missing", lambda folder: (folder / "model.json").unlink(), MODEL, Code.EDITION_MISSING_FILE),
    Spoiled("description missing", lambda folder: (folder / "edition.yml").unlink(), "edition.yml:1:1", Code.EDITION_MISSING_FILE),
    Spoiled("picture missing", lambda folder: shutil.rmtree(folder / "assets"), "assets/pictures/boat.png:1:1", Code.EDITION_MISSING_FILE),
    Spoiled("sums missing", lambda folder: (folder / SUMS).unlink(), f"{SUMS}:1:1", Code.EDITION_MISSING_FILE),
    Spoiled("picture added", replaced("assets/ship.png", b"ship"), "assets/ship.png:1:1", Code.EDITION_EXTRA_FILE),
    Spoiled("notes added", replaced("notes.txt", b"notes"), "notes.txt:1:1", Code.EDITION_EXTRA_FILE),
    Spoiled("sums cut short", cut(SUMS, 0.6), f"{SUMS}:1:1", Code.EDITION_SUMS),
    Spoiled("sums emptied", cut(SUMS, 0), f"{SUMS}:1:1", Code.EDITION_SUMS),
    Spoiled("sums of something else", replaced(SUMS, b"\xff\xfe\x00"), f"{SUMS}:1:1", Code.EDITION_SUMS),
    Spoiled("model with Windows' line ends", converted("model.json"), MODEL, Code.EDITION_LINE_ENDS),
    Spoiled("sums with Windows' line ends", converted(SUMS), f"{SUMS}:1:1", Code.EDITION_LINE_ENDS),
    Spoiled("sums that lead out", added_line("../outside"), f"{SUMS}:1:1", Code.EDITION_PATH),
    Spoiled("sums that lead to the root", added_line("/etc/passwd"), f"{SUMS}:1:1", Code.EDITION_PATH),
    Spoiled("sums that lead out and in again", added_line("assets/../../2025-1/model.json"), f"{SUMS}:1:1", Code.EDITION_PATH),
    Spoiled("sums with a path that is none", added_line("./model.json"), f"{SUMS}:1:1", Code.EDITION_PATH),
    Spoiled("model as a link", linked("model.json"), MODEL, Code.EDITION_PATH),
    Spoiled("sums as a link", linked(SUMS), f"{SUMS}:1:1", Code.EDITION_PATH),
    Spoiled("assets as a link", linked("assets"), "assets:1:1", Code.EDITION_PATH),
    Spoiled("errata as a link", lambda folder: (folder / "errata.yml").symlink_to("/etc/hosts"), "errata.yml:1:1", Code.EDITION_PATH),
    Spoiled("a pipe", lambda folder: os.mkfifo(folder / "errata.yml"), "errata.yml:1:1", Code.EDITION_PATH),
    Spoiled("a newer schema", with_model(schema_version=2, shelves={}), MODEL, Code.EDITION_NEWER_SCHEMA, hides=True),
    Spoiled("a schema of nobody", with_model(schema_version=0), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("a schema that is no number", with_model(schema_version=True), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("no handbook", with_model(handbook=[]), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("no settings", with_handbook(settings=None), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("an unknown field", with_handbook(shelves={}), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("a page outside the site", with_handbook(prose={"../../etc": PAGE}), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("a page under another's id", with_handbook(prose={"about": {**PAGE, "id": "other"}}), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled(
        "a unit among the pages' ids",
        with_handbook(units={"x": UNIT}),
        "model.json:1:1",
        Code.EDITION_UNREADABLE,
        hides=True,
    ),
    Spoiled("half a character", replaced("model.json", rb'{"schema_version": 1, "handbook": {"\ud800": 1}}'), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("endless depth", replaced("model.json", b"[" * 200_000), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("an endless number", replaced("model.json", b"1" * 5_000), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("no JSON", replaced("model.json", b"\xff{}"), MODEL, Code.EDITION_UNREADABLE, hides=True),
    Spoiled("a page that runs scripts", replaced("assets/x.svg", b"<svg/>"), "assets/x.svg:1:1", Code.EDITION_EXTRA_FILE, hides=True),
    Spoiled("another id", lambda folder: edit(folder / "edition.yml", "id: 2026-1", "id: 2026-9"), "edition.yml:2:5", Code.EDITION_NAME, hides=True),
    Spoiled("a hostile id", lambda folder: edit(folder / "edition.yml", "id: 2026-1", "id: ../../x"), "edition.yml:2:5", Code.BAD_ID, hides=True),
    Spoiled("no day", lambda folder: edit(folder / "edition.yml", "'2026-11-24'", "2026-02-30"), "edition.yml:5:9", Code.BAD_DATE, hides=True),
    Spoiled("a title that nobody sees", lambda folder: edit(folder / "edition.yml", "Ấn bản", "\u202e"), "edition.yml:4:7", Code.BIDI_CONTROL, hides=True),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_an_edition_that_is_not_what_was_released(root: Path, way: Spoiled) -> None:
    folder = root / "editions/2026-1"
    way.spoil(folder)
    if way.hides:
        resum(folder)
    shelf = read_editions(root)
    assert told(shelf) == [(f"editions/2026-1/{way.place}", way.code)]
    assert (ids(shelf), shelf.broken) == (["2025-1", "2026-2"], ("2026-1",))


def test_a_folder_that_is_no_edition(root: Path) -> None:
    for name in ("vi", "draft", "2026_3", "2026-A", "2026-" + "1" * 40, "2026-1\n", "\x1b[31m"):
        (root / "editions" / name).mkdir()
    shelf = read_editions(root)
    assert {code for _, code in told(shelf)} == {Code.EDITION_NAME}
    assert (len(told(shelf)), len(shelf.broken), ids(shelf)) == (7, 7, list(ALL))


def test_an_edition_copied_under_another_name(root: Path) -> None:
    shutil.copytree(root / "editions/2026-2", root / "editions/2026-3")
    assert told(read_editions(root)) == [("editions/2026-3/edition.yml:2:5", Code.EDITION_NAME)]


def test_an_edition_that_is_a_link(root: Path) -> None:
    (root / "editions/2026-2").rename(root / "elsewhere")
    (root / "editions/2026-2").symlink_to(root / "elsewhere")
    shelf = read_editions(root)
    assert (told(shelf), ids(shelf)) == ([("editions/2026-2:1:1", Code.EDITION_PATH)], ["2025-1", "2026-1"])


def test_editions_in_a_linked_folder(root: Path) -> None:
    (root / "editions").rename(root / "elsewhere")
    (root / "editions").symlink_to(root / "elsewhere")
    assert told(read_editions(root)) == [("editions:1:1", Code.EDITION_PATH)]


# -- the chain -------------------------------------------------------------------------------------------------------------------


def test_an_edition_edited_together_with_its_sums_is_found_out_by_the_next(root: Path) -> None:
    edit(root / "editions/2026-1/model.json", "Phòng Một", "Phòng Hai")
    resum(root / "editions/2026-1")
    shelf = read_editions(root)
    assert told(shelf) == [(f"editions/2026-1/{SUMS}:1:1", Code.EDITION_REPLACED)]
    assert (ids(shelf), shelf.broken) == (["2025-1", "2026-2"], ("2026-1",))


def test_an_edition_that_was_deleted(root: Path) -> None:
    shutil.rmtree(root / "editions/2026-1")
    shelf = read_editions(root)
    assert (told(shelf), ids(shelf)) == ([("editions/2026-2/edition.yml:6:11", Code.EDITION_CHAIN)], ["2025-1", "2026-2"])


@pytest.mark.parametrize("whole", [True, False])
def test_two_people_who_released_at_the_same_time(tmp_path: Path, whole: bool) -> None:  # noqa: FBT001 - a parameter of the test
    first = frozen(small(), "2026-1")
    put(tmp_path, "2026-2", frozen(small(), "2026-2", first if whole else None, issued="2026-11-20"))
    put(tmp_path, "2026-3", frozen(small(), "2026-3", first if whole else None, issued="2026-11-19"))
    if whole:
        put(tmp_path, "2026-1", first)
    shelf = read_editions(tmp_path)
    assert [code for _, code in told(shelf)] == [Code.EDITION_FORK]
    assert dict(shelf.report.problems[0].details) == {"id": "2026-2", "other": "2026-3"}
    assert ids(shelf) == [*(["2026-1"] if whole else []), "2026-3", "2026-2"]


def test_editions_that_follow_each_other_in_a_circle(tmp_path: Path) -> None:
    for name, previous in (("2026-1", "2026-2"), ("2026-2", "2026-3"), ("2026-3", "2026-1"), ("2026-4", "2026-4")):
        put(tmp_path, name, frozen(small(), name, previous=previous, previous_hash="0" * 64))
    shelf = read_editions(tmp_path)
    assert {code for _, code in told(shelf)} == {Code.EDITION_CHAIN}
    assert len(told(shelf)) == 4
    assert sorted(ids(shelf)) == ["2026-1", "2026-2", "2026-3", "2026-4"]


def test_a_long_chain_is_followed_without_getting_deep(tmp_path: Path) -> None:
    names = [f"2026-{number}" for number in range(60)]
    assert ids(read_editions(shelved(tmp_path, *names))) == names


def test_what_is_wrong_with_an_edition_is_not_held_against_the_one_before(root: Path) -> None:
    edit(root / "editions/2026-2/edition.yml", "previous_hash: ", "previous_hash: 0")
    assert told(read_editions(root)) == [("editions/2026-2/edition.yml:1:1", Code.EDITION_CHANGED)]


def test_an_edition_of_a_newer_schema_still_vouches_for_the_one_before(root: Path) -> None:
    with_model(schema_version=2)(root / "editions/2026-2")
    resum(root / "editions/2026-2")
    edit(root / "editions/2026-1/model.json", "Phòng Một", "Phòng Hai")
    resum(root / "editions/2026-1")
    assert [code for _, code in told(read_editions(root))] == [Code.EDITION_REPLACED, Code.EDITION_NEWER_SCHEMA]
