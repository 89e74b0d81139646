"""Quiz: the last day on which something is still in time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Due, Generate
from generator.model.kinds.date import DateQuestion
from generator.model.relations import Owed
from generator.quiz.making import Made, Outcome, Reason, Refused, Workshop


def deadline(workshop: Workshop, order: Generate) -> Iterator[Outcome]:
    """One question about every deliverable that has a deadline."""
    for responsibility in workshop.responsibilities(order):
        owed = [one for one in workshop.relations.owed if one.responsibility.id == responsibility.id and one.deliverable.due]
        if not owed:
            yield Refused(responsibility.id, Reason.UNSTATED)
        for one in owed:
            yield _asked(workshop, one, one.deliverable.due or Due(), _day_named(one.deliverable.due or Due()))


def _day_named(due: Due) -> str:
    return "before" if due.before else "on-or-before"


def _asked(workshop: Workshop, owed: Owed, due: Due, how: str) -> Outcome:
    words, deliverable = workshop.words, owed.deliverable
    if deliverable.editorial or not deliverable.source:
        return Refused(owed.id, Reason.UNSTATED)
    last, named = words.day(due.last_day), words.due(due)
    fields = {
        "stem": words.say("deadline.stem", title=deliverable.title),
        "answer": due.last_day.isoformat(),
        "right": words.say(f"deadline.right-{how}", last=last, named=named),
        "otherwise": words.say(f"deadline.wrong-{how}", last=last, named=named),
        "explanation": words.say(f"deadline.because-{how}", clauses=words.clauses(deliverable.source), title=deliverable.title, last=last, named=named),
    }
    return Made(owed.responsibility.id, deliverable.id, DateQuestion, fields, deliverable.source, (owed.id,))
