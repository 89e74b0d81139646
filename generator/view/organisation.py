"""View: the organisation chart along both lines, and a page a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.model import OrdinaryUnit, Procedure, Role, Unit, UnitClass, UnitGroup, in_order, item_id
from generator.model.page import Heading, Link, Page
from generator.view.book import Basis, Book, Delivery, Duty, Remarks, RoleTag
from generator.view.changes import ForUnit, changes_for

Placed = OrdinaryUnit | UnitClass
Below = Callable[[str], tuple[Placed, ...]]


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in a chart, with the units below it."""

    unit: Link
    kind: str
    tier: str
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The organisation along its two lines, and the groups that stand in neither."""

    administrative: tuple[Branch, ...]
    professional: tuple[Branch, ...]
    groups: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RoleDuties:
    """A unit's duties in one role."""

    role: RoleTag
    duties: tuple[Duty, ...]

    @property
    def anchor(self) -> str:
        """Where the unit's page shows them."""
        return f"_{self.role.id}"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the either/or: who does the specialised work, and when."""

    id: str
    when: str
    unit: Link
    basis: Basis
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the unit, and what it does."""

    unit: Link
    is_desk: bool
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class GroupDuties:
    """What is said of a group that the unit belongs to."""

    group: Link
    duties: tuple[Duty, ...]
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """What a unit's page shows."""

    fact: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...]
    kind: str
    kind_name: str
    description: str
    tier: str
    contact: str
    basis: Basis
    parent: Link | None
    supervisor: Link | None
    desk_for: tuple[Link, ...]
    supervises: tuple[Link, ...]
    groups: tuple[Link, ...]
    members: tuple[Link, ...]
    except_: tuple[Link, ...]
    open_: bool
    variants: tuple[tuple[str, Basis], ...]
    instances: tuple[str, ...]
    cases: tuple[Case, ...]
    roles: tuple[RoleDuties, ...]
    partner_in: tuple[Duty, ...]
    directed_in: tuple[Duty, ...]
    reported_to: tuple[Duty, ...]
    owes: tuple[Delivery, ...]
    receives: tuple[Delivery, ...]
    parts: tuple[Part, ...]
    through_groups: tuple[GroupDuties, ...]
    procedures: tuple[Link, ...]
    changes: ForUnit | None
    remarks: tuple[Remarks, ...]


def pages(book: Book) -> Iterator[Page]:
    """The chart, and every unit."""
    yield _chart_page(book)
    for unit in in_order(book.handbook.units):
        view = unit_view(book, unit)
        crumbs = (book.section(""), book.section("organisation"), *_above(book, unit))
        yield Page(unit.id, book.language, "unit", view.name, "organisation", view, view.description, crumbs, _contents(book, view))


# -- the chart -------------------------------------------------------------------------------------------------------------


def _chart_page(book: Book) -> Page:
    view = chart(book)
    contents = tuple(Heading(f"_{name}", book.strings(f"organisation.{name}")) for name in ("administrative", "professional", "groups"))
    title = book.strings("section.organisation")
    return Page("organisation", book.language, "organisation", title, "organisation", view, book.strings("organisation.lede"), (book.section(""),), contents)


def chart(book: Book) -> Chart:
    """The organisation along both lines."""
    return Chart(
        administrative=_forest(book, book.relations.parts_of, "parent"),
        professional=tuple(branch for branch in _forest(book, lambda unit_id: _directed(book, unit_id), "supervised_by") if branch.below),
        groups=tuple(book.unit(unit.id) for unit in in_order(book.handbook.units) if unit.kind == "group"),
    )


def _forest(book: Book, below: Below, line: str) -> tuple[Branch, ...]:
    roots = [unit for unit in in_order(book.handbook.units) if not isinstance(unit, UnitGroup) and getattr(unit, line) is None]
    return tuple(_branch(book, below, unit, frozenset()) for unit in roots)


def _directed(book: Book, unit_id: str) -> tuple[Placed, ...]:
    """Whom a unit directs. What a text says of a unit with a desk, the desk does: the line goes through it."""
    relations = book.relations
    if relations.desk_units(unit_id):
        return ()
    through_desk = (below for department in relations.desk_of(unit_id) for below in relations.supervises(department.id) if below.id != unit_id)
    return tuple(dict.fromkeys((*relations.supervises(unit_id), *through_desk)))


def _branch(book: Book, below: Below, unit: Placed, above: frozenset[str]) -> Branch:
    above |= {unit.id}
    children = tuple(_branch(book, below, child, above) for child in below(unit.id) if child.id not in above)
    return Branch(book.unit(unit.id), unit.kind, book.tier(unit.tier), children)


# -- a unit ----------------------------------------------------------------------------------------------------------------


