"""Export: what differs between two editions, as text for a terminal, as Markdown for a document, as JSON for other programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pydantic import Field

from generator.export.api import Shape
from generator.export.encoding import canonical
from generator.model.change import Change, ChangeCode
from generator.model.change_words import title, told
from generator.model.names import Names

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


class ChangeShape(Shape):
    """One difference."""

    code: ChangeCode = Field(description="What kind of change it is.")
    real: bool = Field(description="Whether more differs than words or an address.")
    subject: str = Field(description="Full id of what has changed, as the later edition calls it; of what is gone, as the earlier one did.")
    field: str = Field(description="The part that differs, as its file calls it; empty where the code says enough.")
    before: tuple[str, ...] = Field(description="Ids, days or words of before; of texts nothing.")
    after: tuple[str, ...] = Field(description="The same of after.")
    units: tuple[str, ...] = Field(description="Ids of the units that it concerns.")
    touched: tuple[str, ...] = Field(description="Full ids of the facts whose sense has changed; none where only words differ.")
    message: str = Field(description="The change in one sentence.")


class ChangesShape(Shape):
    """What `handbook diff --format json` prints."""

    before: str = Field(description="Id of the earlier edition.")
    after: str = Field(description="Id of the later edition, or draft.")
    language: str = Field(description="Language of the messages.")
    changes: tuple[ChangeShape, ...] = Field(description="By kind, then in reading order.")


@dataclass(frozen=True)
class Comparison:
    """Two editions, by id and with what they call things in one language, and what the later one changed."""

    before: str
    after: str
    changes: tuple[Change, ...]
    names_before: Names
    names_after: Names

    def sentence(self, change: Change) -> str:
        """*change* in words, on one line."""
        return " ".join(told(change, self.names_before, self.names_after).split())

    def by_kind(self) -> Iterator[tuple[str, list[str]]]:
        """(heading, sentences) of every kind of change there is; what reads the same stands once."""
        for code, changes in groupby(self.changes, key=lambda change: change.code):
            yield title(code, self.names_after.strings), list(dict.fromkeys(self.sentence(change) for change in changes))

    def summary(self) -> str:
        """How many changes there are, in one line."""
        real = sum(change.real for change in self.changes)
        name = "change.report.summary" if self.changes else "change.report.none"
        return self.names_after.strings(name, before=self.before, after=self.after, real=real, words=len(self.changes) - real)


def as_text(compared: Comparison) -> str:
    """A line that sums up; then each kind of change with its sentences below it."""
    kinds = ("\n".join([heading, *(f"    {sentence}" for sentence in sentences)]) for heading, sentences in compared.by_kind())
    return "\n\n".join([compared.summary(), *kinds]) + "\n"


def as_markdown(compared: Comparison) -> str:
    """The same as a document: headings and lists. What authors wrote stays text: nothing in it is read as Markdown."""
    heading = compared.names_after.strings("change.report.heading", before=compared.before, after=compared.after)
    kinds = (f"## {_plain(kind)}\n\n" + "\n".join(f"- {_plain(sentence)}" for sentence in sentences) for kind, sentences in compared.by_kind())
    return "\n\n".join([f"# {_plain(heading)}", _plain(compared.summary()), *kinds]) + "\n"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def as_json(compared: Comparison) -> str:
    """The shape of `ChangesShape`."""
    shapes = tuple(_shape(compared, change) for change in compared.changes)
    whole = ChangesShape(before=compared.before, after=compared.after, language=compared.names_after.language, changes=shapes)
    return canonical(whole.model_dump(mode="json"), indent=2).decode()


def _shape(compared: Comparison, change: Change) -> ChangeShape:
    return ChangeShape(
        code=change.code,
        real=change.real,
        subject=change.subject,
        field=change.field,
        before=change.before,
        after=change.after,
        units=change.units,
        touched=change.touched,
        message=compared.sentence(change),
    )


WRITERS: Mapping[str, Callable[[Comparison], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}
"""Every form, by its name."""
