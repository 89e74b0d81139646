"""Floor, a kind of question: things that belong together. Its twin in the browser: `engine/quiz/kinds/matching.js`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.model.base import Frozen, ItemId, Text
from generator.model.kinds import options
from generator.model.kinds.base import Answer, Fault, Json, Option, Path, Printed, Question, Score, Speaker, as_mapping, runs
from generator.problems import Code


class Pair(Frozen):
    """Two things that belong together."""

    id: ItemId
    left: Text = Field(description="The thing to be matched.")
    right: Text = Field(description="What belongs to it.")
    feedback: Text = Field(description="Why they belong together.")


class Matching(Question):
    """Each left thing has one right thing; each pair is worth the same share."""

    type: Literal["matching"] = Field(description="Things that belong together.")
    pairs: tuple[Pair, ...] = Field(min_length=2, description="What belongs together; the right things all differ.")
    extra: tuple[Option, ...] = Field(default=(), description="Right things that belong to nothing.")

    def score(self, response: object) -> Score:
        """*response* maps ids of pairs to the id of the pair or extra whose right thing was taken; an extra that was taken is told, too."""
        given = as_mapping(response)
        parts = {pair.id: given.get(pair.id) == pair.id for pair in self.pairs}
        answered = [pair.id for pair in self.pairs if pair.id in given]
        taken = {given[pair] for pair in answered if isinstance(given[pair], str)}
        return Score.shares(parts, [*answered, *(extra.id for extra in self.extra if extra.id in taken)])

    def shown(self, speaker: Speaker) -> Json:
        """Its pairs, and what belongs to nothing."""
        pairs = [{"id": one.id, **{name: runs(speaker, getattr(one, name)) for name in ("left", "right", "feedback")}} for one in self.pairs]
        return {"pairs": pairs, "extra": options.shown(speaker, self.extra)}

    def printed(self, speaker: Speaker) -> Printed:
        """Left things, right things sorted by their words, and the pairs as answers."""
        rights = sorted(speaker.say(pair.right) for pair in self.pairs)
        return self._printed(
            speaker,
            choices=tuple(speaker.say(pair.left) for pair in self.pairs),
            to_match=(*rights, *(speaker.say(one.text) for one in self.extra)),
            answers=tuple(Answer(speaker.say(one.right), speaker.say(one.feedback), before=speaker.say(one.left)) for one in self.pairs),
        )

    def faults(self) -> Iterator[Fault]:
        """key-among-extra."""
        right = ((number, option) for number, option in enumerate(self.extra) if option.correct)
        return (Fault(Code.KEY_AMONG_EXTRA, ("extra", number, "correct"), {"id": option.id}) for number, option in right)

    def spaces(self) -> Iterator[list[tuple[Path, str]]]:
        """What an answer may name: pairs and extras."""
        yield options.ids(("pairs",), self.pairs) + options.ids(("extra",), self.extra)

    def alternatives(self) -> Iterator[list[tuple[Path, Text]]]:
        """The left things; and the right ones."""
        yield options.texts(("pairs",), self.pairs, "left")
        yield options.texts(("pairs",), self.pairs, "right") + options.texts(("extra",), self.extra)

    def key(self, language: str) -> tuple[str, ...]:
        """Its pairs."""
        return tuple(sorted(f"{pair.left.get(language)} = {pair.right.get(language)}" for pair in self.pairs))
