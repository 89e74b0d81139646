"""Quiz: every question there is: those people wrote, and after them those made to order that ask nothing that has been asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from generator.model import Bank, Handbook, Question, in_order, item_id
from generator.model.derived import Posed
from generator.model.facts import Facts, facts_of
from generator.model.training import Status
from generator.quiz.duplicates import Seen
from generator.quiz.generate import Generated, Unmade, generated
from generator.quiz.making import Reason


@dataclass(frozen=True, slots=True)
class Posing:
    """Questions, and orders that came to nothing."""

    questions: tuple[Posed, ...]
    """By module in reading order, within it by bank, written ones first."""
    unmade: tuple[Unmade, ...]
    """In reading order of banks and their orders."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What one bank has come to: how many questions people wrote, how many were made to order, and what was not made."""

    bank: Bank
    written: int
    made: int
    unmade: tuple[Unmade, ...]
    """What the facts can't support."""
    badly_put: tuple[str, ...]
    """Full ids of questions that would break the rules of writing."""


def posed(handbook: Handbook) -> tuple[Posed, ...]:
    """Every question of *handbook*, written or made; a case is one question."""
    return posing(handbook).questions


def posing(handbook: Handbook) -> Posing:
    """The same, with what was ordered and could not be made."""
    facts = Facts(handbook)
    written = [_written(handbook, facts, bank, question) for bank in in_order(handbook.banks) for question in bank.questions]
    made, unmade = _made(handbook, facts)
    places = {module.id: place for place, module in enumerate(in_order(handbook.modules))}
    banks = {bank.id: place for place, bank in enumerate(in_order(handbook.banks))}

    def place(question: Posed) -> tuple[int, str, int, bool]:
        return (places.get(question.module, len(places)), question.module, banks[question.id.partition("#")[0]], question.generated)

    return Posing(tuple(sorted([*written, *made], key=place)), tuple(unmade))


def asking(handbook: Handbook, posing: Posing, kept: Collection[str]) -> tuple[Asking, ...]:
    """What every bank has come to, in reading order, if of the questions made only those of these full ids are kept."""
    return tuple(_asking(bank, posing, kept) for bank in in_order(handbook.banks))


def _asking(bank: Bank, posing: Posing, kept: Collection[str]) -> Asking:
    made = [one.id for one in posing.questions if one.generated and one.id.partition("#")[0] == bank.id]
    return Asking(
        bank=bank,
        written=len(bank.questions),
        made=sum(full_id in kept for full_id in made),
        unmade=tuple(unmade for unmade in posing.unmade if unmade.bank == bank.id),
        badly_put=tuple(full_id for full_id in made if full_id not in kept),
    )


def _made(handbook: Handbook, facts: Facts) -> tuple[list[Posed], list[Unmade]]:
    seen = Seen(handbook.settings.default_language)
    ids = {full_id for full_id, _, _ in handbook.questions()}
    for _, _, question in handbook.questions():
        seen.add(question)
    kept: list[Posed] = []
    unmade: list[Unmade] = []
    taken: Counter[tuple[str, int]] = Counter()
    for one in generated(handbook):
        if isinstance(one, Unmade):
            unmade.append(one)
            continue
        order = one.bank.generate[one.place]
        if one.id in ids or seen.has(one.question):
            unmade.append(Unmade(one.bank.id, order.rule, one.subject, Reason.DUPLICATE))
        elif taken[one.bank.id, one.place] < order.most:
            taken[one.bank.id, one.place] += 1
            ids.add(one.id)
            seen.add(one.question)
            kept.append(_posed(handbook, facts, one))
    return kept, unmade


def _written(handbook: Handbook, facts: Facts, bank: Bank, question: Question) -> Posed:
    resting = facts_of(question)
    return Posed(
        id=item_id(bank.id, question.id),
        module=bank.module,
        question=question,
        generated=False,
        use=question.use or bank.use,
        draft=_is_draft(handbook, bank, question),
        hash=facts.digest(resting),
        facts=resting,
    )


def _posed(handbook: Handbook, facts: Facts, one: Generated) -> Posed:
    return Posed(
        id=one.id,
        module=one.bank.module,
        question=one.question,
        generated=True,
        use=one.bank.use,
        draft=_is_draft(handbook, one.bank, one.question),
        hash=facts.digest(one.facts),
        facts=one.facts,
    )


def _is_draft(handbook: Handbook, bank: Bank, question: Question) -> bool:
    module = handbook.modules.get(bank.module)
    return Status.DRAFT in (question.status, bank.status, module.status if module else Status.PUBLISHED)
