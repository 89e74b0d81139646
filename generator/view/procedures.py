"""View: procedures as a list, and a page a procedure: its steps in words, and the same steps as swimlanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import END, UNSTATED, Procedure, Step, in_order, item_id
from generator.model.page import Corrected, Link, Page
from generator.view.book import Basis, Book, Remarks
from generator.view.swimlane import Row, Swimlane, Way, draw


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where a step leads: in which case, and to which step (number 0: the end)."""

    when: str
    anchor: str
    number: int


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as the list shows it; no actors means that the text leaves them open."""

    fact: str
    anchor: str
    number: int
    by: tuple[Link, ...]
    do: str
    gives: str
    due: str
    ways: tuple[WayOn, ...]
    is_decision: bool
    basis: Basis
    corrections: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """What a procedure's page shows."""

    fact: str
    title: str
    description: str
    under: tuple[Link, ...]
    actors: tuple[Link, ...]
    basis: Basis
    steps: tuple[StepView, ...]
    swimlane: Swimlane
    remarks: tuple[Remarks, ...]


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """What the list page shows: each procedure, what it is for, and how many steps it has."""

    procedures: tuple[tuple[Link, str, int, tuple[Link, ...]], ...]


def pages(book: Book) -> Iterator[Page]:
    """The list, and every procedure."""
    procedures = in_order(book.handbook.procedures)
    listed = tuple((_with_steps(book, p), book.say(p.description), len(p.steps), _actors(book, p)) for p in procedures)
    home, section = book.section(""), book.section("procedures")
    yield Page("procedures", book.language, "procedures", section.title, "procedures", ProcedureList(listed), book.strings("procedures.lede"), (home,))
    for procedure in procedures:
        view = procedure_view(book, procedure)
        yield Page(procedure.id, book.language, "procedure", view.title, "procedures", view, view.description, (home, section))


def procedure_view(book: Book, procedure: Procedure) -> ProcedureView:
    """Everything a procedure's page shows."""
    numbers = {step.id: number for number, step in enumerate(procedure.steps, start=1)}
    return ProcedureView(
        fact=procedure.id,
        title=book.say(procedure.title),
        description=book.say(procedure.description),
        under=tuple(book.responsibility(entry) for entry in procedure.under),
        actors=_actors(book, procedure),
        basis=book.basis(procedure),
        steps=tuple(_step(book, procedure, step, numbers) for step in procedure.steps),
        swimlane=_swimlane(book, procedure),
        remarks=tuple(_by_number(book, remarks, numbers) for remarks in book.remarks_on(procedure.id)),
    )


def _by_number(book: Book, remarks: Remarks, numbers: dict[str, int]) -> Remarks:
    """The same, with steps called by their number: their words stand on the same page."""
    named = (
        replace(remark, subject=replace(remark.subject, title=book.strings("citing.step", n=numbers[remark.subject.anchor])))
        if remark.subject.anchor in numbers
        else remark
        for remark in remarks.remarks
    )
    return replace(remarks, remarks=tuple(named))


def _with_steps(book: Book, procedure: Procedure) -> Link:
    return replace(book.procedure(procedure.id), facts=tuple(item_id(procedure.id, step.id) for step in procedure.steps))


def _actors(book: Book, procedure: Procedure) -> tuple[Link, ...]:
    return book.units(dict.fromkeys(unit for step in procedure.steps for unit in step.by))


def _step(book: Book, procedure: Procedure, step: Step, numbers: dict[str, int]) -> StepView:
    ways = tuple(WayOn(_case(book, step, n), branch.target, numbers.get(branch.target, 0)) for n, branch in enumerate(procedure.ways_on(step)))
    return StepView(
        fact=item_id(procedure.id, step.id),
        anchor=step.id,
        number=numbers[step.id],
        by=book.units(step.by),
        do=book.say(step.do),
        gives=book.say(step.gives),
        due=book.due(step.due),
        ways=ways,
        is_decision=step.is_decision,
        basis=book.basis(step),
        corrections=book.corrections(item_id(procedure.id, step.id)),
    )


def _case(book: Book, step: Step, number: int) -> str:
    if not step.is_decision:
        return ""
    return book.say(step.next[number].when) or book.strings("procedure.otherwise")


def _swimlane(book: Book, procedure: Procedure) -> Swimlane:
    actors = list(dict.fromkeys(actor for step in procedure.steps for actor in step.by or (UNSTATED,)))
    titles = [book.strings("procedure.unstated") if actor == UNSTATED else book.unit(actor).title for actor in actors]
    rows = [_row(book, step, number, actors) for number, step in enumerate(procedure.steps, start=1)]
    ways = _ways(book, procedure)
    last = len(rows)
    ends = [way for way in ways if way.end == last]
    if ends:
        rows.append(Row("", rows[ends[-1].start].lanes[:1], book.strings("procedure.end"), terminal=True))
    return draw(titles, rows, ways)


def _row(book: Book, step: Step, number: int, actors: list[str]) -> Row:
    lanes = tuple(sorted(actors.index(actor) for actor in step.by or (UNSTATED,)))
    return Row(step.id, lanes, f"{number}. {book.say(step.do)}", step.is_decision, step.editorial)


def _ways(book: Book, procedure: Procedure) -> list[Way]:
    positions = {step.id: position for position, step in enumerate(procedure.steps)} | {END: len(procedure.steps)}
    return [
        Way(position, positions[branch.target], _case(book, step, number))
        for position, step in enumerate(procedure.steps)
        for number, branch in enumerate(procedure.ways_on(step))
    ]
