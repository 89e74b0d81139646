"""What is removed for an audience, what stands in for it, and what is proved on the whole and shown in part."""

from __future__ import annotations

from typing import Any

import pytest

from generator import quiz, select
from generator.derive import derive
from generator.model import Classification, Handbook, UnitGroup
from generator.model.derived import FindingCode
from generator.model.stand_in import stand_in_id
from generator.select import Selection
from generator.view.book import Book
from generator.view.sources import source_view
from generator.view.teaching import Teaching
from tests.making import assignment, group, handbook, responsibility, unit
from tests.select.site import derived
from tests.validate.checking import clause, procedure, source, step

PUBLIC, INTERNAL, RESTRICTED = Classification
SECRET: dict[str, Any] = {"classification": "restricted"}
WORDS = "Một bộ phận khác"


def stood_in(text: str, folder: str = "organisation") -> str:
    book = handbook(units={"x": unit(name=text)})
    return f"{folder}/{stand_in_id(book.units['organisation/x'].name)}"


def public(**parts: Any) -> Selection:
    return select.select(handbook(**parts), PUBLIC)


def test_with_nothing_above_the_audience_it_is_the_same_handbook() -> None:
    book = handbook(units={"a": unit(classification="internal")})
    assert select.select(book, INTERNAL).handbook is book
    assert select.select(book, RESTRICTED).handbook is book


# -- units ---------------------------------------------------------------------------------------------------------------


def test_a_unit_with_words_for_it_becomes_an_open_group_of_that_name_alone() -> None:
    units = {"a": unit(), "spies": unit(**SECRET, stand_in=WORDS, tier="central", abbreviation="TM", formerly=["organisation/watchers"])}
    left = public(units=units).handbook.units
    group_id = stood_in(WORDS)
    assert set(left) == {"organisation/a", group_id}
    assert left[group_id].model_dump(exclude_defaults=True) == {"id": group_id, "kind": "group", "name": {"vi": WORDS}, "open": True, "editorial": True}


def test_two_units_with_the_same_words_become_one() -> None:
    units = {"a": unit(), "x": unit(**SECRET, stand_in=WORDS), "y": unit(**SECRET, stand_in=WORDS), "z": unit(**SECRET, stand_in="Bộ phận thứ ba")}
    work = {"r": responsibility(assignment("l", "organisation/a", "perform", **{"with": ["organisation/x", "organisation/y", "organisation/z"]}))}
    left = public(units=units, responsibilities=work).handbook
    assert left.responsibilities["responsibilities/r"].assignments[0].with_ == (stood_in(WORDS), stood_in("Bộ phận thứ ba"))
    assert len(left.units) == 3


def test_a_group_is_nobodys_superior() -> None:
    units = {"top": unit(**SECRET, stand_in=WORDS), "a": unit(parent="organisation/top", supervised_by="organisation/top")}
    left = public(units=units).handbook.units["organisation/a"]
    assert not isinstance(left, UnitGroup)
    assert (left.parent, left.supervised_by) == (None, None)


def test_a_desk_stands_in_and_one_without_words_is_left_out() -> None:
    cases = [{"unit": f"organisation/{one}", "when": one, "editorial": True} for one in ("x", "y")]
    units = {"a": unit(desk={"first_of": cases}), "x": unit(**SECRET, stand_in=WORDS), "y": unit(**SECRET), "b": unit(desk={"first_of": cases[1:]})}
    left = public(units=units).handbook.units
    a, b = left["organisation/a"], left["organisation/b"]
    assert not isinstance(a, UnitGroup)
    assert not isinstance(b, UnitGroup)
    assert a.desk
    assert [case.unit for case in a.desk.first_of] == [stood_in(WORDS)]
    assert b.desk is None


def test_a_group_that_lost_somebody_no_longer_lists_all_its_members() -> None:
    units = {"a": unit(), "x": unit(**SECRET), "g": group("organisation/a", "organisation/x"), "h": group("organisation/a")}
    left = public(units=units).handbook.units
    g, h = left["organisation/g"], left["organisation/h"]
    assert isinstance(g, UnitGroup)
    assert isinstance(h, UnitGroup)
    assert (g.members, g.open, h.open) == (("organisation/a",), True, False)


@pytest.mark.parametrize("field", ["with", "over", "to"])
def test_a_duty_that_would_name_nobody_goes(field: str) -> None:
    units = {"a": unit(), "b": unit(), "x": unit(**SECRET)}
    duties = [
        assignment("one", "organisation/a", "perform", **{field: ["organisation/x"]}),
        assignment("two", "organisation/a", "perform", **{field: ["organisation/x", "organisation/b"]}),
    ]
    left = public(units=units, responsibilities={"r": responsibility(*duties)}).handbook
    assert [each.id for each in left.responsibilities["responsibilities/r"].assignments] == ["two"]


