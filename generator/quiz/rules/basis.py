"""Quiz: which document a clause invokes when it gives a task."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Generate, Text, in_order
from generator.model.kinds.single_choice import SingleChoice
from generator.model.relations import Held
from generator.quiz.making import DISTRACTORS, Made, Outcome, Reason, Refused, Workshop, distinct, gives_away, option, settled, short


def legal_basis(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every document that the clauses of an assignment invoke."""
    for responsibility in workshop.responsibilities(order):
        found = [held for held in workshop.stated(responsibility) if held.assignment.legal_basis]
        if not found:
            yield Refused(responsibility.id, Reason.NOBODY)
        for held in found:
            for document in dict.fromkeys(_document(basis) for basis in held.assignment.legal_basis):
                yield _asked(workshop, held, document)


def _asked(workshop: Workshop, held: Held, key: str) -> Outcome:
    """Wrong are documents that other assignments invoke, and that no clause of this responsibility and none of its documents does."""
    words, sources = workshop.words, workshop.handbook.sources
    wrong = [document for document in _invoked(workshop) if document not in _connected(workshop, held)]
    chosen = [key, *wrong[:DISTRACTORS]]
    if key not in sources or len(wrong) < DISTRACTORS:
        return Refused(held.id, Reason.FEW_DISTRACTORS)
    texts = {document: _named(workshop, document) for document in chosen}
    if not distinct(list(texts.values()), workshop.handbook.settings.languages):
        return Refused(held.id, Reason.FEW_DISTRACTORS)
    right = option(short(key), texts[key], words.say("legal-basis.right", document=texts[key]), correct=True)
    others = [option(short(document), texts[document], _instead(workshop, document)) for document in chosen[1:]]
    bases = words.all_of(sources[document].short for document in dict.fromkeys(map(_document, held.assignment.legal_basis)) if document in sources)
    stem = words.say("legal-basis.stem", unit=words.within(held.assignment.unit), duty=held.assignment.duty)
    because = words.say("legal-basis.because", clauses=words.clauses(held.assignment.source), documents=bases)
    fields = {"stem": stem, "explanation": because, "options": settled([right, *others], f"{held.id} {key}")}
    invoked = (document for document in map(_document, held.assignment.legal_basis) if document in sources)
    facts = (held.id, held.assignment.unit, *chosen, *invoked, *(_invoking(workshop, document).responsibility.id for document in chosen[1:]))
    return Made(held.responsibility.id, f"{held.assignment.id}.{short(key)}", SingleChoice, fields, held.assignment.source, facts)


def _document(clause: str) -> str:
    return clause.partition("#")[0]


def _invoked(workshop: Workshop) -> list[str]:
    """Documents that some assignment invokes, in reading order."""
    named = {_document(basis) for held in workshop.relations.held for basis in held.assignment.legal_basis}
    return [document.id for document in in_order(workshop.handbook.sources) if document.id in named]


def _connected(workshop: Workshop, held: Held) -> set[str]:
    """Documents that may stand behind the responsibility: invoked in it or cited by it, what these rest on, and what rests on them."""
    assignments = held.responsibility.assignments
    direct = {_document(basis) for each in assignments for basis in each.legal_basis}
    sources = workshop.handbook.sources
    below = {_document(basis) for document in direct if document in sources for basis in sources[document].based_on}
    cited = {_document(clause) for each in assignments for clause in each.source}
    above = {document.id for document in sources.values() if direct & {_document(basis) for basis in document.based_on}} - cited
    return direct | below | above | cited


def _named(workshop: Workshop, document: str) -> Text:
    source = workshop.handbook.sources[document]
    if gives_away(source.title, source.short):
        return workshop.words.say("legal-basis.title", title=source.title)
    return workshop.words.say("legal-basis.document", document=source.short, title=source.title)


def _instead(workshop: Workshop, document: str) -> Text:
    """For which other task the document is invoked."""
    return workshop.words.say("legal-basis.wrong", title=_invoking(workshop, document).responsibility.title)


def _invoking(workshop: Workshop, document: str) -> Held:
    return next(held for held in workshop.relations.held if document in map(_document, held.assignment.legal_basis))
