"""Search: the table of question words, as an index carries it: every phrase folded, with what it asks and, of a role's word, the role."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from generator.model import Handbook
from generator.search.tokens import key, spelling, words

Phrase = dict[str, str]
"""`{say, spelt, ask, language}`, languages parted by spaces, and for a role's word `role`: the phrase folded and as it is spelt (see `tokens.spelling`)."""


def question_words(handbook: Handbook) -> list[Phrase]:
    """The table, together with the words of this handbook's own roles; sorted, each phrase once."""
    own = [(value, "role", word.id.value, language) for word in handbook.roles for text in (word.word, word.short) for language, value in text.values.items()]
    found: dict[str, Phrase] = {}
    # A word of two languages, such as the fillers "do" (bởi) and "do", is one phrase of both.
    for text, ask, role, language in (*_table(), *own):
        row = words(text)
        phrase = {"say": " ".join(map(key, row)), "spelt": " ".join(map(spelling, row)), "ask": ask, "language": language, "role": role}
        known = found.setdefault(phrase["say"], {name: value for name, value in phrase.items() if value})
        known["language"] = " ".join(dict.fromkeys([*known["language"].split(), language]))
    return [found[say] for say in sorted(found) if say]


@cache
def _table() -> tuple[tuple[str, str, str, str], ...]:
    text = resources.files(__package__ or "").joinpath("questions.yml").read_text("utf-8")
    rows = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - BaseLoader builds strings only
    return tuple((say, row["ask"], row.get("role", ""), language) for row in rows for language, phrases in row["say"].items() for say in phrases)
