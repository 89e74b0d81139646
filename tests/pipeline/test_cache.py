"""What was built of an edition is used again only if it is exactly that; anything else is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import cache

FACTS = {"pages": {"": "Home", "a/b": "Một trang"}}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    (folder / "a/b").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "a/b/index.html").write_text("deep")
    return folder


@pytest.fixture
def shelf(tmp_path: Path, pages: Path) -> Path:
    cache.keep(tmp_path / "kept", "one", pages, FACTS)
    return tmp_path / "kept"


def contents(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_what_was_kept_comes_back(shelf: Path, pages: Path, tmp_path: Path) -> None:
    entry = cache.find(shelf, "one")
    assert entry
    entry.put(tmp_path / "site")
    assert contents(tmp_path / "site") == contents(pages)
    assert entry.facts == FACTS
    assert [folder.name for folder in shelf.iterdir()] == ["one"]


def test_what_is_not_there_is_not_found(shelf: Path) -> None:
    assert cache.find(shelf, "two") is None
    assert cache.find(shelf.parent / "nowhere", "one") is None


@pytest.mark.parametrize("file", ["site/index.html", "site/a/b/index.html", "facts.json", "sums.json"])
@pytest.mark.parametrize("harm", ["changed", "shortened", "gone"])
def test_a_harmed_entry_is_not_used(shelf: Path, file: str, harm: str) -> None:
    path = shelf / "one" / file
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-2] + (b"??" if harm == "changed" else b""))
    assert cache.find(shelf, "one") is None


def test_an_entry_with_a_file_more_is_not_used(shelf: Path) -> None:
    (shelf / "one/site/more.html").write_text("more")
    assert cache.find(shelf, "one") is None


def test_keeping_again_replaces_what_was_harmed_and_what_a_kill_left(shelf: Path, pages: Path) -> None:
    (shelf / "one/site/index.html").write_text("harmed")
    (shelf / ".one.new/site").mkdir(parents=True)
    cache.keep(shelf, "one", pages, FACTS)
    assert cache.find(shelf, "one")
    assert [folder.name for folder in shelf.iterdir()] == ["one"]


def test_what_is_not_used_goes(shelf: Path, pages: Path) -> None:
    cache.keep(shelf, "two", pages, FACTS)
    cache.clear(shelf, {"two"})
    assert [folder.name for folder in shelf.iterdir()] == ["two"]
    cache.clear(shelf.parent / "nowhere", ())


def test_a_key_holds_everything_that_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    keys = {cache.key("vi", "2026-1"), cache.key("en", "2026-1"), cache.key("vi", "2026-2"), cache.key("vi2026-1")}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    keys.add(cache.key("vi", "2026-1"))
    assert len(keys) == 5
    assert cache.key("vi", "2026-1") in keys
