"""The whole way: nothing is written before everything is valid, a failure leaves the last good site, and the same input gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import engine, pipeline, publish
from generator.locale import Catalogue
from generator.problems import Code, HandbookError, ProblemsError
from tests.organisations.project import Once, built, copied, released

EN = Catalogue.of("en")
EPOCH = "1900000000"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An engine that only notes which builds it is asked for, and leaves one page each."""
    asked: list[str] = []

    def run_all(builds: list[engine.Build], _done: object) -> None:
        for build in builds:
            asked.append(build.name)
            (build.site / "index.html").parent.mkdir(parents=True, exist_ok=True)
            (build.site / "index.html").write_bytes((build.pages / "index.md").read_bytes())

    monkeypatch.setattr(engine, "run_all", run_all)
    return asked


# -- nothing but valid projects ----------------------------------------------------------------------------------------------


def test_a_folder_without_a_project(tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as caught:
        pipeline.check(tmp_path)
    assert caught.value.name == "not-a-project"
    assert str(tmp_path) in caught.value.message(EN)


def test_mistakes_stop_a_build_before_anything_is_written(project: Path) -> None:
    (project / "docs/topics.yml").write_text("topics: [")
    before = contents(project)
    with pytest.raises(ProblemsError) as caught:
        pipeline.build(project, project / "site")
    assert {problem.code for problem in caught.value.report.problems} == {Code.SYNTAX}
    assert contents(project) == before


def test_warnings_stop_a_build_only_if_asked(project: Path, quick: list[str]) -> None:
    (project / "docs/findings.yml").write_text("acknowledged: [{code: no-lead, subject: responsibilities/fees, reason: Gone.}]")
    with pytest.raises(ProblemsError):
        pipeline.build(project, project / "site", strict=True)
    assert not (project / "site").exists()
    report = pipeline.build(project, project / "site")
    assert [problem.code for problem in report.problems] == [Code.STALE_ACKNOWLEDGEMENT]
    assert quick == ["en/draft"]


# -- failures ------------------------------------------------------------------------------------------------------------------


def test_a_failing_engine_leaves_the_last_good_site_byte_for_byte(project: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    site = project / "site"
    pipeline.build(project, site)
    good = contents(site)
    monkeypatch.undo()
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\ncopyright: [not, a, text]\n")
    with pytest.raises(engine.EngineError) as caught:
        pipeline.build(project, site)
    assert "copyright" in caught.value.message(EN)
    assert contents(site) == good
    assert sorted(path.name for path in project.iterdir()) == ["build", "curriculum", "docs", "mkdocs.yml", "quizzes", "site"]
    assert quick == ["en/draft"]


@pytest.mark.parametrize("setting", ["theme: material", "theme: [a]", "site_url: 5", "hooks: [x.py]", "nav: []", "plugins: []", "docs_dir: elsewhere"])
def test_what_mkdocs_yml_says_beside_our_settings_does_no_harm(project: Path, quick: list[str], setting: str) -> None:
    lines = (project / "mkdocs.yml").read_text().partition("extra:")
    (project / "mkdocs.yml").write_text(f"site_name: x\n{setting}\nextra:{lines[2]}")
    pipeline.build(project, project / "site")
    assert quick == ["en/draft"]


def test_what_mkdocs_cannot_read_is_told(project: Path) -> None:
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nINHERIT: nowhere.yml\n")
    with pytest.raises(engine.EngineError) as caught:
        pipeline.build(project, project / "site")
    assert "nowhere.yml" in caught.value.message(EN)


def test_a_second_builder_is_refused_and_the_first_not_disturbed(project: Path, quick: list[str]) -> None:
    pipeline.build(project, project / "site")
    good = contents(project / "site")
    with publish.locked(pipeline.work_folder(project)), pytest.raises(HandbookError) as caught:
        pipeline.build(project, project / "site")
    assert (caught.value.name, caught.value.values["pid"]) == ("locked-by", os.getpid())
    assert contents(project / "site") == good
    assert quick == ["en/draft"]


def test_the_site_never_takes_the_place_of_the_project(project: Path, quick: list[str]) -> None:
    before = contents(project)
    for target, name in ((project, "occupied"), (project / "docs", "site-in-sources"), (project.parent, "occupied")):
        with pytest.raises(HandbookError) as caught:
            pipeline.build(project, target)
        assert caught.value.name == name
    assert {path: content for path, content in contents(project).items() if not path.startswith("build/")} == before
    assert quick == []


# -- the same input, the same bytes --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["online", "offline"])
def twice(request: pytest.FixtureRequest, once: Once) -> tuple[Path, Path]:
    """A site with editions built in two processes at different times of the clock, from copies of one project, with one SOURCE_DATE_EPOCH.

    The second is built twice, so that its editions are those that were kept.
    """
    flag = ["--offline"] if request.param == "offline" else []

    def make(folder: Path) -> None:
        project = released(folder / "project")
        for name, seed in (("one", "1"), ("two", "2"), ("two", "3")):
            shutil.copytree(project, folder / name / "project", dirs_exist_ok=True)
            environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": seed}
            command = [sys.executable, "-m", "generator", "build", "--root", "project", "--site", "out", *flag]
            paths = environment | {"PYTHONPATH": os.pathsep.join([str(Path(pipeline.__file__).parent.parent.parent)])}
            done = subprocess.run(command, cwd=folder / name, env=paths, check=True, capture_output=True, text=True)
            assert ("2031-1" in done.stderr) == (seed != "3"), "the editions are kept"

    folder = once(f"twice-{request.param}", make)
    return folder / "one", folder / "two"


def test_two_builds_are_identical(twice: tuple[Path, Path]) -> None:
    one, two = (contents(folder / "out") for folder in twice)
    assert len(one) > 180
    assert {"en/draft/index.html", "en/2031-1/index.html", "en/latest/index.html", "data/2032-1/handbook.json"} <= one.keys()
    assert one.keys() == two.keys()
    assert [path for path, content in one.items() if content != two[path]] == []


def test_the_staged_pages_are_identical(twice: tuple[Path, Path]) -> None:
    one, two = (contents(folder / "project" / "build") for folder in twice)
    assert one.keys() == two.keys()
    assert [path for path, content in one.items() if content != two[path] and not path.endswith("mkdocs.yml")] == []
    for path in one:
        if path.endswith("mkdocs.yml"):
            assert one[path].replace(bytes(twice[0]), b"") == two[path].replace(bytes(twice[1]), b"")


def test_no_address_in_the_online_form_names_a_file(once: Once) -> None:
    assert b"index.html" not in (built(once) / "site/en/draft/organisation/index.html").read_bytes()


# -- staging and preview -------------------------------------------------------------------------------------------------------


def test_only_what_changed_is_staged_again(project: Path) -> None:
    work, site = project / "build" / "x", project / "site"
    assert pipeline.prepare(pipeline.check(project), work, site).changed == {"en/draft"}
    assert pipeline.prepare(pipeline.check(project), work, site).changed == frozenset()
    staged = {file: file.stat().st_mtime_ns for file in work.rglob("*.md")}
    bindery = project / "docs/organisation/bindery.yml"
    bindery.write_text(bindery.read_text().replace("Mends what can be mended.", "Binds and mends."))
    assert pipeline.prepare(pipeline.check(project), work, site).changed == {"en/draft"}
    touched = {file.parent.name for file in work.rglob("*.md") if file.stat().st_mtime_ns != staged[file]}
    assert touched == {"bindery", "practice", "newcomers", "certificate", "progress"}  # its own page, and those that hold questions about it


def test_a_removed_file_leaves_no_staged_page(project: Path) -> None:
    work, site = project / "build" / "x", project / "site"
    pipeline.prepare(pipeline.check(project), work, site)
    (project / "docs/responsibilities/readers-council.yml").unlink()
    pipeline.prepare(pipeline.check(project), work, site)
    assert [file.parent.name for file in work.rglob("readers-council/index.md")] == []


def test_a_preview_makes_only_what_has_changed(project: Path, tmp_path: Path, quick: list[str]) -> None:
    (project / "docs/guide").mkdir()
    (project / "docs/guide/index.md").write_text("# Guide\n\nHow to write.\n")
    preview = pipeline.Preview(project, tmp_path / "preview")
    preview.refresh()
    (project / "docs/guide/index.md").write_text("# Guide\n\nHow to write well.\n")
    preview.refresh()
    assert quick == ["en/draft", "en/guide", "en/guide"]
    assert b"How to write well." in (preview.site / "en/guide/index.html").read_bytes()
    assert (preview.site / "en/draft/index.html").exists()
    assert (preview.site / "index.html").exists()


def test_a_preview_shows_the_last_good_site_and_makes_up_for_it(project: Path, tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    preview = pipeline.Preview(project, tmp_path / "preview")
    preview.refresh()
    good, topics = contents(preview.site), project / "docs/topics.yml"
    valid = topics.read_text()
    topics.write_text("topics: [")
    with pytest.raises(ProblemsError):
        preview.refresh()
    assert contents(preview.site) == good
    topics.write_text(valid.replace("name: Lending", "name: Borrowing"))
    with monkeypatch.context() as patch:
        patch.setattr(engine, "run_all", _failing)
        with pytest.raises(engine.EngineError):
            preview.refresh()
    assert contents(preview.site) == good
    preview.refresh()
    assert b"Borrowing" in (preview.site / "en/draft/index.html").read_bytes()
    assert quick == ["en/draft", "en/draft"]


def _failing(*_: object) -> None:
    raise engine.EngineError("broken")
