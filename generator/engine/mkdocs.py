"""Engine: running MkDocs on one staged folder, strictly, and saying in one line why it failed where it does."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator.engine.config import Build
from generator.engine.errors import EngineError, PortError

HOST = "127.0.0.1"


class _Said(logging.Handler):
    """Keeps what the engine complains about instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run(build: Build) -> None:
    """Make one build from its staged folder. Raises EngineError where the engine fails or only warns."""
    # The theme announces its own end of life at every start; that is known, and no reason to stop.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _listening() as said:
        try:
            mkdocs_build(load_config(str(build.config_file)))
        except Exception as error:
            # Whatever goes wrong in the engine or its theme, an author gets a sentence.
            raise EngineError("\n".join(said.lines) or str(error) or type(error).__name__) from error
    if said.lines:
        raise EngineError("\n".join(said.lines))
    if build.offline:
        _index_as_script(build.site / "search" / "search_index.json")


def _index_as_script(index: Path) -> None:
    """A page opened from a file may not fetch: what the search reads becomes a script, in the form that its worker looks for."""
    if index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')};\n", "utf-8", newline="\n")
        index.unlink()


def run_all(builds: Sequence[Build], done: Callable[[int, str], None]) -> None:
    """Make several builds, as many at a time as there are processors; *done* gets how many have ended, and the name of the last.

    Raises EngineError for the first in order that fails, after all have ended.
    """
    if not builds:
        return
    # A fresh interpreter each: the engine keeps state in module globals, and a fork of a threaded parent may hang.
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(builds)), mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        futures = {pool.submit(_attempt, build): build for build in builds}
        for number, future in enumerate(as_completed(futures), start=1):
            done(number, futures[future].name)
    for detail in filter(None, map(_outcome, futures)):
        raise EngineError(detail)


def require_port(port: int) -> None:
    """Raise PortError where nothing can be served at *port* of this computer; asked before the site is built, not after."""
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does; elsewhere this would take the port away from another program
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortError(port) from error


def serve(site: Path, port: int, watched: Iterable[Path], rebuild: Callable[[], None]) -> None:
    """Serve *site* at *port* of this computer, and call *rebuild* after each change of what is *watched*, until interrupted.

    Open pages reload when *rebuild* returns; it must not raise. Raises OSError where the port is taken.
    """
    server = LiveReloadServer(rebuild, HOST, port, str(site))
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()


def _end_with_parent() -> None:
    """Let this worker end when the command that started it is killed; it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _outcome(future: Future[str]) -> str:
    try:
        return future.result()
    except BrokenExecutor as error:
        return str(error)


def _attempt(build: Build) -> str:
    """What the engine complained about; empty where it did not. Errors with several arguments don't travel between processes."""
    try:
        run(build)
    except EngineError as error:
        return str(error.values["detail"])
    return ""


@contextmanager
def _listening() -> Iterator[_Said]:
    said, logger = _Said(), logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(said)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(said)
        logger.propagate = before
