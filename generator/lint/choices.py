"""Lint: rules about choices: what tells the right one from the others without any knowledge of the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from generator.lint.reading import asked, found, plain, words
from generator.lint.subject import Asked, Choices
from generator.model.kinds.base import Fault
from generator.model.kinds.single_choice import SingleChoice
from generator.model.kinds.true_false import TrueFalse
from generator.problems import Code

LONGER = 1.35
"""How many times as long as the longest other choice a right one is when it is clearly the longest, and"""
BY = 16
"""by how many characters at the least."""

ALONE = 1
"""Words of a choice that is too short beside"""
FULL = 6
"""others of so many words."""

_ARTICLE = re.compile(r"\b(an?)\s*[:_.…]*$", re.IGNORECASE)
_VOWEL = re.compile(r"^\W*(?:[aeio]|u(?!ni|se))", re.IGNORECASE)
_NUMBERS = re.compile(r"^\D*(\d+)\s*(?:-|–|to|đến)\s*(\d+)\D*$")


def longest_key(one: Asked) -> Iterator[Fault]:
    """What is right is clearly longer than everything else; names of units are as long as they are."""
    for choices in one.choices:
        right, wrong = (choices.texts(one.language.code, right=right) for right in (True, False))
        if not right or not wrong or all(plain(text) in one.world.names for _, text in right):
            continue
        path, shortest = min(right, key=lambda each: len(each[1]))
        longest = max(len(text) for _, text in wrong)
        if len(shortest) >= LONGER * longest and len(shortest) >= longest + BY:
            yield one.fault(Code.LINT_LONGEST_KEY, path, key=len(shortest), other=longest)


def absolutes(one: Asked) -> Iterator[Fault]:
    """A word such as “always” in what is wrong, and in nothing that is right; what the cited text itself says so may stay."""
    if isinstance(one.question, TrueFalse) and not one.question.answer:
        yield from _absolute(one, [((*one.path, "stem"), one.stem)], one.said)
    for choices in one.choices:
        right, wrong = (choices.texts(one.language.code, right=right) for right in (True, False))
        if not any(True for _, text in right for _ in found(one.language.absolutes, text)):
            yield from _absolute(one, wrong, f"{one.said} | {' '.join(words(one.stem))}")


def _absolute(one: Asked, texts: list[tuple[tuple[str | int, ...], str]], said: str) -> Iterator[Fault]:
    for path, text in texts:
        own = () if any(found(one.language.others, text.strip())) else one.language.absolutes  # “all of the above” is told as what it is
        for match in found(own, text):
            following = words(text[match.end() :])[:1]
            if " ".join((*words(match.group()), *following)) not in said:
                yield one.fault(Code.LINT_ABSOLUTES, path, word=match.group())


def all_or_none(one: Asked) -> Iterator[Fault]:
    """A choice that speaks of the other choices."""
    for choices in one.choices:
        for number, option in enumerate(choices.options):
            text = option.text.get(one.language.code)
            if any(found(one.language.others, text.strip())):
                yield one.fault(Code.LINT_ALL_OR_NONE, (*choices.path, number, "text"), text=text)


def stem_word(one: Asked) -> Iterator[Fault]:
    """A word of the sentence that asks comes back in the right choice, and none does so in a wrong one alone."""
    for choices in one.choices if isinstance(one.question, SingleChoice) else ():
        stem = one.language.content(asked(one.stem)).keys() - one.world.common(one.language)
        shared = [(option, one.language.content(option.text.get(one.language.code)).keys() & stem) for option in choices.options]
        alone = [(option, own - set().union(*(other for each, other in shared if each is not option))) for option, own in shared]
        telling = [(option, own) for option, own in alone if own]
        if len(telling) == 1 and telling[0][0].correct:
            option, own = telling[0]
            path = (*choices.path, choices.options.index(option), "text")
            yield one.fault(Code.LINT_STEM_WORD, path, word=min(one.language.content(one.stem)[word] for word in own))


def grammar(one: Asked) -> Iterator[Fault]:
    """The right choice alone fits the question's article or number, or alone is written like a sentence."""
    for choices in one.choices if isinstance(one.question, SingleChoice) else ():
        right, wrong = (choices.texts(one.language.code, right=right) for right in (True, False))
        if len(right) == 1 and wrong and any(tells(one, right[0][1], [text for _, text in wrong]) for tells in (_article, _number, _form)):
            yield one.fault(Code.LINT_GRAMMAR, right[0][0], text=right[0][1])


