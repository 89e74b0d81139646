"""The whole stage: a folder in, one handbook, its places and every mistake out."""

from __future__ import annotations

from pathlib import Path

from generator.load import Loaded, load
from generator.load.text import MAX_BYTES
from generator.locale import Catalogue, languages
from generator.problems import Code, Place, Severity
from tests.load.conftest import WriteProject

UNIT = "kind: unit\nname: Vụ A\n"
RESPONSIBILITY = "title: x\ntopic: a\nassignments:\n  - {id: b, unit: organisation/a, role: lead, duty: x}\n"
FILES: dict[str, str | bytes] = {
    "docs/organisation/a.yml": UNIT,
    "docs/organisation/b.yml": "kind: group\nname: {vi: Các vụ, en: Departments}\nmembers: [organisation/a]\n",
    "docs/responsibilities/r.yml": RESPONSIBILITY,
    "docs/procedures/p.yml": "title: x\nsteps:\n  - {id: a, do: x, by: unstated}\n",
    "docs/sources/s.yml": "title: x\nshort: x\ndocument_type: x\nissuer: x\nclauses:\n  - {id: I, heading: x}\n",
    "docs/glossary.yml": "terms:\n  - {id: a, term: x, definition: y}\n",
    "docs/roles.yml": "roles:\n  - {id: lead, word: x, short: y, meaning: z, rasci: [A]}\n",
    "docs/topics.yml": "topics:\n  - {id: a, name: x}\n",
    "docs/findings.yml": "acknowledged:\n  - {code: no-lead, subject: responsibilities/r, reason: x}\n",
    "docs/training.md": "# Tập huấn\nx\n",
    "docs/guide/index.md": "# Hướng dẫn\nx\n",
}


def told(loaded: Loaded) -> list[tuple[str, str]]:
    return [(problem.code.value, str(problem.place)) for problem in loaded.report.problems]


def test_a_whole_project_becomes_one_handbook(write_project: WriteProject) -> None:
    loaded = load(write_project(FILES))
    assert told(loaded) == []
    assert loaded.broken == frozenset()
    handbook = loaded.handbook
    assert handbook is not None
    assert list(handbook.units) == ["organisation/a", "organisation/b"]
    assert (list(handbook.responsibilities), list(handbook.procedures), list(handbook.sources)) == (["responsibilities/r"], ["procedures/p"], ["sources/s"])
    assert [term.id for term in handbook.terms] == ["a"]
    assert [(role.id, topic.id, known.code) for role, topic, known in zip(handbook.roles, handbook.topics, handbook.acknowledged, strict=True)] == [
        ("lead", "a", "no-lead")
    ]
    assert list(handbook.prose) == ["training"]
    assert [page.id for page in loaded.guide] == ["guide/index"]


def test_every_owner_has_a_place(write_project: WriteProject) -> None:
    origins = load(write_project(FILES)).origins
    assert origins.place("organisation/b", ("members", 0)) == Place("docs/organisation/b.yml", 3, 11)
    assert origins.place("organisation/b", ("members",), key=True) == Place("docs/organisation/b.yml", 3, 1)
    assert origins.place("glossary", ("terms", 0, "definition")) == Place("docs/glossary.yml", 2, 34)
    assert origins.place("guide/index@vi", ("line", 2)) == Place("docs/guide/index.md", 2)
    assert origins.place("mkdocs.yml", ("languages", 0)) == Place("mkdocs.yml", 8, 17)


def test_lists_that_do_not_exist_have_a_place_too(write_project: WriteProject) -> None:
    loaded = load(write_project({"docs/organisation/a.yml": UNIT}))
    assert told(loaded) == []
    assert loaded.origins.place("findings", ("acknowledged", 0)) == Place("docs/findings.yml", 1, 1)
    assert loaded.handbook is not None
    assert (loaded.handbook.roles, loaded.handbook.terms) == ((), ())


def test_plain_strings_are_in_the_project_s_first_language(write_project: WriteProject) -> None:
    settings = "extra: {handbook: {title: x, organisation: x, publisher: x, description: x, languages: [lo, vi]}}\n"
    loaded = load(write_project({"mkdocs.yml": settings, "docs/organisation/a.yml": UNIT, "docs/x.md": "# T\nx"}))
    assert loaded.handbook is not None
    assert loaded.handbook.units["organisation/a"].name.values == {"lo": "Vụ A"}
    assert loaded.handbook.prose["x"].title.values == {"lo": "T"}


def test_a_broken_file_is_left_out_and_the_rest_is_there(write_project: WriteProject) -> None:
    broken: dict[str, str | bytes] = {
        "docs/organisation/a.yml": "kind: unit\n",
        "docs/sources/s.yml": "title: x\nshort\nissuer: x\n",
        "docs/topics.yml": "topics:\n  - {id: a, name: x}\n  - {id: b}\n  - {name: c}\n",
        "docs/training.md": "x",
    }
    loaded = load(write_project({**FILES, **broken}))
    assert told(loaded) == [
        ("missing-field", "docs/organisation/a.yml:1:1"),
        ("syntax", "docs/sources/s.yml:2:1"),
        ("missing-field", "docs/topics.yml:3:5"),
        ("missing-field", "docs/topics.yml:4:5"),
        ("prose-without-title", "docs/training.md:1:1"),
    ]
    assert loaded.broken == {"organisation/a", "sources/s", "topics", "training"}
    assert loaded.handbook is not None
    assert list(loaded.handbook.units) == ["organisation/b"]
    assert loaded.handbook.topics == ()


