"""A release is whole or has not happened: whatever is wrong with what was asked, whoever else is at it, and whenever it is killed."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline, publish
from generator.cli import main
from generator.model.bundle import SUMS, digest
from generator.problems import Code, UsageError
from tests.golden.project import PROJECTS


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def release(root: Path, edition: str, *options: str) -> Result:
    return run("release", edition, "--root", root, "--lang", "en", *options)


def state(root: Path) -> dict[str, bytes]:
    """Everything that a reader of the editions can see."""
    found = (path for path in (root / "editions").rglob("*") if path.is_file())
    return {name: path.read_bytes() for path in found if not (name := path.relative_to(root / "editions").as_posix()).startswith(".")}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECTS / "good", tmp_path / "project"))


@pytest.fixture
def bilingual(project: Path) -> Path:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [vi]", "languages: [vi, en]"), "utf-8")
    return project


# -- what is released --------------------------------------------------------------------------------------------------------------


def test_a_first_and_a_second_release(bilingual: Path) -> None:
    project = bilingual
    first = release(project, "2026-1", "--title", "Ấn bản đầu tiên", "--title", "en=First edition", "--issued", "2026-11-20", "--effective", "2026-12-01")
    assert (first.exit_code, first.stderr) == (0, "")
    folder = (project / "editions/2026-1").as_posix()
    assert first.stdout.startswith(f"Edition 2026-1 was released: 3 files in {folder}, which are never changed again. Now commit")
    second = release(project, "2026-2", "--issued", "2026-11-24", "--effective", "2026-12-01", "--published", "2026-11-25", "--notes", "en=Mended.")
    assert second.exit_code == 0
    one, two = pipeline.check(project).shelf.volumes
    assert one.edition is not None
    assert two.edition is not None
    assert one.edition.title.values == {"vi": "Ấn bản đầu tiên", "en": "First edition"}
    assert (one.edition.issued, one.edition.effective, one.edition.published, one.edition.notes) == ("2026-11-20", "2026-12-01", None, None)
    assert two.edition.title.values == {"vi": "Ấn bản 2026-2", "en": "Edition 2026-2"}
    assert (two.edition.published, two.edition.notes and two.edition.notes.values) == ("2026-11-25", {"en": "Mended."})
    assert (two.edition.previous, two.edition.previous_hash) == ("2026-1", digest((project / "editions/2026-1" / SUMS).read_bytes()))
    assert one.handbook == two.handbook == pipeline.check(project).handbook


def test_it_is_released_today_unless_another_day_is_said(project: Path) -> None:
    release(project, "2026-1")
    [volume] = pipeline.check(project).shelf.volumes
    assert volume.edition is not None
    assert volume.edition.issued == datetime.now().astimezone().date().isoformat()


def test_the_answer_for_a_program(project: Path) -> None:
    answer = json.loads(release(project, "2026-1", "--format", "json").stdout)
    assert answer == {"done": "release", "edition": "2026-1", "folder": (project / "editions/2026-1").as_posix(), "n": "3"}


def test_pictures_are_frozen_and_drafts_and_the_guide_are_not(tmp_path: Path) -> None:
    project = Path(shutil.copytree(PROJECTS / "training", tmp_path / "project"))
    (project / "docs/guide").mkdir(exist_ok=True)
    for name in ("docs/boat.png", "docs/deep/ship.jpg", "docs/guide/guide.png"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_bytes(b"picture")
    module = next((project / "curriculum/modules").rglob("module.yml"))
    course = next((project / "curriculum/courses").glob("*.yml"))
    for file in (module, course):
        file.write_text(file.read_text("utf-8").replace("status: draft\n", "") + "status: draft\n", "utf-8")
    assert release(project, "2026-1").exit_code == 0
    [volume] = pipeline.check(project).shelf.volumes
    assert set(volume.pictures) == {"boat.png", "deep/ship.jpg"}
    whole = pipeline.check(project).handbook
    assert whole is not None
    assert f"modules/{module.parent.name}" in whole.modules.keys() - volume.handbook.modules.keys()
    assert f"courses/{course.stem}" in whole.courses.keys() - volume.handbook.courses.keys()


def test_what_is_written_later_changes_no_edition(project: Path) -> None:
    release(project, "2026-1")
    before = state(project)
    prose = next((project / "docs").glob("*.md"))
    prose.write_text(prose.read_text("utf-8") + "\nMore.\n", "utf-8")
    release(project, "2026-2")
    after = state(project)
    assert {name: after[name] for name in before} == before
    assert after["2026-2/model.json"] != before["2026-1/model.json"]


def test_two_releases_of_the_same_content_hold_the_same_model(project: Path) -> None:
    for name in ("2026-1", "2026-2"):
        release(project, name)
    assert state(project)["2026-1/model.json"] == state(project)["2026-2/model.json"]


# -- what is refused ---------------------------------------------------------------------------------------------------------------


BAD_IDS = ["draft", "vi", "latest", "../2026-1", "2026-1/..", "2026", "2026-A", "2026_1", "", "2026-" + "1" * 40, "/2026-1", "2026-1\n"]


@pytest.mark.parametrize("wrong", BAD_IDS)
def test_an_id_that_no_edition_can_have(project: Path, wrong: str) -> None:
    result = release(project, wrong)
    assert result.exit_code == 2
    assert "cannot be called" in result.stderr
    assert not (project / "editions").exists()


def test_an_id_that_is_taken(project: Path) -> None:
    release(project, "2026-1")
    before = state(project)
    for option in ([], ["--force"]):
        result = release(project, "2026-1", *option)
        assert result.exit_code == 2
        assert "There is an edition “2026-1” already" in result.stderr
    assert state(project) == before


def test_days_before_those_of_the_last_edition(project: Path) -> None:
    release(project, "2026-1", "--issued", "2026-11-20", "--effective", "2026-12-01")
    release(project, "2026-2", "--issued", "2026-11-20")
    before = state(project)
    earlier = release(project, "2026-3", "--issued", "2026-11-21", "--effective", "2026-11-30")
    assert (earlier.exit_code, state(project)) == (2, before)
    assert "take effect on 2026-11-30, before the last one (2026-1: 2026-12-01)" in earlier.stderr
    issued = release(project, "2026-3", "--issued", "2026-11-19")
    assert (issued.exit_code, state(project)) == (2, before)
    assert "2026-11-19, is before that of the last edition (2026-2: 2026-11-20)" in issued.stderr
    assert release(project, "2026-3", "--issued", "2026-11-19", "--effective", "2026-11-30", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--title", "fr=Un"], "no language “fr”"),
        (["--title", " "], "are empty"),
        (["--title", "en="], "are empty"),
        (["--title", "A\u202eB"], "cannot be seen"),
        (["--notes", "en=\x00"], "cannot be seen"),
        (["--title", "Một", "--title", "Hai"], "two texts for the same language"),
        (["--issued", "24/11/2026"], "does not match the format"),
        (["--effective", "2026-02-30"], "does not match the format"),
    ],
)
def test_words_and_days_that_cannot_be(bilingual: Path, options: list[str], said: str) -> None:
    result = release(bilingual, "2026-1", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (bilingual / "editions").exists()


def test_a_day_that_no_calendar_has_is_refused_without_the_command_too(project: Path) -> None:
    with pytest.raises(UsageError) as caught:
        pipeline.release(project, "2026-1", pipeline.Said({}, {}, issued="2026-02-30"))
    assert caught.value.name == "edition-day"


def test_mistakes_in_the_sources(project: Path) -> None:
    (project / "docs/organisation/new.yml").write_text("kind: unit\nnam: x\n")
    result = release(project, "2026-1")
    assert result.exit_code == 1
    assert "unknown-field" in result.stdout
    assert not (project / "editions").exists()


def test_an_edition_that_was_changed_is_in_the_way_of_the_next(project: Path) -> None:
    release(project, "2026-1")
    (project / "editions/2026-1/model.json").write_bytes(b"{}")
    before = state(project)
    result = release(project, "2026-2")
    assert (result.exit_code, state(project)) == (1, before)
    assert [problem.code for problem in pipeline.check(project).report.problems] == [Code.EDITION_CHANGED]


def test_a_folder_without_a_project(tmp_path: Path) -> None:
    assert release(tmp_path, "2026-1").exit_code == 1
    assert list(tmp_path.iterdir()) == []


# -- what goes wrong on the way ----------------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(project, "2026-1")
    before = state(project)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        result = release(project, "2026-2")
    assert (result.exit_code, state(project)) == (1, before)
    assert result.stderr.startswith("The disk is full.")
    assert [path.name for path in (project / "editions").iterdir()] == ["2026-1"]
    assert release(project, "2026-2").exit_code == 0


def test_the_second_of_two_is_told_who_is_at_it(project: Path) -> None:
    with publish.locked(project / "build/release", "release"):
        result = release(project, "2026-1")
    assert result.exit_code == 1
    assert "“handbook release” is at work in this folder since" in result.stderr
    assert f"(process {os.getpid()} on" in result.stderr
    assert not (project / "editions").exists()


def test_of_many_at_a_time_each_is_whole_or_was_told(project: Path) -> None:
    names = [f"2026-{number}" for number in range(4)]
    command = [sys.executable, "-m", "generator", "release", "--root", str(project), "--lang", "en"]
    started = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for name in names]
    said = {name: (*one.communicate(), one.returncode) for name, one in zip(names, started, strict=True)}
    released = [name for name, (_, _, code) in said.items() if code == 0]
    assert released
    assert all("at work in this folder" in err for _, err, code in said.values() if code)
    checked = pipeline.check(project)
    assert checked.report.problems == ()
    assert sorted(volume.id for volume in checked.shelf.volumes) == released


# A release asks the system for something hundreds of times: to open a file, to make or rename a folder … Python tells of each beforehand.
# The child kills itself at the one whose number it was given, and says how many there were if it comes to its end.
KILLED = """
import os, signal, sys
from pathlib import Path
from generator import pipeline
asked, last = 0, 0
def count(event, _arguments):
    global asked
    if last and event.partition(".")[0] in {"open", "os", "shutil", "fcntl"}:
        asked += 1
        if asked == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
