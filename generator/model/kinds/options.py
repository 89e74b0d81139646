"""Floor, for the kinds that let choose: what they share: reading a choice, showing options, and how many of them have to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model.base import Text
from generator.model.kinds.base import Answer, Fault, Json, Option, Path, Printed, Question, Speaker, runs
from generator.problems import Code


def chosen(options: Iterable[Option], response: object) -> Option | None:
    """The option that *response* names."""
    return next((option for option in options if option.id == response), None)


def shown(speaker: Speaker, options: Iterable[Option]) -> list[Json]:
    """Options as the browser gets them."""
    return [
        {"id": one.id, "text": runs(speaker, one.text), "correct": one.correct, "feedback": runs(speaker, one.feedback), "fixed": one.fixed} for one in options
    ]


def one_key(path: Path, options: Sequence[Option]) -> Iterator[Fault]:
    """not-one-key: exactly one option of the list at *path* is right."""
    right = [number for number, option in enumerate(options) if option.correct]
    if len(right) != 1:
        yield Fault(Code.NOT_ONE_KEY, (*path, right[1], "correct") if right else path, {"n": len(right)})


def some_key(path: Path, answers: Sequence[Any]) -> Iterator[Fault]:
    """no-key: at least one of the list at *path* is right."""
    if not any(answer.correct for answer in answers):
        yield Fault(Code.NO_KEY, path)


def ids(path: Path, items: Sequence[Any]) -> list[tuple[Path, str]]:
    """(path, id) of the items of the list at *path*."""
    return [((*path, number, "id"), item.id) for number, item in enumerate(items)]


def texts(path: Path, items: Sequence[Any], name: str = "text") -> list[tuple[Path, Text]]:
    """(path, text) of a field of the items of the list at *path*."""
    return [((*path, number, name), getattr(item, name)) for number, item in enumerate(items)]


class Choice(Question):
    """What lets choose from one list of options."""

    options: tuple[Option, ...]

    def shown(self, speaker: Speaker) -> Json:
        """Its options."""
        return {"options": shown(speaker, self.options)}

    def printed(self, speaker: Speaker) -> Printed:
        """Every option is an answer: also what is said of a wrong one teaches."""
        answers = (Answer(speaker.say(one.text), speaker.say(one.feedback), one.correct) for one in self.options)
        return self._printed(speaker, choices=tuple(speaker.say(one.text) for one in self.options), answers=tuple(answers))

    def spaces(self) -> Iterator[list[tuple[Path, str]]]:
        """Its options."""
        yield ids(("options",), self.options)

    def alternatives(self) -> Iterator[list[tuple[Path, Text]]]:
        """Its options."""
        yield texts(("options",), self.options)

    def choices(self) -> Iterator[tuple[Path, tuple[Option, ...]]]:
        """Its options."""
        yield ("options",), self.options

    def key(self, language: str) -> tuple[str, ...]:
        """The right ones."""
        return tuple(sorted(option.text.get(language) for option in self.options if option.correct))
