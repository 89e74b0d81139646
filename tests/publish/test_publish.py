"""A site is replaced whole or not at all, whatever happens on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.locale import Catalogue
from generator.problems import HandbookError
from generator.publish import MARK, locked, recover, replacing

EN = Catalogue.of("en")


def site_of(folder: Path, words: str) -> Path:
    write(folder, words)
    return folder


def write(folder: Path, words: str) -> None:
    (folder / MARK).parent.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("{}")
    (folder / "index.html").write_text(words)


def words(site: Path) -> str:
    return (site / "index.html").read_text()


def test_the_first_site(tmp_path: Path) -> None:
    with replacing(tmp_path / "deep" / "site") as fresh:
        write(fresh, "first")
    assert words(tmp_path / "deep" / "site") == "first"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", "old")
    (site / "gone.html").write_text("old")
    with replacing(site) as fresh:
        assert list(fresh.iterdir()) == []
        write(fresh, "new")
        assert words(site) == "old"
    assert words(site) == "new"
    assert not (site / "gone.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _begin(fresh: Path, kind: type[BaseException]) -> None:
    write(fresh, "half")
    raise kind


@pytest.mark.parametrize("kind", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_old_site(tmp_path: Path, kind: type[BaseException]) -> None:
    site = site_of(tmp_path / "site", "old")
    with pytest.raises(kind), replacing(site) as fresh:
        _begin(fresh, kind)
    assert words(site) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_at_the_last_moment_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, rename = site_of(tmp_path / "site", "old"), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == ".site.new":
            raise PermissionError(13, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError), replacing(site) as fresh:
        write(fresh, "new")
    assert words(site) == "old"


KILLED = """
import os, sys
from pathlib import Path
from generator.publish import replacing
rename = Path.rename
def killed(self, target):
    if self.name == sys.argv[2]:
        os._exit(9)
    return rename(self, target)
Path.rename = killed
with replacing(Path(sys.argv[1])) as fresh:
    (fresh / "data").mkdir()
    (fresh / "data/handbook.schema.json").write_text("{}")
    (fresh / "index.html").write_text("new")
"""


@pytest.mark.parametrize("moment", ["site", ".site.new"], ids=["before the first renaming", "between the two"])
def test_a_kill_is_recovered_from(tmp_path: Path, moment: str) -> None:
    site = site_of(tmp_path / "site", "old")
    assert subprocess.run([sys.executable, "-c", KILLED, str(site), moment], check=False).returncode == 9
    assert site.exists() == (moment == "site")
    recover(site)
    assert words(site) == "old"
    with replacing(site) as fresh:
        write(fresh, "newer")
    assert words(site) == "newer"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with replacing(tmp_path / "site") as fresh:
        write(fresh, "new")
    assert words(tmp_path / "site") == "new"


def test_what_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(HandbookError) as caught, replacing(tmp_path):
        pytest.fail("must not begin")
    assert str(tmp_path) in caught.value.message(EN)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("years of work")
    with pytest.raises(HandbookError), replacing(tmp_path / "site"):
        pytest.fail("must not begin")
    assert (tmp_path / "site").read_text() == "years of work"


def test_a_second_builder_is_refused(tmp_path: Path) -> None:
    with locked(tmp_path / "work"):
        with pytest.raises(HandbookError) as caught, locked(tmp_path / "work"):
            pytest.fail("must not begin")
        assert caught.value.name == "locked-by"
        assert caught.value.message(EN).startswith("“handbook build” is at work in this folder since")
    with locked(tmp_path / "work"):
        pass


def test_two_builders_that_work_elsewhere_do_not_make_the_same_site(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", "old")
    with locked(tmp_path / "public"), replacing(site) as fresh:
        write(fresh, "for the public")
        with pytest.raises(HandbookError) as caught, locked(tmp_path / "internal"), replacing(site):
            pytest.fail("must not begin")
        assert caught.value.name == "locked-by"
        with replacing(tmp_path / "another") as another:
            write(another, "elsewhere")
    assert (words(site), words(tmp_path / "another")) == ("for the public", "elsewhere")


def test_the_lock_of_a_killed_builder_is_free(tmp_path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from generator.publish import locked; locked(Path(sys.argv[1])).__enter__(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 9
    with locked(tmp_path):
        pass