def _article(one: Asked, key: str, others: list[str]) -> bool:
    article = _ARTICLE.search(one.stem.strip()) if one.language.code == "en" else None
    if not article:
        return False
    before_vowel = article.group(1).lower() == "an"
    return _fits(key, before_vowel) and not any(_fits(other, before_vowel) for other in others)


def _fits(text: str, before_vowel: bool) -> bool:  # noqa: FBT001 - which article it is
    return bool(_VOWEL.search(text)) is before_vowel


def _number(one: Asked, key: str, others: list[str]) -> bool:
    """The question asks for several, and one choice names several."""
    several = any(found(one.language.several, asked(one.stem))) and not any(found(one.language.others, key.strip()))
    return several and any(found(one.language.many, key)) and not any(True for other in others for _ in found(one.language.many, other))


def _form(one: Asked, key: str, others: list[str]) -> bool:
    """Alone a full stop, alone none; alone a capital, alone none, save for names of units."""
    if len(others) < 2:  # noqa: PLR2004 - one of two is always alone
        return False
    ends = {other.rstrip()[-1:] in ".;" for other in others}
    begins = {other[:1].isupper() for other in others}
    odd_end = len(ends) == 1 and (key.rstrip()[-1:] in ".;") not in ends
    odd_begin = len(begins) == 1 and key[:1].isalpha() and all(other[:1].isalpha() for other in others) and key[:1].isupper() not in begins
    return odd_end or (odd_begin and not any(_named(one, text) for text in (key, *others)))


def _named(one: Asked, text: str) -> bool:
    """Whether *text* begins with the name of a unit."""
    folded = plain(text)
    return any(folded.startswith(name) for name in one.world.names)


def overlap(one: Asked) -> Iterator[Fault]:
    """Two choices that say the same in another order, one that holds the other, or ranges that share a value."""
    for choices in one.choices:
        for first, second in combinations(choices.options, 2):
            texts = [option.text.get(one.language.code) for option in (first, second)]
            if _overlapping(one, *texts):
                path = (*choices.path, choices.options.index(second), "text")
                yield one.fault(Code.LINT_OVERLAP, path, first=texts[0], second=texts[1])


def _overlapping(one: Asked, first: str, second: str) -> bool:
    ranges = [_NUMBERS.match(text) for text in (first, second)]
    if ranges[0] and ranges[1]:
        (low, high), (other_low, other_high) = (sorted(map(int, each.groups())) for each in ranges if each)
        return low <= other_high and other_low <= high
    short, long = sorted((words(first), words(second)), key=len)
    if short == long:
        return " ".join(first.casefold().split()) != " ".join(second.casefold().split())
    if sorted(short) == sorted(long):
        return bool(one.language.joins & set(short))
    return isinstance(one.question, SingleChoice) and _holds(one, long, short)


def _holds(one: Asked, long: list[str], short: list[str]) -> bool:
    """Whether *long* is *short* and something more: “the plan”, “the plan and the list”."""
    n = len(short)
    begins = long[:n] == short and long[n] in one.language.joins
    ends = long[-n:] == short and long[-n - 1] in one.language.joins
    return begins or ends


def implausible(one: Asked) -> Iterator[Fault]:
    """A wrong choice that nobody takes: idle or joking words, or one word beside full sentences."""
    for choices in one.choices:
        for path, text in choices.texts(one.language.code, right=False):
            if any(found(one.language.idle, text)) or _alone(one, choices, text):
                yield one.fault(Code.LINT_IMPLAUSIBLE, path, text=text)


def _alone(one: Asked, choices: Choices, text: str) -> bool:
    others = [words(option.text.get(one.language.code)) for option in choices.options]
    rest = [len(other) for other in others if other != words(text)]
    return bool(rest) and len(words(text)) <= ALONE and min(rest) >= FULL and plain(text) not in one.world.names
