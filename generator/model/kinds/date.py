"""Floor, a kind of question: a typed day. Its twin in the browser: `engine/quiz/kinds/date.js`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Text
from generator.model.kinds.base import Answer, Json, Printed, Question, Score, Speaker, as_text, runs
from generator.model.kinds.reading import day
from generator.model.responsibility import Day


class DateQuestion(Question):
    """A day to be given: all points or none."""

    type: Literal["date"] = Field(description="A day.")
    answer: Day = Field(description="The day: 2006-05-29")
    right: Text = Field(description="Feedback for the right day.")
    otherwise: Text = Field(description="Feedback for every other day.")

    def score(self, response: object) -> Score:
        """*response* is what was typed."""
        given = day(as_text(response))
        right = given is not None and given.isoformat() == self.answer
        return Score.whole(right=right, feedback=["right" if right else "otherwise"])

    def shown(self, speaker: Speaker) -> Json:
        """The day, also in words."""
        said = {"right": runs(speaker, self.right), "otherwise": runs(speaker, self.otherwise)}
        return {"answer": self.answer, "shown": speaker.day(self.answer), **said}

    def printed(self, speaker: Speaker) -> Printed:
        """The day in words."""
        return self._printed(speaker, answers=(Answer(speaker.day(self.answer), speaker.say(self.right)),))

    def key(self, language: str) -> tuple[str, ...]:
        """The day."""
        del language
        return (self.answer,)
