"""Validate: every question can be answered: it has its key, its choices differ, its gaps and its text fit; and it belongs where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.model import Bank, Case, Text, Use
from generator.model.question import GAP, Accepted, Cloze, Gap, Matching, MultipleChoice, Option, Ordering, ShortAnswer, SingleChoice
from generator.problems import Code, Problem
from generator.validate.spaces import questions
from generator.validate.subject import Subject
from generator.validate.walk import Path
from generator.words import closest

ENOUGH_TO_CHOOSE = 2


class At(NamedTuple):
    """A question with its bank and its path there."""

    bank: Bank
    path: Path
    question: Any

    @property
    def where(self) -> tuple[str, Path]:
        """Owner and path."""
        return self.bank.id, self.path


def _all(subject: Subject) -> Iterator[At]:
    return (At(bank, path, question) for bank in subject.handbook.banks.values() for path, question in questions(bank))


def keys(subject: Subject) -> Iterator[Problem]:
    """not-one-key, no-key, key-among-extra: as many right answers as the kind of question needs."""
    for bank, path, question in _all(subject):
        match question:
            case SingleChoice():
                yield from _one_key(subject, (bank.id, (*path, "options")), question.options)
            case MultipleChoice():
                yield from _some_key(subject, (bank.id, (*path, "options")), question.options)
            case ShortAnswer():
                yield from _some_key(subject, (bank.id, (*path, "accept")), question.accept)
            case Matching():
                for number, option in enumerate(question.extra):
                    if option.correct:
                        yield subject.problem(bank.id, (*path, "extra", number, "correct"), Code.KEY_AMONG_EXTRA, id=option.id)
            case Cloze():
                yield from _gap_keys(subject, At(bank, path, question))


def _gap_keys(subject: Subject, at: At) -> Iterator[Problem]:
    for number, gap in enumerate(at.question.gaps):
        path = (*at.path, "gaps", number)
        if gap.options:
            yield from _one_key(subject, (at.bank.id, (*path, "options")), gap.options)
        elif gap.accept:
            yield from _some_key(subject, (at.bank.id, (*path, "accept")), gap.accept)


def _one_key(subject: Subject, where: tuple[str, Path], options: Sequence[Option]) -> Iterator[Problem]:
    right = [number for number, option in enumerate(options) if option.correct]
    if len(right) != 1:
        owner, path = where
        yield subject.problem(owner, (*path, right[1], "correct") if right else path, Code.NOT_ONE_KEY, n=len(right))


def _some_key(subject: Subject, where: tuple[str, Path], answers: Sequence[Option | Accepted]) -> Iterator[Problem]:
    if not any(answer.correct for answer in answers):
        yield subject.problem(*where, Code.NO_KEY)


def choices(subject: Subject) -> Iterator[Problem]:
    """same-text-twice: in every language, no two choices read the same."""
    for bank, path, question in _all(subject):
        for texts in _choices(path, question):
            yield from _twice(subject, bank.id, texts)


def _choices(path: Path, question: Any) -> Iterator[list[tuple[Path, Text]]]:
    """Lists of what a trainee chooses among, or an answer is looked for in."""
    match question:
        case SingleChoice() | MultipleChoice():
            yield _texts((*path, "options"), question.options)
        case Matching():
            yield _texts((*path, "pairs"), question.pairs, "left")
            yield _texts((*path, "pairs"), question.pairs, "right") + _texts((*path, "extra"), question.extra)
        case Ordering():
            yield _texts((*path, "items"), question.items)
        case ShortAnswer():
            yield _texts((*path, "accept"), question.accept)
        case Cloze():
            for number, gap in enumerate(question.gaps):
                yield _texts((*path, "gaps", number, "options"), gap.options) + _texts((*path, "gaps", number, "accept"), gap.accept)


def _texts(path: Path, choices: Sequence[Any], name: str = "text") -> list[tuple[Path, Text]]:
    return [((*path, number, name), getattr(choice, name)) for number, choice in enumerate(choices)]


def _twice(subject: Subject, owner: str, texts: list[tuple[Path, Text]]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Path] = {}
    for path, text in texts:
        for language, words in sorted(text.values.items()):
            key = (language, " ".join(words.casefold().split()))
            if key in first:
                yield subject.problem(owner, path, Code.SAME_TEXT_TWICE, language=language, text=words, first=subject.place(owner, first[key]))
                break
            first[key] = path


def gaps(subject: Subject) -> Iterator[Problem]:
    """gap-count, unknown-gap, gap-shape: each gap stands once in the text of every language, and is filled in one way."""
    for at in _all(subject):
        if isinstance(at.question, Cloze):
            yield from _in_text(subject, at)
            for number, gap in enumerate(at.question.gaps):
                wrong = _misshapen(gap)
                if wrong:
                    yield subject.problem(at.bank.id, (*at.path, "gaps", number), Code.GAP_SHAPE, id=gap.id, reason=wrong)


def _in_text(subject: Subject, at: At) -> Iterator[Problem]:
    known = dict.fromkeys(gap.id for gap in at.question.gaps)
    for language, text in sorted(at.question.text.values.items()):
        marked = GAP.findall(text)
        path = (*at.path, "text", language)
        unknown = dict.fromkeys(one for one in marked if one not in known)
        meant = {one: closest(one, [gap for gap in known if gap not in marked]) for one in unknown}
        for one in unknown:
            yield subject.problem(at.bank.id, path, Code.UNKNOWN_GAP, id=one, language=language, suggestion=meant[one])
        for one in known:
            if marked.count(one) != 1 and one not in meant.values():
                yield subject.problem(at.bank.id, path, Code.GAP_COUNT, id=one, language=language, n=marked.count(one))


def _misshapen(gap: Gap) -> str | None:
    """What is wrong with how a gap is filled, as the name of a word of the catalogues."""
    if bool(gap.options) == bool(gap.accept):
        return "gap-both" if gap.options else "gap-neither"
    if gap.options and len(gap.options) < ENOUGH_TO_CHOOSE:
        return "gap-one-option"
    if gap.accept and gap.otherwise is None:
        return "gap-without-otherwise"
    return "gap-needless-otherwise" if gap.options and gap.otherwise else None


def homes(subject: Subject) -> Iterator[Problem]:
    """objective-elsewhere: a bank feeds one module, and what it asks or has made tests objectives of that module; an exam may ask about several."""
    for bank in subject.handbook.banks.values():
        if bank.use is Use.EXAM:
            continue
        asked = [(path, question.objective) for path, question in questions(bank)]
        made = [(("generate", number), order.objective) for number, order in enumerate(bank.generate)]
        for path, objective in (*asked, *made):
            home = objective.partition("#")[0]
            if home != bank.module and home in subject.handbook.modules and bank.module in subject.handbook.modules:
                details = {"objective": objective, "module": bank.module}
                yield subject.problem(bank.id, (*path, "objective"), Code.OBJECTIVE_ELSEWHERE, **details)


def uses(subject: Subject) -> Iterator[Problem]:
    """practice-in-exam-bank, case-part: nothing says of itself what what is around it rules out."""
    for bank, path, question in _all(subject):
        if bank.use is Use.EXAM and question.use is Use.PRACTICE:
            yield subject.problem(bank.id, (*path, "use"), Code.PRACTICE_IN_EXAM_BANK, id=question.id)
        for number, part in enumerate(question.questions if isinstance(question, Case) else ()):
            for name in sorted({"use", "status", "classification"} & part.model_fields_set):
                yield subject.key_problem(bank.id, (*path, "questions", number, name), Code.CASE_PART, field=name, case=question.id)
