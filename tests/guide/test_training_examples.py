"""The guide's example of a course and its questions is true: written as shown, it passes the check, and is on the site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline, view
from generator.problems import Severity

STORY = ("add-a-course", "add-a-question")
FILES = {"curriculum/modules/last-paragraph/module.yml", "curriculum/courses/last-paragraph.yml", "quizzes/last-paragraph.yml"}
LESSON = "curriculum/modules/last-paragraph/when-stuck"

_FILE = re.compile(r"`((?:curriculum|quizzes)/[\w/.-]+)`:\n\n```(?:yaml|markdown)\n(.*?)```\n", re.DOTALL)


def examples(root: Path, language: str) -> list[dict[str, str]]:
    suffix = "md" if language == "vi" else f"{language}.md"
    return [dict(_FILE.findall((root / "docs/guide" / f"{page}.{suffix}").read_text("utf-8"))) for page in STORY]


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    for folder in ("docs", "curriculum", "quizzes"):
        shutil.copytree(root / folder, tmp_path / folder)
    shutil.copy(root / "mkdocs.yml", tmp_path)
    return tmp_path


def test_both_languages_show_the_same_files(root: Path) -> None:
    assert examples(root, "vi") == examples(root, "en")
    assert {name for page in examples(root, "vi") for name in page} == {*FILES, f"{LESSON}.md", f"{LESSON}.en.md"}


def test_each_page_passes_after_the_one_before_it(project: Path, root: Path) -> None:
    checked = pipeline.check(project)
    before = checked.report
    for page in examples(root, "vi"):
        for name, content in page.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(content, "utf-8")
        checked = pipeline.check(project)
        new = [problem for problem in checked.report.problems if problem not in before.problems]
        assert [problem for problem in new if problem.code.severity is not Severity.NOTE] == []
        assert new, "what the draft still lacks"
    assert checked.handbook
    shown = {each.id for each in view.pages(checked.handbook, checked.derived, "vi")}
    assert {"courses/last-paragraph", "modules/last-paragraph/when-stuck", "modules/last-paragraph/practice"} <= shown
    assert any(posed.generated for posed in checked.derived.questions if posed.module == "modules/last-paragraph")
