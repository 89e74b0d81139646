"""Floor, a kind of question: things to be put in order. Its twin in the browser: `engine/quiz/kinds/ordering.js`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import Field

from generator.model.base import Frozen, ItemId, Text
from generator.model.kinds import options
from generator.model.kinds.base import Answer, Json, Path, Printed, Question, Score, Speaker, as_list, runs


class Item(Frozen):
    """One thing in an order."""

    id: ItemId
    text: Text = Field(description="The thing.")
    feedback: Text = Field(description="Why it stands where it stands.")


class Ordering(Question):
    """Things to be put in order: the share of neighbouring pairs that follow each other rightly."""

    ordered: ClassVar[frozenset[str]] = frozenset({"items"})

    type: Literal["ordering"] = Field(description="Things to be put in order.")
    items: tuple[Item, ...] = Field(min_length=3, description="The things, in the right order.")

    def score(self, response: object) -> Score:
        """*response* lists ids of items. Every item but the first is a part, right if it stands directly behind the one it has to follow."""
        ids = [item.id for item in self.items]
        given = [one for one in dict.fromkeys(as_list(response)) if one in ids]
        following = set(pairwise(given))
        parts = {after: (before, after) in following for before, after in pairwise(ids)}
        return Score.shares(parts, ids if given else [])

    def shown(self, speaker: Speaker) -> Json:
        """Its items in the right order."""
        return {"items": [{"id": one.id, "text": runs(speaker, one.text), "feedback": runs(speaker, one.feedback)} for one in self.items]}

    def printed(self, speaker: Speaker) -> Printed:
        """The items sorted by their words, then in the right order."""
        answers = tuple(Answer(speaker.say(one.text), speaker.say(one.feedback)) for one in self.items)
        return self._printed(speaker, choices=tuple(sorted(speaker.say(one.text) for one in self.items)), answers=answers, in_order=True)

    def spaces(self) -> Iterator[list[tuple[Path, str]]]:
        """Its items."""
        yield options.ids(("items",), self.items)

    def alternatives(self) -> Iterator[list[tuple[Path, Text]]]:
        """Its items."""
        yield options.texts(("items",), self.items)

    def key(self, language: str) -> tuple[str, ...]:
        """Its items in the right order."""
        return tuple(item.text.get(language) for item in self.items)
