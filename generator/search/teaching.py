"""Search: the pages to learn and practise on → what can be found there: lessons by their own words, questions by what they ask.

What a lesson shows of the data is found where that stands, and what a question's right answer is, nobody finds here.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Module, Prose
from generator.model.derived import Posed
from generator.model.embed import split
from generator.model.kinds.base import Printed
from generator.model.page import Page
from generator.search.document import Document, Sort, other_names
from generator.search.reader import Reader
from generator.search.texts import parts

SECTION = "courses"
"""The part of the site that these pages stand in."""
START = "_start"
"""The place of a lesson where its text begins."""


def of_training(reader: Reader, page: Page) -> Iterator[Document]:
    """A page to learn or practise on, followed by the places on it."""
    lesson, module = reader.handbook.lessons.get(page.id), reader.handbook.modules.get(page.id)
    if lesson:
        yield from _lesson(reader, lesson, page)
        return
    yield Document(Sort.TRAINING, page.id, page.title, body=page.description)
    if module:
        yield from _objectives(reader, module)
    elif page.template == "practice":
        yield from (_question(reader, posed, page) for posed in reader.derived.pool(page.id.rpartition("/")[0]))


def _lesson(reader: Reader, lesson: Prose, page: Page) -> Iterator[Document]:
    own = "\n\n".join(part for part in split(reader.say(lesson.body)) if isinstance(part, str))
    first, *others = parts(own)
    yield Document(Sort.TRAINING, page.id, page.title, names=other_names(reader.every(lesson.title), page.title), body=page.description)
    yield Document(Sort.PASSAGE, page.id, page.title, START, body=first.body)
    yield from (Document(Sort.PASSAGE, page.id, part.title, part.anchor, body=part.body) for part in others)


def _objectives(reader: Reader, module: Module) -> Iterator[Document]:
    for objective in module.objectives:
        yield Document(Sort.PASSAGE, module.id, reader.say(objective.text), objective.id)


def _question(reader: Reader, posed: Posed, page: Page) -> Document:
    stem, *others = _asked(posed.question.printed(reader))
    return Document(Sort.QUESTION, page.id, stem, posed.id.partition("#")[2], body="; ".join(others))


def _asked(question: Printed) -> Iterator[str]:
    """What a question says before it is answered."""
    yield question.stem
    yield from filter(None, (question.text, *question.choices, *question.to_match))
    for part in question.parts:
        yield from _asked(part)
