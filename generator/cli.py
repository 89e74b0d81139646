"""Door: the `handbook` command. It translates arguments, calls the pipeline, reports, and exits.

Exit codes: 0 done · 1 problems found, or something in the way · 2 wrong usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__, pipeline
from generator.locale import Catalogue, languages, preferred_language
from generator.problems import HandbookError, ProblemsError, Report
from generator.progress import Progress

Command = TypeVar("Command", bound=Callable[..., Any])


class Words:
    """What a command needs for speaking: the language, and whether a person or a program reads the answer."""

    def __init__(self, language: str | None, form: str = "text") -> None:
        self.strings = Catalogue.of(language or preferred_language())
        self.form = form

    def report(self, report: Report) -> None:
        """Print the problems: for a program on standard output, for a person where they are seen."""
        click.echo(report.as_json(self.strings) if self.form == "json" else report.as_text(self.strings))

    def done(self, name: str, **values: object) -> None:
        """Say that something was done."""
        if self.form == "json":
            click.echo(json.dumps({"done": name, **{key: str(value) for key, value in values.items()}}, ensure_ascii=False))
        else:
            click.echo(self.strings(f"cli.done.{name}", **values))

    def progress(self) -> Progress:
        """A Progress that writes to standard error: one line rewritten on a terminal, plain lines elsewhere."""
        terminal = sys.stderr.isatty()

        def say(name: str, number: int, total: int, /, **values: object) -> None:
            text = f"[{number}/{total}] {self.strings(f'progress.{name}', **values)}"
            click.echo(f"\r\033[K{text}" if terminal else text, err=True, nl=not terminal or number == total)

        return say if self.form == "text" else lambda *_, **__: None


def _speaking(command: Command) -> Command:
    for option in (
        click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="Folder of the project (of mkdocs.yml)."),
        click.option("--lang", type=click.Choice(languages()), default=None, help="Language of the messages; default: that of the terminal."),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json: for other programs."),
    ):
        command = option(command)
    return command


def _guarded(words: Words, work: Callable[[], int]) -> None:
    try:
        code = work()
    except ProblemsError as error:
        words.report(error.report)
        code = error.exit_code
    except HandbookError as error:
        click.echo(error.message(words.strings), err=True)
        code = error.exit_code
    except OSError as error:
        click.echo(words.strings("error.system", detail=str(error)), err=True)
        code = 1
    raise SystemExit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handbook")
def main() -> None:
    """Turn structured YAML about an organisation into a handbook site."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a Windows console may be set to something narrower


@main.command()
@_speaking
@click.option("--strict", is_flag=True, help="Let warnings fail the command too.")
def check(root: Path, lang: str | None, form: str, *, strict: bool) -> None:
    """Report everything that is wrong with the sources; writes nothing."""
    words = Words(lang, form)

    def work() -> int:
        report = pipeline.check(root).report
        words.report(report)
        return 1 if report.stops(strict=strict) else 0

    _guarded(words, work)


@main.command()
@_speaking
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Where the site goes; default: site/, offline: site-offline/.")
@click.option("--offline", is_flag=True, help="Make the form that opens from a folder, without a web server.")
@click.option("--strict", is_flag=True, help="Let warnings fail the command too.")
def build(root: Path, lang: str | None, form: str, site: Path | None, *, offline: bool, strict: bool) -> None:
    """Make the site from the sources."""
    words = Words(lang, form)
    target = site or root / ("site-offline" if offline else "site")

    def work() -> int:
        report = pipeline.build(root, target, offline=offline, strict=strict, progress=words.progress())
        if report.problems and form == "text":
            words.report(report)
        words.done("build", site=target)
        return 0

    _guarded(words, work)


@main.command()
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="Folder of the project (of mkdocs.yml).")
@click.option("--lang", type=click.Choice(languages()), default=None, help="Language of the messages; default: that of the terminal.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this computer.")
def serve(root: Path, lang: str | None, port: int) -> None:
    """Show the site in a browser and follow every change of the sources."""
    words = Words(lang)

    def work() -> int:
        pipeline.serve(root, port)
        return 0

    _guarded(words, work)


@main.command()
@click.option("--lang", type=click.Choice(languages()), default=None, help="Language of the messages; default: that of the terminal.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def schema(lang: str | None, folder: Path) -> None:
    """Write the JSON Schemas of the YAML files and of handbook.json to FOLDER."""
    words = Words(lang)

    def work() -> int:
        words.done("schema", n=len(pipeline.write_schemas(folder)), folder=folder)
        return 0

    _guarded(words, work)
