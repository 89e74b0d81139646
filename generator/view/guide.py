"""View: the tool's own guide: its pages of running text, and the list of problem codes made from the code itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.locale import Catalogue
from generator.model import Prose
from generator.model.page import Heading, Link, Page
from generator.problems import Code
from generator.view.prose import ProseView

CODES = "problems"
"""Page id of the list of problem codes."""


@dataclass(frozen=True, slots=True)
class CodeView:
    """One problem code, why it comes up, and what to do."""

    code: str
    severity: str
    cause: str
    cure: str
    example: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """What the page of problem codes shows."""

    codes: tuple[CodeView, ...]


def pages(texts: tuple[Prose, ...], language: str) -> Iterator[Page]:
    """Every page of the guide; ids are those below `docs/guide/`, and the entrance has none."""
    strings = Catalogue.of(language)
    home = Link("page:", strings("section.guide"), "")
    for text in texts:
        page = page_id(text.id)
        view = ProseView.of(text, language)
        yield Page(page, language, "prose", view.title, page, view, "", (home,) if page else ())
    codes = tuple(_code(strings, code) for code in Code)
    contents = tuple(Heading(code.code, code.code) for code in codes)
    lede = strings("guide.problems-lede")
    yield Page(CODES, language, "codes", strings("guide.problems"), CODES, CodeList(codes), lede, (home,), contents)


def page_id(file_id: str) -> str:
    """Where a file of the guide is shown.

    >>> page_id("guide/index"), page_id("guide/add-a-unit")
    ('', 'add-a-unit')
    """
    return file_id.removeprefix("guide/") if file_id != "guide/index" else ""


def _code(strings: Catalogue, code: Code) -> CodeView:
    name = f"problem.{code}"
    example = strings(f"{name}.example") if strings.has(f"{name}.example") else ""
    return CodeView(code.value, strings(f"severity.{code.severity}"), strings(f"{name}.cause"), strings(f"{name}.cure"), example)
