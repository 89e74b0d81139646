"""Floor, a kind of question: a typed number. Its twin in the browser: `engine/quiz/kinds/numeric.js`."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.model.base import Text
from generator.model.kinds.base import Answer, Json, Printed, Question, Score, Speaker, as_text, runs
from generator.model.kinds.reading import number


class Numeric(Question):
    """A typed number: all points or none."""

    type: Literal["numeric"] = Field(description="A typed number.")
    answer: str = Field(pattern=r"^-?\d+(\.\d+)?$", description="The number, with a point for decimals.")
    tolerance: str = Field(default="0", pattern=r"^\d+(\.\d+)?$", description="How far off an answer may be.")
    unit: Text | None = Field(default=None, description="What is counted, shown behind the box.")
    right: Text = Field(description="Feedback for the right number.")
    otherwise: Text = Field(description="Feedback for every other number.")

    def score(self, response: object) -> Score:
        """*response* is what was typed."""
        given = number(as_text(response))
        right = given is not None and abs(given - Decimal(self.answer)) <= Decimal(self.tolerance)
        return Score.whole(right=right, feedback=["right" if right else "otherwise"])

    def shown(self, speaker: Speaker) -> Json:
        """The number, with a point for decimals."""
        return {
            "answer": self.answer,
            "tolerance": self.tolerance,
            "unit": speaker.say(self.unit),
            "right": runs(speaker, self.right),
            "otherwise": runs(speaker, self.otherwise),
        }

    def printed(self, speaker: Speaker) -> Printed:
        """The number, and what is counted."""
        return self._printed(speaker, answers=(Answer(f"{self.answer} {speaker.say(self.unit)}".strip(), speaker.say(self.right)),))
