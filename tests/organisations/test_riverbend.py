"""A second organisation builds without touching the generator: other units, other tiers, one language, no guide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from generator import pipeline, view
from generator.export import handbook_json
from generator.locale import Catalogue
from generator.model import Use, question
from generator.model.derived import FindingCode
from generator.model.embed import FUNCTIONS
from generator.problems import Code, Severity
from tests.organisations.project import RIVERBEND, Once, built, copied
from tests.support.pages import html_files, missing, read

KINDS = set(FUNCTIONS)
FLOOD = """
title: High water
description: What to do when the river rises.
objectives:
  - {id: stay-dry, text: Say where the books go., bloom: remember, covers: [sources/charter#3.3]}
lessons:
  - {id: high-water, objectives: [stay-dry], minutes: 2}
status: draft
"""


@pytest.fixture(scope="module")
def project(once: Once) -> Path:
    return built(once)


@pytest.fixture(scope="module")
def draft(project: Path) -> Path:
    return project / "site" / "en" / "draft"


def page(draft: Path, path: str = "") -> html.HtmlElement:
    return html.document_fromstring((draft / path / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def main(draft: Path, path: str = "") -> str:
    return text(page(draft, path).find(".//main"))


def test_the_project_has_no_problem() -> None:
    assert pipeline.check(RIVERBEND).report.problems == ()


def test_every_entry_has_a_page(draft: Path) -> None:
    entries = {file.relative_to(RIVERBEND / "docs").with_suffix("").as_posix() for file in (RIVERBEND / "docs").glob("*/*.yml")}
    taught = {"courses/newcomers", "modules/books-and-boats", "modules/books-and-boats/along-the-river", "modules/books-and-boats/a-torn-page"}
    learning = taught | {"courses", "courses/newcomers/certificate", "modules/books-and-boats/practice", "progress", "lookup"}
    lists = {"organisation", "responsibilities", "matrix", "matrix/rasci", "procedures", "deadlines", "sources", "glossary", "findings", "coverage"}
    built_pages = {file.parent.relative_to(draft).as_posix() for file in draft.rglob("index.html")}
    assert built_pages == entries | lists | learning | {".", "about", "first-week"}
    assert len([entry for entry in entries if entry.startswith("organisation/")]) == 10


def test_the_site_holds_this_and_nothing_else(project: Path) -> None:
    site = project / "site"
    assert sorted(path.name for path in site.iterdir()) == ["404.html", "data", "en", "index.html"]
    assert sorted(path.name for path in (site / "en").iterdir()) == ["draft", "index.html", "latest", "latest.js", "versions.js"]
    assert not [file for file in site.rglob("*") if file.suffix in {".yml", ".yaml", ".md"}]
    assert (site / "en/draft/pictures/boat.png").read_bytes() == (RIVERBEND / "docs/pictures/boat.png").read_bytes()


@pytest.mark.parametrize("offline", [False, True])
def test_no_link_is_dead(once: Once, offline: bool) -> None:  # noqa: FBT001 - a parameter
    site = built(once, offline=offline) / "site"
    dead = {
        (file.relative_to(site).as_posix(), address): why
        for file in html_files(site)
        for address in (*read(file).links, *read(file).loads)
        if (why := missing(site, read(file), address, directories=not offline))
    }
    assert dead == {}


def test_one_language_needs_no_switch(draft: Path) -> None:
    for path in ("", "matrix", "organisation/bindery", "about"):
        document = page(draft, path)
        assert document.get("lang") == "en"
        assert document.xpath("//*[@hreflang]") == []
        assert document.find_class("hb-languages") == []


def test_the_entrance_leads_to_the_only_language(project: Path) -> None:
    entrance = html.document_fromstring((project / "site/index.html").read_bytes())
    assert [link.get("href") for link in entrance.iterfind(".//a")] == ["en/draft/"]


def test_the_navigation_has_the_sections_and_the_pages_of_running_text(draft: Path) -> None:
    links = {text(link) for link in page(draft).find_class("hb-drawer")[0].iterfind(".//a")}
    assert {"Home", "Organisation", "Responsibilities", "Procedures", "Glossary", "About this handbook"} <= links
    assert not any("Bindery" in link for link in links)


def test_nothing_speaks_of_another_organisation(project: Path) -> None:
    pages = [file for file in html_files(project / "site") if any(word in file.read_text("utf-8").lower() for word in ("customs", "hải quan"))]
    assert pages == []


def test_tiers_and_role_words_are_its_own(draft: Path) -> None:
    assert "Houses" in main(draft, "organisation/reading-house")
    assert "Answers for" in main(draft, "responsibilities/mending")
    assert "Shows and inspects" in main(draft, "responsibilities/care-standards")


def test_the_desk_is_an_either_or(draft: Path) -> None:
    shown = main(draft, "organisation/district-library")
    assert "The library has a conservation room of its own" in shown
    assert "It has none" in shown
    assert [each.get("value") for each in page(draft, "organisation/district-library").xpath("//input[@name='case']")][:2] == ["case-1", "case-2"]


def test_an_open_group_says_that_there_may_be_others(draft: Path) -> None:
    assert page(draft, "organisation/partner-libraries").find_class("hb-unstated")
    assert not page(draft, "organisation/lending-places").find_class("hb-unstated")


def test_deadlines_come_in_every_form(draft: Path) -> None:
    shown = main(draft, "deadlines")
    for words in ("before 15 September 2031", "every quarter", "by 31 October 2031", "every six months", "promptly", "every day"):
        assert words.lower() in shown.lower()


def test_a_short_form_tells_what_it_stands_for(draft: Path) -> None:
    assert {abbr.get("title") for abbr in page(draft, "about").iterfind(".//abbr")} == {"Inter-library exchange"}
    assert {abbr.get("title") for abbr in page(draft, "glossary").iterfind(".//main//abbr")} >= {"Collections Service"}


def test_findings_are_shown_with_the_reason_of_the_acknowledged_one(draft: Path) -> None:
    found = {finding.code for finding in pipeline.check(RIVERBEND).derived.findings}
    assert found == {FindingCode.NO_LEAD, FindingCode.ONE_SIDED_PARTNER, FindingCode.ACTOR_UNSTATED, FindingCode.UNCITED_CLAUSE}
    shown = main(draft, "findings")
    assert "The charter leaves it to the partners' agreement who leads." in shown
    assert "4.5" in shown


def test_lessons_show_what_the_handbook_holds(draft: Path) -> None:
    river, torn = (page(draft, f"modules/books-and-boats/{lesson}") for lesson in ("along-the-river", "a-torn-page"))
    shown = {name for lesson in (river, torn) for name in KINDS if lesson.find_class(f"hb-embed--{name}")}
    assert shown == KINDS
    lines = river.find_class("hb-embed--org_chart")
    assert [next(text(node) for node in line.find_class("hb-node")) for line in lines] == [
        "Network Office The whole network",
        "Collections Service The whole network",
    ]
    assert [bool(line.find_class("hb-line--professional")) for line in lines] == [False, True]
    assert "The lending counter" not in text(torn.find_class("hb-embed--matrix")[0])


def test_every_question_for_practice_is_asked_and_none_of_the_exam(project: Path, draft: Path) -> None:
    handbook = pipeline.require(pipeline.check(RIVERBEND))
    practice, exam = (
        [question for bank in handbook.banks.values() for question in bank.questions if (question.use is Use.EXAM) is is_exam] for is_exam in (False, True)
    )
    [given] = [json.loads(script.text) for script in page(draft, "modules/books-and-boats/practice").find_class("hb-quiz-data")]
    written = {question["id"].partition("#")[2] for question in given["questions"] if not question["generated"]}
    assert written == {question.id for question in practice}
    assert len(given["questions"]) > len(written)
    assert {question["type"] for question in given["questions"]} == {kind.kind() for kind in question.KINDS}
    [asked] = exam
    stem = asked.stem.get("en")
    assert not [file for file in (project / "site").rglob("*") if file.is_file() and stem.encode() in file.read_bytes()]


@pytest.mark.parametrize(
    ("file", "lacks"),
    [
        ("curriculum/modules/books-and-boats/module.yml", {"draft-in-published"}),
        ("curriculum/courses/newcomers.yml", set()),
        ("quizzes/torn-pages.yml", {"too-few-questions"}),
    ],
)
def test_a_draft_is_in_the_draft_edition_only(tmp_path: Path, file: str, lacks: set[str]) -> None:
    root = copied(tmp_path)
    with (root / file).open("a") as out:
        out.write("status: draft\n")
    checked = pipeline.check(root)
    assert {problem.code.value for problem in checked.report.problems} == lacks
    handbook = pipeline.require(checked)
    everything, released = (json.loads(handbook_json(handbook, checked.derived, edition)) for edition in ("draft", "2031-1"))
    kept = {name: len(everything[name]) - len(released[name]) for name in ("courses", "modules", "questions")}
    assert any(kept.values())
    assert {each.id for each in view.pages(handbook, checked.derived, "en")} >= {"courses/newcomers", "modules/books-and-boats/practice"}


def test_a_draft_is_told_what_it_lacks(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "curriculum/modules/flood").mkdir()
    (root / "curriculum/modules/flood/module.yml").write_text(FLOOD)
    (root / "curriculum/modules/flood/high-water.md").write_text("# High water\n\nThe boat stays in port.\n")
    (root / "quizzes/flood.yml").write_text("title: Flood\nmodule: modules/flood\nstatus: draft\n")
    found = pipeline.check(root).report.problems
    assert {(problem.code, problem.severity) for problem in found} == {(Code.DRAFT_LACKS, Severity.NOTE)}
    told = [problem.message(Catalogue.of("en")) for problem in found]
    assert [line for line in told if "modules/flood#stay-dry" in line and "three" in line]


def test_code_in_running_text_is_shown_as_it_is(draft: Path) -> None:
    assert "](organisation/bindery) stays as it is in here" in main(draft, "about")


def test_handbook_json_is_what_the_schema_says(project: Path) -> None:
    data = json.loads((project / "site/data/draft/handbook.json").read_text("utf-8"))
    schema = json.loads((project / "site/data/handbook.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    assert data["languages"] == ["en"]
    assert len(data["units"]) == 10
    assert {assignment["role"] for entry in data["responsibilities"] for assignment in entry["assignments"]} == {
        "lead",
        "coordinate",
        "perform",
        "direct",
        "comply",
        "approve",
        "report",
    }
