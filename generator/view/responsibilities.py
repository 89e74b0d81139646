"""View: responsibilities listed by topic, and a page a responsibility with everyone who has a part in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Responsibility, Role, in_order, item_id
from generator.model.page import Heading, Link, Page
from generator.view.book import Book, Delivery, Duty, Remarks, RoleTag
from generator.view.changes import Leaders, history
from generator.view.home import TopicList, topic_lists


@dataclass(frozen=True, slots=True)
class Listed:
    """A responsibility in the list: who has which role in it, and what is remarked about it."""

    link: Link
    description: str
    roles: tuple[tuple[RoleTag, tuple[Link, ...]], ...]
    remarks: tuple[Remarks, ...]


@dataclass(frozen=True, slots=True)
class ResponsibilityList:
    """What the list page shows: topics in their order, each with its responsibilities."""

    topics: tuple[tuple[TopicList, str, tuple[Listed, ...]], ...]


@dataclass(frozen=True, slots=True)
class RoleParties:
    """Everyone who has one role in it."""

    role: RoleTag
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """What a responsibility's page shows."""

    fact: str
    title: str
    topic: Link
    description: str
    parties: tuple[RoleParties, ...]
    partners_only: tuple[tuple[Link, tuple[Link, ...]], ...]
    deliveries: tuple[Delivery, ...]
    procedures: tuple[Link, ...]
    clauses: tuple[Link, ...]
    invokes: tuple[Link, ...]
    history: tuple[Leaders, ...]
    remarks: tuple[Remarks, ...]


def pages(book: Book) -> Iterator[Page]:
    """The list, and every responsibility."""
    yield _list_page(book)
    for entry in in_order(book.handbook.responsibilities):
        view = responsibility_view(book, entry)
        crumbs = (book.section(""), book.section("responsibilities"))
        yield Page(entry.id, book.language, "responsibility", view.title, "responsibilities", view, view.description, crumbs, _contents(book, view))


def _list_page(book: Book) -> Page:
    descriptions = {f"topic:{topic.id}": book.say(topic.description) for topic in book.handbook.topics}
    topics = tuple(
        (topic, descriptions[topic.fact], tuple(_listed(book, book.handbook.responsibilities[link.fact]) for link in topic.responsibilities))
        for topic in topic_lists(book)
    )
    contents = tuple(Heading(topic.anchor, topic.name) for topic, _, _ in topics)
    title = book.strings("section.responsibilities")
    return Page(
        "responsibilities",
        book.language,
        "responsibilities",
        title,
        "responsibilities",
        ResponsibilityList(topics),
        book.strings("responsibilities.lede"),
        (book.section(""),),
        contents,
    )


def _listed(book: Book, entry: Responsibility) -> Listed:
    roles = ((group.role, tuple(dict.fromkeys(duty.unit for duty in group.duties))) for group in parties(book, entry))
    assignments = tuple(item_id(entry.id, assignment.id) for assignment in entry.assignments)
    return Listed(replace(book.responsibility(entry.id), facts=assignments), book.say(entry.description), tuple(roles), book.remarks_on(entry.id))


def responsibility_view(book: Book, entry: Responsibility) -> ResponsibilityView:
    """Everything a responsibility's page shows."""
    statements = (*entry.assignments, *entry.deliverables)
    return ResponsibilityView(
        fact=entry.id,
        title=book.say(entry.title),
        topic=_topic(book, entry.topic),
        description=book.say(entry.description),
        parties=parties(book, entry),
        partners_only=_partners_only(book, entry),
        deliveries=tuple(book.delivery(entry, deliverable) for deliverable in entry.deliverables),
        procedures=tuple(book.procedure(procedure.id) for procedure in book.relations.procedures_under(entry.id)),
        clauses=tuple(book.clause(reference) for reference in dict.fromkeys(c for statement in statements for c in statement.source)),
        invokes=tuple(book.clause(reference) for reference in dict.fromkeys(c for assignment in entry.assignments for c in assignment.legal_basis)),
        history=history(book, entry.id),
        remarks=book.remarks_on(entry.id),
    )


def _topic(book: Book, topic_id: str) -> Link:
    topic = next(topic for topic in book.handbook.topics if topic.id == topic_id)
    return Link(f"topic:{topic_id}", book.say(topic.name), "responsibilities", f"_{topic_id}")


def parties(book: Book, entry: Responsibility) -> tuple[RoleParties, ...]:
    """The assignments of *entry* by role, in the order of `roles.yml`."""
    groups = ((word.id, tuple(book.duty(entry, a) for a in entry.assignments if a.role == word.id)) for word in book.handbook.roles)
    return tuple(RoleParties(book.role(Role(role)), duties) for role, duties in groups if duties)


def _partners_only(book: Book, entry: Responsibility) -> tuple[tuple[Link, tuple[Link, ...]], ...]:
    """Partners whose own clauses are silent here, each with those that name them."""
    having = {assignment.unit for assignment in entry.assignments}
    named: dict[str, list[str]] = {}
    for assignment in entry.assignments:
        for partner in assignment.with_:
            if partner not in having:
                named.setdefault(partner, []).append(assignment.unit)
    return tuple((book.unit(partner), book.units(dict.fromkeys(by))) for partner, by in named.items())


def _contents(book: Book, view: ResponsibilityView) -> tuple[Heading, ...]:
    shown = {
        "remarks": view.remarks,
        "parties": view.parties,
        "partners": view.partners_only,
        "deliverables": view.deliveries,
        "procedures": view.procedures,
        "basis": view.clauses,
        "history": view.history,
    }
    return tuple(Heading(f"_{name}", book.strings(f"responsibility.{name}")) for name, value in shown.items() if value)
