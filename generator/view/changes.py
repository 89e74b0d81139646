"""View: what an edition changed: the page of all changes with every edition so far, what concerns one unit, and who led a responsibility when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import Unit
from generator.model.change import Change, ChangeCode, Led
from generator.model.edition import DRAFT, Edition
from generator.model.page import Corrected, Heading, Link, Page
from generator.view.book import Book
from generator.view.corrections import every_correction
from generator.view.told import Teller, Told

CHANGES = "changes"
"""Page id of the changes, and name of their section on a unit's page."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("unit",),
    "responsibilities": ("responsibility", "lead", "party", "duty", "deliverable", "deadline"),
    "sources": ("source", "clause"),
    "procedures": ("procedure", "step", "steps"),
    "training": ("learning",),
    "others": ("term", "page", "handbook", "moved"),
}
"""Headings of the page, in its order, and with which words the codes below them begin."""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind."""

    id: str
    title: str
    told: tuple[Told, ...]

    @property
    def anchor(self) -> str:
        """Where the page shows them."""
        return f"_{self.id}"


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition in the list. Days are as the language writes them; empty where none was set."""

    id: str
    title: str
    issued: str
    effective: str
    published: str
    notes: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What the page of changes shows; `before` is empty on the first edition."""

    before: str
    groups: tuple[ChangeGroup, ...]
    wording: tuple[Told, ...]
    corrections: tuple[Corrected, ...]
    editions: tuple[EditionView, ...]


@dataclass(frozen=True, slots=True)
class Concerning:
    """What changed for a unit itself (`by` None), or for one of its groups or parts; `word` says which."""

    by: Link | None
    word: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ForUnit:
    """What a unit's page says of changes since the edition *before*, and the way to all of them."""

    before: str
    concerning: tuple[Concerning, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class Leaders:
    """Who led a responsibility in some editions; no units: nobody did. Units that are gone are plain names."""

    editions: str
    units: tuple[str | Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The page of changes, once there is an edition."""
    if not book.derived.editions:
        return
    view = changes_view(book)
    shown = {"since": True, "corrected": view.corrections, "editions": True}
    inner = tuple(Heading(group.anchor, group.title) for group in view.groups)
    contents = tuple(Heading(f"_{name}", _title(book, name), inner if name == "since" else ()) for name, value in shown.items() if value)
    title = book.strings("section.changes")
    yield Page(CHANGES, book.language, "changes", title, CHANGES, view, book.strings("changes.lede"), (book.section(""),), contents)


def _title(book: Book, name: str) -> str:
    since = book.derived.since
    return book.strings("changes.since", before=since.before) if name == "since" and since else book.strings(f"changes.{name if name != 'since' else 'first'}")


def changes_view(book: Book) -> ChangesView:
    """Everything the page of changes shows."""
    since = book.derived.since
    changes = since.changes if since else ()
    tell = Teller(book, since).all if since else _nothing
    groups = (ChangeGroup(name, book.strings(f"changes.group.{name}"), tell(_below(changes, words))) for name, words in GROUPS.items())
    return ChangesView(
        before=since.before if since else "",
        groups=tuple(group for group in groups if group.told),
        wording=tell(change for change in changes if change.code is ChangeCode.WORDING),
        corrections=every_correction(book),
        editions=tuple(_edition(book, edition) for edition in reversed(book.derived.editions)),
    )


def _nothing(_: Iterable[Change]) -> tuple[Told, ...]:
    return ()


def _below(changes: Iterable[Change], words: tuple[str, ...]) -> Iterator[Change]:
    return (change for change in changes if change.code.partition("-")[0] in words)


def _edition(book: Book, edition: Edition) -> EditionView:
    def day(value: str | None) -> str:
        return book.day(value) if value else ""

    title, notes = book.say(edition.title), book.say(edition.notes)
    return EditionView(edition.id, title, day(edition.issued), day(edition.effective), day(edition.published), notes, edition.id == book.derived.edition)


# -- a unit ----------------------------------------------------------------------------------------------------------------


def changes_for(book: Book, unit: Unit) -> ForUnit | None:
    """What really changed for *unit*, for the groups that list it and for its parts; None where nothing did."""
    since, relations = book.derived.since, book.relations
    around = [(group.id, "unit.changes-group") for group in relations.groups_of(unit.id)]
    around += [(part.id, "unit.changes-part") for part in relations.parts_of(unit.id)]
    ids = [unit.id, *(id_ for id_, _ in around)]
    if since is None or not any(map(book.changes_for, ids)):
        return None
    fresh = dict(zip(ids, _once(map(book.changes_for, ids)), strict=True))
    tell = Teller(book, since).all
    found = [Concerning(None, "", tell(fresh[unit.id]))] + [Concerning(book.unit(id_), book.strings(word), tell(fresh[id_])) for id_, word in around]
    return ForUnit(since.before, tuple(each for each in found if each.told), book.section(CHANGES))


def _once(lists: Iterable[tuple[Change, ...]]) -> Iterator[tuple[Change, ...]]:
    """Each list without what stood in one before it."""
    seen: set[Change] = set()
    for changes in lists:
        yield tuple(change for change in changes if change not in seen)
        seen.update(changes)


# -- a responsibility ------------------------------------------------------------------------------------------------------


def history(book: Book, responsibility_id: str) -> tuple[Leaders, ...]:
    """Who led it in which editions, newest first."""
    renamed = {old: unit.id for unit in book.handbook.units.values() for old in unit.formerly}
    return tuple(_leaders(book, led, renamed.get) for led in reversed(book.derived.history.get(responsibility_id, ())))


def _leaders(book: Book, led: Led, renamed: Callable[[str, str], str]) -> Leaders:
    ids = [book.strings("edition.draft") if edition == DRAFT else edition for edition in led.editions]
    language = book.handbook.settings.languages.index(book.language)
    return Leaders(
        editions=" – ".join(dict.fromkeys((ids[0], ids[-1]))),
        units=tuple(_named(book, renamed(unit, unit), names) for unit, names in zip(led.units, led.names[language], strict=True)),
    )


def _named(book: Book, unit_id: str, name: str) -> str | Link:
    return replace(book.unit(unit_id), title=name, hint="") if unit_id in book.handbook.units else name
