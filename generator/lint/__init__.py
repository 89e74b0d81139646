"""Stage: the questions that people wrote → problems of how they are written, after the rules of item-writing research. Sibling of `validate`; pure.

Each rule is one small function from a question in one language to its faults; `RULES` lists them, and `words.yml` holds the words they look
for. To add one, write it, list it, give its code's words to the catalogues, items to `tests/lint/corpus.yml`, and a case to the golden projects.
A question that breaks a rule on purpose names its code under `lint`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.lint.banks import key_position
from generator.lint.choices import absolutes, all_or_none, grammar, implausible, longest_key, overlap, stem_word
from generator.lint.reading import Language
from generator.lint.subject import Asked, World, questions
from generator.lint.wording import bare_feedback, negative_stem, reading_level
from generator.model import Bank, Handbook, Question
from generator.model.kinds.base import Fault
from generator.problems import Code, Origins, Problem, Report
from generator.words import closest

RULES: tuple[Callable[[Asked], Iterator[Fault]], ...] = (
    longest_key,
    absolutes,
    negative_stem,
    all_or_none,
    stem_word,
    grammar,
    overlap,
    implausible,
    reading_level,
    bare_feedback,
)

BANK_RULES: tuple[Callable[[Bank], Iterator[Fault]], ...] = (key_position,)

CODES = tuple(code.value for code in Code if code.value.startswith("lint-") and code is not Code.LINT_UNKNOWN_RULE)
"""What a question may name under `lint`."""


def lint(handbook: Handbook, origins: Origins) -> Report:
    """Every fault in how the questions of *handbook* are written, in each of its languages; at most one of a code in a question."""
    world = World(handbook)
    return Report.of(
        Problem.at(origins.place(bank.id, fault.path), fault.code, **fault.details) for bank in handbook.banks.values() for fault in bank_faults(world, bank)
    )


def bank_faults(world: World, bank: Bank) -> Iterator[Fault]:
    """The faults of one bank, without those that its questions have on purpose."""
    for path, question, allowed in questions(bank):
        yield from (fault for fault in faults(world, question, path) if fault.code.value not in allowed)
        yield from _unknown(path, question)
    for rule in BANK_RULES:
        yield from rule(bank)


def faults(world: World, question: Question, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """The faults of one question, written or made, wherever it stands; each code once, in the first language that has it."""
    told: set[Code] = set()
    for language in world.handbook.settings.languages:
        asked = Asked(world, path, question, Language.of(language))
        for fault in (fault for rule in RULES for fault in rule(asked)):
            if fault.code not in told:
                told.add(fault.code)
                yield fault


def _unknown(path: tuple[str | int, ...], question: Question) -> Iterator[Fault]:
    for number, code in enumerate(question.lint):
        if code not in CODES:
            details = {"value": code, "allowed": ", ".join(CODES), "suggestion": closest(code, CODES)}
            yield Fault(Code.LINT_UNKNOWN_RULE, (*path, "lint", number), details)


__all__ = ["BANK_RULES", "CODES", "RULES", "World", "faults", "lint"]
