"""Reads built pages: what they link to, what they load, what can be linked to in them; and which kinds of page there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree, html

LOADING_RELATIONS = frozenset(
    {"stylesheet", "icon", "shortcut icon", "apple-touch-icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest", "modulepreload"}
)
LOADING_ATTRIBUTES = ("src", "poster", "data", "background", "xlink:href", "action", "formaction")
NOT_FETCHED = ("mailto:", "tel:", "data:", "geo:")
STYLE_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)['"]?([^'")\s;]+)""")


@dataclass(frozen=True)
class Document:
    """One built page, or a picture or style sheet in it."""

    file: Path
    links: tuple[str, ...]
    """Where a reader may go, as written."""
    navigation: tuple[str, ...]
    """Those of them that stand in a `nav`."""
    loads: tuple[str, ...]
    """What a browser fetches to show it, as written."""
    anchors: frozenset[str]


def html_files(folder: Path) -> list[Path]:
    """Every page below *folder*, sorted."""
    return sorted(folder.rglob("*.html"))


@cache
def read(file: Path) -> Document:
    """What one HTML file says."""
    tree = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    links: list[str] = []
    loads: list[str] = []
    anchors: set[str] = set()
    for element in tree.iter(etree.Element):
        anchors.update(filter(None, (element.get("id"), element.tag == "a" and element.get("name"))))
        links += _links(element)
        loads += _loads(element)
    navigation = (str(link.get("href")) for link in tree.iterfind(".//nav//a[@href]"))
    return Document(file, tuple(links), tuple(navigation), tuple(loads), frozenset(anchors))


def _links(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in {"a", "area"} and (href := element.get("href")) is not None:
        yield href
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield element.get("content", "").partition("=")[2].strip(" '\"")


def _loads(element: html.HtmlElement) -> Iterator[str]:
    yield from (value for name in LOADING_ATTRIBUTES if (value := element.get(name)))
    yield from (part.split()[0] for part in element.get("srcset", "").split(",") if part.strip())
    yield from STYLE_ADDRESS.findall(element.get("style", "") + (element.text or "" if element.tag == "style" else ""))
    if element.tag in {"use", "image"} or (element.tag == "link" and element.get("rel", "").lower() in LOADING_RELATIONS):
        yield element.get("href", "")


def is_external(address: str) -> bool:
    """Whether *address* names a host, or runs something that is not a file of the site."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in {"http", "https", "ftp", "ws", "wss"}


def missing(site: Path, document: Document, address: str, *, directories: bool = True) -> str | None:
    """Why *address* in *document* leads nowhere in *site*; None where it does. `directories`: whether a server finds a folder's index.html."""
    parts = urlsplit(address)
    if is_external(address) or address.startswith(NOT_FETCHED):
        return None
    if parts.scheme:
        return f"scheme {parts.scheme}: is not a link"
    target = _target(site, document.file, unquote(parts.path))
    if target.is_dir():
        if not directories:
            return "names a folder: from file:// it opens a listing"
        target /= "index.html"
    if not target.is_file() or not target.is_relative_to(site):
        return "there is no such file"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in read(target).anchors:
        return "there is no such place in that page"
    return None


def _target(site: Path, file: Path, path: str) -> Path:
    """The file that *path* names, or one that does not exist."""
    if not path:
        return file
    if path.startswith("/"):
        return _from_host(site, file, path)
    here = file.relative_to(site).as_posix()
    joined = urljoin(f"http://host/{here}", quote(path))
    climbed = path.count("../") > here.count("/")
    return site / "nothing" if climbed else site / unquote(urlsplit(joined).path).lstrip("/")


def _from_host(site: Path, file: Path, path: str) -> Path:
    """Only the page for what is not found may begin at the host's root, where the site stands: it can be shown at any depth."""
    return site / unquote(urljoin("/", path)).lstrip("/") if file.name == "404.html" else site / "nothing"


def kinds(edition: Path) -> dict[str, str]:
    """A page of each kind in one edition of one language: kind → path below *edition*, ending in a slash or empty.

    A page's kind is its section and depth (`organisation`, `organisation/…`); the longest page of each stands for it.
    """
    largest: dict[str, Path] = {}
    for file in html_files(edition):
        if file.name != "index.html":
            continue
        parts = file.parent.relative_to(edition).parts
        kind = "/".join([*parts[:1], *("…" for _ in parts[1:])]) or "home"
        largest[kind] = max(largest.get(kind, file), file, key=lambda page: (page.stat().st_size, str(page)))
    return {kind: file.parent.relative_to(edition).as_posix().strip(".") + "/" if file.parent != edition else "" for kind, file in sorted(largest.items())}