def unit_view(book: Book, unit: Unit) -> UnitView:
    """Everything a unit's page shows."""
    relations = book.relations
    return UnitView(
        fact=unit.id,
        name=book.say(unit.name),
        abbreviation=book.say(unit.abbreviation),
        aliases=tuple(dict.fromkeys(book.say(alias) for alias in unit.aliases if book.language in alias.values)),
        kind=unit.kind,
        kind_name=book.strings(f"unit.kind.{unit.kind}"),
        description=book.say(unit.description),
        tier=book.tier(unit.tier),
        contact=book.say(unit.contact),
        basis=book.basis(unit),
        parent=_optional(book, getattr(unit, "parent", None)),
        supervisor=_optional(book, getattr(unit, "supervised_by", None)),
        desk_for=book.units(other.id for other in relations.desk_of(unit.id)),
        supervises=book.units(other.id for other in relations.supervises(unit.id)),
        groups=book.units(other.id for other in relations.groups_of(unit.id)),
        members=book.units(unit.members) if isinstance(unit, UnitGroup) else (),
        except_=book.units(unit.except_) if isinstance(unit, UnitGroup) else (),
        open_=isinstance(unit, UnitGroup) and unit.open,
        variants=tuple((book.say(variant.name), book.basis(variant)) for variant in unit.variants) if isinstance(unit, UnitClass) else (),
        instances=tuple(book.say(instance.name) for instance in unit.instances) if isinstance(unit, UnitClass) else (),
        cases=_cases(book, unit),
        roles=_by_role(book, unit.id),
        partner_in=tuple(book.duty(held.responsibility, held.assignment) for held in relations.named_partner_in(unit.id)),
        directed_in=tuple(book.duty(held.responsibility, held.assignment) for held in relations.directed_in(unit.id)),
        reported_to=_reported_to(book, unit.id),
        owes=tuple(book.delivery(owed.responsibility, owed.deliverable) for owed in relations.owes(unit.id)),
        receives=tuple(book.delivery(owed.responsibility, owed.deliverable) for owed in relations.receives(unit.id)),
        parts=_parts(book, unit.id),
        through_groups=_through_groups(book, unit.id),
        procedures=tuple(_acting(book, procedure, unit.id) for procedure in relations.procedures_of(unit.id)),
        changes=changes_for(book, unit),
        remarks=book.remarks_on(unit.id),
    )


def _optional(book: Book, unit_id: str | None) -> Link | None:
    return book.unit(unit_id) if unit_id else None


def _above(book: Book, unit: Unit) -> tuple[Link, ...]:
    return book.units(reversed(book.relations.ancestors(unit.id)))


def _duties(book: Book, unit_id: str) -> tuple[Duty, ...]:
    return tuple(book.duty(held.responsibility, held.assignment) for held in book.relations.assignments_of(unit_id))


def _reported_to(book: Book, unit_id: str) -> tuple[Duty, ...]:
    """Who reports to the unit, where no deliverable of the same responsibility says it already."""
    received = {owed.responsibility.id for owed in book.relations.receives(unit_id)}
    reporting = (held for held in book.relations.reports_to(unit_id) if held.responsibility.id not in received)
    return tuple(book.duty(held.responsibility, held.assignment) for held in reporting)


def _by_role(book: Book, unit_id: str) -> tuple[RoleDuties, ...]:
    duties = _duties(book, unit_id)
    groups = ((word.id, tuple(duty for duty in duties if duty.role.id == word.id)) for word in book.handbook.roles)
    return tuple(RoleDuties(book.role(Role(role)), held) for role, held in groups if held)


def _cases(book: Book, unit: Unit) -> tuple[Case, ...]:
    desk = getattr(unit, "desk", None)
    if desk is None:
        return ()
    return tuple(
        Case(f"case-{number}", book.say(case.when), book.unit(case.unit), book.basis(case), _duties(book, case.unit))
        for number, case in enumerate(desk.first_of, start=1)
    )


def _parts(book: Book, unit_id: str) -> tuple[Part, ...]:
    desks = book.relations.desk_units(unit_id)
    return tuple(Part(book.unit(part.id), part.id in desks, _duties(book, part.id)) for part in book.relations.parts_of(unit_id))


def _acting(book: Book, procedure: Procedure, unit_id: str) -> Link:
    steps = tuple(item_id(procedure.id, step.id) for step in procedure.steps if unit_id in step.by)
    return replace(book.procedure(procedure.id), facts=steps)


def _through_groups(book: Book, unit_id: str) -> tuple[GroupDuties, ...]:
    return tuple(
        GroupDuties(
            book.unit(through.group.id),
            tuple(book.duty(held.responsibility, held.assignment) for held in through.assignments),
            tuple(book.delivery(owed.responsibility, owed.deliverable) for owed in through.owes),
        )
        for through in book.relations.through_groups(unit_id)
    )


def _contents(book: Book, view: UnitView) -> tuple[Heading, ...]:
    shown = {
        "changes": view.changes,
        "desk": view.cases,
        "duties": view.roles,
        "owes": view.owes,
        "receives": view.receives or view.reported_to,
        "through-groups": view.through_groups,
        "parts": view.parts,
        "partner": view.partner_in,
        "directed": view.directed_in,
        "procedures": view.procedures,
        "remarks": view.remarks,
    }
    roles = tuple(Heading(group.anchor, group.role.word) for group in view.roles)
    return tuple(Heading(f"_{name}", book.strings(f"unit.{name}"), roles if name == "duties" else ()) for name, value in shown.items() if value)
