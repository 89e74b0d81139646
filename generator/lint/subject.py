"""Lint: what the rules look at: one question in one language, with its choices and the words that are not its author's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.lint.reading import Language, plain, words
from generator.model import Bank, Handbook, Question, Text
from generator.model.facts import facts_of
from generator.model.kinds.base import Fault, Option, Path
from generator.problems import Code

ENOUGH = 20
"""Questions from which on one can say which words all of them use."""

COMMON = 0.12
"""Share of all questions above which a word that they use gives nothing away."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a trainee chooses among, and where it stands."""

    path: Path
    options: tuple[Option, ...]

    def texts(self, language: str, *, right: bool) -> list[tuple[Path, str]]:
        """(path, text) of the right or the wrong ones."""
        return [((*self.path, number, "text"), one.text.get(language)) for number, one in enumerate(self.options) if one.correct is right]


@dataclass(frozen=True)
class World:
    """The handbook, as far as a question may use its words."""

    handbook: Handbook

    @cached_property
    def names(self) -> frozenset[str]:
        """How units are called, folded; a name is as long as it is."""
        texts = [text for unit in self.handbook.units.values() for text in (unit.name, unit.abbreviation, *unit.aliases) if text]
        return frozenset(plain(value) for text in texts for value in text.values.values())

    def common(self, language: Language) -> frozenset[str]:
        """Words that so many questions use that they tell none apart."""
        if language.code not in self._common:
            stems = [question.stem.get(language.code) for _, _, question in self.handbook.questions()]
            counted = Counter(word for stem in stems for word in language.content(stem))
            often = {word for word, n in counted.items() if n > COMMON * len(stems)} if len(stems) >= ENOUGH else set()
            self._common[language.code] = frozenset(often)
        return self._common[language.code]

    @cached_property
    def _common(self) -> dict[str, frozenset[str]]:
        return {}

    def said(self, question: Question, language: str) -> str:
        """What the facts say on which *question* rests, in words of *language*, folded."""
        texts = (text for fact in facts_of(question) for text in self._texts(fact))
        return " | ".join(" ".join(words(text.get(language))) for text in texts)

    def _texts(self, fact: str) -> Iterator[Text]:
        entry_id, _, item = fact.partition("#")
        if entry_id in self.handbook.sources:
            for clause in self.handbook.sources[entry_id].walk():
                if clause.id == item:
                    yield from (text for text in (clause.heading, clause.summary) if text)
        if entry_id in self.handbook.responsibilities:
            responsibility = self.handbook.responsibilities[entry_id]
            yield responsibility.title
            yield from (assignment.duty for assignment in responsibility.assignments)
        if entry_id in self.handbook.units:
            yield self.handbook.units[entry_id].name


@dataclass(frozen=True)
class Asked:
    """One question in one language."""

    world: World
    path: Path
    question: Question
    language: Language

    @property
    def stem(self) -> str:
        """What is asked."""
        return self.question.stem.get(self.language.code)

    @cached_property
    def said(self) -> str:
        """What the facts say on which it rests."""
        return self.world.said(self.question, self.language.code)

    @property
    def choices(self) -> tuple[Choices, ...]:
        """Every list that it lets choose from."""
        return tuple(Choices((*self.path, *path), options) for path, options in self.question.choices())

    def fault(self, code: Code, path: Path, /, **details: object) -> Fault:
        """A fault in this language."""
        return Fault(code, path, {"language": self.language.code, **details})


def questions(bank: Bank) -> Iterator[tuple[Path, Question, frozenset[str]]]:
    """(path, question, codes of the rules it may break) for every question; a case, then the questions in it, which may break what it may."""
    for number, question in enumerate(bank.questions):
        path: Path = ("questions", number)
        yield path, question, frozenset(question.lint)
        for inner, part in enumerate(question.parts):
            yield (*path, "questions", inner), part, frozenset((*question.lint, *part.lint))