def test_what_cannot_be_without_a_thing_goes_with_it_and_takes_along_more() -> None:
    work = {"r": responsibility(assignment("l", "organisation/x"))}
    goals = [{"id": "o", "text": "Nêu", "bloom": "apply", "covers": ["responsibilities/r"]}]
    modules = {"m": {"title": "M", "description": "M", "objectives": goals, "lessons": [{"id": "l", "objectives": ["o"], "minutes": 1}]}}
    lessons = {"modules/m/l": {"id": "modules/m/l", "title": "L", "body": "x"}}
    courses = {"c": {"title": "C", "description": "C", "modules": ["modules/m"]}}
    left = public(units={"x": unit(**SECRET)}, responsibilities=work, modules=modules, lessons=lessons, courses=courses).handbook
    assert not any((left.units, left.responsibilities, left.modules, left.lessons, left.courses))


# -- documents and clauses -----------------------------------------------------------------------------------------------


def test_a_clause_with_words_for_it_stands_where_it_stood() -> None:
    tree = (clause("I", clause("I.1", **SECRET, stand_in="Quy định khác", heading="Chuyện kín"), clause("I.2")), clause("II", **SECRET))
    duties = responsibility(assignment("l", "organisation/a", source=["sources/s#I.1"], legal_basis=["sources/s#II"]))
    roles = [{"id": "perform", "word": "Làm", "short": "Làm", "meaning": "Làm."}]
    left = public(units={"a": unit()}, sources={"s": source(*tree)}, responsibilities={"r": duties}, roles=roles).handbook
    name = stood_in("Quy định khác", "").strip("/")
    [first] = left.sources["sources/s"].clauses
    assert [each.id for each in first.clauses] == [name, "I.2"]
    assert first.clauses[0].model_dump(exclude_defaults=True) == {"id": name, "heading": {"vi": "Quy định khác"}}
    duty = left.responsibilities["responsibilities/r"].assignments[0]
    assert (duty.source, duty.legal_basis) == ((f"sources/s#{name}",), ())
    book = Book(left, derive(left), "vi")
    assert book.clause(f"sources/s#{name}").title == "Quy định khác"
    view = source_view(book, left.sources["sources/s"], Teaching(book)).clauses[0].clauses[0]
    assert (view.name, view.heading) == ("Quy định khác", "")


def test_a_clause_within_a_hidden_document_is_stood_in_for_by_it() -> None:
    book = {"s": source(clause("1", stand_in="Khoản"), **SECRET, stand_in="Một văn bản khác", number="123/MẬT")}
    duties = responsibility(assignment("l", "organisation/a", source=["sources/s#1"]))
    left = public(units={"a": unit()}, sources=book, responsibilities={"r": duties}).handbook
    name = stood_in("Một văn bản khác", "sources")
    assert left.responsibilities["responsibilities/r"].assignments[0].source == (name,)
    assert left.sources[name].clauses == ()


def test_a_statement_whose_every_clause_is_hidden_goes() -> None:
    terms = [{"id": one, "term": one, "definition": one, "source": [f"sources/s#{clause}" for clause in clauses]} for one, clauses in (("a", "1"), ("b", "12"))]
    left = public(sources={"s": source(clause("1", **SECRET), clause("2"))}, terms=terms).handbook
    assert [(term.id, term.source) for term in left.terms] == [("b", ("sources/s#2",))]


# -- steps ---------------------------------------------------------------------------------------------------------------


def ways(book: Handbook) -> dict[str, list[str]]:
    return {step.id: [way.target for way in step.next] for step in book.procedures["procedures/p"].steps}


def test_who_took_a_hidden_step_goes_on_to_what_followed_it() -> None:
    steps = (step("a"), step("b", **SECRET), step("c", **SECRET, following="e"), step("d"), step("e"))
    left = public(procedures={"p": procedure(*steps)}).handbook
    assert ways(left) == {"a": ["e"], "d": ["e"], "e": ["end"]}


def test_the_first_step_may_be_hidden() -> None:
    steps = (step("a", "c", **SECRET), step("b", "end"), step("c", "b"))
    assert ways(public(procedures={"p": procedure(*steps)}).handbook) == {"c": ["b"], "b": ["end"]}


def test_a_procedure_cannot_be_told_without_its_decision() -> None:
    steps = (step("a"), step("b", [{"when": "Có", "go": "c"}, {"else": "end"}], **SECRET), step("c"))
    assert not public(procedures={"p": procedure(*steps)}).handbook.procedures


