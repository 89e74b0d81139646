"""Export: `handbook.json`, the public form of one edition, and the JSON Schema that documents it. Its shape is in `api`."""

from __future__ import annotations

from typing import Any

from generator.export import api, training
from generator.export.encoding import canonical
from generator.model import Clause, Due, Handbook, Procedure, Responsibility, Step, Term, Text, Unit, UnitGroup, in_order
from generator.model.derived import Derived, Finding
from generator.model.names import Names

DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
DRAFT = "draft"
"""Id of the edition that is not released."""


def handbook_json(handbook: Handbook, derived: Derived, edition: str) -> bytes:
    """The handbook as UTF-8 JSON: equal handbooks give equal bytes."""
    return canonical(_whole(handbook, derived, edition).model_dump(mode="json", by_alias=True))


def handbook_schema() -> dict[str, Any]:
    """JSON Schema of what `handbook_json` gives."""
    return {"$schema": DRAFT_2020_12, **api.HandbookJson.model_json_schema(mode="serialization", by_alias=True)}


def _whole(handbook: Handbook, derived: Derived, edition: str) -> api.HandbookJson:
    drafts = edition == DRAFT
    return api.HandbookJson(
        schema_version=1,
        edition=edition,
        languages=handbook.settings.languages,
        units=tuple(_unit(unit) for unit in in_order(handbook.units)),
        responsibilities=tuple(_responsibility(each) for each in in_order(handbook.responsibilities)),
        procedures=tuple(_procedure(each) for each in in_order(handbook.procedures)),
        sources=tuple(api.Source(id=each.id, clauses=_clauses(each.clauses)) for each in in_order(handbook.sources)),
        terms=tuple(_term(term) for term in handbook.terms),
        courses=training.courses(handbook, drafts=drafts),
        modules=training.modules(handbook, drafts=drafts),
        questions=training.questions(derived, drafts=drafts),
        findings=tuple(_finding(finding, handbook) for finding in derived.findings),
    )


def _words(text: Text | None) -> dict[str, str] | None:
    return dict(text.values) if text else None


def _unit(unit: Unit) -> api.Unit:
    """A unit; groups stand in no line and have no desk."""
    placed = None if isinstance(unit, UnitGroup) else unit
    cases = placed.desk.first_of if placed and placed.desk else ()
    return api.Unit(
        id=unit.id,
        kind=unit.kind,
        name=dict(unit.name.values),
        abbreviation=_words(unit.abbreviation),
        tier=unit.tier,
        parent=placed.parent if placed else None,
        supervised_by=placed.supervised_by if placed else None,
        desk=api.Desk(first_of=tuple(api.DeskCase(unit=case.unit, when=_words(case.when), source=case.source) for case in cases)) if cases else None,
    )


def _responsibility(responsibility: Responsibility) -> api.Responsibility:
    return api.Responsibility(
        id=responsibility.id,
        title=dict(responsibility.title.values),
        topic=responsibility.topic,
        assignments=tuple(
            api.Assignment(
                id=each.id, unit=each.unit, role=each.role, duty=dict(each.duty.values), with_=each.with_, over=each.over, to=each.to, source=each.source
            )
            for each in responsibility.assignments
        ),
        deliverables=tuple(
            api.Deliverable(id=each.id, title=dict(each.title.values), by=each.by, to=each.to, due=_due(each.due), source=each.source)
            for each in responsibility.deliverables
        ),
    )


def _due(due: Due | None) -> api.Due | None:
    if due is None:
        return None
    return api.Before(before=due.before) if due.before else api.OnOrBefore(on_or_before=due.on_or_before or "")


def _procedure(procedure: Procedure) -> api.Procedure:
    return api.Procedure(
        id=procedure.id,
        title=dict(procedure.title.values),
        description=_words(procedure.description),
        under=procedure.under,
        steps=tuple(_step(procedure, step) for step in procedure.steps),
        source=procedure.source,
        editorial=procedure.editorial,
    )


def _step(procedure: Procedure, step: Step) -> api.Step:
    return api.Step(
        id=step.id,
        by=step.by,
        do=dict(step.do.values),
        gives=_words(step.gives),
        next=tuple(api.Way(when=_words(way.when), go=way.target) for way in procedure.ways_on(step)),
        due=_due(step.due),
        source=step.source,
        editorial=step.editorial,
    )


def _clauses(clauses: tuple[Clause, ...]) -> tuple[api.Clause, ...]:
    return tuple(
        api.Clause(id=clause.id, heading=dict(clause.heading.values), normative=clause.normative, clauses=_clauses(clause.clauses)) for clause in clauses
    )


def _term(term: Term) -> api.Term:
    return api.Term(
        id=term.id,
        term=dict(term.term.values),
        abbreviation=_words(term.abbreviation),
        definition=dict(term.definition.values),
        synonyms=tuple(dict(synonym.values) for synonym in term.synonyms),
        source=term.source,
    )


def _finding(finding: Finding, handbook: Handbook) -> api.Finding:
    message = {language: finding.message(Names(handbook, language)) for language in handbook.settings.languages}
    return api.Finding(code=finding.code, subject=finding.subject, message=message)
