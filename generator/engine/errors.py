"""Engine: the ways in which it fails."""

from __future__ import annotations

from generator.problems import HandbookError

HIGHEST = 65535
"""The last port that a computer has."""


class EngineError(HandbookError):
    """The engine stopped: carries what it said."""

    def __init__(self, detail: str) -> None:
        super().__init__("engine", detail=detail)


class PortError(HandbookError):
    """Nothing can be served at that port of this computer."""

    def __init__(self, port: int) -> None:
        super().__init__("port-taken", port=port, other=port + 1 if port < HIGHEST else port - 1)
