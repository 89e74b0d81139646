"""One truth in two languages: Python and JavaScript find the same pages with the same scores, and give the same answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page as Tab

from generator import pipeline, view
from generator.search.documents import documents
from generator.search.tokens import key, spelling, words
from tests.search import asking, engines
from tests.search.test_query import HOSTILE

IDLE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_every_query_we_have_gets_the_same_from_both(root: Path, indexes: Mapping[str, bytes], engine: Tab) -> None:
    checked = pipeline.check(root)
    handbook = pipeline.require(checked)
    own = asking.real(list(documents(handbook, checked.derived, view.pages(handbook, checked.derived, "vi"), "vi")))
    asked = [text for section in ("questions", "nobody") for text, _ in asking.written(section)]
    queries = [*dict.fromkeys(query.text for query in own), *asked, *HOSTILE]
    for index in indexes.values():
        for query, python, javascript in zip(queries, engines.in_python(index, queries), engines.in_javascript(engine, index, queries), strict=True):
            assert python == javascript, query


def test_names_that_seem_to_ask_get_the_same_from_both(misleading_index: bytes, engine: Tab) -> None:
    queries = ["Gia hạn quỹ khuyến học", "gia han quy khu", "phê duyệt giấy phép khai thác", "hạn quỹ khuyến học", "hạn nộp quỹ khuyến học"]
    assert engines.in_python(misleading_index, queries) == engines.in_javascript(engine, misleading_index, queries)


@IDLE
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_any_query_gets_the_same_from_both(small_index: bytes, engine: Tab, queries: list[str]) -> None:
    assert engines.in_python(small_index, queries) == engines.in_javascript(engine, small_index, queries)


@IDLE
@given(st.text())
def test_words_are_the_same_in_both(engine: Tab, text: str) -> None:
    script = "text => { const e = HandbookSearch; return JSON.stringify(e.words(JSON.parse(text)).map((word) => [word, e.key(word), e.spelling(word)])); }"
    assert json.loads(engine.evaluate(script, json.dumps(text))) == [[word, key(word), spelling(word)] for word in words(text)]
