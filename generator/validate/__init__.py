"""Stage: the handbook → problems: what its files say of each other and can't both be true. Pure; nothing is changed or read.

Each rule is one small function from what is checked to problems; `RULES` lists them. To add one, write it, list it, give its code's
words to the catalogues and a case to the golden projects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from generator.model import Handbook, Prose
from generator.problems import Origins, Problem, Report
from generator.validate import classification, courses, duties, identity, lessons, procedures, prose, questions, references, statements, teaching, texts, units
from generator.validate.subject import Subject

RULES: tuple[Callable[[Subject], Iterable[Problem]], ...] = (
    references.references,
    references.tiers,
    references.named_pages,
    references.steps,
    references.variants,
    identity.item_ids,
    identity.page_ids,
    identity.former_ids,
    identity.abbreviations,
    texts.languages,
    texts.pages,
    statements.sources,
    statements.headings,
    statements.waivers,
    statements.clause_order,
    duties.role_fields,
    duties.role_words,
    units.superiors,
    units.lines,
    units.memberships,
    units.desks,
    procedures.decisions,
    procedures.courses,
    prose.pages,
    classification.references,
    classification.decisions,
    classification.parts,
    courses.prerequisites,
    courses.orders,
    courses.drafts,
    lessons.files,
    lessons.objectives,
    lessons.embeds,
    lessons.outside,
    lessons.same_embeds,
    questions.answers,
    questions.choices,
    questions.homes,
    questions.uses,
    teaching.untaught_objectives,
    teaching.objectives,
    teaching.taught_clauses,
    teaching.tested_clauses,
    teaching.draws,
)


def validate(
    handbook: Handbook, origins: Origins, broken: Collection[str] = frozenset(), *, guide: tuple[Prose, ...] = (), pictures: Collection[str] = frozenset()
) -> Report:
    """Every mistake in *handbook*, sorted by place.

    *broken* holds the ids of files that exist and could not be read: what refers to them is not reported. *guide* are the tool's own
    pages; *pictures* the files beside the pages, as paths below `docs/`.
    """
    subject = Subject(handbook, origins, broken, guide, pictures)
    return Report.of(problem for rule in RULES for problem in rule(subject))


__all__ = ["RULES", "validate"]
