"""Addresses between pages, joined to where the page stands, lead to where the other page stands."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.address import across, address, depth

PAGES = st.lists(st.text("abc-", min_size=1, max_size=3), max_size=3).map("/".join)
ANCHORS = st.sampled_from(["", "II.1.4", "_duties"])


def stands(page: str, build: str = "vi/draft", *, offline: bool = False) -> str:
    folder = f"http://host/some/where/{build}/" + (f"{page}/" if page else "")
    return folder + ("index.html" if offline else "")


@given(PAGES, PAGES, ANCHORS, st.booleans())
def test_an_address_leads_to_the_page_it_names(here: str, there: str, anchor: str, offline: bool) -> None:  # noqa: FBT001 - given by name
    found = urlsplit(urljoin(stands(here, offline=offline), address(here, there, anchor, offline=offline)))
    assert found._replace(fragment="").geturl() == stands(there, offline=offline)
    assert found.fragment == anchor


@given(PAGES, st.booleans(), st.booleans())
def test_across_leads_to_the_same_page_of_another_build(here: str, offline: bool, home: bool) -> None:  # noqa: FBT001 - given by name
    found = urljoin(stands(here, offline=offline), across(here, "en/guide", offline=offline, home=home))
    assert found == stands("" if home else here, "en/guide", offline=offline)


@given(PAGES, PAGES, ANCHORS, st.booleans())
def test_an_address_says_nothing_of_where_the_site_stands(here: str, there: str, anchor: str, offline: bool) -> None:  # noqa: FBT001 - given by name
    written = address(here, there, anchor, offline=offline)
    assert written
    assert not written.startswith("/")
    assert "//" not in written


@pytest.mark.parametrize(
    ("here", "there", "anchor", "expected"),
    [
        ("", "", "", "./"),
        ("", "matrix", "", "matrix/"),
        ("matrix/rasci", "", "", "../../"),
        ("organisation/branch", "sources/dispatch-2006", "II.1.4", "../../sources/dispatch-2006/#II.1.4"),
        ("matrix", "matrix", "_legend", "#_legend"),
    ],
)
def test_addresses_as_they_are_written(here: str, there: str, anchor: str, expected: str) -> None:
    assert address(here, there, anchor) == expected


def test_depth_counts_folders() -> None:
    assert [depth(page) for page in ("", "a", "a/b", "a/b/c")] == [0, 1, 2, 3]
