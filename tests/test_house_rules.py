"""The rules of the house that no tool of ours checks: sizes, where HTML may stand, what no file may hold, what the locks look like."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock")
REGISTRIES = re.compile(r"\b(?:pypi\.o|pythonhosted\.o|npmjs\.|unpkg\.|jsdelivr\.|registry\.np|cdnjs\.)", re.IGNORECASE)
MARKUP = re.compile(r"</?(?:a|article|b|br|button|div|dl|em|figure|h[1-6]|img|input|label|li|nav|ol|p|path|section|span|strong|svg|table|td|tr|ul)\b[^<]*>")
WRITES_HTML = re.compile(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval)\b|new Function\(")


@cache
def tracked() -> tuple[Path, ...]:
    """Every text file that belongs to the repository, also those not committed yet."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    files = (ROOT / name for name in sorted(filter(None, listed.stdout.split("\0"))))
    return tuple(file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:8000])


def sources(*suffixes: str, below: str = "generator") -> list[Path]:
    """The files of the package with one of *suffixes*."""
    return [file for file in tracked() if file.suffix in suffixes and file.is_relative_to(ROOT / below)]


def names(files: list[Path]) -> list[str]:
    """Paths as a failure should show them."""
    return [file.relative_to(ROOT).as_posix() for file in files]


def test_no_file_names_a_registry() -> None:
    assert len(tracked()) > 50
    assert names([file for file in tracked() if REGISTRIES.search(file.read_text("utf-8", errors="replace"))]) == []


def test_every_file_is_utf_8_with_unix_line_ends() -> None:
    projects = ROOT / "tests"
    ours = [file for file in tracked() if not (file.is_relative_to(projects) and file.suffix != ".py")]
    for file in ours:
        file.read_bytes().decode("utf-8")
    assert names([file for file in ours if b"\r" in file.read_bytes()]) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pin = re.compile(r"^[a-z0-9.-]+==\S+( ; [^\\]+)? \\$|^    --hash=sha256:[0-9a-f]{64}( \\)?$|^ *#")
    assert [line for line in lines if not pin.match(line)] == []
    assert sum("==" in line and not line.startswith(" ") for line in lines) > 0


def test_every_dependency_is_locked_and_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)
    wanted = {"requirements.lock": project["project"]["dependencies"], "requirements-dev.lock": project["dependency-groups"]["dev"][1:]}
    for lock, requirements in wanted.items():
        locked = (ROOT / lock).read_text("utf-8").lower()
        assert [one for one in requirements if f"\n{re.split('[<>=]', one)[0].lower()}==" not in locked] == []
        assert [one for one in requirements if not re.search(rf'"{re.escape(one)}", +# \w', text)] == []


def test_what_the_package_imports_is_among_its_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = {re.split("[<>=]", one)[0].lower() for one in project["project"]["dependencies"]}
    providers = packages_distributions()
    imported = {name.split(".")[0] for file in sources(".py") for name in imports(ast.parse(file.read_text("utf-8")))}
    foreign = {
        name for name in imported - sys.stdlib_module_names - {"generator"} if not {one.lower().replace("_", "-") for one in providers.get(name, [])} & declared
    }
    assert foreign == set()


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that the code names in an import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_everything_the_package_needs_is_installed_with_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    package = ROOT / "generator"
    packed = {file for pattern in project["tool"]["setuptools"]["package-data"]["generator"] for file in package.glob(pattern)}
    assert names([file for file in tracked() if file.is_relative_to(package) and file.suffix != ".py" and file not in packed]) == []


def test_files_stay_short_enough_to_read() -> None:
    assert {
        name: lines
        for file in sources(".py", ".js", ".css", ".jinja")
        for name, lines in [(file.name, len(file.read_text("utf-8").splitlines()))]
        if lines >= 400
    } == {}


def test_functions_stay_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for file in sources(".py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.mean(lengths) <= 12
    assert sum(length <= 30 for length in lengths) >= 0.9 * len(lengths)


def test_every_module_says_its_job_and_its_place_on_the_way() -> None:
    headers = {file: ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "" for file in sources(".py")}
    assert names([file for file, header in headers.items() if len(header.split()) < 5]) == []


def test_html_stands_in_templates_only() -> None:
    found = {}
    for file in sources(".py"):
        tree = ast.parse(file.read_text("utf-8"))
        documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in documentation)
        if markup := [text for text in strings if isinstance(text, str) and MARKUP.search(text)]:
            found[file.relative_to(ROOT).as_posix()] = markup
    assert found == {}


def test_scripts_build_elements_and_never_parse_html() -> None:
    assert names([file for file in sources(".js") if WRITES_HTML.search(file.read_text("utf-8"))]) == []
