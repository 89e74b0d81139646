"""Render: relative addresses between pages. A page's address is its id; every page is a folder with an index."""

from __future__ import annotations


def depth(page: str) -> int:
    """How many folders *page* lies below the root of its build.

    >>> depth(""), depth("matrix"), depth("matrix/rasci")
    (0, 1, 2)
    """
    return page.count("/") + 1 if page else 0


def address(here: str, page: str, anchor: str = "", *, offline: bool = False) -> str:
    """The address of *page*, seen from the page *here* of the same build.

    >>> address("organisation/branch", "sources/dispatch-2006", "II.1.4")
    '../../sources/dispatch-2006/#II.1.4'
    >>> address("matrix", "matrix", "x"), address("matrix", "", offline=True)
    ('#x', '../index.html')
    """
    fragment = f"#{anchor}" if anchor else ""
    if here == page and anchor:
        return fragment
    folder = "../" * depth(here) + (f"{page}/" if page else "")
    return (folder or "./" * (not offline)) + ("index.html" if offline else "") + fragment


def across(here: str, part: str, *, offline: bool = False, home: bool = False) -> str:
    """The address of the same page (or with *home* the home page) in another build, such as `en/draft`.

    >>> across("organisation/branch", "en/draft")
    '../../../../en/draft/organisation/branch/'
    """
    folder = "../" * (depth(here) + 2) + part + "/" + (f"{here}/" if here and not home else "")
    return folder + ("index.html" if offline else "")
