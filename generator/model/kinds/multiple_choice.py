"""Floor, a kind of question: some options of several are right. Its twin in the browser: `engine/quiz/kinds/multiple_choice.js`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from generator.model.kinds.base import Fault, Option, Score, as_list
from generator.model.kinds.options import Choice, some_key


class MultipleChoice(Choice):
    """Every right option chosen adds its share, every wrong one takes the same away; never below nothing."""

    type: Literal["multiple-choice"] = Field(description="One or more choices are right.")
    options: tuple[Option, ...] = Field(min_length=2, description="The choices; one or more are right.")

    def score(self, response: object) -> Score:
        """*response* lists ids of options. An option is right if it was chosen as a key, or left as none; a key that was left is told, too."""
        chosen = set(as_list(response))
        keys = sum(option.correct for option in self.options)
        gained = sum(1 if option.correct else -1 for option in self.options if option.id in chosen)
        parts = {option.id: (option.id in chosen) == option.correct for option in self.options}
        told = (option.id for option in self.options if option.correct or option.id in chosen)
        return Score(Fraction(max(0, gained), max(1, keys)), parts, tuple(told) if chosen else ())

    def faults(self) -> Iterator[Fault]:
        """no-key."""
        return some_key(("options",), self.options)
