"""Floor, a kind of question: a situation with several questions of the other kinds. Its twin in the browser: `engine/quiz/kinds/case.js`."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from generator.model.kinds.base import Json, Printed, Question, Score, Speaker, as_mapping
from generator.model.kinds.simple import AnySimple, Simple


class Case(Question):
    """A situation with several questions; each is worth the same share, the mean of their points."""

    type: Literal["case"] = Field(description="A situation with several questions.")
    questions: tuple[Simple, ...] = Field(min_length=1, description="The questions about the stem's situation.")

    @property
    def parts(self) -> tuple[AnySimple, ...]:
        """Its questions."""
        return self.questions

    def score(self, response: object) -> Score:
        """*response* maps ids of questions to their answers."""
        given = as_mapping(response)
        scores = {part.id: part.score(given.get(part.id)) for part in self.questions}
        points = sum((one.points for one in scores.values()), Fraction(0)) / len(scores)
        told = (f"{part}/{feedback}" for part, one in scores.items() for feedback in one.feedback)
        return Score(points, {part: one.right for part, one in scores.items()}, tuple(told))

    def shown(self, speaker: Speaker) -> Json:
        """Its questions."""
        return {"questions": [{"id": part.id, **part.data(speaker)} for part in self.questions]}

    def printed(self, speaker: Speaker) -> Printed:
        """Its questions."""
        return self._printed(speaker, parts=tuple(part.printed(speaker) for part in self.questions))
