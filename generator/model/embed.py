"""Floor: embeds: lines of a lesson such as `{{ clause("sources/dispatch-2006#II.1.4") }}` that show data instead of copying it.

An embed is parsed as Jinja and never run: a call of one of the known functions with constant strings is all there is to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from generator.model.base import Kind

_LINE = re.compile(r"^[ \t]*(\{\{.*\}\})[ \t]*$")
_OPENS = re.compile(r"\{\{.*?\}\}|\{[{%#]")
_CONTROL = ("{{-", "{{+", "-}}", "+}}")
_ENVIRONMENT = SandboxedEnvironment()


@dataclass(frozen=True, slots=True)
class Function:
    """What an embed may call: the kinds of id its one argument takes (none: it has no argument), or the words it may be."""

    kinds: tuple[Kind, ...] = ()
    words: tuple[str, ...] = ()
    options: Mapping[str, Kind] = field(default_factory=dict)

    def usage(self, name: str) -> str:
        """How an embed that calls it by *name* is written; several ways stand side by side."""
        given = [f'{option}="…"' for option in self.options] or [f'"{word}"' for word in self.words] or ['"…"']
        return " / ".join(f"{{{{ {name}({one}) }}}}" for one in given)

    def named(self, embed: Embed) -> tuple[str, tuple[Kind, ...]] | None:
        """The id that *embed* names, and what it may be; None where it is no id. Raises ValueError where the arguments don't fit."""
        if self.options and not embed.argument and len(embed.options) == 1 and embed.options[0][0] in self.options:
            option, value = embed.options[0]
            return value, (self.options[option],)
        if self.kinds and embed.argument and not embed.options:
            return embed.argument, self.kinds
        if self.words and embed.argument in {"", *self.words} and not embed.options:
            return None
        raise ValueError(embed)


FUNCTIONS: Mapping[str, Function] = {
    "responsibility": Function((Kind.RESPONSIBILITY,)),
    "matrix": Function(options={"topic": Kind.TOPIC, "unit": Kind.UNIT}),
    "org_chart": Function(words=("administrative", "professional")),
    "clause": Function((Kind.CLAUSE,)),
    "steps": Function((Kind.PROCEDURE,)),
    "unit": Function((Kind.UNIT,)),
    "deadline": Function((Kind.DELIVERABLE,)),
    "term": Function((Kind.TERM,)),
}
"""Every function there is. A further one is a line here, and a template for what it shows."""


@dataclass(frozen=True, slots=True)
class Embed:
    """One call: the function's name, its argument (empty where it has none), and its options."""

    name: str
    argument: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Something in a body that Jinja would not take for text; line and column count from 1."""

    line: int
    column: int
    text: str
    alone: bool
    """Whether it has its line to itself, from the margin on and between blank ones."""


def written(body: str) -> Iterator[Written]:
    """Everything in *body* that Jinja would not take for text, in its order: embeds, and what only looks like some."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        around = [lines[other] for other in (number - 1, number + 1) if 0 <= other < len(lines)]
        for match in _OPENS.finditer(line):
            alone = line.rstrip() == match.group() and not any(other.strip() for other in around)
            yield Written(number + 1, match.start() + 1, match.group(), alone)


def embeds(body: str) -> Iterator[tuple[int, str]]:
    """(line number from 1, the embed as written) of every line of *body* that is one."""
    for number, line in enumerate(body.split("\n"), start=1):
        if match := _LINE.match(line):
            yield number, match.group(1)


def parse(written: str) -> Embed | None:
    """What an embed says, or None where it is anything else than a call of a name with constant strings."""
    if "\\" in written or written.startswith(_CONTROL) or written.endswith(_CONTROL):
        return None  # no id needs an escape, and one could make a character that can't be printed
    try:
        body = _ENVIRONMENT.parse(written).body
    except (TemplateSyntaxError, RecursionError, ValueError):  # also for numbers of thousands of digits, and for a thousand brackets
        return None
    call = body[0].nodes[0] if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1 else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs or len(call.args) > 1:
        return None
    given = [*call.args, *(option.value for option in call.kwargs)]
    if not all(isinstance(value, nodes.Const) and isinstance(value.value, str) for value in given):
        return None
    values = [value.value for value in given if isinstance(value, nodes.Const)]
    argument = values[0] if call.args else ""
    return Embed(call.node.name, argument, tuple((option.key, value) for option, value in zip(call.kwargs, values[len(call.args) :], strict=True)))


def split(body: str) -> tuple[str | Embed, ...]:
    """*body* as a sequence of Markdown and embeds, in order; an embed that can't be read stays text."""
    parts: list[str | Embed] = []
    text: list[str] = []
    for line in body.split("\n"):
        match = _LINE.match(line)
        embed = parse(match.group(1)) if match else None
        if embed is None:
            text.append(line)
        else:
            parts += ["\n".join(text), embed]
            text = []
    return tuple(part for part in (*parts, "\n".join(text)) if not isinstance(part, str) or part.strip())
