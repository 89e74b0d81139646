"""Floor, a kind of question: one option of several is right. Its twin in the browser: `engine/quiz/kinds/single_choice.js`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.model.kinds.base import Fault, Option, Score
from generator.model.kinds.options import Choice, chosen, one_key


class SingleChoice(Choice):
    """Exactly one option is right: all points for it, else none."""

    type: Literal["single-choice"] = Field(description="One choice is right.")
    options: tuple[Option, ...] = Field(min_length=2, description="The choices; exactly one is right.")

    def score(self, response: object) -> Score:
        """*response* is the id of an option."""
        option = chosen(self.options, response)
        return Score.whole(right=option is not None and option.correct, feedback=[option.id] if option else [])

    def faults(self) -> Iterator[Fault]:
        """not-one-key."""
        return one_key(("options",), self.options)
