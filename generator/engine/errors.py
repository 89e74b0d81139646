"""Engine: the one way in which it fails."""

from __future__ import annotations

from generator.problems import HandbookError


class EngineError(HandbookError):
    """The engine stopped: carries what it said."""

    def __init__(self, detail: str) -> None:
        super().__init__("engine", detail=detail)
