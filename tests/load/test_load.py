"""The whole stage: a folder in, one handbook, its places and every mistake out."""

from __future__ import annotations

from pathlib import Path

from generator.load import Loaded, load
from generator.problems import Place, Severity
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
