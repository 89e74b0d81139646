"""Finding pages on the real handbook: recall class by class, the rules of ranking one by one, and queries meant to do harm."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline, search, view
from generator.model.derived import Derived
from generator.search.documents import documents
from generator.search.reading import one_slip
from tests.making import handbook, unit
from tests.search import asking
from tests.search.conftest import made

HOSTILE = (
    "",
    " ",
    "\0",
    "((((",
    "a*b+c?[",
    "\\",
    "\u202eảb\u202c",
    "\ud800",
    "x" * 100_000,
    "ai " * 5_000,
    "'\"<script>",
    "ﬁ ß İ ı 𝒜 字 ไทย",
    "-",
    "a" * 399 + "𝒜",
)


def first(index: search.Index, query: str) -> str:
    """The page found first."""
    found = search.search(index, query)
    return index.docs[found[0].page].address if found else ""


def test_recall_on_the_real_handbook(root: Path, indexes: dict[str, bytes]) -> None:
    checked = pipeline.check(root)
    whole = pipeline.require(checked)
    queries = asking.real(list(documents(whole, checked.derived, view.pages(whole, checked.derived, "vi"), "vi")))
    vi, en = search.Index.of(indexes["vi"]), search.Index.of(indexes["en"])
    found = {}
    for query in queries:
        pages = [vi.docs[hit.page].address for hit in search.search(vi, query.text)]
        found[query.text] = pages or [en.docs[hit.page].address for hit in search.search(en, query.text)]
    assert min(sum(query.kind == kind for query in queries) for kind in asking.CLASSES) >= 40
    at_1, at_5 = asking.recall(queries, found, 1), asking.recall(queries, found, 5)
    assert {kind: share for kind, share in at_1.items() if share < 0.9} == {}
    assert (at_1["all"] >= 0.95, at_5["all"] >= 0.99) == (True, True), (at_1, at_5)


@pytest.mark.parametrize("query", [text for text, _ in asking.written("plain")])
def test_decomposed_input_finds_the_same(vietnamese: search.Index, query: str) -> None:
    assert search.search(vietnamese, unicodedata.normalize("NFD", query)) == search.search(vietnamese, query)


def test_exact_accents_come_before_folded_ones() -> None:
    names = {"ship": "Phòng tàu biển", "music": "Phòng hòa tấu", "pipe": "Phòng bán tẩu"}
    index = search.Index.of(made(handbook(units={key: unit(name=name) for key, name in names.items()}), Derived(), "vi"))
    assert {typed: first(index, f"{typed} ") for typed in ("tàu", "tấu", "tẩu")} == {
        "tàu": "organisation/ship",
        "tấu": "organisation/music",
        "tẩu": "organisation/pipe",
    }
    assert len(search.search(index, "tau ")) == 3


def test_only_the_last_word_is_taken_for_a_beginning(small_index: bytes) -> None:
    index = search.Index.of(small_index)
    best = {query: max((hit.share for hit in search.search(index, query)), default=0.0) for query in ("kho v", "kho v ", "v kho")}
    assert best == {"kho v": 1.0, "kho v ": 0.5, "v kho": 0.5}


def test_pages_that_lack_words_go_when_another_has_all(vietnamese: search.Index) -> None:
    found = search.search(vietnamese, "danh sách trích ngang cán bộ")
    assert found[0].share == 1.0
    assert min(hit.share for hit in found) >= 0.6


def test_a_quotation_leads_to_the_one_page_that_says_it(vietnamese: search.Index) -> None:
    assert first(vietnamese, "kế hoạch cho Chi cục của ") == "modules/setting-up-units/who-builds-the-system"
    assert first(vietnamese, "ke hoach cho chi cuc cua ") == "modules/setting-up-units/who-builds-the-system"
    assert first(vietnamese, "kế hoạch chò Chi cục cửa ") == "organisation/branch", "with other accents it is no quotation"
    assert first(vietnamese, "Chi cục của ") == "organisation/branch", "so few words are no quotation either"


@pytest.mark.parametrize(("query", "page"), [("quy trinh tap huan", "training"), ("quy trình tiêu chí quản lý rủi ro", "risk-criteria")])
def test_a_procedure_is_found_by_what_it_is_too(vietnamese: search.Index, query: str, page: str) -> None:
    assert first(vietnamese, query) == f"procedures/{page}"


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("ton cuc hai quan", "organisation/general-department"),
        ("trổng cục hải quan", "organisation/general-department"),
        ("doi kiem sot", "organisation/provincial-control-team"),
        ("các đơn vị nghiệm vụ", "organisation/provincial-professional-units"),
        ("ma trậnh", "matrix"),
    ],
)
def test_a_slip_that_makes_another_word_is_read(vietnamese: search.Index, query: str, page: str) -> None:
    assert first(vietnamese, query) == page


def test_words_that_stand_nowhere_side_by_side_are_still_those_words(vietnamese: search.Index) -> None:
    assert first(vietnamese, "kinh phí KHTV") in {"organisation/planning-finance-department", "responsibilities/funding-for-intelligence-system"}


def test_a_unit_of_a_class_leads_to_its_class(vietnamese: search.Index) -> None:
    assert first(vietnamese, "Cục Hải quan Hà Nội") == "organisation/provincial-department"
    assert first(vietnamese, "chi cuc hai quan huu nghi") == "organisation/branch"


def test_words_run_together_are_parted(vietnamese: search.Index) -> None:
    assert first(vietnamese, "phanmem cosodulieu") == first(vietnamese, "phan mem co so du lieu")
    assert first(vietnamese, "kehoachtongthe") == "responsibilities/overall-plan"


@pytest.mark.parametrize("query", ["cucj ddieeuf tra choongs buoon laauj", "cu5c d9ie62u tra cho61ng buo6n la65u", "hair quan", "hari quan"])
def test_keys_of_an_input_method_that_was_off_are_read(vietnamese: search.Index, query: str) -> None:
    plain = {"hair quan": "hải quan", "hari quan": "hải quan"}.get(query, "cục điều tra chống buôn lậu")
    assert first(vietnamese, query) == first(vietnamese, plain)


@pytest.mark.parametrize(("query", "page"), [("funding", "funding-for-intelligence-system"), ("recruiting", "recruitment-and-professional-staff")])
def test_english_endings_do_not_matter(english: search.Index, query: str, page: str) -> None:
    assert f"responsibilities/{page}" in [english.docs[hit.page].address for hit in search.search(english, query)][:3]


@pytest.mark.parametrize("query", ["cuc hair quan dong nai phai lam gi", "Hải quan Quảng Ninh phải làm gì", "cục hải quan lạng sơn phải nộp gì"])
def test_what_a_unit_of_a_class_has_to_do_is_told_by_its_class(vietnamese: search.Index, query: str) -> None:
    assert first(vietnamese, query) == "organisation/provincial-department"
    assert search.answer(vietnamese, query).question.unit == "organisation/provincial-department"


@pytest.mark.parametrize("query", ["hạn nộp", "han chot", "thời hạn", "có những thời hạn nào"])
def test_a_question_of_deadlines_in_general_leads_to_all_of_them(vietnamese: search.Index, query: str) -> None:
    given = search.answer(vietnamese, query)
    assert first(vietnamese, query) == "deadlines"
    assert {vietnamese.docs[one.doc].anchor for one in given.answers} == {"deployment-plan", "staff-list"}


@pytest.mark.parametrize(("query", "place"), [("mục II.3.1", "II.3.1"), ("muc ii.1.4", "II.1.4")])
def test_the_number_of_a_clause_leads_to_it(vietnamese: search.Index, query: str, place: str) -> None:
    hit = search.search(vietnamese, query)[0]
    assert vietnamese.docs[hit.hits[0].doc].anchor == place


def test_a_word_that_is_asked_for_is_explained(vietnamese: search.Index) -> None:
    assert first(vietnamese, "danh sách trích ngang là gì") == "glossary"


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_only_queries(vietnamese: search.Index, query: str) -> None:
    assert len(search.search(vietnamese, query)) <= 50
    assert search.answer(vietnamese, query).question.unit in {"", *vietnamese.page_number}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_query_is_too_strange(small_index: bytes, query: str) -> None:
    index = search.Index.of(small_index)
    assert all(0.0 <= hit.share <= 1.0 and hit.score >= 0.0 for hit in search.search(index, query))


@given(st.text("abcde", min_size=1, max_size=6), st.integers(0, 5), st.sampled_from("abcde"))
def test_one_slip_is_an_edit_and_can_be_taken_back(word: str, at: int, letter: str) -> None:
    place = at % len(word)
    for typed in (word[:place] + letter + word[place:], word[:place] + word[place + 1 :], word[:place] + letter + word[place + 1 :]):
        assert one_slip(typed, word)
        assert one_slip(word, typed)
