"""Floor, a kind of question: a text with gaps, to be chosen or typed. Its twin in the browser: `engine/quiz/kinds/cloze.js`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.model.base import Flag, Frozen, ItemId, Text
from generator.model.kinds import options, short_answer
from generator.model.kinds.base import Answer, Fault, Json, Option, Path, Printed, Question, Score, Speaker, as_mapping, runs
from generator.model.kinds.short_answer import Accepted
from generator.problems import Code
from generator.words import closest

GAP = re.compile(r"\[\[\s*(.*?)\s*\]\]")
"""A gap in the text of a cloze; the group is its id."""

ENOUGH_TO_CHOOSE = 2


class Gap(Frozen):
    """One gap of a cloze: choices to pick from, or answers to be typed."""

    ordered: ClassVar[frozenset[str]] = frozenset({"accept"})

    id: ItemId
    options: tuple[Option, ...] = Field(default=(), description="Choices, exactly one right; or")
    accept: tuple[Accepted, ...] = Field(default=(), description="typed answers that are recognised.")
    otherwise: Text | None = Field(default=None, description="Feedback for every other typed answer.")

    def filled(self, response: object, *, exact: bool) -> tuple[bool, str]:
        """Whether *response* fills it rightly, and what is said to it."""
        if not self.options:
            return short_answer.typed(self.accept, response, exact=exact)
        option = options.chosen(self.options, response)
        return (option.correct, option.id) if option else (False, "")

    def shown(self, speaker: Speaker) -> Json:
        """What the browser gets of it."""
        ways = {"options": options.shown(speaker, self.options), "accept": short_answer.shown(speaker, self.accept)}
        return {"id": self.id, **ways, "otherwise": runs(speaker, self.otherwise)}

    def printed(self, speaker: Speaker) -> Iterator[Answer]:
        """What fills it rightly."""
        yield from (Answer(speaker.say(one.text), speaker.say(one.feedback)) for one in self.options if one.correct)
        yield from short_answer.printed(speaker, self.accept)

    def faults(self, path: Path) -> Iterator[Fault]:
        """not-one-key, no-key, gap-shape."""
        if self.options:
            yield from options.one_key((*path, "options"), self.options)
        elif self.accept:
            yield from options.some_key((*path, "accept"), self.accept)
        wrong = self._misshapen()
        if wrong:
            yield Fault(Code.GAP_SHAPE, path, {"id": self.id, "reason": wrong})

    def _misshapen(self) -> str | None:
        """What is wrong with how it is filled, as the name of a word of the catalogues."""
        if bool(self.options) == bool(self.accept):
            return "gap-both" if self.options else "gap-neither"
        if self.options and len(self.options) < ENOUGH_TO_CHOOSE:
            return "gap-one-option"
        if self.accept and self.otherwise is None:
            return "gap-without-otherwise"
        return "gap-needless-otherwise" if self.options and self.otherwise else None


class Cloze(Question):
    """A text with gaps, written `[[gap id]]`; each gap is worth the same share."""

    type: Literal["cloze"] = Field(description="A text with gaps.")
    text: Text = Field(description="The text, with every gap as [[its id]].")
    gaps: tuple[Gap, ...] = Field(min_length=1, description="The gaps.")
    exact: Flag = Field(default=False, description="true: diacritics and case count in typed gaps.")

    def score(self, response: object) -> Score:
        """*response* maps ids of gaps to what was typed, or to the id of an option."""
        given = as_mapping(response)
        filled = {gap.id: gap.filled(given.get(gap.id), exact=self.exact) for gap in self.gaps}
        parts = {gap: right for gap, (right, _) in filled.items()}
        return Score.shares(parts, (f"{gap}/{told}" for gap, (_, told) in filled.items() if told))

    def shown(self, speaker: Speaker) -> Json:
        """Its text in pieces, `{"t": words}` or `{"gap": id}`, and its gaps."""
        pieces = GAP.split(speaker.say(self.text))
        parts = [{"gap": piece} if number % 2 else {"t": piece} for number, piece in enumerate(pieces) if piece]
        return {"parts": parts, "gaps": [gap.shown(speaker) for gap in self.gaps], "exact": self.exact}

    def printed(self, speaker: Speaker) -> Printed:
        """The text with an ellipsis for each gap, and what fills them."""
        answers = tuple(answer for gap in self.gaps for answer in gap.printed(speaker))
        return self._printed(speaker, text=GAP.sub("…", speaker.say(self.text)), answers=answers)

    def faults(self) -> Iterator[Fault]:
        """What each gap may lack, and gap-count, unknown-gap: each gap stands once in the text of every language."""
        for number, gap in enumerate(self.gaps):
            yield from gap.faults(("gaps", number))
        for language, text in sorted(self.text.values.items()):
            yield from self._in_text(language, GAP.findall(text))

    def _in_text(self, language: str, marked: list[str]) -> Iterator[Fault]:
        path = ("text", language)
        known = dict.fromkeys(gap.id for gap in self.gaps)
        unknown = dict.fromkeys(one for one in marked if one not in known)
        meant = {one: closest(one, [gap for gap in known if gap not in marked]) for one in unknown}
        for one in unknown:
            yield Fault(Code.UNKNOWN_GAP, path, {"id": one, "language": language, "suggestion": meant[one]})
        for one in known:
            if marked.count(one) != 1 and one not in meant.values():
                yield Fault(Code.GAP_COUNT, path, {"id": one, "language": language, "n": marked.count(one)})

    def spaces(self) -> Iterator[list[tuple[Path, str]]]:
        """Its gaps, and the options of each."""
        yield options.ids(("gaps",), self.gaps)
        for number, gap in enumerate(self.gaps):
            yield options.ids(("gaps", number, "options"), gap.options)

    def alternatives(self) -> Iterator[list[tuple[Path, Text]]]:
        """What each gap may be filled with."""
        for number, gap in enumerate(self.gaps):
            path = ("gaps", number)
            yield options.texts((*path, "options"), gap.options) + options.texts((*path, "accept"), gap.accept)

    def choices(self) -> Iterator[tuple[Path, tuple[Option, ...]]]:
        """The options of each gap that has some."""
        return ((("gaps", number, "options"), gap.options) for number, gap in enumerate(self.gaps) if gap.options)
