"""The browser scores every case of the corpus as Python does."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from generator import engine

CORPUS: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "conformance" / "scoring.yml").read_text("utf-8"))
RUN = "corpus => corpus.cases.map(one => handbookQuiz.score(corpus.questions[one.question], one.response))"


def test_every_case_of_the_corpus(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=engine.quiz().decode())
    found: list[dict[str, Any]] = page.evaluate(RUN, CORPUS)
    page.close()
    told = {case["name"]: {"parts": one["parts"], "feedback": one["feedback"]} for case, one in zip(CORPUS["cases"], found, strict=True)}
    assert told == {case["name"]: {"parts": case["parts"], "feedback": case["feedback"]} for case in CORPUS["cases"]}
    assert [one["points"] for one in found] == [pytest.approx(float(Fraction(case["points"]))) for case in CORPUS["cases"]]
    assert [one["points"] == 1 for one in found] == [case["points"] == "1" for case in CORPUS["cases"]]
