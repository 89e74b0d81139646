"""The guide's page on editions is true: what it shows of errata and of things taken out can be read, and is about what the handbook has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.load import load
from generator.model.edition import Errata
from generator.model.levels import Levels
from generator.model.lists import Removals

PAGES = ("release-an-edition.md", "release-an-edition.en.md")
SHOWN = re.compile(r"```yaml\n(?:# yaml-language-server: \$schema=\S+/(\w+)\.json\n)(.*?)```", re.DOTALL)


def examples(root: Path, page: str) -> dict[str, str]:
    """The files that the page shows, by the name of their form."""
    return dict(SHOWN.findall((root / "docs" / "guide" / page).read_text("utf-8")))


def test_both_languages_show_the_same_examples(root: Path) -> None:
    vi, en = (examples(root, page) for page in PAGES)
    assert vi == en
    assert set(vi) == {"removed", "errata"}


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_can_be_read_and_name_what_there_is(root: Path, page: str) -> None:
    handbook = load(root).handbook
    assert handbook
    shown = {form: yaml.load(text, Loader=yaml.BaseLoader) for form, text in examples(root, page).items()}  # noqa: S506 - it builds strings only
    errata, removals = Errata.model_validate(shown["errata"]), Removals.model_validate(shown["removed"])
    named = {one.id for one in errata.corrections} | {one.id for one in errata.classified} | {one.id for one in removals.removed}
    named |= {one.id for one in errata.withdrawn if one.id}
    assert errata.corrections
    assert errata.withdrawn
    assert errata.classified
    assert named <= set(Levels(handbook).known)


@pytest.mark.parametrize("page", PAGES)
def test_every_form_that_is_shown_exists(root: Path, page: str) -> None:
    for form in examples(root, page):
        assert (root / "generator" / "schemas" / f"{form}.json").is_file()