# -- lists and running text ----------------------------------------------------------------------------------------------


def test_lists_keep_no_trace() -> None:
    units = {"a": unit(), "x": unit(**SECRET)}
    left = public(
        units=units,
        responsibilities={
            "open": responsibility(assignment("l", "organisation/a"), topic="one"),
            "kin": responsibility(assignment("l", "organisation/a"), topic="two", **SECRET),
        },
        topics=[{"id": one, "name": one} for one in ("one", "two", "three")],
        acknowledged=[{"code": "idle-unit", "subject": one, "reason": "Đã rõ."} for one in ("organisation/x", "organisation/a")],
        removed=[
            {"id": "organisation/old", "reason": "Đã bỏ.", "successor": "organisation/x"},
            {"id": "organisation/older", "reason": "Đã bỏ.", "classification": "internal"},
        ],
    ).handbook
    assert [topic.id for topic in left.topics] == ["one", "three"]
    assert left.acknowledged == ()
    assert [(each.id, each.successor) for each in left.removed] == [("organisation/old", None)]


LINKS = {
    "Xem [đội kín](organisation/x).": "Xem đội kín.",
    "Xem [đội *kín*](<organisation/x> 'đội') và [a](organisation/a).": "Xem đội *kín* và [a](organisation/a).",
    'Xem [đội kín](organisation&#47;x "x").': "Xem đội kín.",
    "Xem [đội][k] và [k].\n\n[k]: organisation/x": "Xem đội và k.\n\n",
    "Mã `organisation/x`, không phải `organisation/x-ray` hay organisation/x/y.": "Mã `…`, không phải `organisation/x-ray` hay organisation/x/y.",
    "Xem [bài](modules/kin/practice#q).": "Xem bài.",
    "[![ảnh](a.png)](organisation/x)": "![ảnh](a.png)",
}


@pytest.mark.parametrize("written", LINKS)
def test_a_link_to_something_hidden_becomes_its_own_words(written: str) -> None:
    goals = [{"id": "o", "text": "Nêu", "bloom": "apply", "covers": ["organisation/a"]}]
    modules = {"kin": {"title": "M", "description": "M", "objectives": goals, "lessons": [{"id": "l", "objectives": ["o"], "minutes": 1}], **SECRET}}
    prose = {"about": {"id": "about", "title": "Về", "body": written}}
    left = public(units={"a": unit(), "x": unit(**SECRET)}, modules=modules, prose=prose).handbook
    assert left.prose["about"].body.get("vi") == LINKS[written]


def test_an_embed_of_something_hidden_becomes_the_words_for_it() -> None:
    embeds = '{{ unit("organisation/x") }}\n\n{{ matrix(unit="organisation/x") }}\n\n{{ unit("organisation/y") }}\n\n{{ unit("organisation/a") }}'
    goals = [{"id": "o", "text": "Nêu", "bloom": "apply", "covers": ["organisation/a"]}]
    modules = {"m": {"title": "M", "description": "M", "objectives": goals, "lessons": [{"id": "l", "objectives": ["o"], "minutes": 1}]}}
    units = {"a": unit(), "x": unit(**SECRET, stand_in="Đội <b>*khác*"), "y": unit(**SECRET)}
    left = public(units=units, modules=modules, lessons={"modules/m/l": {"id": "modules/m/l", "title": "L", "body": embeds}}).handbook
    words = "Đội &#60;b&#62;&#42;khác&#42;"
    assert left.lessons["modules/m/l"].body.get("vi") == f'{words}\n\n{words}\n\n…\n\n{{{{ unit("organisation/a") }}}}'


def test_where_everything_is_internal_only_what_says_so_is_public() -> None:
    settings = {"title": "S", "organisation": "O", "publisher": "P", "description": "D", "languages": ["vi"], "classification": "internal", "about": "about"}
    units = {"a": unit(classification="public"), "b": unit()}
    left = public(settings=settings, units=units, prose={"about": {"id": "about", "title": "Về", "body": "x"}}).handbook
    assert (list(left.units), left.prose, left.settings.about) == (["organisation/a"], {}, None)


# -- what is proved on the whole -----------------------------------------------------------------------------------------


def test_a_hidden_lead_never_makes_a_public_nobody_leads() -> None:
    units = {"a": unit(name="A"), "x": unit(**SECRET, name="X")}
    duties = responsibility(assignment("l", "organisation/x", "lead"), assignment("c", "organisation/a", "coordinate"))
    whole = handbook(units=units, responsibilities={"r": duties})
    selection = select.select(whole, PUBLIC)
    assert FindingCode.NO_LEAD in {finding.code for finding in derive(selection.handbook).findings}
    assert [finding for finding in derived(whole, selection).findings if finding.code is FindingCode.NO_LEAD] == []


