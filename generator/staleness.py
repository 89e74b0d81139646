"""Stage: the handbook → the questions and lessons whose facts have changed since somebody last found them right. Pure.

What somebody found right stands in `curriculum/reviews.yml`: the hash of the facts, as they were then. What has no entry there was never
looked at, and is not called stale. Made questions have none: they change with their facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.model import Handbook, Review, item_id
from generator.model.facts import Facts, facts_of, facts_of_lesson
from generator.problems import Code, Origins, Problem, Report, UsageError
from generator.words import closest

HEADER = "# Written by `handbook confirm`, and by nobody else.\n"


class UnknownSubjectError(UsageError):
    """There is no question or lesson of that id."""

    def __init__(self, wrong: str, known: Collection[str]) -> None:
        near = closest(wrong, known)
        super().__init__("unknown-review-near" if near else "unknown-review", id=wrong, suggestion=near)


@dataclass(frozen=True, slots=True)
class Subject:
    """A question or lesson: where it stands (owner and path), and what it rests on as full ids."""

    owner: str
    path: tuple[str | int, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """New content of `curriculum/reviews.yml`, the ids that were noted in it, and those that went because nothing is called so any more."""

    content: str
    noted: tuple[str, ...]
    gone: tuple[str, ...]


def subjects(handbook: Handbook) -> Mapping[str, Subject]:
    """Everything that can be reviewed, by full id. What a case asks is reviewed with it."""
    return dict(sorted([*_questions(handbook), *_lessons(handbook)]))


def _questions(handbook: Handbook) -> Iterator[tuple[str, Subject]]:
    for bank in handbook.banks.values():
        for number, question in enumerate(bank.questions):
            yield item_id(bank.id, question.id), Subject(bank.id, ("questions", number), facts_of(question))


def _lessons(handbook: Handbook) -> Iterator[tuple[str, Subject]]:
    for module in handbook.modules.values():
        for number, lesson in enumerate(module.lessons):
            full_id = f"{module.id}/{lesson.id}"
            yield full_id, Subject(module.id, ("lessons", number), facts_of_lesson(handbook, full_id, lesson))


def stale(handbook: Handbook) -> tuple[str, ...]:
    """Ids of the questions and lessons whose facts have changed since they were last found right, sorted."""
    known, facts = subjects(handbook), Facts(handbook)
    return tuple(sorted(one.id for one in handbook.reviews if one.id in known and facts.digest(known[one.id].facts) != one.hash))


def to_review(handbook: Handbook, origins: Origins) -> Report:
    """needs-review, for each that is stale."""
    known = subjects(handbook)
    days = {review.id: review.date for review in handbook.reviews}
    return Report.of(
        Problem.at(origins.place(known[one].owner, known[one].path), Code.NEEDS_REVIEW, id=one, date=days[one], facts=", ".join(known[one].facts))
        for one in stale(handbook)
    )


def open_reviews(handbook: Handbook) -> tuple[str, ...]:
    """Ids of what is stale or was never looked at, sorted."""
    settled = {review.id for review in handbook.reviews} - set(stale(handbook))
    return tuple(one for one in subjects(handbook) if one not in settled)


def confirmed(handbook: Handbook, ids: Collection[str], day: str, note: str | None = None) -> Confirmed:
    """`curriculum/reviews.yml` with a note that these questions and lessons were found right on that day (`2026-11-23`); the others stay.

    Raises UnknownSubjectError for an id that no question and no lesson has.
    """
    known = subjects(handbook)
    for one in ids:
        if one not in known:
            raise UnknownSubjectError(one, known)
    reviews = {review.id: review for review in handbook.reviews if review.id in known}
    gone = tuple(sorted(review.id for review in handbook.reviews if review.id not in known))
    facts = Facts(handbook)
    reviews |= {one: Review(id=one, hash=facts.digest(known[one].facts), date=day, note=note) for one in ids}
    return Confirmed(HEADER + _as_yaml(reviews), tuple(sorted(set(ids))), gone)


def _as_yaml(reviews: Mapping[str, Review]) -> str:
    """The entries by id, a line each, so that two people's reviews seldom touch the same line."""
    listed = [{"id": one.id, "hash": one.hash, "date": one.date, **({"note": one.note} if one.note else {})} for _, one in sorted(reviews.items())]
    return yaml.safe_dump({"reviews": listed}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10**6)
