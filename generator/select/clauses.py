"""Select: what is left of a document's tree of clauses; a stand-in stands where what it stands for stood."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Clause, SourceDocument, item_id
from generator.model.stand_in import stand_in_id
from generator.select.stand_ins import StandIns


def clauses_left(document: SourceDocument, gone: frozenset[str], stand_ins: StandIns) -> tuple[Clause, ...]:
    """The clauses of *document* that are not *gone*, and stand-ins for those that are, each once."""
    taken: set[str] = set()

    def left(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
        for clause in clauses:
            full_id = item_id(document.id, clause.id)
            if full_id not in gone:
                inside = tuple(left(clause.clauses))
                yield clause if inside == clause.clauses else clause.model_copy(update={"clauses": inside})
            elif clause.stand_in and full_id in stand_ins.words and (name := stand_in_id(clause.stand_in)) not in taken:
                taken.add(name)
                yield Clause(id=name, heading=clause.stand_in)
                yield from left(clause.clauses)
            else:
                yield from left(clause.clauses)

    return tuple(left(document.clauses))
