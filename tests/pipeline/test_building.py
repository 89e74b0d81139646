"""Editions in a build: each is built once and then kept, whatever ends a build leaves a whole site, and nothing hidden leaves by any door."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli, engine, pipeline, publish
from generator.model import Classification
from generator.publish.leaks import LeaksError
from tests.editions.five import Tree
from tests.golden.project import PROJECTS

OFFICE, ERRATA = "docs/organisation/secretariat.yml", "editions/2032-1/errata.yml"
CORRECTION = "corrections:\n  - {id: organisation/secretariat, text: Đã dời trụ sở., date: 2032-06-01}\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def pages(site: Path) -> str:
    """The text of everything in the site."""
    return "".join(content.decode("utf-8", "replace") for content in contents(site).values())


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A small project that was released twice."""
    tree = Tree(Path(shutil.copytree(PROJECTS / "good", tmp_path / "project")))
    pipeline.release(tree.root, "2031-1", pipeline.Said({}, {}, issued="2031-01-15"))
    tree.replace(OFFICE, "name: Ban thư ký", "name: Ban thư ký quỹ")
    pipeline.release(tree.root, "2032-1", pipeline.Said({}, {}, issued="2032-01-15"))
    return tree


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An engine that only notes which builds it is asked for, and puts every staged file on the site as it is."""
    asked: list[str] = []

    def run_all(builds: list[engine.Build], _done: object) -> None:
        for build in builds:
            asked.append(build.name)
            shutil.copytree(build.pages, build.site, dirs_exist_ok=True)

    monkeypatch.setattr(engine, "run_all", run_all)
    return asked


# -- what was built of an edition is kept ------------------------------------------------------------------------------------------


def test_a_second_build_takes_the_editions_from_what_was_kept(tree: Tree, quick: list[str]) -> None:
    pipeline.build(tree.root, tree.root / "site")
    first = contents(tree.root / "site")
    assert quick == ["vi/draft", "vi/2031-1", "vi/2032-1"]
    pipeline.build(tree.root, tree.root / "site")
    assert quick[3:] == ["vi/draft"]
    assert contents(tree.root / "site") == first


@pytest.mark.parametrize("harm", ["shortened", "gone", "more"])
def test_what_was_kept_and_harmed_is_built_again(tree: Tree, quick: list[str], harm: str) -> None:
    pipeline.build(tree.root, tree.root / "site")
    first, quick[:] = contents(tree.root / "site"), []
    page, *_ = sorted((tree.root / "build/online/kept").glob("*/site/index.md"))
    if harm == "gone":
        page.unlink()
    else:
        page.write_bytes(page.read_bytes()[:-10] if harm == "shortened" else page.read_bytes() + b"more")
    pipeline.build(tree.root, tree.root / "site")
    assert len(quick) == 2
    assert quick[0] == "vi/draft"
    assert contents(tree.root / "site") == first


def test_errata_build_their_edition_again(tree: Tree, quick: list[str]) -> None:
    pipeline.build(tree.root, tree.root / "site")
    tree.write(ERRATA, CORRECTION)
    pipeline.build(tree.root, tree.root / "site")
    assert "vi/2032-1" in quick[3:]
    assert "Đã dời trụ sở." in pages(tree.root / "site/vi/2032-1")
    kept = {path.name for path in (tree.root / "build/online/kept").iterdir()}
    assert len(kept) == 2, "what nobody needs any more is let go of"


def test_a_preview_makes_the_draft_anew_and_takes_the_editions_from_what_was_kept(tree: Tree, tmp_path: Path, quick: list[str]) -> None:
    preview = pipeline.Preview(tree.root, tmp_path / "preview")
    preview.refresh()
    assert quick == ["vi/draft", "vi/2031-1", "vi/2032-1"]
    released = contents(preview.site / "vi/2031-1")
    tree.replace(OFFICE, "name: Ban thư ký quỹ", "name: Văn phòng")
    preview.refresh()
    assert quick[3:] == ["vi/draft"]
    assert "Văn phòng" in pages(preview.site / "vi/draft")
    assert contents(preview.site / "vi/2031-1") == released
    preview.refresh()
    assert quick[4:] == []
    tree.write(ERRATA, CORRECTION)
    preview.refresh()
    assert "vi/2032-1" in quick[4:]
    assert "Đã dời trụ sở." in pages(preview.site / "vi/2032-1")


# -- audiences ---------------------------------------------------------------------------------------------------------------------

AUDIT = """\
title: Soát xét sổ quỹ
topic: grants
classification: internal
editorial: true
assignments:
  - {id: look, unit: organisation/board, role: lead, duty: Mở két sắt dưới tầng hầm mỗi quý một lần., editorial: true}
