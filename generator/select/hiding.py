"""Select: what a site for one audience must not hold, told from the whole handbook and from what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.locale import Catalogue
from generator.model import Entry, Frozen, Handbook, Prose, SourceDocument, Text
from generator.model.embed import split
from generator.model.hidden import Hidden
from generator.model.levels import Levels
from generator.model.slots import texts


def hiding(whole: Levels, above: frozenset[str], shown: Handbook) -> Hidden:
    """The ids *above* the audience with their texts, and everything that *shown*, the same handbook without them, says."""
    hidden = [whole.known[one].value for one in sorted(above)]
    hidden += [whole.handbook.lessons[one] for one in sorted(above) if one in whole.handbook.lessons]
    return Hidden(
        ids=frozenset(above | {old for value in hidden if isinstance(value, Entry) for old in value.formerly}),
        texts=frozenset(said for value in hidden for said in _said(value)),
        shown_ids=frozenset(_shown_ids(shown)),
        shown_texts=frozenset((*_shown_texts(shown), *_stand_ins(hidden))),
    )


def _shown_ids(shown: Handbook) -> Iterator[str]:
    yield from Levels(shown).known
    for folder in shown.folders():
        for entry in folder.values():
            yield from entry.formerly


def _shown_texts(shown: Handbook) -> Iterator[str]:
    values: list[Frozen] = [shown.settings, *(entry for folder in shown.folders() for entry in folder.values())]
    values += [*shown.lessons.values(), *shown.prose.values(), *shown.terms, *shown.topics, *shown.roles, *shown.removed]
    for value in values:
        yield from _said(value)
    for language in shown.settings.languages:
        yield from Catalogue.of(language).texts()


def _stand_ins(hidden: Iterable[Frozen]) -> Iterator[str]:
    """Words that are meant for readers who may not see what they stand for."""
    for value in hidden:
        words: Text | None = getattr(value, "stand_in", None)
        yield from words.values.values() if words else ()


def _said(value: Frozen) -> Iterator[str]:
    """Everything that *value* says, as readers get it: of running text one paragraph at a time, without markup."""
    if isinstance(value, Prose):
        yield from value.title.values.values()
        for body in value.body.values.values():
            yield from _paragraphs(body)
        return
    for text in texts(value):
        yield from text.values.values()
    yield from _plain_words(value)


def _plain_words(value: Frozen) -> Iterator[str]:
    """What is said in no particular language: a document's number."""
    if isinstance(value, SourceDocument) and value.number:
        yield value.number


def _paragraphs(body: str) -> Iterator[str]:
    text = "\n\n".join(part for part in split(body) if isinstance(part, str))
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            yield _plain(token)
        elif token.type in {"fence", "code_block"}:
            yield token.content


def _plain(token: Token) -> str:
    """The words of a paragraph as they are shown."""
    return "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or ())
