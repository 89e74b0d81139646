"""Door: the `handbook` command. It translates arguments, calls the pipeline, reports, and exits.

Exit codes: 0 done · 1 problems found, or something in the way · 2 wrong usage.
"""

from __future__ import annotations

import errno
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator import __version__, pipeline
from generator.export.changes import WRITERS
from generator.locale import Catalogue, languages, preferred_language
from generator.model import Classification
from generator.problems import HandbookError, ProblemsError, Report
from generator.progress import Progress, quiet

Command = Callable[..., None]

MOST_PAGES = 10
"""How many pages a person gets to read in a terminal; a program gets all."""
_REFUSALS = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "unwritable"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "no-such-place"),
    errno.EISDIR: "is-folder",
}
"""What the system says of a file that a command names → what the person who named it is told."""


class Words:
    """What a command needs for speaking: the language, and whether a person or a program reads the answer."""

    def __init__(self, language: str | None, form: str = "text") -> None:
        self.strings = Catalogue.of(language or preferred_language())
        self.form = form

    def report(self, report: Report) -> None:
        """Print the problems: for a program on standard output, for a person where they are seen."""
        click.echo(report.as_json(self.strings) if self.form == "json" else report.as_text(self.strings))

    def done(self, name: str, report: Report | None = None, **values: object) -> None:
        """Say that something was done, and what was noticed on the way."""
        if self.form == "json":
            noticed = json.loads(report.as_json(self.strings)) if report else {}
            click.echo(json.dumps({"done": name, **{key: str(value) for key, value in values.items()}, **noticed}, ensure_ascii=False, indent=2))
            return
        if report and report.problems:
            self.report(report)
        click.echo(self.strings(f"cli.done.{name}", **values))

    def failed(self, error: HandbookError | OSError) -> int:
        """Say why something could not be done; returns the exit code."""
        if isinstance(error, ProblemsError):
            self.report(error.report)
            return error.exit_code
        told = error if isinstance(error, HandbookError) else _system_error(error)
        message = told.message(self.strings)
        if self.form == "json":
            click.echo(json.dumps({"error": told.name, "message": message}, ensure_ascii=False, indent=2))
        else:
            click.echo(message, err=True)
        return told.exit_code

    def progress(self) -> Progress:
        """A Progress that writes to standard error: one line rewritten on a terminal, plain lines elsewhere."""
        terminal = sys.stderr.isatty()

        def say(name: str, number: int, total: int, /, **values: object) -> None:
            text = f"[{number}/{total}] {self.strings(f'progress.{name}', **values)}"
            click.echo(f"\r\033[K{text}" if terminal else text, err=True, nl=not terminal or number == total)

        return say if self.form == "text" else quiet


def _system_error(error: OSError) -> HandbookError:
    """What the operating system refused, in words."""
    if error.errno == errno.ENOSPC:
        return HandbookError("out-of-space")
    name = _REFUSALS.get(error.errno or 0)
    if name and error.filename:
        return HandbookError(name, path=error.filename)
    return HandbookError("system", detail=str(error))


ROOT = click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="Folder of the project (of mkdocs.yml).")
LANG = click.option("--lang", type=click.Choice(languages()), default=None, help="Language of the messages; default: that of the terminal.")
FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json: for other programs.")
STRICT = click.option("--strict", is_flag=True, help="Let warnings fail the command too.")


AUDIENCE = click.option(
    "--audience",
    type=click.Choice([each.value for each in Classification]),
    default=Classification.PUBLIC.value,
    show_default=True,
    callback=lambda _context, _option, value: Classification(value),
    help="For whom: what is classified above is left out.",
)


def _speaking(command: Callable[..., int]) -> Command:
    """A command that gets `words` in place of how to speak, returns its exit code, and never shows a traceback for what is in its way."""

    @wraps(command)
    def speaking(lang: str | None, form: str = "text", **arguments: Any) -> None:
        words = Words(lang, form)
        try:
            code = command(words, **arguments)
        except (HandbookError, OSError) as error:
            code = words.failed(error)
        raise SystemExit(code)

    return LANG(speaking)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handbook")
