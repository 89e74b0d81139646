"""View: the home page: find your unit, find a responsibility, start training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model import OrdinaryUnit, Text, Unit, UnitClass, UnitGroup, in_order
from generator.model.page import Link, Page
from generator.view.book import Book
from generator.words import fold

WAYS = ("lookup", "organisation", "matrix", "procedures", "deadlines", "sources", "findings")
"""Page ids of the cards at the foot of the home page."""


@dataclass(frozen=True, slots=True)
class Findable:
    """An entry of the finder: every name it answers to, and for a class the words with which such names begin (all folded).

    `on_request`: it appears only once somebody types; the units that people work in are there from the start.
    """

    link: Link
    note: str
    names: tuple[str, ...]
    begins: tuple[str, ...]
    on_request: bool


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
    """What the home page shows. `example` is something to type; `nothing` is said where nothing fits."""

    title: str
    organisation: str
    description: str
    example: str
    nothing: str
    findable: tuple[Findable, ...]
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
        example=book.strings("home.finder-example", example=_example(book)),
        nothing=_nothing(book),
        findable=(*(_unit(book, unit) for unit in in_order(book.handbook.units)), *_responsibilities(book)),
        topics=topic_lists(book),
        training=_training(book),
        ways=tuple((book.section(page), book.strings(f"home.way.{page}")) for page in WAYS),
    )
    yield Page("", book.language, "home", view.title, "", view, view.description)


def _beginnings(book: Book) -> list[str]:
    """How the names of units begin that are known only by their kind; one a kind."""
    classes = (unit for unit in in_order(book.handbook.units) if isinstance(unit, UnitClass))
    return [f"{book.say(unit.name_begins[0])} …" for unit in classes if unit.name_begins]


def _example(book: Book) -> str:
    return next(iter([*_beginnings(book), *(book.say(unit.name) for unit in in_order(book.handbook.units))]), "")


def _nothing(book: Book) -> str:
    kinds = _beginnings(book)
    return book.strings("home.finder-none-kinds", kinds=", ".join(kinds)) if kinds else book.strings("home.finder-none")


def _unit(book: Book, unit: Unit) -> Findable:
    texts: list[Text] = [unit.name, *unit.aliases, *([unit.abbreviation] if unit.abbreviation else [])]
    begins: tuple[Text, ...] = ()
    if isinstance(unit, UnitClass):
        texts += [text for instance in unit.instances for text in (instance.name, *instance.aliases)] + [variant.name for variant in unit.variants]
        begins = unit.name_begins
    note = book.tier(unit.tier) if isinstance(unit, OrdinaryUnit) else book.strings(f"home.note.{unit.kind}")
    return Findable(book.unit(unit.id), note, _folded(texts), _folded(begins), isinstance(unit, UnitGroup))


def _responsibilities(book: Book) -> Iterator[Findable]:
    for topic in topic_lists(book):
        for link in topic.responsibilities:
            note = book.strings("home.note.responsibility", topic=topic.name)
            names = _folded([book.handbook.responsibilities[link.fact].title])
            yield Findable(replace(link, facts=(topic.fact,)), note, names, (), True)  # noqa: FBT003 - a field, in order


def topic_lists(book: Book) -> tuple[TopicList, ...]:
    """Topics that have responsibilities, each with its list, in the order of `topics.yml`."""
    lists = []
    for topic in book.handbook.topics:
        links = tuple(book.responsibility(entry.id) for entry in in_order(book.handbook.responsibilities) if entry.topic == topic.id)
        if links:
            lists.append(TopicList(f"topic:{topic.id}", book.say(topic.name), links))
    return tuple(lists)


def _training(book: Book) -> Link | None:
    if book.handbook.courses:
        return Link("page:courses", book.strings("section.courses"), "courses")
    page = book.handbook.settings.training
    return Link(page, book.say(book.handbook.prose[page].title), page) if page and page in book.handbook.prose else None


def _folded(texts: Iterable[Text]) -> tuple[str, ...]:
    words = (fold(value) for text in texts for value in text.values.values())
    return tuple(dict.fromkeys(words))
