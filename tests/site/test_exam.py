"""What is kept for exams is nowhere in the site: in no page, no script's data, no search index, no download, online or offline."""

from __future__ import annotations

import gzip
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from generator import pipeline
from generator.load import load
from generator.model import Handbook, Text
from generator.model.base import Frozen
from generator.model.kinds.base import Question, Use

SHORTEST = 12
"""Folded characters; what is shorter says too little to give a question away."""
READ = {".html", ".xml", ".svg", ".js", ".json", ".map", ".csv", ".ics", ".xlsx", ".css", ".idx"}
PICTURES = {".png", ".woff2", ".ico"}
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
OTHER = re.compile("[^a-z0-9]+")


@cache
def bare(text: str) -> str:
    """*text* without what markup, escaping and layout may change: folded letters and digits only."""
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text.replace("\\n", " ")).lower().replace("đ", "d")
    return OTHER.sub("", unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode())


def texts(value: object) -> Iterator[str]:
    """Everything in *value* that is written for readers."""
    if isinstance(value, Text):
        yield from value.values.values()
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))


@pytest.fixture(scope="module")
def handbook(root: Path) -> Handbook:
    found = load(root).handbook
    assert found
    return found


def posed(handbook: Handbook) -> dict[Use, dict[str, Question]]:
    """Every question, written or made, by its use and id."""
    asked: dict[Use, dict[str, Question]] = {use: {} for use in Use}
    for bank in handbook.banks.values():
        for question in bank.questions:
            asked[Use.EXAM if Use.EXAM in (bank.use, question.use) else Use.PRACTICE][f"{bank.id}#{question.id}"] = question
    for made in pipeline.questions(handbook):
        asked[made.use][made.id] = made.question
    return asked


def secrets(handbook: Handbook) -> set[str]:
    """What exam questions say, and their ids, bare."""
    exam = posed(handbook)[Use.EXAM]
    written = {bare(text) for question in exam.values() for text in texts(question)} | {bare(name.partition("#")[2]) for name in exam}
    return {text for text in written if len(text) >= SHORTEST} | {bare(name) for name in exam}


@pytest.fixture(scope="module", params=["site", "offline_site"])
def both(request: pytest.FixtureRequest, once: Callable[[str, Callable[[Path], object]], Path], root: Path) -> tuple[Path, Path]:
    """The site in one of its forms, and as it would be if nobody had ever written an exam: what that one says is public."""
    form = str(request.param)

    def build(out: Path) -> None:
        copy = _without_exams(root, out.parent / f"examless-{form}-project")
        pipeline.build(copy, out, pipeline.Form(offline=form == "offline_site"))

    return request.getfixturevalue(form), once(f"examless-{form}", build)


def _without_exams(root: Path, copy: Path) -> Path:
    for name in ("docs", "curriculum", "quizzes", "editions"):
        shutil.copytree(root / name, copy / name)
    shutil.copy(root / "mkdocs.yml", copy)
    for bank in (copy / "quizzes").glob("*.yml"):
        if "use: exam" in bank.read_text("utf-8"):
            bank.unlink()
    return copy


def said(file: Path) -> str:
    """Everything that a built file says, bare."""
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as workbook:
            return " ".join(bare("".join(etree.fromstring(workbook.read(name)).itertext())) for name in workbook.namelist() if name.endswith(".xml"))
    text = (gzip.decompress(file.read_bytes()) if file.suffix == ".idx" else file.read_bytes()).decode()
    if file.suffix == ".html":
        tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
        return bare(tree.text_content()) + " " + " ".join(sorted({bare(value) for element in tree.iter(etree.Element) for value in element.attrib.values()}))
    return bare(text)


def whole(site: Path) -> dict[str, str]:
    """What each file of the site says; a kind of file that nobody knows how to read is an error."""
    files = [file for file in sorted(site.rglob("*")) if file.is_file() and file.suffix not in PICTURES | {".gz"}]
    assert {file.suffix for file in files} <= READ
    return {file.relative_to(site).as_posix(): said(file) for file in files}


def found(words: Iterable[str], site: dict[str, str]) -> dict[str, str]:
    """Those of *words* that the site says, each with a file that says it."""
    everything = "\n".join(sorted(set(site.values())))
    return {word: next(name for name, text in site.items() if word in text) for word in words if word in everything}


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def test_nothing_of_an_exam_is_in_the_site(both: tuple[Path, Path], handbook: Handbook) -> None:
    site, examless = both
    editions = {folder.name for folder in (examless / "data").iterdir() if folder.is_dir()} - {"draft"}
    public = {name: text for name, text in whole(examless).items() if not editions & set(name.split("/"))}  # an edition may have had the exam
    hidden = secrets(handbook) - found(secrets(handbook), public).keys()
    assert len(hidden) > 5 * len(posed(handbook)[Use.EXAM]) > 50
    assert found(hidden, whole(site)) == {}


def test_exams_change_no_byte_of_the_site(both: tuple[Path, Path]) -> None:
    """Which holds for the search index too, whose words are written as numbers, so that no search for words could tell."""
    site, examless = map(contents, both)
    assert site.keys() == examless.keys()
    assert [name for name, content in site.items() if content != examless[name]] == []


def test_the_same_search_finds_what_is_public(site: Path, handbook: Handbook) -> None:
    """Without which the tests above would prove nothing."""
    stems = {bare(text) for question in posed(handbook)[Use.PRACTICE].values() for text in texts(question.stem)}
    read = whole(site)
    assert found(stems, read).keys() == stems
    workbooks = {name: text for name, text in read.items() if name.endswith(".xlsx")}
    assert found([bare("Cục Điều tra chống buôn lậu")], workbooks)
