from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.files import discover
from generator.load.images import image_names
from generator.load.text import MAX_BYTES
from generator.load.walk import Found
from tests.load.conftest import WriteProject


def told(found: Found) -> list[tuple[str, str, dict[str, str]]]:
    """Code, file and details of every problem, in the order of the files."""
    return [(problem.code.value, problem.place.file, dict(problem.details)) for problem in sorted(found.problems)]


def test_files_are_sorted_into_what_they_are(write_project: WriteProject) -> None:
    names = [
        "organisation/b.yml",
        "organisation/a.yml",
        "organisation/north/c.yml",
        "sources/s.yml",
        "glossary.yml",
        "training.md",
        "training.en.md",
        "guide/index.md",
    ]
    found = discover(write_project({f"docs/{name}": "x" for name in names}))
    assert [file.id for file in found.entries] == ["organisation/a", "organisation/b", "organisation/north/c", "sources/s"]
    assert found.entries[0].name == "docs/organisation/a.yml"
    assert [(file.id, file.name) for file in found.lists] == [("glossary", "docs/glossary.yml")]
    assert [(file.id, file.language) for file in found.prose] == [("guide/index", None), ("training", "en"), ("training", None)]
    assert (found.problems, found.broken) == ([], set())


def test_a_picture_that_is_too_large_is_told_and_never_read(write_project: WriteProject) -> None:
    root = write_project({"docs/about.md": "x", "docs/pictures/small.png": "x"})
    with (root / "docs/pictures/large.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (root / "docs/pictures/lost.png").symlink_to("nowhere.png")
    assert told(discover(root)) == [("too-large", "docs/pictures/large.png", {"limit": "10.0 MB", "size": "10.0 MB"})]
    assert image_names(root / "docs") == {"pictures/small.png", "pictures/large.png"}


def test_what_lies_about_is_passed_over(write_project: WriteProject) -> None:
    names = [".hidden.yml", "~$branch.yml", "branch.yml~", ".branch.yml.swp", "branch.bak", "#branch.yml#", "Thumbs.db", "desktop.ini", ".gitkeep"]
    root = write_project({**{f"docs/organisation/{name}": "x" for name in names}, "docs/.cache/x.yml": "x", "docs/guide/picture.png": "x"})
    found = discover(root)
    assert (found.entries, found.prose, found.problems) == ([], [], [])


def test_without_docs_there_is_nothing(tmp_path: Path) -> None:
    assert told(discover(tmp_path)) == [("missing-file", "docs", {"name": "docs/"})]


@pytest.mark.parametrize(
    ("name", "details", "broken"),
    [
        ("organisation/Đội 1.yml", {"name": "Đội 1.yml", "suggestion": "doi-1.yml"}, "organisation/doi-1"),
        ("organisation/Branch.yml", {"name": "Branch.yml", "suggestion": "branch.yml"}, "organisation/branch"),
        ("organisation/branch.yaml", {"name": "branch.yaml", "suggestion": "branch.yml"}, "organisation/branch"),
        ("organisation/branch.yml.txt", {"name": "branch.yml.txt", "suggestion": "branch.yml"}, "organisation/branch"),
        ("organisation/branch.YML", {"name": "branch.YML", "suggestion": "branch.yml"}, "organisation/branch"),
        ("organisation/a_b.yml", {"name": "a_b.yml", "suggestion": "a-b.yml"}, "organisation/a-b"),
        ("organisation/---.yml", {"name": "---.yml"}, "organisation/"),
        ("organisation/con.yml", {"name": "con.yml", "reason": "windows"}, "organisation/con"),
        ("organisation/COM1.yml", {"name": "COM1.yml"}, "organisation/com1"),
        ("Roles.yml", {"name": "Roles.yml", "suggestion": "roles.yml"}, "roles"),
        ("roles.yaml", {"name": "roles.yaml", "suggestion": "roles.yml"}, "roles"),
        ("Trang đầu.md", {"name": "Trang đầu.md", "suggestion": "trang-dau.md"}, "trang-dau"),
        ("training.EN.md", {"name": "training.EN.md", "suggestion": "training.en.md"}, "training"),
        ("training.v2.md", {"name": "training.v2.md", "suggestion": "training-v2.md"}, "training-v2"),
        ("training.markdown", {"name": "training.markdown", "suggestion": "training.md"}, "training"),
    ],
)
def test_a_bad_name_is_told_with_a_better_one(write_project: WriteProject, name: str, details: dict[str, str], broken: str) -> None:
    found = discover(write_project({f"docs/{name}": "x"}))
    assert told(found) == [("bad-file-name", f"docs/{name}", details)]
    assert found.broken == {broken}
    assert (found.entries, found.lists, found.prose) == ([], [], [])


def test_a_folder_may_not_be_called_as_windows_calls_a_device(write_project: WriteProject) -> None:
    found = discover(write_project({"docs/organisation/nul/a.yml": "x"}))
    assert told(found) == [("bad-file-name", "docs/organisation/nul", {"name": "nul", "reason": "windows"})]
    assert found.broken == {"organisation/nul/a"}


@pytest.mark.parametrize("inside", [{}, {"docs/organisation/branch.yml/a.yml": "x"}])
def test_a_folder_with_the_name_of_a_source_is_told_in_its_place(write_project: WriteProject, inside: dict[str, str]) -> None:
    root = write_project({"docs/organisation/a.yml": "x", **inside})
    (root / "docs/organisation/branch.yml").mkdir(exist_ok=True)
    found = discover(root)
    assert told(found) == [("unreadable", "docs/organisation/branch.yml", {"reason": "is-folder"})]
    assert (found.broken, found.whole) == ({"organisation/branch"}, True)


@pytest.mark.parametrize("top", ["docs", "curriculum", "quizzes"])
def test_a_file_with_the_name_of_a_top_folder_leaves_the_rest_unjudged(tmp_path: Path, top: str) -> None:
    if top != "docs":
        (tmp_path / "docs").mkdir()
    (tmp_path / top).write_text("x")
    found = discover(tmp_path)
    assert told(found) == [("unreadable", top, {"reason": "not-a-folder"})]
    assert not found.whole


def test_a_name_that_is_taken_is_not_proposed(write_project: WriteProject) -> None:
    found = discover(write_project({"docs/organisation/Branch.yml": "x", "docs/organisation/branch.yml": "x"}))
    assert told(found) == [("bad-file-name", "docs/organisation/Branch.yml", {"name": "Branch.yml"})]
    assert [file.id for file in found.entries] == ["organisation/branch"]


def test_a_badly_named_folder_is_told_once(write_project: WriteProject) -> None:
    found = discover(write_project({"docs/Organisation/a.yml": "x", "docs/Organisation/b.yml": "x", "docs/Ảnh/x.png": "x"}))
    assert told(found) == [("bad-file-name", "docs/Organisation", {"name": "Organisation", "suggestion": "organisation"})]
    assert found.broken == {"organisation/a", "organisation/b"}


@pytest.mark.parametrize(
    ("name", "folder", "suggestion"),
    [
        ("organization/a.yml", "docs/organization", "docs/organisation/a.yml"),
        ("guide/a.yml", "docs/guide", None),
        ("rolls.yml", "docs", "roles.yml"),
        ("units.yml", "docs", None),
        ("organisation/a.docx", "docs/organisation", None),
        ("organisation/a.md", "docs/organisation", None),
        ("glossary.md", "docs", None),
        ("findings.en.md", "docs", None),
    ],
)
def test_what_nothing_reads_is_told(write_project: WriteProject, name: str, folder: str, suggestion: str | None) -> None:
    found = discover(write_project({f"docs/{name}": "x"}))
    details = {"name": Path(name).name, "folder": folder} | ({"suggestion": suggestion} if suggestion else {})
    assert told(found) == [("misplaced-file", f"docs/{name}", details)]
    assert (found.entries, found.lists, found.prose, found.broken) == ([], [], [], set())


def test_a_responsibility_needs_roles_and_topics(write_project: WriteProject) -> None:
    found = discover(write_project({"docs/responsibilities/a.yml": "x", "docs/topics.yml": "x"}))
    assert told(found) == [("missing-file", "docs/roles.yml", {"name": "docs/roles.yml"})]
    assert found.broken == {"roles"}


def test_a_badly_named_list_is_not_missing_as_well(write_project: WriteProject) -> None:
    found = discover(write_project({"docs/responsibilities/a.yml": "x", "docs/topics.yml": "x", "docs/Roles.yaml": "x"}))
    assert [code for code, _, _ in told(found)] == ["bad-file-name"]


def test_links_stay_in_the_project(write_project: WriteProject, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yml").write_text("x")
    root = write_project({"docs/organisation/a.yml": "x", "shared/b.yml": "x"})
    folder = root / "docs" / "organisation"
    (folder / "b.yml").symlink_to(root / "shared" / "b.yml")
    (folder / "away.yml").symlink_to(outside / "secret.yml")
    (folder / "out").symlink_to(outside)
    (folder / "circle").symlink_to(root / "docs")
    found = discover(root)
    assert [file.id for file in found.entries] == ["organisation/a", "organisation/b"]
    assert told(found) == [
        ("unreadable", "docs/organisation/away.yml", {"reason": "leads-outside"}),
        ("unreadable", "docs/organisation/circle", {"reason": "linked-folder"}),
        ("unreadable", "docs/organisation/out", {"reason": "leads-outside"}),
    ]
    assert "organisation/away" in found.broken


def test_a_link_to_itself_leads_nowhere(write_project: WriteProject) -> None:
    root = write_project({"docs/x.md": "x"})
    (root / "docs" / "loop.md").symlink_to(root / "docs" / "loop.md")
    assert [file.id for file in discover(root).prose] == ["loop", "x"]


def test_docs_itself_may_not_lead_out(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (tmp_path / "docs").symlink_to(tmp_path_factory.mktemp("outside"))
    assert told(discover(tmp_path)) == [("unreadable", "docs", {"reason": "leads-outside"})]


def test_a_folder_that_cannot_be_listed_is_told(write_project: WriteProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_project({"docs/organisation/a.yml": "x", "docs/x.md": "x"})
    listing = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "organisation":
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = discover(root)
    assert told(found) == [("unreadable", "docs/organisation", {"reason": "no-permission"})]
    assert [file.id for file in found.prose] == ["x"]
