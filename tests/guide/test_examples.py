"""The guide's examples are true: every file it shows passes the check, and every message is the one that the check prints today."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.locale import Catalogue
from generator.problems import Code, Report

LANGUAGES = ("vi", "en")
STORY = ("add-a-clause", "add-a-unit", "add-a-responsibility", "add-a-procedure")
"""Pages that go on from each other, in their order."""

_FILE = re.compile(r"`(docs/[\w/-]+\.yml)`:\n\n```yaml\n(# yaml-language-server:.*?\n)```\n", re.DOTALL)
_MISTAKE = re.compile(r"```yaml\n(?!# )(.*?)```\n\n[^\n]+:\n\n```text\n(docs/.*?)```\n", re.DOTALL)


def text_of(root: Path, page: str, language: str) -> str:
    return (root / "docs" / "guide" / (f"{page}.md" if language == "vi" else f"{page}.{language}.md")).read_text("utf-8")


UNTAUGHT = {Code.CLAUSE_UNTAUGHT, Code.CLAUSE_UNTESTED}
"""What the guide says is left: no lesson teaches the clauses of the example, and no question asks about them."""


def mistakes(project: Path, language: str) -> str:
    """What the check says, without what the guide says is left, and without the line that counts."""
    problems = Report.of(problem for problem in pipeline.check(project).report.problems if problem.code not in UNTAUGHT)
    return "".join(f"{line}\n" for line in problems.as_text(Catalogue.of(language)).splitlines()[:-1])


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A copy of the real handbook's sources."""
    for folder in ("docs", "curriculum", "quizzes"):
        shutil.copytree(root / folder, tmp_path / folder)
    shutil.copy(root / "mkdocs.yml", tmp_path)
    return tmp_path


def write_example(project: Path, root: Path, page: str, language: str) -> Path:
    """Write the file that *page* shows; returns it."""
    [(name, content)] = _FILE.findall(text_of(root, page, language))
    file = project / str(name)
    file.write_text(content, "utf-8")
    return file


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_passes_after_the_ones_before_it(project: Path, root: Path, language: str) -> None:
    for page in STORY:
        write_example(project, root, page, language)
        assert mistakes(project, language) == ""
        left = pipeline.check(project).report.problems
        assert {problem.place.file for problem in left} == {"docs/sources/training-course-rules.yml"}


def test_both_languages_show_the_same_examples(root: Path) -> None:
    for page in STORY:
        vi, en = (_FILE.findall(text_of(root, page, language)) for language in LANGUAGES)
        assert vi == en


MISTAKES = {
    "add-a-clause": ("      - id: 2.b\n", "      - id: 3.b\n"),
    "add-a-unit": ("parent: organisation/training-centre\n", "parent: training-centre\n"),
    "add-a-responsibility": ("    due: {before: 2026-09-15}\n", "    due: {before: 15/09/2026}\n"),
    "add-a-procedure": ("        go: draw-up-list\n", "        go: drawup-list\n"),
}
"""Page → the right line of its example, and the wrong one that it shows."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", STORY)
def test_each_mistake_is_told_as_the_guide_says(project: Path, root: Path, page: str, language: str) -> None:
    for earlier in STORY[: STORY.index(page)]:
        write_example(project, root, earlier, language)
    file = write_example(project, root, page, language)
    right, wrong = MISTAKES[page]
    [(shown, message)] = _MISTAKE.findall(text_of(root, page, language))
    assert wrong in shown
    assert file.read_text("utf-8").count(right) == 1
    file.write_text(file.read_text("utf-8").replace(right, wrong), "utf-8")
    assert mistakes(project, language) == message
