"""Whatever happens to the bytes of an edition: it is told by name, never as a traceback, and the other editions are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.editions import Shelf, read_editions
from generator.locale import Catalogue, languages
from generator.model.bundle import SUMS
from generator.problems import Report, Severity
from tests.shelf import ALL, ERRATA, frozen, ids, resum, shelved, small, told

FILES = ("edition.yml", "model.json", SUMS, "assets/pictures/boat.png")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Editions that each example spoils and puts right again."""
    return shelved(tmp_path_factory.mktemp("shared"), *ALL)


def speaks(report: Report) -> None:
    """Every problem can be told, in every language."""
    for language in languages():
        strings = Catalogue.of(language)
        for problem in report.problems:
            assert problem.message(strings)
            assert problem.hint(strings)
            assert problem.severity is Severity.ERROR


def read_with(root: Path, edition: str, changed: dict[str, bytes], *, hides: bool = False) -> Shelf:
    """What is read while these files of an edition have another content; then they have their own again."""
    folder = root / "editions" / edition
    before = {name: (folder / name).read_bytes() for name in {*changed, SUMS}}
    try:
        for name, content in changed.items():
            (folder / name).write_bytes(content)
        if hides:
            resum(folder)
        return read_editions(root)
    finally:
        for name, content in before.items():
            (folder / name).write_bytes(content)


@settings(max_examples=300)
@given(edition=st.sampled_from(ALL), name=st.sampled_from(FILES), at=st.floats(0, 1, exclude_max=True), change=st.one_of(st.none(), st.binary(max_size=4)))
def test_any_change_of_any_byte_is_told(shared: Path, edition: str, name: str, at: float, change: bytes | None) -> None:
    """Cut short there, or with other bytes there."""
    content = (shared / "editions" / edition / name).read_bytes()
    place = int(at * len(content))
    other = content[:place] if change is None else content[:place] + change + content[place + len(change) :]
    shelf = read_with(shared, edition, {name: other})
    if other == content:
        assert (told(shelf), ids(shelf)) == ([], list(ALL))
        return
    assert {one.partition(":")[0].split("/")[1] for one, _ in told(shelf)} == {edition}
    assert (shelf.broken, ids(shelf)) == ((edition,), [one for one in ALL if one != edition])
    speaks(shelf.report)


LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JSON = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2))


@st.composite
def other_models(draw: st.DrawFn) -> bytes:
    """A model.json in which one value, chosen from the top down, is another one, or whose bytes are disturbed."""
    content = frozen(small(), "2026-1")["model.json"]
    if draw(st.booleans()):
        place = draw(st.integers(0, len(content)))
        return content[:place] + draw(st.binary(max_size=3)) + content[place + draw(st.integers(0, 3)) :]
    model: Any = json.loads(content)
    at = model
    while True:
        key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not isinstance(at[key], (dict, list)) or not at[key] or draw(st.integers(0, 3)) == 0:
            break
        at = at[key]
    at[key] = draw(JSON)
    return json.dumps(model).encode()


@settings(max_examples=300)
@given(edition=st.sampled_from(ALL), content=other_models())
def test_a_model_edited_together_with_its_sums_is_told_or_harmless(shared: Path, edition: str, content: bytes) -> None:
    shelf = read_with(shared, edition, {"model.json": content}, hides=True)
    speaks(shelf.report)
    others = [one for one in ALL if one != edition]
    assert [one for one in ids(shelf) if one != edition] == others
    unchanged = content == (shared / "editions" / edition / "model.json").read_bytes()
    if edition != ALL[-1] and not unchanged:
        assert shelf.broken == (edition,)
        assert {one.split("/")[1] for one, _ in told(shelf)} == {edition}


@settings(max_examples=200)
@given(edition=st.sampled_from(ALL), at=st.floats(0, 1), more=st.text(max_size=4).map(str.encode) | st.binary(max_size=3))
def test_a_description_edited_together_with_its_sums_is_told_or_harmless(shared: Path, edition: str, at: float, more: bytes) -> None:
    content = (shared / "editions" / edition / "edition.yml").read_bytes()
    place = int(at * len(content))
    shelf = read_with(shared, edition, {"edition.yml": content[:place] + more + content[place:]}, hides=True)
    speaks(shelf.report)
    assert set(ALL) - set(ids(shelf)) <= set(shelf.broken)


@settings(max_examples=200)
@given(content=st.binary(max_size=40) | st.text(max_size=40).map(str.encode) | st.sampled_from([ERRATA]).map(str.encode), cut_at=st.integers(0, 500))
def test_any_errata_are_told_or_harmless(shared: Path, content: bytes, cut_at: int) -> None:
    file = shared / "editions/2026-1/errata.yml"
    file.write_bytes(content[:cut_at])
    try:
        shelf = read_editions(shared)
    finally:
        file.unlink()
    speaks(shelf.report)
    assert set(ALL) - set(ids(shelf)) <= set(shelf.broken) <= {"2026-1"}
