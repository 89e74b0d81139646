"""An edition's files: the same for the same content, checked by the real `sha256sum`, and read back as what they were made of."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.freeze import freeze
from generator.load import load
from generator.load.bundle import thaw
from generator.model import Handbook, Text
from generator.model.bundle import SUMS, digest, read_sums, sums_of
from generator.model.edition import Edition
from tests.conftest import ROOT
from tests.making import SETTINGS, handbook, unit
from tests.organisations.project import RIVERBEND
from tests.quiz.organisations import organisations
from tests.shelf import BOAT, frozen, put, small

FOLDERS = ("units", "responsibilities", "procedures", "sources", "prose", "courses", "modules", "lessons", "banks")
WORDS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).map(lambda text: unicodedata.normalize("NFC", text)).filter(str.strip)
ANY_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


def loaded(root: Path) -> Handbook:
    whole = load(root).handbook
    assert whole is not None
    return whole


REAL, LIBRARIES = loaded(ROOT), loaded(RIVERBEND)


def texts(words: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return st.dictionaries(st.sampled_from(["vi", "en"]), words, min_size=1).map(Text)


@st.composite
def parts_of_real_ones(draw: st.DrawFn) -> Handbook:
    """A real handbook of which some things were taken away, and others are called strangely: freezing does not ask for sense."""
    whole = draw(st.sampled_from([REAL, LIBRARIES]))
    update: dict[str, Any] = {}
    for name in FOLDERS:
        kept = {key: entry for key, entry in getattr(whole, name).items() if draw(st.booleans())}
        update[name] = {key: entry.model_copy(update={"title": draw(texts(ANY_WORDS))}) if hasattr(entry, "title") else entry for key, entry in kept.items()}
    update["terms"] = whole.terms[: draw(st.integers(0, 3))]
    return whole.model_copy(update=update)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    issued = draw(st.dates()).isoformat()
    notes = draw(st.none() | texts(WORDS))
    return Edition(id="2026-1", title=draw(texts(WORDS)), issued=issued, effective=draw(DAYS), published=draw(DAYS), notes=notes)


NAMES = st.from_regex(r"[\w \\'\"\n#&-]{1,8}(/[\w -]{1,8})?\.(png|jpg)", fullmatch=True)
PICTURES = st.dictionaries(NAMES, st.binary(max_size=50), max_size=3)


@settings(max_examples=60)
@given(st.one_of(parts_of_real_ones(), organisations()), editions(), PICTURES)
def test_what_was_frozen_is_read_back(whole: Handbook, edition: Edition, pictures: dict[str, bytes]) -> None:
    files = freeze(whole, edition, pictures)
    volume, problems = thaw(files, "editions/2026-1")
    assert problems == ()
    assert volume is not None
    assert (volume.handbook, volume.edition, dict(volume.pictures)) == (whole, edition, pictures)
    assert volume.digest == digest(files[SUMS])
    assert freeze(volume.handbook, edition, pictures) == files


@pytest.mark.parametrize("whole", [REAL, LIBRARIES, small()], ids=["real", "libraries", "small"])
def test_whole_handbooks_are_read_back(whole: Handbook) -> None:
    volume, problems = thaw(frozen(whole, "2026-1"), "editions/2026-1")
    assert problems == ()
    assert volume is not None
    assert volume.handbook == whole


def test_the_order_of_what_is_given_does_not_matter() -> None:
    edition = Edition.model_validate({"id": "2026-1", "title": "Một", "issued": "2026-11-24"})
    pictures = {"b.png": b"b", "a.png": b"a"}
    one, other = freeze(small(), edition, pictures), freeze(small(), edition, dict(reversed(pictures.items())))
    assert list(one.items()) == list(other.items())
    assert list(one) == ["SHA256SUMS", "assets/a.png", "assets/b.png", "edition.yml", "model.json"]


def test_the_model_is_laid_out_for_comparing() -> None:
    model = frozen(small(), "2026-1")["model.json"]
    assert model == (json.dumps(json.loads(model), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    assert "Phòng Một" in model.decode()
    assert json.loads(model)["schema_version"] == 1


def test_what_says_nothing_is_left_out_and_what_says_something_is_written_even_if_it_is_usual() -> None:
    course = {"title": "Khóa học", "description": "Để học.", "modules": ["modules/m"]}
    model = json.loads(frozen(handbook(courses={"c": course}), "2026-1")["model.json"])["handbook"]
    assert model["courses"]["courses/c"] == {
        "id": "courses/c",
        "title": {"vi": "Khóa học"},
        "description": {"vi": "Để học."},
        "modules": ["modules/m"],
        "pass_mark": 80,
        "status": "published",
    }
    assert set(model) == {"courses", "settings"}


def test_a_missing_language_falls_back_on_the_same_one_as_before() -> None:
    languages = {**SETTINGS, "languages": ["vi", "km", "en"]}
    names = [{"km": "k", "en": "e"}, {"en": "e", "km": "k"}, {"en": "e", "vi": "v"}]
    whole = handbook(settings=languages, units={f"u-{number}": unit(name=name) for number, name in enumerate(names)})
    volume, _ = thaw(frozen(whole, "2026-1"), "editions/2026-1")
    assert volume is not None
    for one in (whole, volume.handbook):
        assert [each.name.get("vi") for each in one.units.values()] == ["e", "e", "v"]
        assert [each.name.get("km") for each in one.units.values()] == ["k", "k", "v"]


def test_a_false_that_is_not_the_usual_is_written() -> None:
    accept = [{"text": "hai", "correct": "false", "feedback": "Sai."}, {"text": "một", "feedback": "Đúng."}]
    asked = {"type": "short-answer", "id": "q", "objective": "modules/m#o", "stem": "?", "explanation": "!", "source": ["sources/s#1"], "otherwise": "Sai."}
    whole = handbook(banks={"b": {"title": "Ngân hàng", "module": "modules/m", "questions": [{**asked, "accept": accept}]}})
    files = frozen(whole, "2026-1")
    assert [one.get("correct") for one in json.loads(files["model.json"])["handbook"]["banks"]["quizzes/b"]["questions"][0]["accept"]] == [False, True]
    volume, _ = thaw(files, "editions/2026-1")
    assert volume is not None
    assert volume.handbook == whole


def checked_by_the_system(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S607 - the system's own


@pytest.mark.parametrize("names", [["boat.png"], ["a b.png", "ảnh/tàu.png", "it's.jpg"], ["back\\slash.png", "two\nlines.png", "re\rturn.png", "\\n.png"]])
def test_the_real_program_agrees_with_the_sums(tmp_path: Path, names: list[str]) -> None:
    files = freeze(small(), Edition.model_validate({"id": "2026-1", "title": "Một", "issued": "2026-11-24"}), dict.fromkeys(names, BOAT))
    put(tmp_path, "2026-1", files)
    folder = tmp_path / "editions/2026-1"
    result = checked_by_the_system(folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count(": OK") == len(names) + 2
    (folder / "assets" / names[0]).write_bytes(b"another boat")
    assert checked_by_the_system(folder).returncode == 1


@given(st.dictionaries(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1), st.binary(max_size=5), min_size=1))
def test_sums_are_read_back(files: dict[str, bytes]) -> None:
    assert read_sums(sums_of(files)) == {name: digest(content) for name, content in files.items()}


def test_the_sums_of_a_file_whose_name_is_not_utf_8_are_read_back() -> None:
    name = b"assets/\xff.png".decode("utf-8", "surrogateescape")
    assert read_sums(sums_of({name: b""})) == {name: digest(b"")}


GOOD = sums_of({"a": b"", "b": b""})


BAD = [b"", b"\n", GOOD[:-1], GOOD + b"\n", GOOD.replace(b"  ", b" *"), GOOD.upper(), GOOD + GOOD, GOOD.replace(b"\n", b"\r\n"), b"\xff" * 70]


@pytest.mark.parametrize("content", BAD)
def test_anything_else_is_no_list_of_sums(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a list of sums"):
        read_sums(content)
