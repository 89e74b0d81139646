"""Projects for tests, written file by file or kept as folders, and what a check of them says."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from generator import pipeline
from generator.locale import Catalogue
from generator.problems import Code, Report

PROJECTS = Path(__file__).parent / "projects"
REFRESH = "HANDBOOK_REFRESH"
"""Set to 1, the tests write what they would compare: read the difference before committing it."""


class Project:
    """A project's folder; methods that change it return it, so that a test reads as one sentence."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def kept(cls, name: str) -> Self:
        """The project kept in `projects/<name>`; not to be changed."""
        return cls(PROJECTS / name)

    @classmethod
    def like(cls, name: str, folder: Path) -> Self:
        """A copy of a kept project, in *folder*, to be changed."""
        return cls(Path(shutil.copytree(PROJECTS / name, folder / name)))

    def file(self, path: str, content: str) -> Self:
        """With this file, in place of one of the same name."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
        return self

    def link(self, path: str, target: Path) -> Self:
        """With a symbolic link to *target*, in place of the file of that name."""
        (self.root / path).unlink(missing_ok=True)
        (self.root / path).symlink_to(target)
        return self

    def without(self, path: str) -> Self:
        """Without this file."""
        (self.root / path).unlink()
        return self

    @property
    def report(self) -> Report:
        """What a check of it says."""
        return pipeline.check(self.root).report

    @property
    def codes(self) -> list[Code]:
        """The codes of its problems, by place."""
        return [problem.code for problem in self.report.problems]

    def outputs(self) -> Iterator[tuple[Path, str]]:
        """(file that holds it, what a check prints) for each language and form in which it prints."""
        report = self.report
        for language in ("en", "vi"):
            yield self.root / f"expected.{language}.txt", report.as_text(Catalogue.of(language)) + "\n"
        yield self.root / "expected.json", report.as_json(Catalogue.of("en")) + "\n"

    def says_what_is_expected(self) -> None:
        """Compare what a check prints with what is kept, character by character; or keep it."""
        for file, text in self.outputs():
            if os.environ.get(REFRESH) == "1":
                file.write_text(text, encoding="utf-8", newline="\n")
            elif not file.exists():
                pytest.fail(f"{file} is missing: run with {REFRESH}=1, and read what it says")
            assert text == file.read_text("utf-8")


def kept() -> list[str]:
    """Names of all kept projects."""
    return sorted(folder.name for folder in PROJECTS.iterdir() if folder.is_dir())


def expected(name: str) -> list[dict[str, Any]]:
    """The problems that a kept project is expected to have."""
    problems: list[dict[str, Any]] = json.loads((PROJECTS / name / "expected.json").read_text("utf-8"))["problems"]
    return problems
