"""Engine: scripts that reach a page as one file, put together from parts: a phone asks once, not for every part."""

from __future__ import annotations

from generator.engine.config import THEME

SEARCH = ("engine", "reading", "query", "answers", "results", "fetch", "worker")
"""Scripts of `assets/handbook/search/`, in the order in which they need each other; pages that search by themselves leave out the last."""

QUIZ = THEME.with_name("quiz")
BELOW = ("reading", "scoring", "fsrs", "storage", "draw", "dom", "pieces")
ABOVE = ("view", "mastery", "learner", "run", "practice", "progress", "certificate", "mount")
"""Scripts of the quiz, each knowing only those before it; the kinds of questions, one file each, know those BELOW, and no other kind."""


def script(name: str) -> bytes:
    """One of our scripts, for a page that no engine makes."""
    return (THEME / "assets" / "handbook" / f"{name}.js").read_bytes()


def worker() -> bytes:
    """The search worker, to be staged as `search/worker.js`, beside the index it reads. It starts far sooner than one that reads its parts."""
    return b"".join(script(f"search/{part}") for part in SEARCH)


def quiz() -> bytes:
    """The quiz, to be staged as `assets/handbook/quiz.js`; only pages with `quiz` in their front matter load it."""
    kinds = sorted((QUIZ / "kinds").glob("*.js"))
    parts = (*(QUIZ / f"{name}.js" for name in BELOW), *kinds, *(QUIZ / f"{name}.js" for name in ABOVE))
    return b"".join(part.read_bytes() for part in parts)
