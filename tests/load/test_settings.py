from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.settings import read_settings
from generator.load.tray import Tray
from generator.model import Settings
from generator.problems import Place

HANDBOOK = "{title: x, organisation: x, publisher: x, description: x, languages: [en, vi]}"


def read(folder: Path, text: str | None) -> tuple[Settings | None, Tray]:
    if text is not None:
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    tray = Tray()
    return read_settings(folder, tray), tray


def told(tray: Tray) -> list[tuple[str, str, dict[str, str]]]:
    return [(problem.code.value, str(problem.place), dict(problem.details)) for problem in tray.problems]


def test_settings_stand_among_those_of_mkdocs(tmp_path: Path) -> None:
    text = f"""\
site_url: !ENV [SITE_URL, "https://example.org"]
markdown_extensions:
  - pymdownx.emoji: {{emoji_index: !!python/name:material.extensions.emoji.twemoji }}
common: &common {{x: y}}
extra:
  <<: *common
  handbook: {HANDBOOK}
"""
    settings, tray = read(tmp_path, text)
    assert settings is not None
    assert (settings.languages, settings.title.values) == (("en", "vi"), {"en": "x"})
    assert tray.problems == []
    assert tray.origins["mkdocs.yml"].place(("languages", 1)).line == 7
    assert tray.origins["mkdocs.yml"].place(("about",)) == Place("mkdocs.yml", 7, 13)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, ("missing-file", "mkdocs.yml:1:1", {"name": "mkdocs.yml"})),
        ("", ("empty-file", "mkdocs.yml:1:1", {})),
        ("site_name: x\n", ("missing-field", "mkdocs.yml:1:1", {"field": "extra.handbook"})),
        ("extra:\n  a: b\n", ("missing-field", "mkdocs.yml:2:3", {"field": "extra.handbook"})),
        ("- extra\n", ("missing-field", "mkdocs.yml:1:1", {"field": "extra.handbook"})),
        ("extra:\n  handbook: x\n", ("wrong-type", "mkdocs.yml:2:13", {"field": "extra.handbook", "expected": "mapping", "got": "text"})),
        (f"extra:\n  handbook: {HANDBOOK.replace('[en, vi]', '[EN]')}\n", ("bad-id", "mkdocs.yml:2:83", {"value": "EN"})),
        (f"extra:\n  handbook: {HANDBOOK.replace('[en, vi]', '[]')}\n", ("too-few", "mkdocs.yml:2:82", {"field": "languages", "minimum": "1"})),
    ],
)
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, text: str | None, problem: tuple[str, str, dict[str, str]]) -> None:
    settings, tray = read(tmp_path, text)
    assert settings is None
    assert told(tray) == [problem]
    assert tray.origins["mkdocs.yml"].place(()).file == "mkdocs.yml"


def test_a_repeated_key_is_a_mistake_there_too(tmp_path: Path) -> None:
    settings, tray = read(tmp_path, f"extra:\n  handbook: {HANDBOOK}\nextra: {{}}\n")
    assert settings is not None
    assert told(tray) == [("duplicate-key", "mkdocs.yml:3:1", {"key": "extra", "first": "1"})]
