"""Engine: the `mkdocs.yml` of one staged build, made from the project's own and what the handbook needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException
from mkdocs.utils import yaml as mkdocs_yaml
from yaml import SafeLoader, YAMLError

from generator.engine.errors import EngineError
from generator.locale import FALLBACK, Catalogue
from generator.words import as_yaml

THEME = Path(__file__).with_name("theme")
LANGUAGES = resources.files("material") / "templates" / "partials" / "languages"
"""A file for each language the theme speaks."""

STYLES = ("tokens", "base", "components", "lookup", "print")
SCRIPTS = ("keys", "popup", "finder", "matrix", "cases", "mend", "search/highlight", "search/more", "search/place")

DECIDED_HERE = frozenset({"plugins", "nav", "docs_dir", "hooks", "theme", "extra", "site_url", "markdown_extensions"})
"""Settings of the project that do not reach a build as they are."""

PALETTE = (
    ("(prefers-color-scheme)", "default", "theme-light-dark", "auto"),
    ("(prefers-color-scheme: light)", "default", "weather-sunny", "light"),
    ("(prefers-color-scheme: dark)", "slate", "weather-night", "dark"),
)
"""What the colour switch goes through: media query, scheme, icon, and the name of its words."""

MARKDOWN = (
    "abbr",
    "admonition",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "pymdownx.superfences",
    "pymdownx.highlight",
    {"toc": {"permalink": False, "toc_depth": 3}},
)
"""Extensions for running text. None lets an author write attributes or raw HTML."""

SEARCH = {"lang": "en", "pipeline": []}
"""The theme's own index is empty, since its box asks our worker; for Vietnamese the theme would load scripts and complain on every page."""

VALIDATION = {"nav": {"omitted_files": "ignore"}, "links": {"anchors": "ignore", "not_found": "ignore", "unrecognized_links": "ignore"}}
"""Pages outside `nav` are meant; links were checked by their ids before anything was staged, and anchors are our own HTML's."""


@dataclass(frozen=True, slots=True)
class Build:
    """One engine run. `sections` and `more` are (title, page id) of the navigation; `site` is where the pages go."""

    name: str
    language: str
    folder: Path
    site: Path
    site_name: str
    organisation: str
    """Whose handbook it is; empty for what is not of the organisation."""
    publisher: str
    edition: str
    sections: Sequence[tuple[str, str]]
    more: Sequence[tuple[str, str]] = ()
    offline: bool = False
    languages: Sequence[tuple[str, str]] = field(default_factory=tuple)
    versions: bool = False
    """Whether there are other editions to choose from."""

    @property
    def config_file(self) -> Path:
        """Where its configuration is staged."""
        return self.folder / "mkdocs.yml"

    @property
    def pages(self) -> Path:
        """Where its pages are staged."""
        return self.folder / "pages"


def engine_config(root: Path, build: Build) -> bytes:
    """The configuration file of *build*: the project's settings, then ours over them. JSON is YAML, and dumps canonically."""
    return as_yaml(_config(root, build), indent=1).encode() + b"\n"


def _config(root: Path, build: Build) -> dict[str, Any]:
    project = _project(root)
    strings = Catalogue.of(build.language)
    theme = project.get("theme")
    site_url = str(project.get("site_url") or "")
    return {
        **{name: value for name, value in project.items() if name not in DECIDED_HERE},
        "site_name": build.site_name,
        "docs_dir": str(build.pages.resolve()),
        "site_dir": str(build.site.resolve()),
        **({"site_url": f"{site_url.rstrip('/')}/{build.name}/"} if site_url else {}),
        "use_directory_urls": not build.offline,
        "strict": True,
        "theme": {**(theme if isinstance(theme, dict) else {}), **_theme(build)},
        "nav": _nav(build, strings),
        "plugins": [{"search": SEARCH}],
        "markdown_extensions": list(MARKDOWN),
        "validation": VALIDATION,
        "extra": _extra(project, build, strings),
        "extra_css": [f"assets/handbook/{name}.css" for name in STYLES],
        "extra_javascript": [{"path": f"assets/handbook/{name}.js", "defer": True} for name in SCRIPTS],
    }


def _project(root: Path) -> Mapping[str, Any]:
    # MkDocs itself would call any Python function that its file names. Where such names are usual, in Markdown extensions, ours come in their place.
    loader = mkdocs_yaml.get_yaml_loader(SafeLoader)
    loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    try:
        with (root / "mkdocs.yml").open("rb") as file:
            return mkdocs_yaml.yaml_load(file, loader)
    except (MkDocsException, YAMLError) as error:
        raise EngineError(str(error)) from error
    except (TypeError, ValueError, RecursionError) as error:
        # A day that does not exist; or what INHERIT names is no settings, or inherits from itself.
        detail = f"mkdocs.yml: {error}"
        raise EngineError(detail) from error


def _theme(build: Build) -> dict[str, Any]:
    # The project may add to the theme; what our own folder relies on is set here.
    return {
        "name": "material",
        "custom_dir": str(THEME),
        "language": build.language if (LANGUAGES / f"{build.language}.html").is_file() else FALLBACK,
        "font": False,
        "favicon": "assets/handbook/favicon.svg",
        "features": ["content.code.copy"],
        "palette": _palette(Catalogue.of(build.language)),
    }


def _palette(strings: Catalogue) -> list[dict[str, Any]]:
    return [
        {
            "media": media,
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": strings(f"theme.palette.{name}")},
        }
        for media, scheme, icon, name in PALETTE
    ]


def _nav(build: Build, strings: Catalogue) -> list[dict[str, Any]]:
    def item(title: str, page: str) -> dict[str, Any]:
        return {title: f"{page}/index.md" if page else "index.md"}

    nav: list[dict[str, Any]] = [item(*section) for section in build.sections]
    return [*nav, {strings("section.more"): [item(*page) for page in build.more]}] if build.more else nav


def _extra(project: Mapping[str, Any], build: Build, strings: Catalogue) -> dict[str, Any]:
    extra = {name: value for name, value in project.get("extra", {}).items() if name != "handbook"}
    up = "../" * (build.name.count("/") + 1)
    suffix = "index.html" if build.offline else ""
    part = build.name.partition("/")[2]
    lookup = any(page == "lookup" for _, page in build.more)
    return {
        **extra,
        "generator": False,
        "scope": "/",  # the colours that a reader chose hold in every edition and language; the theme would ask for them in each
        "version": {"provider": "handbook"},
        "strings": strings.below("theme"),
        "organisation": build.organisation,
        "publisher": build.publisher,
        "edition": build.edition,
        "name": build.name,
        "edition_id": part,
        "root": f"{str(project.get('site_url') or '').rstrip('/')}/" if project.get("site_url") else "",
        "versions": build.versions,
        "changes": f"changes/{suffix}",
        "offline": build.offline,
        "lookup": f"lookup/{suffix}" if lookup else "",
        "alternates": [{"lang": code, "name": name, "url": f"{up}{code}/{part}/{suffix}"} for code, name in build.languages],
    }
