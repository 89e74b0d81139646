"""Stage: staged files → a site, by MkDocs and Material. The last step, and replaceable: everything it needs is on disk before it starts."""

from __future__ import annotations

from generator.engine.config import Build, engine_config
from generator.engine.errors import EngineError, PortError
from generator.engine.mkdocs import require_port, run, run_all, serve
from generator.engine.scripts import lookup, quiz, script, worker

__all__ = ["Build", "EngineError", "PortError", "engine_config", "lookup", "quiz", "require_port", "run", "run_all", "script", "serve", "worker"]
