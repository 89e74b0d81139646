"""Search, a stage beside `view` and `export`: the handbook → an index made when the site is made, and the engine that asks it. Pure; no files.

    documents → encode → (the site, its scripts)        unrolled → reading → query → answers → lookup

The engine exists twice, here for the terminal and in `engine/search/` for browsers, and gives the same
pages with the same scores; `tests/search/test_parity.py` holds it so. An index holds the handbook it is given, so whoever may not
see something must be given a handbook without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.locale import Catalogue
from generator.model import Handbook, Prose
from generator.model.derived import Derived
from generator.model.page import Page
from generator.search.answers import (
    DEADLINE,
    DUTIES,
    MEANING,
    OWES,
    WHO,
    Answer,
    Answers,
    Fact,
    Question,
    answer,
    fact,
    folds_of,
    has_all,
    of_unit_and_topic,
    told,
    understand,
)
from generator.search.documents import documents, text_documents
from generator.search.encode import Site, Words, encode, packed
from generator.search.lookup import Answered, FoundPage, LookedUp, looked_up
from generator.search.query import Hit, PageHit, logarithm, ranked, standing
from generator.search.questions import question_words
from generator.search.reading import FITS, MOST_WORDS, Slot, readings, typed_words
from generator.search.synonyms import same_phrases
from generator.search.unrolled import TITLE, Found, Index

DEADLINES = "deadlines"
"""The page that lists all deadlines."""
QUOTE = 4
"""Words in a row that are a quotation, where a single page has them so."""
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
    """The pages that answer *query*, the best first: before all the one of that title and, where it asks something, the one that answers it."""
    given = answer(found, query)
    question = given.question
    if not question.ask or question.implied:
        ours = of_unit_and_topic(found, query)
        pages = sorted(ranked(found, query), key=lambda hit: -hit.score * (OF_UNIT if hit.page in ours else 1.0))
    else:
        pages = ranked(found, _asked(found, question, query), optional=question.optional)
    first = _leading(found, query, given, pages)
    return sorted(pages, key=lambda hit: hit.page != first)


def _leading(found: Index, query: str, given: Answers, pages: Sequence[PageHit]) -> int:
    """The page that comes before all others, whatever their scores; -1 where none leads."""
    question, slots = given.question, readings(found, typed_words(query))[0]
    folds = folds_of(found, slots)
    titled = _titled(found, folds, pages)
    if titled >= 0:
        return titled
    if question.called:
        return next((hit.page for hit in pages if hit.page in question.called), -1)
    return _first(found, given, pages) if question.ask and not question.implied else _quoted(found, slots, folds, pages)


def _titled(found: Index, folds: Sequence[set[int]], pages: Sequence[PageHit]) -> int:
    """The page that has the query for its title, such as a lesson's that is a question; -1 where none has."""
    return next((hit.page for hit in pages if any(_same(entry[:MOST_WORDS], folds) for entry in found.entries(hit.page, TITLE))), -1)


def _quoted(found: Index, slots: Sequence[Slot], folds: Sequence[set[int]], pages: Sequence[PageHit]) -> int:
    """The one page that says a longer query word for word; -1 where several do or none, or where the first is already named so."""
    if len(slots) < QUOTE or any(has_all(found, hit.page, folds) for hit in pages[:1]):
        return -1
    saying = [page.page for page in pages if any(found.docs[hit.doc].sort != "question" and standing(found, slots, hit.doc, FITS[0]) for hit in page.hits)]
    return saying[0] if len(saying) == 1 else -1


def _same(entry: Sequence[int], folds: Sequence[set[int]]) -> bool:
    return len(entry) == len(folds) and all(word in accepted for word, accepted in zip(entry, folds, strict=True))


def familiarity(found: Index, query: str) -> float:
    """How much the words of *query* belong to the language of an index, which holds names in all languages: by how often each stands there."""
    folds = (found.fold_number.get(one.folded) for one in typed_words(query))
    return sum(logarithm(1.0 + len(found.postings[fold])) for fold in folds if fold is not None)


def _first(found: Index, given: Answers, pages: Sequence[PageHit]) -> int:
    """The page of the unit whose duties are asked for, or that explains the word, or that holds the answer; -1 where none leads."""
    question = given.question
    if question.unit and question.ask in {DUTIES, OWES}:
        return found.page_number[question.unit]
    if question.ask == MEANING:
        return next((hit.page for hit in pages if hit.share >= 1.0 and found.docs[hit.hits[0].doc].sort == "term"), -1)
    leads = given.answers and question.topic and (question.ask == WHO or not question.unit)
    return found.docs[given.answers[0].doc].page if leads else -1


def _asked(found: Index, question: Question, query: str) -> str:
    """What to look for: a question of a unit is one for its page, and one of deadlines in general for the page that lists them."""
    if question.ask == DEADLINE and not question.topic and not question.unit and DEADLINES in found.page_number:
        return found.shown(found.page_number[DEADLINES], TITLE)
    return question.whole if question.unit else query


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
    "familiarity",
    "index",
    "looked_up",
    "packed",
    "script",
    "search",
    "text_index",
    "told",
    "understand",
]
