"""Validate: every text is in the project's languages, in all of them and in no others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model import Prose
from generator.problems import Code, Problem
from generator.validate.subject import Subject
from generator.words import closest


def languages(subject: Subject) -> Iterator[Problem]:
    """unknown-language, or else missing-translation (once a text, with all the languages it lacks)."""
    allowed = subject.handbook.settings.languages
    for owner, path, text in subject.found.wordings:
        if text.values.keys() == set(allowed):
            continue
        unknown = [language for language in text.values if language not in allowed]
        for language in unknown:
            details = {"language": language, "allowed": ", ".join(allowed), "suggestion": closest(language, allowed)}
            yield subject.key_problem(owner, (*path, language), Code.UNKNOWN_LANGUAGE, **details)
        if not unknown:
            yield subject.problem(owner, path, Code.MISSING_TRANSLATION, languages=_missing(subject, text.values.keys()))


def pages(subject: Subject) -> Iterator[Problem]:
    """missing-translation: a page or lesson has a file in each language."""
    for prose in subject.pages:
        missing = _missing(subject, prose.body.values.keys())
        if missing:
            yield subject.problem(owner_of(subject, prose, next(iter(prose.body.values))), (), Code.MISSING_TRANSLATION, languages=missing)


def owner_of(subject: Subject, prose: Prose, language: str) -> str:
    """Under which name `Origins` knows the file with the page's text in *language*."""
    owner = f"{prose.id}@{language}"
    return owner if owner in subject.origins.files else prose.id


def _missing(subject: Subject, present: Collection[str]) -> str:

    return ", ".join(language for language in subject.handbook.settings.languages if language not in present)
