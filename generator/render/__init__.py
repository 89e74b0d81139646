"""Stage: a page's view → the text of its staged file. A pure function: the same page and site give the same text.

The text is plain Markdown that any engine can take: front matter, then one HTML block (running text stays Markdown).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from generator.locale import Catalogue
from generator.model.edition import DRAFT
from generator.model.page import Heading, Link, Page
from generator.render.abbreviations import Abbreviations
from generator.render.address import across, address, depth
from generator.render.prose import staged_markdown
from generator.render.staging import stage, write
from generator.words import as_yaml

SCRIPTED = frozenset({"course", "practice", "progress", "certificate"})
"""Templates of pages that the quiz's scripts bring to life."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands above every page of an edition that is not the newest: `kind` (draft, older, withdrawn), a short mark and a sentence.

    `newest` is the edition to which it leads, `pages` what the pages that are still there are called in it; `there` and `not_there` are the
    words of the link in either case.
    """

    kind: str
    mark: str
    text: str
    newest: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    there: str = ""
    not_there: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of one engine build share: one language of one edition (or of the guide).

    `languages` are (code, its own name). `part` is the folder below the language, such as `draft` or `guide`, `newest` that of the newest edition.
    """

    language: str
    languages: tuple[tuple[str, str], ...]
    part: str
    handbook: str
    offline: bool = False
    newest: str = DRAFT
    notice: Notice | None = None
    has_guide: bool = False
    known_pages: frozenset[str] = frozenset()
    abbreviations: Abbreviations = field(default_factory=Abbreviations)
    """Those of the page that is being rendered."""


def render(page: Page, site: Site) -> str:
    """The text of the staged file of *page*."""
    strings = Catalogue.of(site.language)
    site = replace(site, abbreviations=Abbreviations({each.short: each.meaning for each in page.abbreviations}))
    return (
        _templates()
        .get_template(f"{page.template}.md.jinja")
        .render(
            page=page,
            view=page.view,
            site=site,
            front_matter=_front_matter(page, site),
            s=strings,
            url=partial(_url, page, site),
            guide=_neighbour(page, site).get("guide", ""),
            elsewhere=partial(_elsewhere, page, site),
            t=site.abbreviations.mark,
            linked=partial(_linked, page, site),
            markdown=partial(staged_markdown, page=page.id, known=site.known_pages, site=site.part, offline=site.offline),
        )
    )


def entrance(site: Site, target: str, up: str = "") -> str:
    """A page that leads on to *target*, a folder relative to it; *up* leads from it to the folder of its language, empty where it is in none."""
    suffix = "index.html" if site.offline else ""
    return _templates().get_template("entrance.html.jinja").render(site=site, target=target, suffix=suffix, up=up, s=Catalogue.of(site.language))


def _url(page: Page, site: Site, link: Link) -> str:
    return address(page.id, link.page, link.anchor, offline=site.offline)


def _linked(page: Page, site: Site, data: Any) -> Any:
    """*data* for a script, with an address for every page it names."""
    if isinstance(data, dict):
        inner = {key: _linked(page, site, value) for key, value in data.items() if key not in {"page", "anchor"}}
        return inner | ({"url": address(page.id, data["page"], data.get("anchor", ""), offline=site.offline)} if "page" in data else {})
    return [_linked(page, site, value) for value in data] if isinstance(data, (list, tuple)) else data


def _front_matter(page: Page, site: Site) -> str:
    # The theme writes the title and the description into its markup as they are, so they leave here already escaped.
    meta: dict[str, Any] = {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "id": page.id,
        "up": "../" * (depth(page.id) + 1),
        "section": page.section or "index",
        "kind": page.template,
        "breadcrumbs": [{"title": link.title, "url": _url(page, site, link)} for link in page.breadcrumbs],
        "alternates": [
            {"lang": code, "name": name, "url": across(page.id, f"{code}/{site.part}", offline=site.offline), "current": code == site.language}
            for code, name in site.languages
        ],
        **_neighbour(page, site),
        "contents": _contents(page.contents),
        "notice": _notice(page, site),
        "permanent": "" if site.part == "guide" else across(page.id, f"{site.language}/latest", offline=site.offline),
        **({"quiz": True} if page.template in SCRIPTED else {}),
        **({"lookup": True} if page.template == "lookup" else {}),
        # The handbook brings a search index of its own; that of the theme stays empty.
        "search": {"exclude": True},
    }
    return "\n".join(f"{name}: {as_yaml(value)}" for name, value in meta.items())


def _notice(page: Page, site: Site) -> dict[str, str]:
    notice = site.notice
    if notice is None:
        return {}
    told = {"kind": notice.kind, "mark": notice.mark, "text": notice.text}
    if not notice.newest:
        return told
    there = page.id in notice.pages
    return told | {"url": _elsewhere(page, site, notice.newest, notice.pages.get(page.id, "")), "link": notice.there if there else notice.not_there}


def _elsewhere(page: Page, site: Site, part: str, other: str = "") -> str:
    """The address of a page of another edition in the same language, seen from *page*."""
    return "../" * (depth(page.id) + 1) + f"{part}/" + (f"{other}/" if other else "") + ("index.html" if site.offline else "")


def _neighbour(page: Page, site: Site) -> dict[str, str]:
    """From the handbook to the tool's own guide, if there is one, and back."""
    if not site.has_guide:
        return {}
    other, part = ("handbook", site.newest) if site.part == "guide" else ("guide", "guide")
    return {other: across(page.id, f"{site.language}/{part}", offline=site.offline, home=True)}


def _contents(headings: tuple[Heading, ...]) -> list[dict[str, Any]]:
    return [{"title": str(escape(heading.title)), "url": f"#{heading.anchor}", "children": _contents(heading.children)} for heading in headings]


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("generator.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


__all__ = ["SCRIPTED", "Abbreviations", "Notice", "Site", "entrance", "render", "stage", "write"]
