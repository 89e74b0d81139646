"""Floor, a kind of question: a statement to judge. Its twin in the browser: `engine/quiz/kinds/true_false.js`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Flag, Text
from generator.model.kinds.base import Answer, Json, Printed, Question, Score, Speaker, runs


class TrueFalse(Question):
    """A statement to judge: all points or none."""

    type: Literal["true-false"] = Field(description="A statement to judge.")
    answer: Flag = Field(description="Whether the stem is true.")
    if_true: Text = Field(description="Feedback for those who say true.")
    if_false: Text = Field(description="Feedback for those who say false.")

    def score(self, response: object) -> Score:
        """*response* is true or false."""
        if not isinstance(response, bool):
            return Score.whole(right=False, feedback=[])
        return Score.whole(right=response == self.answer, feedback=["ifTrue" if response else "ifFalse"])

    def shown(self, speaker: Speaker) -> Json:
        """The answer, and what is said to either."""
        return {"answer": self.answer, "ifTrue": runs(speaker, self.if_true), "ifFalse": runs(speaker, self.if_false)}

    def printed(self, speaker: Speaker) -> Printed:
        """The answer alone."""
        words = speaker.strings("quiz.true" if self.answer else "quiz.false")
        return self._printed(speaker, answers=(Answer(words, speaker.say(self.if_true if self.answer else self.if_false)),))

    def key(self, language: str) -> tuple[str, ...]:
        """Whether it is true."""
        del language
        return (str(self.answer),)
