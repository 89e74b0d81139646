"""Search: a question → the assignment or deliverable that answers it, from the data and a table of question words. `answers.js` answers alike.

A question is taken apart: the words that ask (`ai`, `who`, `thời hạn`), the word of a role (`chủ trì`), a unit where one is named, and the
topic, which is all the rest. The facts that fit are ranked by the same search that ranks pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.search.query import ENOUGH, Hit, ranked
from generator.search.reading import Slot, Typed, mended, of_a_class, readings, rows, typed_words
from generator.search.tokens import spelling
from generator.search.unrolled import BODY, NAMES, TITLE, Found, Index

WHO, DEADLINE, RECIPIENT, PARTNER, OWES = "who", "deadline", "recipient", "partner", "owes"
DUTIES, MEANING, ROLE, FILLER = "duties", "meaning", "role", "filler"
SPEAKING_ROLES = frozenset({"lead", "coordinate", "direct", "approve"})
"""Roles whose word asks a question by itself; the words of the others are as often part of a topic."""
FACTS = frozenset({"assignment", "deliverable"})
THINGS = frozenset({"unit", "group", "responsibility", "procedure", "source"})
SHORTEST_NAME = 3
"""Words from which on a query that stands in the name of a thing is no question."""
CLOSE = 0.6
"""Share of the best fact's score that another must have to be an answer too."""
MOST_RANKED = 6
MOST_LISTED = 40