def test_a_finding_is_shown_only_to_who_may_see_all_it_rests_on() -> None:
    units = {"a": unit(name="A"), "b": unit(name="B"), "x": unit(**SECRET, name="X", stand_in=WORDS)}
    hidden_partner = responsibility(assignment("c", "organisation/a", "coordinate", **{"with": ["organisation/x"]}))
    whole = handbook(units=units, responsibilities={"r": hidden_partner, "s": responsibility(assignment("c", "organisation/b", "coordinate"))})
    found = derive(whole).findings
    shown = select.findings(found, select.select(whole, PUBLIC))
    assert {finding.subject for finding in found if finding.code is FindingCode.NO_LEAD} == {"responsibilities/r", "responsibilities/s"}
    assert {finding.subject for finding in shown} == {"responsibilities/s"}


def test_a_clause_that_only_hidden_things_cite_is_shown_neither_as_cited_nor_as_open() -> None:
    duties = responsibility(assignment("l", "organisation/a", source=["sources/s#1"]), **SECRET)
    whole = handbook(units={"a": unit()}, sources={"s": source(clause("1"), clause("2"))}, responsibilities={"r": duties})
    selection = select.select(whole, PUBLIC)
    shown = derived(whole, selection)
    assert [(each.id, each.missing) for each in shown.coverage] == [("sources/s#2", True)]
    assert [finding.subject for finding in shown.findings if finding.code is FindingCode.UNCITED_CLAUSE] == ["sources/s#2"]


def training(**question: Any) -> dict[str, Any]:
    goals = [{"id": "o", "text": "Nêu", "bloom": "apply", "covers": ["sources/s#1"]}]
    options = [{"id": one, "text": one, "feedback": one, "correct": one == "a"} for one in ("a", "b")]
    asked = {"id": "q", "type": "single-choice", "objective": "modules/m#o", "stem": "Ai?", "explanation": "Vì.", "source": ["sources/s#1"], "options": options}
    return {
        "sources": {"s": source(clause("1"), clause("2", **SECRET, stand_in="Điều khác"))},
        "modules": {"m": {"title": "M", "description": "M", "objectives": goals, "lessons": [{"id": "l", "objectives": ["o"], "minutes": 1}]}},
        "lessons": {"modules/m/l": {"id": "modules/m/l", "title": "L", "body": "x"}},
        "banks": {"b": {"title": "B", "module": "modules/m", "questions": [{**asked, **question}]}},
    }


@pytest.mark.parametrize(("question", "shown"), [({}, 1), (SECRET, 0), ({"source": ["sources/s#1", "sources/s#2"]}, 0), ({"covers": ["sources/s#2"]}, 0)])
def test_a_question_is_put_only_to_who_may_see_all_it_rests_on(question: dict[str, Any], shown: int) -> None:
    whole = handbook(**training(**question))
    selection = select.select(whole, PUBLIC)
    assert len(select.questions(quiz.posed(whole), selection)) == shown
    assert len(selection.handbook.banks["quizzes/b"].questions) == shown


def test_the_hash_of_a_question_says_nothing_of_what_is_hidden() -> None:
    books = [handbook(units={"a": unit(parent=parent), "x": unit(**SECRET)}, **training(covers=["organisation/a"])) for parent in (None, "organisation/x")]
    whole = [quiz.posed(book)[0].hash for book in books]
    shown = [select.questions(quiz.posed(book), select.select(book, PUBLIC))[0].hash for book in books]
    assert whole[0] != whole[1]
    assert shown[0] == shown[1]


def test_pictures_of_hidden_texts_stay_hidden() -> None:
    bodies = {"a": "![x](modules/m/seen.png)", "l": "![x](seen.png) ![y](kin.png)"}
    parts = training()
    parts["modules"]["m"]["lessons"].append({"id": "k", "objectives": ["o"], "minutes": 1, **SECRET})
    parts["lessons"]["modules/m/k"] = {"id": "modules/m/k", "title": "K", "body": bodies["l"]}
    whole = handbook(**parts, prose={"about": {"id": "about", "title": "Về", "body": bodies["a"]}})
    found = dict.fromkeys(("modules/m/seen.png", "modules/m/kin.png", "logo.png"), b"")
    left = select.pictures(found, whole, select.select(whole, PUBLIC).handbook)
    assert set(left) == {"modules/m/seen.png", "logo.png"}
