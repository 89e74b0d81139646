"""Every language says everything, with the same placeholders; and every kind of mistake has all its words."""

from __future__ import annotations

import locale
import string
import unicodedata
from itertools import pairwise

import pytest

from generator.locale import Catalogue, languages, preferred_language
from generator.problems import Code

WORDS = ("message", "hint", "cause", "cure")
CHOSEN = ("problem.", "error.")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_catalogues() -> None:
    assert {"en", "vi"} <= set(languages())


def names(language: str) -> set[str]:
    """The names of all strings, without the singular, which some languages do not have."""
    return {name for name in Catalogue.of(language).names() if not name.endswith(".one")}


def test_all_catalogues_have_the_same_names() -> None:
    for one, other in pairwise(languages()):
        assert names(one) == names(other)


@pytest.mark.parametrize("language", languages())
def test_text_is_in_composed_form_and_not_blank(language: str) -> None:
    strings = Catalogue.of(language)
    for name in strings.names():
        text = strings(name)
        assert text.strip(), name
        assert unicodedata.is_normalized("NFC", text), name


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", languages())
def test_a_mistake_has_all_its_words(language: str, code: Code) -> None:
    strings = Catalogue.of(language)
    assert all(strings.has(f"problem.{code}.{word}") for word in WORDS)


def test_placeholders_are_the_same_in_every_language() -> None:
    chosen = [name for name in names("en") if name.startswith(CHOSEN) and not name.endswith(".example")]
    assert len(chosen) > len(Code) * len(WORDS)
    for name in chosen:
        used = [placeholders(Catalogue.of(language)(name)) for language in languages()]
        assert all(one == used[0] for one in used), name


@pytest.mark.parametrize("language", languages())
def test_the_guide_is_told_words_without_placeholders(language: str) -> None:
    strings = Catalogue.of(language)
    for code in Code:
        assert placeholders(strings(f"problem.{code}.cause") + strings(f"problem.{code}.cure")) == set()


@pytest.mark.parametrize("language", languages())
def test_no_words_are_left_of_mistakes_that_are_no_more(language: str) -> None:
    above = {name.split(".")[0] for name in Catalogue.of(language).below("problem")}
    assert above - set(Code) == {"did-you-mean", "report", "word"}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "vi_VN.UTF-8", "LANG": "C"}, "vi"),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "en_GB.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
    ],
)
def test_the_environment_names_the_language_whether_or_not_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() == language


@pytest.mark.parametrize(("system", "language"), [("Vietnamese_Vietnam", "vi"), ("vi_VN", "vi"), ("English_United States", "en"), (None, "en")])
def test_where_the_environment_names_none_the_system_is_asked(monkeypatch: pytest.MonkeyPatch, system: str | None, language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (system, None))
    assert preferred_language() == language
