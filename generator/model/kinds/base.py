"""Floor: what every kind of question has, and what each has to say of itself. See the package for the rules of scoring."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol, Self, get_args

from pydantic import Field

from generator.locale import Catalogue
from generator.model.base import Classification, ClauseId, Covered, Flag, Frozen, ItemId, ObjectiveId, Text
from generator.model.training import Status
from generator.problems import Code

Json = dict[str, Any]
Path = tuple[str | int, ...]
"""Names of fields and places in lists, from a question to something in it."""

WHOLE = "answer"
"""The only part of a question that is answered at once."""


class Use(StrEnum):
    """What a question is for. An exam question never reaches the site."""

    PRACTICE = "practice"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Score:
    """What an answer is worth."""

    points: Fraction
    """From 0 to 1."""
    parts: Mapping[str, bool] = field(default_factory=dict)
    """Id of each part → whether it is right."""
    feedback: tuple[str, ...] = ()
    """What the trainee is told, in the question's order; see the package."""

    @property
    def right(self) -> bool:
        """Whether it is worth all points."""
        return self.points == 1

    @classmethod
    def whole(cls, *, right: bool, feedback: Iterable[str]) -> Self:
        """Of a question that has one part."""
        return cls(Fraction(right), {WHOLE: right}, tuple(feedback))

    @classmethod
    def shares(cls, parts: Mapping[str, bool], feedback: Iterable[str]) -> Self:
        """Of a question whose parts are worth the same."""
        return cls(Fraction(sum(parts.values()), len(parts)), parts, tuple(feedback))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a question, or a rule that it breaks: where in it or in its bank, and the details of the problem's words."""

    code: Code
    path: Path
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the answers as a page prints them: words, whether they are right, and what is said of them; `before` is what they answer."""

    words: str
    feedback: str
    right: bool = True
    before: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A question as a page shows it without a script: below its stem a text, what to choose among and what to match with it, or questions."""

    stem: str
    explanation: str
    text: str = ""
    choices: tuple[str, ...] = ()
    to_match: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    in_order: bool = False
    parts: tuple[Printed, ...] = ()


class Speaker(Protocol):
    """Says things in one language."""

    @property
    def strings(self) -> Catalogue:
        """The words of the interface."""
        ...

    def say(self, text: Text | None, /) -> str:
        """*text*; nothing for none."""
        ...

    def day(self, iso: str, /) -> str:
        """A day in words."""
        ...


class Question(Frozen):
    """What every kind has; a kind overrides what it has to say of itself."""

    id: ItemId
    type: str
    objective: ObjectiveId = Field(description="The objective it tests: modules/<module>#<objective>.")
    stem: Text = Field(description="What is asked.")
    explanation: Text = Field(description="Why the right answer is right; shown with every answer, with links to the clauses.")
    source: tuple[ClauseId, ...] = Field(min_length=1, description="Clauses it rests on.")
    covers: tuple[Covered, ...] = Field(default=(), description="Responsibilities, procedures or units whose change makes it stale.")
    hint: Text | None = Field(default=None, description="Shown when the trainee asks for help.")
    applies: Flag = Field(default=False, description="true: it puts the trainee into a situation.")
    use: Use | None = Field(default=None, description="practice or exam; absent: that of the bank.")
    status: Status = Field(default=Status.PUBLISHED, description="draft: only on the draft site.")
    classification: Classification | None = Field(default=None, description="Who may read it; absent: as its bank.")
    lint: tuple[str, ...] = Field(default=(), description="Codes of writing rules that this question breaks on purpose.")

    @classmethod
    def kind(cls) -> str:
        """What an author writes as its `type`."""
        return str(get_args(cls.model_fields["type"].annotation)[0])

    @abstractmethod
    def score(self, response: object) -> Score:
        """What *response* is worth as an answer."""

    @abstractmethod
    def shown(self, speaker: Speaker) -> Json:
        """What the browser gets of it, beside what it gets of every kind; texts are lists of runs (see `runs`)."""

    def data(self, speaker: Speaker) -> Json:
        """What the browser gets of it: the JSON contract with the quiz's scripts."""
        texts = {name: runs(speaker, getattr(self, name)) for name in ("stem", "hint", "explanation")}
        return {"type": self.kind(), **texts, "applies": self.applies, **self.shown(speaker)}

    @abstractmethod
    def printed(self, speaker: Speaker) -> Printed:
        """The question as a page shows it without a script, with its answers."""

    @property
    def parts(self) -> tuple[Question, ...]:
        """The questions in it, which stand in its field `questions`."""
        return ()

    def faults(self) -> Iterator[Fault]:
        """What keeps it from being answered."""
        yield from ()

    def spaces(self) -> Iterator[list[tuple[Path, str]]]:
        """(path, id) of its items, a list for each set in which an id may stand only once."""
        yield from ()

    def alternatives(self) -> Iterator[list[tuple[Path, Text]]]:
        """(path, text) of what must not read the same: what a trainee chooses among, or an answer is looked for in."""
        yield from ()

    def choices(self) -> Iterator[tuple[Path, tuple[Option, ...]]]:
        """Every list of options, right and wrong ones, from which to choose."""
        yield from ()

    def key(self, language: str) -> tuple[str, ...]:
        """What is right, in words of *language*, in the same order for questions that ask the same."""
        del language
        return ()

    def _printed(self, speaker: Speaker, **parts: Any) -> Printed:
        return Printed(speaker.say(self.stem), speaker.say(self.explanation), **parts)


class Option(Frozen):
    """One choice."""

    id: ItemId
    text: Text = Field(description="The choice.")
    correct: Flag = Field(default=False, description="true: it is (one of) the right ones.")
    feedback: Text = Field(description="What the trainee is told who chose it (or, if right, failed to).")
    fixed: Flag = Field(default=False, description="true: keeps its place when choices are shuffled.")


def runs(speaker: Speaker, text: Text | None) -> list[Json]:
    """*text* as a script builds it without ever parsing markup: `[{"t": "words"}]`."""
    return [{"t": speaker.say(text)}] if text else []


def as_text(response: object) -> str:
    """A typed answer; empty where it is none."""
    return response if isinstance(response, str) else ""


def as_list(response: object) -> list[str]:
    """An answer that lists ids; empty where it is none."""
    return [one for one in response if isinstance(one, str)] if isinstance(response, list | tuple) else []


def as_mapping(response: object) -> Mapping[str, object]:
    """An answer of several parts; empty where it is none."""
    return response if isinstance(response, Mapping) else {}
