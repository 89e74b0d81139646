"""Search: the handbook → everything in it that can be found, in one language. It holds what it is given and nothing else.

Each kind of thing has one function here; `documents` puts them in the order of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import (
    Assignment,
    Clause,
    Deliverable,
    Handbook,
    Procedure,
    Prose,
    Responsibility,
    SourceDocument,
    Step,
    Term,
    Text,
    Unit,
    UnitClass,
    UnitGroup,
)
from generator.model.derived import Derived, FindingCode
from generator.model.page import Page
from generator.model.responsibility import Due
from generator.model.stand_in import is_stand_in
from generator.search import teaching
from generator.search.document import Document, Facts, Sort, other_names
from generator.search.reader import Reader
from generator.search.texts import parts


def documents(handbook: Handbook, derived: Derived, pages: Sequence[Page], language: str) -> Iterator[Document]:
    """Everything that can be found on *pages*: every page, followed by the places on it."""
    reader = Reader.of(handbook, derived, language)
    for page in pages:
        yield from _on(reader, page)


def text_documents(texts: Mapping[str, Prose], pages: Sequence[Page], language: str) -> Iterator[Document]:
    """The same for pages that show running text only; *texts* by page id. Other pages are found by their titles and headings."""
    for page in pages:
        yield from _prose(texts[page.id], page, language) if page.id in texts else _listing(page)


def _on(reader: Reader, page: Page) -> Iterator[Document]:
    handbook = reader.handbook
    if page.id in handbook.units:
        yield _unit(reader, handbook.units[page.id])
    elif page.id in handbook.responsibilities:
        yield from _responsibility(reader, handbook.responsibilities[page.id])
    elif page.id in handbook.procedures:
        yield from _procedure(reader, handbook.procedures[page.id])
    elif page.id in handbook.sources:
        yield from _source(reader, handbook.sources[page.id])
    elif page.id in handbook.prose:
        yield from _prose(handbook.prose[page.id], page, reader.language)
    elif page.section == teaching.SECTION:
        yield from teaching.of_training(reader, page)
    else:
        yield from _listing(page, _MADE_OF.get(page.template, _nothing)(reader))


def _unit(reader: Reader, unit: Unit) -> Document:
    return Document(
        Sort.GROUP if isinstance(unit, UnitGroup) else Sort.UNIT,
        unit.id,
        reader.say(unit.name),
        names=other_names(reader.every(unit.abbreviation, unit.name, *unit.aliases, *_kinds(unit)), reader.say(unit.name)),
        body=reader.say(unit.description),
        tier=unit.tier or "",
        facts=Facts((unit.id,), clauses=unit.source),
        begins=tuple(value for text in unit.name_begins for _, value in sorted(text.values.items())) if isinstance(unit, UnitClass) else (),
        acts_as=(*reader.relations.desk_units(unit.id), *(group.id for group in reader.relations.groups_of(unit.id))),
    )


def _kinds(unit: Unit) -> tuple[Text, ...]:
    """Names of the units that a class stands for, and the words with which such names begin."""
    if not isinstance(unit, UnitClass):
        return ()
    instances = (text for instance in unit.instances for text in (instance.name, *instance.aliases))
    return (*(variant.name for variant in unit.variants), *instances, *unit.name_begins)


def _responsibility(reader: Reader, entry: Responsibility) -> Iterator[Document]:
    topic = next((topic for topic in reader.handbook.topics if topic.id == entry.topic), None)
    title = reader.say(entry.title)
    yield Document(
        Sort.RESPONSIBILITY,
        entry.id,
        title,
        names=other_names(reader.every(entry.title), title),
        context=reader.every(topic.name) if topic else (),
        body=reader.say(entry.description),
        topic=entry.topic,
        facts=Facts(tuple(dict.fromkeys(assignment.unit for assignment in entry.assignments))),
    )
    yield from (_assignment(reader, entry, assignment) for assignment in entry.assignments)
    yield from (_deliverable(reader, entry, deliverable) for deliverable in entry.deliverables)


def _assignment(reader: Reader, entry: Responsibility, assignment: Assignment) -> Document:
    word = reader.say(reader.handbook.role_word(assignment.role).word)
    when = ", ".join(reader.strings(f"when.{occasion}") for occasion in assignment.when)
    return Document(
        Sort.ASSIGNMENT,
        entry.id,
        f"{word}: {reader.units([assignment.unit])[0]}",
        assignment.id,
        context=(*reader.units((*assignment.with_, *assignment.over, *assignment.to)), when),
        body=reader.say(assignment.duty),
        topic=entry.topic,
        tier=reader.handbook.units[assignment.unit].tier or "",
        facts=Facts((assignment.unit,), assignment.role.value, assignment.with_, assignment.over, assignment.to, when, "", assignment.source),
    )


def _deliverable(reader: Reader, entry: Responsibility, deliverable: Deliverable) -> Document:
    title, due = reader.say(deliverable.title), reader.due(deliverable.due)
    when = ", ".join([reader.strings(f"when.{occasion}") for occasion in deliverable.when] + _every(reader, deliverable))
    way = " → ".join(", ".join(reader.units(units)) for units in (deliverable.by, deliverable.to) if units)
    return Document(
        Sort.DELIVERABLE,
        entry.id,
        title,
        deliverable.id,
        names=other_names(reader.every(deliverable.title), title),
        body="; ".join(part for part in (way, due or when) if part),
        context=_figures(deliverable.due),
        topic=entry.topic,
        facts=Facts(deliverable.by, to=deliverable.to, when=when, due=due, clauses=deliverable.source),
    )


def _figures(due: Due | None) -> tuple[str, ...]:
    """The day that a deadline names, as people type days."""
    return (f"{due.day.day}/{due.day.month}/{due.day.year}", f"{due.day:%d/%m/%Y}") if due else ()


def _every(reader: Reader, deliverable: Deliverable) -> list[str]:
    return [reader.strings(f"every.{deliverable.every}")] if deliverable.every else []


def _procedure(reader: Reader, procedure: Procedure) -> Iterator[Document]:
    title, kind = reader.say(procedure.title), reader.strings(f"lookup.kind.{Sort.PROCEDURE}")
    yield Document(
        Sort.PROCEDURE,
        procedure.id,
        title,
        names=other_names(reader.every(procedure.title), title),
        context=(kind, *(reader.say(reader.handbook.responsibilities[entry].title) for entry in procedure.under if entry in reader.handbook.responsibilities)),
        body=reader.say(procedure.description),
        facts=Facts(tuple(dict.fromkeys(unit for step in procedure.steps for unit in step.by))),
    )
    yield from (_step(reader, procedure, step, number) for number, step in enumerate(procedure.steps, start=1))


def _step(reader: Reader, procedure: Procedure, step: Step, number: int) -> Document:
    return Document(
        Sort.STEP,
        procedure.id,
        f"{number}. {reader.say(step.do)}",
        step.id,
        context=(*reader.units(step.by), reader.due(step.due), *_figures(step.due)),
        body=reader.say(step.gives),
        facts=Facts(step.by, due=reader.due(step.due), clauses=step.source),
    )


def _source(reader: Reader, document: SourceDocument) -> Iterator[Document]:
    short, title = reader.say(document.short), reader.say(document.title)
    yield Document(
        Sort.SOURCE,
        document.id,
        short,
        names=other_names((*filter(None, [document.number]), title, *reader.every(document.short, document.title)), short),
        context=(reader.say(document.document_type), reader.say(document.issuer), reader.say(document.signer)),
        body=f"{title}. {reader.say(document.note)}".removesuffix(". "),
        facts=Facts(clauses=(document.id,)),
    )
    yield from (_clause(reader, document, clause) for clause in document.walk())


def _clause(reader: Reader, document: SourceDocument, clause: Clause) -> Document:
    return Document(
        Sort.CLAUSE,
        document.id,
        reader.say(clause.heading) if is_stand_in(clause.id) else f"{clause.id} · {reader.say(clause.heading)}",
        clause.id,
        names=() if is_stand_in(clause.id) else (reader.strings("search.number", id=clause.id),),
        body=" ".join(filter(None, (reader.say(clause.summary), reader.say(clause.note)))),
        facts=Facts(clauses=(f"{document.id}#{clause.id}",)),
    )


def _prose(text: Prose, page: Page, language: str) -> Iterator[Document]:
    first, *others = parts(text.body.get(language))
    yield Document(Sort.TEXT, page.id, page.title, names=other_names(tuple(text.title.values.values()), page.title), body=first.body)
    yield from (Document(Sort.SECTION, page.id, part.title, part.anchor, body=part.body) for part in others)


def _listing(page: Page, made_of: Iterable[Document] = ()) -> Iterator[Document]:
    """A page that lists things: its own headings, unless it is made of something better."""
    places = tuple(made_of)
    yield Document(Sort.TEXT, page.id, page.title, body=page.description)
    yield from places or (Document(Sort.SECTION, page.id, heading.title, heading.anchor) for heading in page.contents)


def _terms(reader: Reader) -> Iterator[Document]:
    for term in reader.handbook.terms:
        yield _term(reader, term)


def _term(reader: Reader, term: Term) -> Document:
    title = reader.say(term.term)
    names = other_names(reader.every(term.abbreviation, term.term, *term.synonyms), title)
    return Document(Sort.TERM, "glossary", title, term.id, names, body=reader.say(term.definition), facts=Facts(clauses=term.source))


def _findings(reader: Reader) -> Iterator[Document]:
    for code in FindingCode:
        found = [finding for finding in reader.derived.findings if finding.code is code]
        if found:
            messages = " ".join(finding.message(reader.names) for finding in found)
            yield Document(Sort.FINDING, "findings", found[0].title(reader.names), f"_{code}", body=messages)


def _nothing(_: Reader) -> Iterator[Document]:
    return iter(())


_MADE_OF = {"glossary": _terms, "findings": _findings}
"""Pages that are made of things of their own, by template."""