def test_a_file_with_a_bad_byte_is_read_on_and_told_once(write_project: WriteProject) -> None:
    loaded = load(write_project({**FILES, "docs/sources/s.yml": b"title: \xff\nshort: x\ndocument_type: x\xe9\nissuer: x\nsigned: x\n"}))
    assert told(loaded) == [("bad-encoding", "docs/sources/s.yml:1:8"), ("unknown-field", "docs/sources/s.yml:5:1")]


def test_without_settings_everything_else_is_checked_all_the_same(write_project: WriteProject) -> None:
    loaded = load(write_project({**FILES, "mkdocs.yml": "extra: {}\n", "docs/organisation/a.yml": "kind: unit\n"}))
    assert loaded.handbook is None
    assert told(loaded) == [("missing-field", "docs/organisation/a.yml:1:1"), ("missing-field", "mkdocs.yml:1:8")]
    assert [page.id for page in loaded.guide] == ["guide/index"]


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert told(loaded) == [("missing-file", "docs:1:1"), ("missing-file", "mkdocs.yml:1:1")]
    assert loaded.report.count(Severity.ERROR) == 2


def test_loading_twice_gives_the_same(write_project: WriteProject) -> None:
    root = write_project({**FILES, "docs/organisation/Bad.yml": "x", "docs/organisation/c.yml": "a: [", "docs/x.fr.md": "x"})
    first, second = load(root), load(root)
    assert first.report == second.report
    assert first.handbook == second.handbook
    assert first.broken == second.broken


ONE_MISTAKE_EACH: dict[str, tuple[str | bytes, Code]] = {
    "docs/organisation/bidi.yml": ("kind: unit\nname: a\u202eb\n", Code.BIDI_CONTROL),
    "docs/organisation/bomb.yml": ("kind: unit\nname: &a [*a]\n", Code.ALIAS_BOMB),
    "docs/organisation/control.yml": ("kind: unit\nname: a\x07b\n", Code.CONTROL_CHARACTER),
    "docs/organisation/deep.yml": ("[" * 100, Code.TOO_DEEP),
    "docs/organisation/empty.yml": ("# nothing\n", Code.EMPTY_FILE),
    "docs/organisation/field.yml": ("kind: unit\nnam: x\n", Code.UNKNOWN_FIELD),
    "docs/organisation/id.yml": (UNIT + "tier: a b\n", Code.BAD_ID),
    "docs/organisation/kind.yml": ("kind: uni\n", Code.UNKNOWN_VALUE),
    "docs/organisation/large.yml": (b" " * (MAX_BYTES + 1), Code.TOO_LARGE),
    "docs/organisation/mark.yml": (b"\xef\xbb\xbf" + UNIT.encode(), Code.BYTE_ORDER_MARK),
    "docs/organisation/missing.yml": ("kind: unit\n", Code.MISSING_FIELD),
    "docs/organisation/quoted.yml": ("kind: unit\nname: 'x\n", Code.SYNTAX),
    "docs/organisation/tabbed.yml": ("kind: unit\n\tname: x\n", Code.TAB),
    "docs/organisation/tag.yml": ("kind: unit\nname: !x y\n", Code.CUSTOM_TAG),
    "docs/organisation/twice.yml": (UNIT + "name: x\n", Code.DUPLICATE_KEY),
    "docs/organisation/two.yml": (UNIT + "---\n" + UNIT, Code.SEVERAL_DOCUMENTS),
    "docs/organisation/type.yml": (UNIT + "source: x\n", Code.WRONG_TYPE),
    "docs/organisation/utf16.yml": (UNIT.encode("utf-16"), Code.BAD_ENCODING),
    "docs/organisation/valueless.yml": ("kind: unit\nname:\n", Code.EMPTY_VALUE),
    "docs/organisation/Đội.yml": (UNIT, Code.BAD_FILE_NAME),
    "docs/procedures/date.yml": ("title: x\nsteps:\n  - {id: a, do: x, by: unstated, due: {before: 1/2/2006}}\n", Code.BAD_DATE),
    "docs/procedures/due.yml": ("title: x\nsteps:\n  - {id: a, do: x, by: unstated, due: {}}\n", Code.DEADLINE_SHAPE),
    "docs/procedures/few.yml": ("title: x\nsteps: []\n", Code.TOO_FEW),
    "docs/rolls.yml": ("x", Code.MISPLACED_FILE),
    "docs/x.enn.md": ("# T\nx", Code.UNKNOWN_LANGUAGE),
    "docs/y.md": ("x", Code.PROSE_WITHOUT_TITLE),
    "docs/z.md": ("---\na: b\n---\n# T\nx", Code.FRONT_MATTER),
}


def test_as_many_mistakes_as_there_are_are_told_at_once_in_every_language(write_project: WriteProject) -> None:
    loaded = load(write_project({name: content for name, (content, _) in ONE_MISTAKE_EACH.items()}))
    assert [(problem.place.file, problem.code) for problem in loaded.report.problems] == sorted((name, code) for name, (_, code) in ONE_MISTAKE_EACH.items())
    for language in languages():
        strings = Catalogue.of(language)
        for problem in loaded.report.problems:
            words = problem.message(strings) + problem.hint(strings)
            assert "{" not in words.replace("{vi:", ""), (language, words)
            reason = dict(problem.details).get("reason")
            assert reason is None or strings.has(f"problem.word.{reason}")
