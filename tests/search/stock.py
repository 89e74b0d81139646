"""What the search is measured against: the theme's own search, untouched, on the same pages: its plugin's index, its worker, its language files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import markdown  # type: ignore[import-untyped]
from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]

from generator import render
from generator.engine.config import MARKDOWN
from generator.model.page import Page

CONFIG = {
    "lang": ["vi"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
"""What the plugin writes for `lang: vi`."""


def index(pages: Iterable[Page], site: render.Site) -> bytes:
    """The theme's own search index of *pages*, made by the theme's own code."""
    made = SearchIndex(**CONFIG)
    converter = markdown.Markdown(extensions=[name for extension in MARKDOWN for name in ([extension] if isinstance(extension, str) else extension)])
    for page in pages:
        text = render.render(page, site).partition("\n---\n")[2]
        content = converter.reset().convert(text)
        url = f"{page.id}/" if page.id else ""
        made.add_entry_from_context(SimpleNamespace(content=content, url=url, title=page.title, meta={}, toc=[]))
    return bytes(made.generate_search_index(None).encode())


def install(folder: Path) -> str:
    """Copy the theme's worker and language files below *folder*; returns the worker's path there."""
    with resources.as_file(resources.files("material") / "templates" / "assets" / "javascripts") as scripts:
        shutil.copytree(scripts / "lunr", folder / "lunr", dirs_exist_ok=True)
        (worker,) = (scripts / "workers").glob("search.*.min.js")
        (folder / "workers").mkdir(parents=True, exist_ok=True)
        shutil.copy(worker, folder / "workers" / worker.name)
    return f"workers/{worker.name}"
