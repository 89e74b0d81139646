"""The real LibreOffice, for opening what we write: the system's, or else the one that apt-get brings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE = "libreoffice-calc-nogui"
CURE = f"LibreOffice is needed to open the workbooks we write. Install it:  sudo apt-get install --no-install-recommends {PACKAGE}"


def soffice() -> str:
    """Path of a LibreOffice that is there, installed first where that is possible. Raises RuntimeError with what to do where it is not."""
    if not shutil.which("soffice") and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "-y", "--no-install-recommends", PACKAGE]):
            subprocess.run(command, env=environment, check=False, capture_output=True)
    found = shutil.which("soffice")
    if not found:
        raise RuntimeError(CURE)
    return found


def as_csv(workbook: bytes) -> list[str]:
    """Every sheet of *workbook* as LibreOffice reads it, as UTF-8 CSV, in the order of the sheets' file names."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "book.xlsx").write_bytes(workbook)
        # 44: comma, 34: quotation mark, 76: UTF-8, … -1: every sheet into a file of its own
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        command = [soffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form, "--outdir", name, "book.xlsx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        return [file.read_text("utf-8") for file in sorted(folder.glob("*.csv"))]
