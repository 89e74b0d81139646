"""Lint: rules about sentences: what is asked, how hard it is to read, and what feedback says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.lint.reading import asked, found, sentences, words
from generator.lint.subject import Asked
from generator.model import Case, Text
from generator.model.kinds.base import Fault, Path
from generator.model.kinds.true_false import TrueFalse
from generator.problems import Code

SPOKEN = ("stem", "text", "left", "right")
"""Fields that a trainee has to understand before answering."""

TOLD = ("feedback", "otherwise", "right", "if_true", "if_false")
"""Fields that a trainee reads after answering."""


def negative_stem(one: Asked) -> Iterator[Fault]:
    """The question asks for what is not so. A statement to judge asks nothing."""
    if isinstance(one.question, TrueFalse | Case):
        return
    for match in found(one.language.negative, asked(one.stem)):
        yield one.fault(Code.LINT_NEGATIVE_STEM, (*one.path, "stem"), word=match.group().strip(" ,;:"))
        return


def reading_level(one: Asked) -> Iterator[Fault]:
    """A sentence too long to be held in mind."""
    if one.language.long is None:
        return
    for path, text in _texts(one, SPOKEN):
        longest = max((len(words(sentence)) for sentence in sentences(text)), default=0)
        if longest > one.language.long:
            yield one.fault(Code.LINT_READING_LEVEL, path, n=longest)


def bare_feedback(one: Asked) -> Iterator[Fault]:
    """Feedback that only says right or wrong."""
    for path, text in _texts(one, TOLD):
        if one.language.bare and set(words(text)) <= one.language.bare:
            yield one.fault(Code.LINT_BARE_FEEDBACK, path, text=text)


def _texts(one: Asked, names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """(path, text) of the question's fields of these names, wherever in it they stand; the right side of a pair is no feedback."""
    names = tuple(name for name in names if name != "right" or (names is SPOKEN) is (one.question.type == "matching"))
    for path, text in _walk(one.path, one.question):
        if path[-1] in names:
            yield path, text.get(one.language.code)


def _walk(path: Path, value: Any) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _walk((*path, number), one)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            if name != "questions":  # those of a case are asked for themselves
                yield from _walk((*path, name), getattr(value, name))