for folder, number in zip(sys.argv[1::2], map(int, sys.argv[2::2])):
    if child := os.fork():
        os.waitpid(child, 0)
        continue
    last = number
    pipeline.release(Path(folder), "2026-2", pipeline.Said({}, {}))
    (Path(folder) / "asked").write_text(str(asked))
    os._exit(0)
"""


def killed_at(moments: dict[Path, int]) -> None:
    """Release 2026-2 in each of these projects, and kill each release at its moment."""
    arguments = [argument for folder, moment in moments.items() for argument in (str(folder), str(moment))]
    subprocess.run([sys.executable, "-c", KILLED, *arguments], check=True)


@pytest.fixture
def copies(project: Path, tmp_path: Path) -> Callable[[int], list[Path]]:
    """Makes copies of a project that has a first edition, and pictures enough for a release to take its time."""
    release(project, "2026-1")
    for number in range(20):
        (project / f"docs/picture-{number}.png").write_bytes(bytes([number]) * 10_000)
    return lambda n: [Path(shutil.copytree(project, tmp_path / f"copy-{number}")) for number in range(n)]


def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new(copies: Callable[[int], list[Path]]) -> None:
    [whole] = copies(1)
    old = state(whole)
    killed_at({whole: 10**9})
    new, asked = state(whole), int((whole / "asked").read_text())
    shutil.rmtree(whole)
    seed = int.from_bytes(os.urandom(3))
    chance = random.Random(seed)  # noqa: S311 - no secret
    writing = asked * 2 // 3  # the first part of a release only reads
    moments = sorted([*chance.sample(range(1, writing), 5), *chance.sample(range(writing, asked + 1), 15)])
    projects = dict(zip(copies(20), moments, strict=True))
    killed_at(projects)
    assert len({moment for folder, moment in projects.items() if not (folder / "asked").exists()}) == 20
    ends = []
    for folder, moment in projects.items():
        context = f"seed {seed}, killed at {moment} of {asked}"
        assert state(folder) in (old, new), context
        checked = pipeline.check(folder)
        assert checked.report.problems == (), context
        assert [volume.id for volume in checked.shelf.volumes] == ["2026-1", *(["2026-2"] if state(folder) == new else [])], context
        ends.append((state(folder) == new, [path.name for path in (folder / "editions").iterdir() if path.name.startswith(".")]))
        assert release(folder, "2026-3").exit_code == 0, context
        assert sorted(path.name for path in (folder / "editions").iterdir()) == ["2026-1", *(["2026-2"] if ends[-1][0] else []), "2026-3"], context
        assert pipeline.check(folder).report.problems == (), context
    assert any(left for _, left in ends), f"seed {seed}: no kill while something was being written"
