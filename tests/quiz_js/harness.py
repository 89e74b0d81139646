"""Pages for the quiz scripts alone: the data that a built site would give them, with the real styles, words and scripts, in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import engine
from generator.engine import config
from generator.locale import Catalogue
from tests.quiz_js.questions import MODULES, questions

HERE = Path(__file__).parent
ASSETS = config.THEME / "assets" / "handbook"
STYLES = ("tokens", "base", "components", "print", "quiz")
COURSE = "courses/everybody"
EDITIONS = ("2026-1", "2026-2", "2027-1")
"""Oldest first; the pages are those of the last."""

Json = Mapping[str, Any]


def build(folder: Path) -> Path:
    """All pages in *folder*, `vi` and `en`: the modules `planning.html`, `risk.html`, `fifty.html`; `progress.html`, `course.html`, `certificate.html`."""
    for language in ("vi", "en"):
        below = folder / language
        shutil.copytree(ASSETS, below / "handbook")
        (below / "handbook" / "quiz.js").write_bytes(engine.quiz())
        theme = resources.files("material") / "templates" / "assets" / "stylesheets"
        (below / "theme.css").write_bytes(next(file for file in sorted(theme.iterdir(), key=str) if file.name.startswith("main.")).read_bytes())
        for name, kind, data in _pages(language):
            (below / f"{name}.html").write_text(page(language, kind, data), encoding="utf-8")
    return folder


def page(language: str, kind: str, data: Json, *, scripted: bool = True) -> str:
    """One page as HTML; *kind* is what its place is called: quiz, progress, course or certificate."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
    title = data.get("title", kind)
    template = environment.get_template("page.html.jinja")
    return template.render(language=language, title=title, kind=kind, data=data, scripted=scripted, styles=STYLES, without="Without a script")


def _pages(language: str) -> Iterator[tuple[str, str, Json]]:
    strings = Catalogue.of(language).below("quiz")
    for module, title in MODULES.items():
        yield module, "quiz", _module(language, module, title[language], strings, {"practice": 10, "test": 10})
    fifty = [question | {"id": f"{question['id']}-{n}"} for n in range(5) for question in questions(language, "planning")]
    yield "fifty", "quiz", {**_module(language, "planning", "50", strings, {"practice": 50, "test": 50}), "questions": fifty, "module": "modules/fifty"}
    course = _course(language)
    yield "progress", "progress", {"site": "demo", "courses": [course], "strings": strings}
    yield "course", "course", {**course, "site": "demo", "strings": strings}
    yield "certificate", "certificate", {**course, "site": "demo", "strings": strings, "certificate": "Certificate of the first course"}


def _module(language: str, module: str, title: str, strings: Mapping[str, str], draw: Json) -> Json:
    return {
        "site": "demo",
        "module": f"modules/{module}",
        "title": title,
        "passMark": 80,
        "draw": draw,
        "objectives": _objectives(module),
        "strings": strings,
        "progress": {"url": "progress.html"},
        "edition": EDITIONS[-1],
        "questions": questions(language, module),
    }


def _objectives(module: str) -> list[Json]:
    return [{"id": f"modules/{module}#lead", "text": "Say who leads"}, {"id": f"modules/{module}#order", "text": "Put the steps in order"}]


def _course(language: str) -> Json:
    modules = [
        {
            "id": f"modules/{module}",
            "title": title[language],
            "url": f"{module}.html",
            "objectives": _objectives(module),
            "questions": [{"id": one["id"], "objective": one["objective"], "hash": one["hash"]} for one in questions(language, module)],
        }
        for module, title in MODULES.items()
    ]
    return {
        "course": COURSE,
        "title": "Khóa học đầu tiên" if language == "vi" else "First course",
        "passMark": 80,
        "modules": modules,
        "editions": [{"id": edition, "title": f"Edition {edition}"} for edition in EDITIONS],
        "relearn": [_again(language, "2026-2", "planning"), _again(language, "2026-1", "planning", "risk")],
    }


def _again(language: str, since: str, *modules: str) -> Json:
    """What changed in *modules*: a lesson each, and two questions."""
    changed = [
        {
            "module": f"modules/{module}",
            "title": MODULES[module][language],
            "url": f"{module}.html",
            "questions": 2,
            "lessons": [{"title": f"Lesson {module} {since}", "url": "course.html"}],
        }
        for module in modules
    ]
    return {"since": since, "modules": changed}