def main() -> None:
    """Turn structured YAML about an organisation into a handbook site."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # there is none where somebody has closed it
        stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be set to something narrower


@main.command()
@ROOT
@FORM
@STRICT
@_speaking
def check(words: Words, root: Path, *, strict: bool) -> int:
    """Report everything that is wrong with the sources; writes nothing."""
    report = pipeline.check(root).report
    words.report(report)
    return 1 if report.stops(strict=strict) else 0


@main.command()
@ROOT
@FORM
@STRICT
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Where the site goes; default: site/, offline: site-offline/.")
@click.option("--offline", is_flag=True, help="Make the form that opens from a folder, without a web server.")
@AUDIENCE
@_speaking
def build(words: Words, root: Path, site: Path | None, audience: Classification, *, offline: bool, strict: bool) -> int:  # noqa: PLR0913 - options
    """Make the site from the sources: every edition and the draft, as one audience may see them."""
    target = site or root / "-".join(["site", *(["offline"] if offline else []), *([audience.value] if audience.level else [])])
    report = pipeline.build(root, target, pipeline.Form(audience, offline), strict=strict, progress=words.progress())
    words.done("build", report, site=target)
    return 0


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this computer.")
@AUDIENCE
@_speaking
def serve(words: Words, root: Path, port: int, audience: Classification) -> int:
    """Show the site in a browser and follow every change of the sources."""

    def refreshed(result: Report | HandbookError | OSError) -> None:
        if isinstance(result, Report):
            words.done("serve", result, url=f"http://127.0.0.1:{port}/")
        else:
            words.failed(result)

    pipeline.serve(root, port, refreshed, words.progress(), pipeline.Form(audience))
    return 0


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_speaking
def schema(words: Words, folder: Path) -> int:
    """Write the JSON Schemas of the YAML files and of handbook.json to FOLDER."""
    words.done("schema", n=len(pipeline.write_schemas(folder)), folder=folder)
    return 0


@main.command()
@ROOT
@click.argument("kind", metavar="FORMAT", type=click.Choice(["csv", "xlsx", "ics", "json"]))
@click.option("--page", default=None, help="Id of the page whose file it is: a unit's, matrix, matrix/rasci or deadlines. Default: matrix; for ics deadlines.")
@click.option("--language", default=None, help="Language of the file; default: the handbook's first.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Where it goes; default: standard output.")
@AUDIENCE
@_speaking
def export(words: Words, root: Path, kind: str, page: str | None, language: str | None, output: Path | None, audience: Classification) -> int:  # noqa: PLR0913, PLR0917 - options
    """Write what a page offers to take away: a table, a workbook, a calendar; json without a page is the whole handbook."""
    content = pipeline.take_away(root, kind, page, language, audience)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)
        words.done("export", path=output)
    return 0


@main.command()
@ROOT
@FORM
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also everything that has to be reviewed or never was.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day of the review; default: today.")
@click.option("--note", default=None, help="What was found.")
@_speaking
def confirm(words: Words, root: Path, ids: tuple[str, ...], day: datetime | None, note: str | None, *, everything: bool) -> int:  # noqa: PLR0913 - options
    """Note in curriculum/reviews.yml that questions or lessons were read again and found right."""
    on = (day or datetime.now().astimezone()).date().isoformat()
    path, answer = pipeline.confirm(root, ids, on, everything=everything, note=note)
    words.done("confirm", path=path, noted=", ".join(answer.noted) or "–", gone=", ".join(answer.gone) or "–")
    return 0


@main.command()
@ROOT
@FORM
@click.argument("query")
@click.option("--language", default=None, help="Language to look in; default: the first of the handbook's that has the words.")
@AUDIENCE
@_speaking
def who(words: Words, root: Path, query: str, language: str | None, audience: Classification) -> int:
    """Answer who is responsible for what, or what is due when; then the pages that say more."""
    found = pipeline.who(root, query, language, audience)
    if words.form == "json":
        click.echo(json.dumps({"query": query, **asdict(found)}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_told(words.strings, found)) or words.strings("cli.who.nothing"))
    return 0 if found.answers or found.pages else 1


def _told(strings: Catalogue, found: pipeline.LookedUp) -> Iterator[str]:
    """What was found, line by line: answers above pages."""
    for answer in found.answers:
        yield from (answer.heading, f"    {answer.text}", f"    {_address(answer.fact.page, answer.fact.anchor)}")
    if found.answers and found.pages:
        yield ""
    for page in found.pages[:MOST_PAGES]:
        yield f"{page.title} [{strings(f'lookup.kind.{page.kind}')}]" + (f": {page.place}" if page.place else "")
        yield f"    {_address(page.page, page.anchor)}"


def _address(page: str, anchor: str) -> str:
    return f"{page}#{anchor}" if anchor else page or "/"


@main.command()
@ROOT
@FORM
@_speaking
def questions(words: Words, root: Path) -> int:
    """Say of every bank how many questions were written and made, and what was not made, and why."""
    told = [_counted(words.strings, bank) for bank in pipeline.asking(root)]
    if words.form == "json":
        click.echo(json.dumps({"banks": told}, ensure_ascii=False, indent=2))
        return 0
    for bank in told:
        unmade = bank["unmade"]
        click.echo(words.strings("cli.questions.bank", **{**bank, "unmade": len(unmade)}))
        for one in unmade:
            click.echo("    " + words.strings("cli.questions.unmade", **one))
    return 0


def _counted(strings: Catalogue, asking: pipeline.Asking) -> dict[str, Any]:
    """What a bank has come to, for programs; the reason of what was not made is `lint` where it would break the rules of writing."""
    unmade = [(one.rule.value, one.subject, one.reason.value, strings(f"generated.unmade.{one.reason}")) for one in asking.unmade]
    unmade += [(full_id.partition("#")[2].partition(".")[0], full_id, "lint", strings("cli.questions.lint")) for full_id in asking.badly_put]
    return {
        "id": asking.bank.id,
        "use": asking.bank.use.value,
        "written": asking.written,
        "made": asking.made,
        "unmade": [dict(zip(("rule", "subject", "reason", "message"), one, strict=True)) for one in unmade],
    }


def _by_language(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Texts as people give them on the command line, by language: `en=First edition`; without a language, under an empty name."""
    said: dict[str, str] = {}
    for one in given:
        match = re.fullmatch(r"([a-z]{2,3})=(.*)", one, re.DOTALL)
        language, text = match.groups() if match else ("", one)
        if language in said:
            problem = f"two texts for the same language: {said[language]!r}, {text!r}"
            raise click.BadParameter(problem)
        said[language] = text
    return said


