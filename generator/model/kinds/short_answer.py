"""Floor, a kind of question: a few typed words, as a gap may take them, too. Its twin in the browser: `engine/quiz/kinds/short_answer.js`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from generator.model.base import Flag, Frozen, Text
from generator.model.kinds import options
from generator.model.kinds.base import Answer, Fault, Json, Path, Printed, Question, Score, Speaker, as_text, runs
from generator.model.kinds.reading import matches

OTHERWISE = "otherwise"


class Accepted(Frozen):
    """An answer and what to say to it."""

    text: Text = Field(description="The answer; `*` stands for any words.")
    correct: Flag = Field(default=True, description="false: a foreseen wrong answer.")
    feedback: Text = Field(description="What the trainee is told who gave it.")

    def words(self, speaker: Speaker) -> str:
        """It as it is shown: any words are an ellipsis."""
        return " … ".join(part for part in map(str.strip, speaker.say(self.text).split("*")) if part)


def typed(accept: Sequence[Accepted], response: object, *, exact: bool) -> tuple[bool, str]:
    """Whether typed words are right, and what is said to them: the first pattern that matches counts."""
    written = as_text(response)
    for place, accepted in enumerate(accept):
        if any(matches(pattern, written, exact=exact) for pattern in accepted.text.values.values()):
            return accepted.correct, f"accept/{place}"
    return False, OTHERWISE


def shown(speaker: Speaker, accept: Iterable[Accepted]) -> list[Json]:
    """Answers as the browser gets them: in every language, since a trainee may type any."""
    return [
        {"text": list(one.text.values.values()), "shown": one.words(speaker), "correct": one.correct, "feedback": runs(speaker, one.feedback)} for one in accept
    ]


def printed(speaker: Speaker, accept: Iterable[Accepted]) -> Iterator[Answer]:
    """The right ones of them."""
    return (Answer(one.words(speaker), speaker.say(one.feedback)) for one in accept if one.correct)


class ShortAnswer(Question):
    """A few typed words: all points or none. Diacritics, case, spaces and Unicode form are forgiven unless `exact`."""

    ordered: ClassVar[frozenset[str]] = frozenset({"accept"})

    type: Literal["short-answer"] = Field(description="A few typed words.")
    accept: tuple[Accepted, ...] = Field(min_length=1, description="Answers that are recognised, the first match counting.")
    otherwise: Text = Field(description="Feedback for every other answer.")
    exact: Flag = Field(default=False, description="true: diacritics and case count.")

    def score(self, response: object) -> Score:
        """*response* is what was typed."""
        right, told = typed(self.accept, response, exact=self.exact)
        return Score.whole(right=right, feedback=[told])

    def shown(self, speaker: Speaker) -> Json:
        """The answers that are recognised."""
        return {"accept": shown(speaker, self.accept), "otherwise": runs(speaker, self.otherwise), "exact": self.exact}

    def printed(self, speaker: Speaker) -> Printed:
        """The right answers."""
        return self._printed(speaker, answers=tuple(printed(speaker, self.accept)))

    def faults(self) -> Iterator[Fault]:
        """no-key."""
        return options.some_key(("accept",), self.accept)

    def alternatives(self) -> Iterator[list[tuple[Path, Text]]]:
        """The answers that are recognised."""
        yield options.texts(("accept",), self.accept)
