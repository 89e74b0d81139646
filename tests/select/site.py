"""Everything that a site for one audience is made of, without an engine: staged pages, search index, data, files to take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import export, quiz, render, search, select, view
from generator.derive import derive
from generator.model import Handbook
from generator.model.derived import Derived
from generator.select import Selection


def derived(whole: Handbook, selection: Selection) -> Derived:
    """What is shown beside the handbook: proved on the whole, shown in part."""
    proved, left = derive(whole), derive(selection.handbook)
    return replace(
        left,
        findings=select.findings(proved.findings, selection),
        coverage=select.coverage(left.coverage, proved.coverage),
        questions=select.questions(quiz.posed(whole), selection),
    )


def files(whole: Handbook, selection: Selection) -> Iterator[tuple[str, bytes]]:
    """(path, content) of everything."""
    shown, beside = selection.handbook, derived(whole, selection)
    yield "data/draft/handbook.json", export.handbook_json(shown, beside, "draft")
    languages = tuple((code, code) for code in shown.settings.languages)
    for language in shown.settings.languages:
        pages = view.pages(shown, beside, language)
        site = render.Site(language=language, languages=languages, part="draft", handbook="Sổ tay", known_pages=frozenset(page.id for page in pages))
        for page in pages:
            folder = f"{language}/draft/{page.id}/".replace("//", "/")
            yield f"{folder}index.md", render.render(page, site).encode()
            for name, content in export.files(page.take_away, page.title, "draft").items() if page.take_away else ():
                yield f"{folder}{name}", content
        index = search.index(shown, beside, pages, search.Site(language))
        yield f"{language}/draft/search/handbook.idx", search.packed(index)
        yield f"{language}/draft/search/handbook.js", search.script(index)