def _day(_context: click.Context, _option: click.Parameter, given: datetime | None) -> str | None:
    return given.date().isoformat() if given else None


DAY = click.DateTime(["%Y-%m-%d"])


@main.command()
@ROOT
@FORM
@click.argument("edition", metavar="ID")
@click.option("--title", multiple=True, callback=_by_language, help="What it is called; again with en=… for another language. Default: “Edition ID”.")
@click.option("--notes", multiple=True, callback=_by_language, help="What readers should know about it; again with en=… for another language.")
@click.option("--issued", type=DAY, callback=_day, help="Day of the release; default: today.")
@click.option("--effective", type=DAY, callback=_day, help="First day on which it applies, if one was set.")
@click.option("--published", type=DAY, callback=_day, help="Day on which it was made public, if that is another one.")
@click.option("--force", is_flag=True, help="Allow days that are earlier than those of the edition before.")
@_speaking
def release(words: Words, root: Path, edition: str, *, force: bool, **said: Any) -> int:
    """Freeze the sources as the edition ID, such as 2026-1, which never changes again."""
    made = pipeline.release(root, edition, pipeline.Said(**said), force=force)
    words.done("release", edition=edition, folder=made.folder.as_posix(), n=len(made.files))
    return 0


@main.command()
@ROOT
@click.option("--format", "form", type=click.Choice(list(WRITERS)), default="text", help="json: for other programs; markdown: for a document.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--language", default=None, help="Language of names and sentences; default: that of the messages, if the handbook has it, else its first.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Where it goes; default: standard output.")
@AUDIENCE
@_speaking
def diff(words: Words, root: Path, before: str, after: str, language: str | None, output: Path | None, audience: Classification) -> int:  # noqa: PLR0913, PLR0917 - options
    """Tell what the edition B, or the draft, changed since the edition A."""
    text = WRITERS[words.form](pipeline.compare(root, before, after, audience, language, [words.strings.language]))
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
        click.echo(words.strings("cli.done.export", path=output), err=words.form == "json")
    return 0
