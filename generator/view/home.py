"""View: the home page: find your unit, find a responsibility, start training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Text, Unit, UnitClass, in_order
from generator.model.page import Heading, Link, Page
from generator.view.book import Book
from generator.words import fold

WAYS = ("organisation", "matrix", "procedures", "deadlines", "sources", "findings")
"""Page ids of the cards at the foot of the home page."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A unit in the finder: every name it answers to, and for a class the words with which such names begin (all folded)."""

    unit: Link
    kind: str
    names: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    """The responsibilities of one topic."""

    fact: str
    name: str
    responsibilities: tuple[Link, ...]

    @property
    def anchor(self) -> str:
        """Where the list of responsibilities shows this topic."""
        return "_" + self.fact.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows."""

    title: str
    organisation: str
    description: str
    units: tuple[Findable, ...]
    topics: tuple[TopicList, ...]
    training: Link | None
    ways: tuple[tuple[Link, str], ...]


def pages(book: Book) -> Iterator[Page]:
    """The one home page."""
    settings = book.handbook.settings
    view = Home(
        title=book.say(settings.title),
        organisation=book.say(settings.organisation),
        description=book.say(settings.description),
        units=tuple(findable(book, unit) for unit in in_order(book.handbook.units)),
        topics=topic_lists(book),
        training=_training(book),
        ways=tuple((book.section(page), book.strings(f"home.way.{page}")) for page in WAYS),
    )
    contents = tuple(Heading(f"_{name}", book.strings(f"home.{name}")) for name in ("find-unit", "find-responsibility", "start-training", "more-ways"))
    yield Page("", book.language, "home", view.title, "", view, view.description, contents=contents)


def findable(book: Book, unit: Unit) -> Findable:
    """A unit as the finder knows it."""
    texts: list[Text] = [unit.name, *unit.aliases, *([unit.abbreviation] if unit.abbreviation else [])]
    begins: tuple[Text, ...] = ()
    if isinstance(unit, UnitClass):
        texts += [text for instance in unit.instances for text in (instance.name, *instance.aliases)] + [variant.name for variant in unit.variants]
        begins = unit.name_begins
    return Findable(book.unit(unit.id), book.strings(f"unit.kind.{unit.kind}"), _folded(texts), _folded(begins))


def topic_lists(book: Book) -> tuple[TopicList, ...]:
    """Topics that have responsibilities, each with its list, in the order of `topics.yml`."""
    lists = []
    for topic in book.handbook.topics:
        links = tuple(book.responsibility(entry.id) for entry in in_order(book.handbook.responsibilities) if entry.topic == topic.id)
        if links:
            lists.append(TopicList(f"topic:{topic.id}", book.say(topic.name), links))
    return tuple(lists)


def _training(book: Book) -> Link | None:
    page = book.handbook.settings.training
    return Link(page, book.say(book.handbook.prose[page].title), page) if page and page in book.handbook.prose else None


def _folded(texts: Iterable[Text]) -> tuple[str, ...]:
    words = (fold(value) for text in texts for value in text.values.values())
    return tuple(dict.fromkeys(words))
