"""Running text as it is staged: ids in links become paths, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.prose import staged_markdown

KNOWN = frozenset({"", "about", "organisation/branch", "sources/charter", "notes/winter"})
GUIDE_PAGES = frozenset({"", "add-a-unit", "problems"})


def staged(body: str, page: str = "about", *, offline: bool = False) -> str:
    return staged_markdown(body, page=page, known=KNOWN, site="draft", offline=offline)


def of_guide(body: str, page: str = "add-a-unit", *, offline: bool = False) -> str:
    return staged_markdown(body, page=page, known=GUIDE_PAGES, site="guide", offline=offline)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](organisation/branch)", "[a](../organisation/branch/index.md)"),
        ("[a](sources/charter#2.1)", "[a](../sources/charter/index.md#2.1)"),
        ('[a](organisation/branch "A title")', '[a](../organisation/branch/index.md "A title")'),
        ("[a](<organisation/branch>)", "[a](<../organisation/branch/index.md>)"),
        ("[a][b] [b]\n\n[b]: organisation/branch", "[a][b] [b]\n\n[b]: ../organisation/branch/index.md"),
        ("  [b]: <organisation/branch> 'x'", "  [b]: <../organisation/branch/index.md> 'x'"),
        ("[a](#here)", "[a](#here)"),
        ("[a](https://example.org/organisation/branch)", "[a](https://example.org/organisation/branch)"),
        ("[a](mailto:a@b.example)", "[a](mailto:a@b.example)"),
        ("![x](pictures/boat.png)", "![x](../pictures/boat.png)"),
        ("![x](pictures/Boat.SVG 'y')", "![x](../pictures/Boat.SVG 'y')"),
        ("[a](organisation/branch) and [b](notes/winter)", "[a](../organisation/branch/index.md) and [b](../notes/winter/index.md)"),
        ("The word organisation/branch stays.", "The word organisation/branch stays."),
        ("[^1]: organisation/branch is a footnote", "[^1]: organisation/branch is a footnote"),
        ("[a](guide/add-a-unit)", "[a](../../guide/add-a-unit/)"),
        ("[a](guide/index)", "[a](../../guide/)"),
    ],
)
def test_links_of_the_handbook(written: str, expected: str) -> None:
    assert staged(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](guide/problems#syntax)", "[a](../problems/index.md#syntax)"),
        ("[a](guide/index)", "[a](../index.md)"),
        ("[a](organisation/branch)", "[a](../../draft/organisation/branch/)"),
        ("[a](sources/charter#2.1)", "[a](../../draft/sources/charter/#2.1)"),
        ("![x](window.png)", "![x](../window.png)"),
    ],
)
def test_links_of_the_guide(written: str, expected: str) -> None:
    assert of_guide(written) == expected


def test_links_out_of_a_build_name_the_file_in_the_offline_form() -> None:
    assert staged("[a](guide/index)", offline=True) == "[a](../../guide/index.html)"
    assert of_guide("[a](organisation/branch#x)", offline=True) == "[a](../../draft/organisation/branch/index.html#x)"
    assert staged("[a](organisation/branch)", offline=True) == "[a](../organisation/branch/index.md)"


def test_pictures_are_named_from_the_folder_of_the_page() -> None:
    assert staged("![x](../pictures/boat.png)", "notes/winter") == "![x](../../pictures/boat.png)"
    assert staged("![x](snow.png)", "notes/winter") == "![x](../../notes/snow.png)"


@pytest.mark.parametrize(
    "code",
    [
        "```yaml\n[a](organisation/branch)\n```",
        "~~~\n[a](organisation/branch)\n~~~",
        "````\n```\n[a](organisation/branch)\n```\n````",
        "- item\n\n    ```yaml\n    [a](organisation/branch)\n    ```",
        "> ```\n> [a](organisation/branch)\n> ```",
        "```\n[a](organisation/branch)",
        "`[a](organisation/branch)`",
        "``a ` [a](organisation/branch)``",
    ],
)
def test_code_stays_as_it_was_written(code: str) -> None:
    assert staged(code) == code
    around = f"[a](organisation/branch)\n\n{code}"
    assert staged(around) == f"[a](../organisation/branch/index.md)\n\n{code}"


def test_after_code_links_are_links_again() -> None:
    assert staged("```\n[a](about)\n```\n[a](about)") == "```\n[a](about)\n```\n[a](../about/index.md)"


@given(st.text())
def test_text_without_links_is_staged_as_it_is(body: str) -> None:
    if "](" not in body and "]:" not in body:
        assert staged(body) == body
