"""Finds a Chromium that really runs, or installs one; as a command it prints its path. Tests never skip for want of a browser.

Ways, in order: HANDBOOK_CHROMIUM · the system's · apt-get as root · Playwright's own download · an error that says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",  # only our own pages are opened, and root has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing but this machine can be reached
)
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The shell first: the same engine without windows, so that no processes start for menus and tabs that nobody sees."""
PACKAGES = ("chromium-headless-shell", "chromium")
"""Of Debian; the first that there is is enough."""
PAGE = "data:text/html,<p id=p></p><script>document.getElementById('p').textContent=6*7+'%20works'</script>"
ADVICE = """No Chromium that runs was found, and none could be installed.
  Debian:          sudo apt-get install chromium
  Ubuntu:          .venv/bin/python -m playwright install --with-deps chromium   (its chromium-browser package is only a pointer to a snap)
  anything else:   HANDBOOK_CHROMIUM=/path/to/chrome make test
What was tried:"""


class NoChromiumError(Exception):
    """There is no browser to test with. The message says what to do."""


def works(program: Path) -> bool:
    """Whether *program* is a Chromium that opens a page and runs its script: a snap's stub or one without its libraries does not."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(program), *FLAGS, f"--user-data-dir={profile}", "--dump-dom", PAGE]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and "42 works" in done.stdout


def _on_the_system() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))


def _of_playwright() -> Iterator[Path]:
    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    if program.exists():
        yield program


def find() -> Path | None:
    """A Chromium that works, or None. What HANDBOOK_CHROMIUM names must work, or it is an error."""
    if chosen := os.environ.get("HANDBOOK_CHROMIUM"):
        if works(Path(chosen)):
            return Path(chosen)
        message = f"HANDBOOK_CHROMIUM={chosen} does not open a page. Correct it, or unset it to use the system's browser."
        raise NoChromiumError(message)
    candidates = (program for source in (_on_the_system, _of_playwright) for program in source())
    return next(filter(works, candidates), None)


def _run(*command: str, **environment: str) -> str:
    """Run *command*, telling so on stderr; empty where it succeeded, else what it was and the end of what it said."""
    print("·", *command, file=sys.stderr)  # noqa: T201 - this is the command's progress
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    except OSError as error:
        return f"  {' '.join(command)}: {error}"
    return "" if done.returncode == 0 else f"  {' '.join(command)} ended with {done.returncode}: {(done.stderr or done.stdout)[-400:].strip()}"


def _from_apt() -> list[str]:
    if not shutil.which("apt-get") or os.name != "posix" or os.geteuid() != 0:
        return ["  apt-get: only root can use it, on Debian and Ubuntu"]
    install = ("apt-get", "install", "-y", "--no-install-recommends", "fonts-dejavu-core")
    tried = [_run("apt-get", "update")]
    for package in PACKAGES:
        tried.append(_run(*install, package, DEBIAN_FRONTEND="noninteractive"))
        if not tried[-1]:
            break
    return tried


def _from_playwright() -> list[str]:
    root = os.name == "posix" and os.geteuid() == 0
    return [_run(sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium")]


def ensure() -> Path:
    """A Chromium that works, installed if need be. Raises NoChromiumError where that is impossible."""
    tried: list[str] = []
    for way in (list, _from_apt, _from_playwright):
        tried += way()
        if program := find():
            return program
    raise NoChromiumError("\n".join([ADVICE, *filter(None, tried)]))


if __name__ == "__main__":
    try:
        print(ensure())  # noqa: T201 - the Makefile reads it
    except NoChromiumError as error:
        sys.exit(str(error))