Keep = Callable[[Found], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """A query taken apart; `ask` is empty where it asks nothing. `unit` is a page id. Words that only ask are `optional` to a page."""

    ask: str = ""
    role: str = ""
    unit: str = ""
    topic: str = ""
    """What is left without the words that ask and those of the unit; empty where only fillers are left."""
    whole: str = ""
    """What is left without the words that ask."""
    optional: frozenset[str] = frozenset()
    implied: bool = False
    """Only the word of a role says that something is asked: then it may as well be part of a topic."""
    called: tuple[int, ...] = ()
    """Things of which one title or name has all words: then the query names them, whatever its words ask elsewhere, and only their facts answer.

    A question of a deadline names them by the rest of its words: where they have none, that of another thing is no answer.
    """


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact that answers: the number of its document, and the unit through which it reaches the one asked about, if another."""

    doc: int
    via: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer ready to be shown. Units are (page id, name), clauses (full id, short name of the document, id in it)."""

    sort: str
    page: str
    anchor: str
    title: str
    """What the fact is part of."""
    text: str
    """The duty, or what is handed over."""
    role: str
    role_word: str
    units: tuple[tuple[str, str], ...]
    partners: tuple[tuple[str, str], ...]
    over: tuple[tuple[str, str], ...]
    to: tuple[tuple[str, str], ...]
    via: tuple[tuple[str, str], ...]
    when: str
    due: str
    clauses: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What answers a query. `nobody`: the text gives the role asked for to nobody, and the answers tell who has another."""

    question: Question
    answers: tuple[Answer, ...] = ()
    nobody: bool = False


def understand(index: Index, query: str) -> Question:
    """Take a query apart."""
    typed = typed_words(query)
    phrases = _phrases(index, typed)
    asking = [one for one in phrases if one[2]["ask"] not in {ROLE, FILLER}]
    roles = [phrase["role"] for _, _, phrase in phrases if phrase["ask"] == ROLE]
    if not asking and not (len(phrases) < len(typed) and roles and roles[0] in SPEAKING_ROLES):
        return Question(whole=_written(typed))
    languages = {language for _, _, phrase in asking for language in phrase["language"].split(" ")}
    aside = [one for one in phrases if one[2]["ask"] == ROLE or languages.intersection(one[2]["language"].split(" "))]
    optional = frozenset(one.folded for start, end, _ in aside for one in typed[start:end])
    said = _without(typed, asking)
    kept = next(of_a_class(index, said), said)
    unit, topic = _unit(index, kept)
    asks = [phrase["ask"] for _, _, phrase in asking] or [WHO]
    ask = next((one for one in asks if one != DUTIES), DUTIES)
    has_topic = any(one.folded not in optional for one in topic)
    called = _called_so(index, typed, outright=bool(asking))
    if ask == DEADLINE and not called and not unit:
        called = _called_so(index, [one for one in topic if one.folded not in optional], outright=True)
    return Question(ask, roles[0] if roles else "", unit, _written(topic) if has_topic else "", _written(kept), optional, not asking, called)


def answer(index: Index, query: str) -> Answers:
    """The facts that answer *query*, the best first; none where it asks nothing or nothing fits. Of what is called so, only its own."""
    question = understand(index, query)
    if not question.ask:
        return Answers(question)
    if question.unit and not question.topic:
        return Answers(question, _listed(index, question, _towards(question)) if question.ask == WHO else _of_unit(index, question))
    if question.unit and question.ask != WHO:
        found = _of_unit(index, question)
        if found:
            return Answers(question, found)
    return _on_topic(index, question)


def fact(index: Index, given: Answer) -> Fact:
    """What an answer says."""
    doc = index.docs[given.doc]
    return Fact(
        sort=doc.sort,
        page=doc.address,
        anchor=doc.anchor,
        title=index.shown(doc.page, TITLE),
        text=index.shown(doc.number, BODY if doc.sort == "assignment" else TITLE),
        role=doc.one("role"),
        role_word=index.roles.get(doc.one("role"), ""),
        **{name: _units(index, doc.many(name)) for name in ("units", "partners", "over", "to")},
        via=_units(index, [given.via] if given.via else []),
        when=doc.one("when"),
        due=doc.one("due"),
        clauses=tuple(_clause(index, full_id) for full_id in doc.many("clauses")),
    )


def told(index: Index, shown: Fact, given: Answers | None = None) -> tuple[str, str]:
    """A fact in words: a heading, and what is to be said of it. With *given*, also that nobody has the role that was asked for."""
    strings = index.strings
    names = {name: ", ".join(unit for _, unit in getattr(shown, name)) for name in ("units", "partners", "over", "to", "via")}
    if shown.sort == "assignment":
        parts = [shown.text, *(strings[name].format(unit=names[name]) for name in ("partners", "over", "to") if names[name])]
    else:
        between = {"by": names["units"], "to": names["to"] or strings["to-unstated"]}
        parts = [strings["between"].format_map(between), shown.due or shown.when or strings["due-unstated"]]
    if given and given.nobody:
        parts.insert(0, strings["nobody"].format(role=index.roles.get(given.question.role, given.question.role)))
    if names["via"]:
        parts.append(strings["via"].format(unit=names["via"]))
    parts += [strings["clause"].format(document=document, clause=clause) if clause else document for _, document, clause in shown.clauses]
    return f"{names['units']}: {shown.role_word}" if shown.sort == "assignment" else shown.text, " · ".join(parts)


def _called_so(index: Index, typed: list[Typed], *, outright: bool) -> tuple[int, ...]:
    """Where words ask *outright*, the name must begin with the first word: `Gia hạn quỹ` is a name, and `hạn quỹ` asks about one."""
    folds = folds_of(index, readings(index, typed)[0])
    if len(folds) < SHORTEST_NAME:
        return ()
    rarest = min(folds, key=lambda accepted: sum(len(index.postings[fold]) for fold in accepted))
    places = (at for fold in rarest for at in index.postings[fold] if index.field_at[at] <= NAMES)
    things = {index.doc_at[at] for at in places if index.docs[index.doc_at[at]].sort in THINGS}
    return tuple(sorted(thing for thing in things if has_all(index, thing, folds, first=outright)))


def has_all(index: Index, page: int, folds: Sequence[set[int]], *, first: bool = False) -> bool:
    """Whether one title or name of a page has all words, each given as the folded words that it may be; the *first* at its beginning."""
    entries = (entry for of in (TITLE, NAMES) for entry in index.entries(page, of))
    return any(all(accepted.intersection(entry) for accepted in folds) and (not first or entry[0] in folds[0]) for entry in entries)


def folds_of(index: Index, slots: Sequence[Slot]) -> list[set[int]]:
    """By slot: the folded words that it accepts."""
    return [{index.fold_of[form] for form in slot.accepts} for slot in slots]


def _units(index: Index, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((unit, index.shown(index.page_number[unit], TITLE)) for unit in ids if unit in index.page_number)


def _clause(index: Index, full_id: str) -> tuple[str, str, str]:
    document, _, clause = full_id.partition("#")
    return full_id, index.shown(index.page_number[document], TITLE) if document in index.page_number else document, clause


def of_unit_and_topic(index: Index, query: str) -> frozenset[int]:
    """Pages with a duty of the unit that the query names, about all that it says besides; none where it says nothing besides."""
    unit, topic = _unit(index, typed_words(query))
    if not unit:
        return frozenset()
    named = {index.folds[fold] for of in (TITLE, NAMES) for entry in index.entries(index.page_number[unit], of) for fold in entry}
    if all(one.folded in named or one.folded not in index.fold_number or (one.open and _begins(one.folded, named)) for one in topic):
        return frozenset()
    pages = ranked(index, _written(topic), lambda doc: doc.sort == "assignment" and unit in doc.many("units"))
    return frozenset(page.page for page in pages if page.share >= 1.0)


def _begins(start: str, named: Iterable[str]) -> bool:
    return any(word.startswith(start) for word in named)


def _on_topic(index: Index, question: Question) -> Answers:
    fits = _fits(question)
    if not question.topic:
        due = tuple(Answer(doc.number) for doc in index.docs if question.ask == DEADLINE and doc.sort in FACTS and doc.one("due"))
        return Answers(question, due[:MOST_LISTED])
    others = _ranked(index, question, fits) or _on_best_page(index, question, fits)
    if not question.role or question.ask != WHO:
        return Answers(question, _best(others))
    having = [hit for hit in _ranked(index, question, fits, question.role) or others if index.docs[hit.doc].one("role") == question.role]
    if having and having[0].score >= CLOSE * others[0].score:
        return Answers(question, _best(having))
    page = index.docs[others[0].doc].page if others and not question.implied else -1
    in_role = tuple(Answer(doc.number) for doc in index.docs if doc.page == page and doc.one("role") == question.role and fits(doc))
    found = in_role or _best(hit for hit in others if index.docs[hit.doc].page == page)
    return Answers(question, found, nobody=bool(found) and not in_role)


def _ranked(index: Index, question: Question, fits: Keep, role: str = "") -> list[Hit]:
    """Facts by how well they fit the topic, the best first; only those with that role, if one is given."""
    pages = ranked(index, question.whole, lambda doc: fits(doc) and role in {"", doc.one("role")}, question.optional)
    hits = [hit for page in pages if page.share >= ENOUGH for hit in page.hits]
    return sorted(hits, key=lambda hit: (-hit.score, hit.doc))


def _on_best_page(index: Index, question: Question, fits: Keep) -> list[Hit]:
    """The facts of the page that fits the topic best, where no fact says enough of it by itself."""
    best = ranked(index, question.whole, optional=question.optional)[:1]
    return [Hit(doc.number, page.score) for page in best if page.share >= ENOUGH for doc in index.docs if doc.page == page.page and doc.anchor and fits(doc)]


def _best(hits: Iterable[Hit], most: int = MOST_RANKED) -> tuple[Answer, ...]:
    found = list(hits)
    return tuple(Answer(hit.doc) for hit in found[:most] if hit.score >= CLOSE * found[0].score)


def _fits(question: Question) -> Keep:
    """Which facts may answer the question."""
    sort = _sort(question)
    return lambda doc: sort(doc) and (not question.called or doc.page in question.called)


def _sort(question: Question) -> Keep:
    """What sort of fact answers the question."""
    if question.ask in {DEADLINE, OWES}:
        return lambda doc: doc.sort == "deliverable"
    if question.ask == RECIPIENT:
        return lambda doc: doc.sort in FACTS and (doc.sort == "deliverable" or bool(doc.many("to")))
    if question.ask == PARTNER:
        return lambda doc: bool(doc.many("partners"))
    if question.ask == MEANING:
        return lambda _: False
    return lambda doc: doc.sort == "assignment"


def _of_unit(index: Index, question: Question) -> tuple[Answer, ...]:
    """Facts of the unit itself, then of the parts that do its specialised work and of the groups that include it."""
    fits = _fits(question)
    on_topic = {one.doc for one in _best(_ranked(index, question, fits), MOST_LISTED)} if question.topic else None
    found: dict[int, str] = {}
    for unit in (question.unit, *index.docs[index.page_number[question.unit]].many("acts_as")):
        for doc in index.docs:
            right_role = not question.role or question.ask != DUTIES or doc.one("role") == question.role
            if unit in doc.many("units") and doc.sort in FACTS and fits(doc) and right_role and (on_topic is None or doc.number in on_topic):
                found.setdefault(doc.number, "" if unit == question.unit else unit)
    return tuple(Answer(doc, via) for doc, via in found.items())[:MOST_LISTED]


def _towards(question: Question) -> Keep:
    """Whether a fact of others names the unit, in the role asked for."""
    return lambda doc: (
        doc.sort == "assignment"
        and (not question.role or doc.one("role") == question.role)
        and any(question.unit in doc.many(way) for way in ("partners", "over", "to"))
    )


def _listed(index: Index, question: Question, keep: Keep) -> tuple[Answer, ...]:
    """Facts in reading order; where there are none, those of the unit itself, in the role asked for if it has any."""
    found = tuple(Answer(doc.number) for doc in index.docs if keep(doc))
    if found:
        return found[:MOST_LISTED]
    own = _of_unit(index, question)
    return tuple(one for one in own if index.docs[one.doc].one("role") == question.role) or own


def _phrases(index: Index, typed: list[Typed]) -> list[tuple[int, int, dict[str, str]]]:
    """(start, end, phrase) of every phrase of the table, from left to right, the longest first."""
    found = []
    at = 0
    while at < len(typed):
        end = next((end for end in range(len(typed), at, -1) if _is_phrase(index, typed[at:end])), at)
        if end > at:
            found.append((at, end, index.question_of[_folded(typed[at:end])]))
        at = max(end, at + 1)
    return found


def _is_phrase(index: Index, typed: list[Typed]) -> bool:
    """Whether the words are a phrase of the table, as far as they were typed with accents."""
    phrase = index.question_of.get(_folded(typed))
    if phrase is None:
        return False
    spelt = phrase["spelt"].split(" ")
    return all(spelling(one.word) in {one.folded, other} for one, other in zip(typed, spelt, strict=True))


def _unit(index: Index, kept: list[Typed]) -> tuple[str, list[Typed]]:
    """The unit that is named, and the words without its name: the longest name first, also behind an abbreviation."""
    for row in (*rows(index, kept), *rows(index, mended(index, kept))):
        for length in range(len(row), 0, -1):
            for start in range(len(row) - length + 1):
                unit = index.unit_named.get(_folded(row[start : start + length]), "")
                if unit:
                    return unit, [*row[:start], *row[start + length :]]
    return "", kept


def _without(typed: list[Typed], phrases: list[tuple[int, int, dict[str, str]]]) -> list[Typed]:
    gone = {at for start, end, _ in phrases for at in range(start, end)}
    return [one for at, one in enumerate(typed) if at not in gone]


def _folded(typed: list[Typed]) -> str:
    return " ".join(one.folded for one in typed)


def _written(typed: list[Typed]) -> str:
    """The words as they were typed; a space at the end closes the last one unless it was open."""
    return " ".join(one.word for one in typed) + ("" if typed and typed[-1].open else " ")
