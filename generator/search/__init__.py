"""Search, a stage beside `view` and `export`: the handbook → an index made when the site is made, and the engine that asks it. Pure; no files.

    documents → encode → (the site, `engine.js`)        unrolled → reading → query → answers → lookup

The engine exists twice, here for the terminal and in `theme/assets/handbook/search/engine.js` for browsers, and gives the same
pages with the same scores; `tests/search/test_parity.py` holds it so. An index holds the handbook it is given, so whoever may not
see something must be given a handbook without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.locale import Catalogue
from generator.model import Handbook, Prose
from generator.model.derived import Derived
from generator.model.page import Page
from generator.search.answers import WHO, Answer, Answers, Fact, Question, answer, fact, of_unit_and_topic, told, understand
from generator.search.documents import documents, text_documents
from generator.search.encode import Site, Words, encode, packed
from generator.search.lookup import Answered, FoundPage, LookedUp, looked_up
from generator.search.query import Hit, PageHit, ranked
from generator.search.questions import question_words
from generator.search.synonyms import same_phrases
from generator.search.unrolled import Found, Index

OF_UNIT = 1.3
"""What a page counts that has a duty of the unit named in the query, about the rest of the query."""


def index(handbook: Handbook, derived: Derived, pages: Sequence[Page], site: Site) -> bytes:
    """The index of *pages* as canonical JSON: of their language, holding what *handbook* and *derived* hold and nothing else."""
    roles = {word.id.value: word.word.get(site.language) for word in handbook.roles}
    known = Words(same_phrases(handbook), question_words(handbook), roles, _strings(site.language, derived))
    return encode(documents(handbook, derived, pages, site.language), site, known)


def _strings(language: str, derived: Derived) -> Mapping[str, str]:
    """The strings to answer in: where somebody's part is left out, "nobody" says what is shown and not what the text says."""
    strings = dict(Catalogue.of(language).below("search"))
    shown = strings.pop("nobody-shown")
    return {**strings, "nobody": shown} if derived.selected else strings


def text_index(texts: Mapping[str, Prose], pages: Sequence[Page], site: Site) -> bytes:
    """The index of pages of running text, *texts* by page id, such as the guide's."""
    return encode(text_documents(texts, pages, site.language), site, Words())


def script(index: bytes) -> bytes:
    """The index as a classic script, for pages that are opened from files and may read nothing else."""
    return b"self.handbookIndex=" + index + b";\n"


def search(found: Index, query: str) -> list[PageHit]:
    """The pages that answer *query*, the best first: where it asks something, the page that holds the answer before all."""
    given = answer(found, query)
    question = given.question
    if not question.ask or question.implied:
        ours = of_unit_and_topic(found, query)
        return sorted(ranked(found, query), key=lambda hit: -hit.score * (OF_UNIT if hit.page in ours else 1.0))
    pages = ranked(found, query, optional=question.optional)
    if not given.answers or not question.topic or (question.unit and question.ask != WHO):
        return pages
    first = found.docs[given.answers[0].doc].page
    return sorted(pages, key=lambda hit: hit.page != first)


__all__ = [
    "Answer",
    "Answered",
    "Answers",
    "Fact",
    "Found",
    "FoundPage",
    "Hit",
    "Index",
    "LookedUp",
    "PageHit",
    "Question",
    "Site",
    "answer",
    "fact",
    "index",
    "looked_up",
    "packed",
    "script",
    "search",
    "text_index",
    "told",
    "understand",
]
