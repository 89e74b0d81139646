"""The search engine in both languages, asked the same: the Python one directly, the JavaScript one inside a real Chromium."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from playwright.sync_api import Page as Tab

from generator.engine.scripts import SEARCH
from generator.search import Index, answer, fact, search, told

ASK = """
([index, queries]) => {
  const engine = self.HandbookSearch, known = engine.load(JSON.parse(index));
  return JSON.stringify(JSON.parse(queries).map(function (query) {
    const given = engine.answer(known, query), { optional, ...question } = given.question;
    return {
      pages: engine.search(known, query).map((page) => [page.page, page.score, page.share, page.hits.map((hit) => [hit.doc, hit.score])]),
      question: Object.assign(question, { optional: Array.from(optional).sort() }),
      facts: given.answers.map((one) => engine.fact(known, one)),
      told: given.answers.map((one) => Object.values(engine.told(known, engine.fact(known, one), given))),
      nobody: given.nobody,
    };
  }));
}
"""


def load(tab: Tab) -> None:
    """Make the engine known to a blank page."""
    for script in SEARCH:
        tab.evaluate(script.read_text("utf-8"))


def in_javascript(tab: Tab, index: bytes, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the JavaScript engine says to each query. Queries travel as JSON, so that lone surrogates arrive."""
    said: list[dict[str, Any]] = json.loads(tab.evaluate(ASK, [index.decode(), json.dumps(list(queries))]))
    return said


def in_python(index: bytes, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the Python engine says to each query, in the same form."""
    known = Index.of(index)
    return [json.loads(json.dumps(_said(known, query))) for query in queries]


def _said(known: Index, query: str) -> dict[str, Any]:
    given = answer(known, query)
    facts = [fact(known, one) for one in given.answers]
    return {
        "pages": [[page.page, page.score, page.share, [[hit.doc, hit.score] for hit in page.hits]] for page in search(known, query)],
        "question": {**asdict(given.question), "optional": sorted(given.question.optional)},
        "facts": [asdict(one) for one in facts],
        "told": [told(known, one, given) for one in facts],
        "nobody": given.nobody,
    }
