"""Load, the pages of running text: one Markdown file a language, its title the first heading.

A body keeps the line numbers of its file: the heading's line stays, empty. So a problem found later in line n is in line n of the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator import words
from generator.load.locate import ProseLocator
from generator.load.text import Read, lines_of, read_file, without_refused
from generator.load.tray import Tray
from generator.load.walk import ProseFile
from generator.model import Prose, Text
from generator.model.base import DEFAULT_LANGUAGE
from generator.problems import Code, Place, Problem

_HEADING = re.compile(r" {0,3}#[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*(?:\{[^}]*\})?[ \t]*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_FRONT_MATTER = re.compile(r"---[ \t]*")


@dataclass(frozen=True)
class Version:
    """A page in one language: its title, its body, and the heading's line, from 1."""

    file: str
    title: str
    body: str
    line: int


def read_pages(files: Iterable[ProseFile], languages: tuple[str, ...], tray: Tray) -> dict[str, Prose]:
    """The pages in *files*, by id, with their places and problems in *tray*. *languages*: the default one first; empty where unknown.

    A page is broken as soon as one of its versions is, so that nobody reports the missing translation.
    """
    pages = {}
    for page_id, group in groupby(sorted(files, key=lambda file: (file.id, file.name)), key=lambda file: file.id):
        versions = _versions(tuple(group), languages, tray)
        if versions is None:
            tray.broken.add(page_id)
        if versions:
            _remember(page_id, versions, languages, tray)
        if versions and page_id not in tray.broken:
            titles = {language: version.title for language, version in versions.items()}
            pages[page_id] = Prose(id=page_id, title=Text(titles), body=Text({language: version.body for language, version in versions.items()}))
    return pages


def parse_page(read: Read, file: str) -> tuple[Version | None, tuple[Problem, ...]]:
    """The title and body in the Markdown that was read of *file*, and what is wrong with them."""
    if read.text is None:
        return None, read.problems
    text = unicodedata.normalize("NFC", without_refused(read.text) if read.problems else read.text)
    lines = lines_of(text)
    if not text.strip():
        return None, (*read.problems, Problem.at(Place(file), Code.EMPTY_FILE))
    problems = [*read.problems, *_front_matter(lines, file)]
    found = _heading(lines)
    if found is None:
        return None, (*problems, Problem.at(Place(file), Code.PROSE_WITHOUT_TITLE))
    number, title = found
    body = "\n".join((*lines[: number - 1], "", *lines[number:])).rstrip()
    if not body:
        return None, (*problems, Problem.at(Place(file), Code.EMPTY_FILE))
    return Version(file, title, body, number), tuple(problems)


def _versions(files: tuple[ProseFile, ...], languages: tuple[str, ...], tray: Tray) -> dict[str, Version] | None:
    """The readable versions of one page by language, or None where one of its files is no version."""
    versions, broken = {}, False
    for file in files:
        problem = _language_problem(file, languages)
        version, problems = (None, (problem,)) if problem else parse_page(read_file(file.path, file.name), file.name)
        tray.problems.extend(problems)
        if version:
            versions[file.language or next(iter(languages), DEFAULT_LANGUAGE)] = version
        broken = broken or version is None
    return None if broken else versions


def _language_problem(file: ProseFile, languages: tuple[str, ...]) -> Problem | None:
    """What is wrong with the language in a file's name: not one of the project's, or the default one, which goes without."""
    if file.language is None or not languages:
        return None
    if file.language == languages[0]:
        proposal = file.path.with_name(file.path.name.replace(f".{file.language}.md", ".md"))
        suggestion = None if proposal.exists() else proposal.name
        return Problem.at(Place(file.name), Code.BAD_FILE_NAME, name=file.path.name, suggestion=suggestion, reason="first-language")
    if file.language not in languages:
        suggestion = words.closest(file.language, languages)
        return Problem.at(Place(file.name), Code.UNKNOWN_LANGUAGE, language=file.language, allowed=", ".join(languages), suggestion=suggestion)
    return None


def _remember(page_id: str, versions: Mapping[str, Version], languages: tuple[str, ...], tray: Tray) -> None:
    """Places of one page: under its id for the default language, and under `<id>@<language>` for each."""
    files = {language: version.file for language, version in versions.items()}
    headings = {language: version.line for language, version in versions.items()}
    for language in versions:
        tray.origins[f"{page_id}@{language}"] = ProseLocator(files, headings, language)
    first = next((language for language in languages if language in versions), next(iter(versions)))
    tray.origins[page_id] = ProseLocator(files, headings, first)


def _front_matter(lines: list[str], file: str) -> list[Problem]:
    opened = _FRONT_MATTER.fullmatch(lines[0])
    closed = any(_FRONT_MATTER.fullmatch(line) for line in lines[1:])
    return [Problem.at(Place(file), Code.FRONT_MATTER)] if opened and closed else []


def _heading(lines: list[str]) -> tuple[int, str] | None:
    """Line (from 1) and text of the first heading of the first level, outside code blocks; None where there is none."""
    fence = ""
    for number, line in enumerate(lines, start=1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
        elif not fence and (match := _HEADING.fullmatch(line)) and match.group("title"):
            return number, match.group("title")
    return None