"""


@pytest.fixture
def secret(tree: Tree) -> Tree:
    tree.write("docs/responsibilities/audit.yml", AUDIT)
    return tree


def test_each_audience_has_a_folder_of_its_own(secret: Tree, quick: list[str]) -> None:
    for options in ([], ["--audience", "internal"]):
        done = CliRunner().invoke(cli.main, ["build", "--root", str(secret.root), *options])
        assert done.exit_code == 0, done.output
    assert {path.name for path in secret.root.iterdir() if path.name.startswith("site")} == {"site", "site-internal"}
    assert {path.name for path in (secret.root / "build").iterdir()} >= {"online", "online-internal"}
    assert "dưới tầng hầm" in pages(secret.root / "site-internal")
    assert "dưới tầng hầm" not in pages(secret.root / "site")
    assert "dưới tầng hầm" not in pages(secret.root / "build/online")
    assert quick.count("vi/2031-1") == 2, "what was kept for one audience is not used for another"


@pytest.fixture
def telltale(secret: Tree, quick: list[str], monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A project whose engine writes on every page what it has overheard."""
    run_all = engine.run_all

    def telling(builds: list[engine.Build], done: Callable[[int, str], None]) -> None:
        run_all(builds, done)
        for build in builds:
            (build.site / "overheard.txt").write_text("Mở két sắt dưới\ntầng hầm mỗi quý một lần.")

    monkeypatch.setattr(engine, "run_all", telling)
    assert quick == []
    return secret


def test_a_site_that_gives_something_away_is_not_put_in_place(telltale: Tree) -> None:
    with pytest.raises(LeaksError):
        pipeline.build(telltale.root, telltale.root / "site")
    assert not (telltale.root / "site").exists()
    pipeline.build(telltale.root, telltale.root / "site-internal", pipeline.Form(Classification.INTERNAL))


def test_a_preview_that_would_give_something_away_is_not_shown(telltale: Tree, tmp_path: Path) -> None:
    preview = pipeline.Preview(telltale.root, tmp_path / "preview")
    with pytest.raises(LeaksError):
        preview.refresh()
    assert not preview.site.exists()


# -- whatever ends a build ---------------------------------------------------------------------------------------------------------


def test_of_two_builds_one_is_whole_and_the_other_told(tree: Tree) -> None:
    command = [sys.executable, "-c", KILLED, "0", "0", str(tree.root)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [(one.communicate()[1], one.returncode) for one in started]
    assert 0 in [code for _, code in said], said
    assert all("LockedError" in error for error, code in said if code)
    built = contents(tree.root / "site")
    pipeline_again(tree.root)
    assert contents(tree.root / "site") == built


# A build asks the system for something thousands of times, and Python tells of each beforehand. Each child kills itself at the one whose
# number it was given, and says how many there were if it comes to its end. Its engine copies: what is killed is all that is ours.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from generator import engine, pipeline
asked, last = 0, 0
def count(event, _arguments):
    global asked
    if last and event.partition(".")[0] in {"open", "os", "shutil", "fcntl"}:
        asked += 1
        if asked == last:
            os.kill(os.getpid(), signal.SIGKILL)
def run_all(builds, done):
    for build in builds:
        shutil.copytree(build.pages, build.site, dirs_exist_ok=True)
engine.run_all = run_all
sys.addaudithook(count)
forked = sys.argv[1] == "1"
for number, folder in zip(map(int, sys.argv[2::2]), sys.argv[3::2]):
    if forked and (child := os.fork()):
        os.waitpid(child, 0)
        continue
    last = number
    pipeline.build(Path(folder), Path(folder) / "site")
    if forked:
        (Path(folder) / "asked").write_text(str(asked))
        os._exit(0)
"""


def killed_at(moments: dict[Path, int]) -> None:
    """Build each of these projects, and kill each build at its moment."""
    arguments = [argument for folder, moment in moments.items() for argument in (str(moment), str(folder))]
    subprocess.run([sys.executable, "-c", KILLED, "1", *arguments], check=True)


def pipeline_again(root: Path) -> None:
    """Build the project with the same engine, undisturbed."""
    subprocess.run([sys.executable, "-c", KILLED, "0", "0", str(root)], check=True)


@pytest.fixture
def changed(tree: Tree, quick: list[str]) -> Iterator[Tree]:
    """A project with a site, of which the draft and an edition's errata have changed since."""
    pipeline.build(tree.root, tree.root / "site")
    tree.replace(OFFICE, "name: Ban thư ký quỹ", "name: Văn phòng")
    tree.write(ERRATA, CORRECTION)
    yield tree
    assert len(quick) == 3


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new(changed: Tree, tmp_path: Path) -> None:
    whole = Path(shutil.copytree(changed.root, tmp_path / "whole"))
    killed_at({whole: 10**9})
    old, new, asked = contents(changed.root / "site"), contents(whole / "site"), int((whole / "asked").read_text())
    assert old != new
    seed = int.from_bytes(os.urandom(3))
    chance = random.Random(seed)  # noqa: S311 - no secret
    writing = asked // 3  # the first part of a build only reads
    moments = sorted([*chance.sample(range(1, writing), 4), *chance.sample(range(writing, asked - 40), 10), *chance.sample(range(asked - 40, asked + 1), 6)])
    projects = {Path(shutil.copytree(changed.root, tmp_path / f"copy-{moment}")): moment for moment in moments}
    killed_at(projects)
    for folder, moment in projects.items():
        context = f"seed {seed}, killed at {moment} of {asked}"
        assert not (folder / "asked").exists(), context
        publish.recover(folder / "site")  # which is what the next build begins with
        assert contents(folder / "site") in (old, new), context
    last = [folder for folder in projects if contents(folder / "site") == old][-3:]
    killed_at(dict.fromkeys(last, 10**9))
    assert [folder.name for folder in last if contents(folder / "site") != new or [*folder.glob(".site*")]] == [], f"seed {seed}"
