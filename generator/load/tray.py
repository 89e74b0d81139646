"""Load, the tray that its steps put things on: problems, places, and the ids of files that gave no value."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.problems import Locator, Problem


@dataclass
class Tray:
    """What a run has gathered so far, beside the values themselves."""

    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, Locator] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
