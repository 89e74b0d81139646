"""What the loader's tests share: a project written in one line a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

SETTINGS = """\
site_name: Cẩm nang
extra:
  handbook:
    title: {vi: Cẩm nang, en: Handbook}
    organisation: Cục Thử
    publisher: Phòng Thử
    description: Để thử.
    languages: [vi, en]
"""

WriteProject = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def write_project(tmp_path: Path) -> WriteProject:
    """Writes files (name → content) below a new folder that has settings, and gives the folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in {"mkdocs.yml": SETTINGS, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "docs").mkdir(exist_ok=True)
        return tmp_path

    return write
