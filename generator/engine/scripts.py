"""Engine: scripts that reach a page as one file, put together from parts: a phone asks once, not for every part."""

from __future__ import annotations

from pathlib import Path

from generator.engine.config import THEME

_FINDING = THEME.with_name("search")
SEARCH = tuple(_FINDING / f"{name}.js" for name in ("engine", "reading", "query", "answers", "results", "fetch"))
"""The search, in the order in which its parts need each other; the last step, a worker or a page, comes behind."""

QUIZ = THEME.with_name("quiz")
BELOW = ("reading", "scoring", "fsrs", "storage", "draw", "dom", "pieces")
ABOVE = ("view", "mastery", "learner", "run", "practice", "progress", "certificate", "mount")
"""Scripts of the quiz, each knowing only those before it; the kinds of questions, one file each, know those BELOW, and no other kind."""


def script(name: str) -> bytes:
    """One of our scripts, for a page that no engine makes."""
    return (THEME / "assets" / "handbook" / f"{name}.js").read_bytes()


def worker() -> bytes:
    """The search worker, to be staged as `search/worker.js`, beside the index it reads. It starts far sooner than one that reads its parts."""
    return _together(*SEARCH, _FINDING / "worker.js")


def lookup() -> bytes:
    """The page for looking things up, to be staged as `search/lookup.js`; only pages with `lookup` in their front matter load it."""
    return _together(*SEARCH, _FINDING / "lookup.js")


def quiz() -> bytes:
    """The quiz, to be staged as `assets/handbook/quiz.js`; only pages with `quiz` in their front matter load it."""
    kinds = sorted((QUIZ / "kinds").glob("*.js"))
    return _together(*(QUIZ / f"{name}.js" for name in BELOW), *kinds, *(QUIZ / f"{name}.js" for name in ABOVE))


def _together(*parts: Path) -> bytes:
    return b"".join(part.read_bytes() for part in parts)
