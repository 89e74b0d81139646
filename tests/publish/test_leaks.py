"""The leak scan finds what is hidden, in whatever form and packing it stands, and nothing that may be read."""

from __future__ import annotations

import gzip
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.export.spreadsheet import as_xlsx
from generator.locale import Catalogue, languages
from generator.model.hidden import Hidden
from generator.model.sheet import Sheet
from generator.publish import leaks as scan
from generator.publish import opened
from generator.publish.leaks import Leak, LeaksError, leaks, require_no_leaks
from generator.search import Site, packed, script
from generator.search.document import Document, Sort
from generator.search.encode import Words, encode

TEXT = "Kế hoạch đặc biệt số 7"
ID = "organisation/night-watch"
HIDDEN = Hidden(frozenset({ID, "sources/rules#II.4.a"}), frozenset({TEXT}), frozenset({"sources/rules", "organisation/night-watch-office"}))


def found(folder: Path, path: str, content: bytes | str, hidden: Hidden = HIDDEN) -> list[tuple[str, str]]:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return [(leak.kind, leak.found) for leak in leaks(folder, hidden)]


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def index() -> bytes:
    return encode([Document(Sort.UNIT, "organisation/branch", "Chi cục", body=f"Thực hiện {TEXT}, mỗi năm.")], Site("vi"), Words())


FORMS: dict[str, bytes | str] = {
    "vi/draft/x/index.html": f"<p>Đây là {TEXT}.</p>",
    "marked.html": '<p>Kế <abbr title="gì đó">hoạch</abbr> <mark>đặ</mark>c biệt\n   số 7</p>',
    "entities.html": "<p>K&#7871; ho&#x1EA1;ch &#273;&#7863;c bi&ecirc;&#x323;t s&#7889;&nbsp;7</p>",
    "decomposed.md": unicodedata.normalize("NFD", TEXT),
    "capitals.txt": TEXT.upper(),
    "unaccented.txt": "ke hoach dac biet so 7",
    "data.json": json.dumps({"title": TEXT}),
    "script.js": 'const a = "K\\u1ebf ho\\u1ea1ch \\u0111\\u1eb7c bi\\u1ec7t s\\u1ed1\\n7";',
    "address.html": '<a href="?q=K%E1%BA%BF%20ho%E1%BA%A1ch%20%C4%91%E1%BA%B7c+bi%E1%BB%87t+s%E1%BB%91+7">x</a>',
    "attribute.html": f'<i title="{TEXT}"></i>',
    "sheet.csv": "\ufeff" + f"a,b\n{TEXT},1\n",
    "wide.csv": f"a;{TEXT}".encode("utf-16"),
    "bare.bin": f"a;{TEXT}".encode("utf-16-le"),
    "calendar.ics": f"BEGIN:VCALENDAR\r\nSUMMARY:{TEXT[:9]}\r\n {TEXT[9:]}\r\n",
    "sheet.xlsx": as_xlsx((Sheet("Bảng", ("Việc",), ((TEXT,),)),)),
    "sitemap.xml.gz": gzip.compress(TEXT.encode()),
    "package.zip": zipped("inner.zip", zipped("deep/page.html", f"<p>{TEXT}</p>".encode())),
    "search/handbook.idx": packed(index()),
    "search/handbook.js": script(index()),
    "search/search_index.json": json.dumps({"docs": [{"text": TEXT}]}, ensure_ascii=True),
}


@pytest.mark.parametrize("path", FORMS)
def test_a_hidden_text_is_found_in_every_kind_of_file(tmp_path: Path, path: str) -> None:
    assert ("text", TEXT) in found(tmp_path, path, FORMS[path])


ADDRESSES: dict[str, tuple[str, str]] = {
    "data": ("data.json", f'{{"unit": "{ID}"}}'),
    "escaped": ("data.json", '{"unit": "organisation\\/night-watch"}'),
    "link": ("page.html", '<a href="../../organisation/night-watch/">x</a>'),
    "offline link": ("page.html", '<a href="../organisation/night-watch/index.html#_duties">x</a>'),
    "path": ("vi/draft/organisation/night-watch/index.html", "<p>x</p>"),
    "sentence": ("page.txt", "organisation/night-watch."),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_hidden_id_is_found_in_data_addresses_and_paths(tmp_path: Path, name: str) -> None:
    assert ("id", ID) in found(tmp_path, *ADDRESSES[name])


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("data.json", '"sources/rules#II.4.a"'),
        ("page.html", '<a href="../sources/rules/#II.4.a">x</a>'),
        ("page.html", '<a href="../sources/rules/index.html#II.4.a">x</a>'),
        ("vi/draft/sources/rules/index.html", '<section id="II.4.a">x</section>'),
        ("vi/draft/sources/rules/index.html", '<a href="#II.4.a">x</a>'),
    ],
)
def test_a_hidden_place_on_a_page_that_is_shown(tmp_path: Path, path: str, content: str) -> None:
    assert found(tmp_path, path, content) == [("id", "sources/rules#II.4.a")]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("page.html", "organisation/night-watch-office organisation/night-watches my-organisation/night-watch"),
        ("vi/draft/organisation/night-watch-office/index.html", "x"),
        ("page.html", "sources/rules#II.4 sources/rules#II.4.ab"),
        ("vi/draft/sources/other/index.html", '<section id="II.4.a">x</section>'),
        ("page.html", "<table><tr><td>Kế hoạch đặc biệt</td><td>số 7</td></tr></table>"),
    ],
)
def test_what_only_looks_like_something_hidden(tmp_path: Path, path: str, content: str) -> None:
    assert found(tmp_path, path, content) == []


def test_what_also_stands_in_something_readers_may_see_is_no_leak(tmp_path: Path) -> None:
    shown = Hidden(shown_ids=frozenset({ID}), shown_texts=frozenset({f"Về {TEXT.upper()} của cả ngành"}))
    assert found(tmp_path, "page.html", f"<p>{TEXT}</p> {ID}", HIDDEN | shown) == []
    assert found(tmp_path, "page.html", f"<p>{TEXT}</p> {ID}", HIDDEN.beside(["Kế hoạch"])) == [("id", ID), ("text", TEXT)]


def test_short_texts_are_not_looked_for(tmp_path: Path) -> None:
    assert found(tmp_path, "page.html", "Đội đêm kín", Hidden(texts=frozenset({"Đội đêm kín"}))) == []


def test_texts_of_other_scripts(tmp_path: Path) -> None:
    hidden = Hidden(texts=frozenset({"секретный план семь", "ແຜນການລັບພິເສດເຈັດ"}))
    assert len(found(tmp_path, "page.html", "<p>СЕКРЕТНЫЙ план семь</p><p>ແຜນການລັບພິເສດເຈັດ</p>", hidden)) == 2


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("cut.gz", gzip.compress(TEXT.encode() * 100, mtime=0)[:-20]),
        ("bad.zip", b"PK\x03\x04 and nothing more"),
        ("deep.zip", zipped("5", zipped("4", zipped("3", zipped("2", zipped("1", b"x")))))),
    ],
)
def test_an_archive_that_cannot_be_looked_into_counts_as_a_leak(tmp_path: Path, path: str, content: bytes) -> None:
    assert [kind for kind, _ in found(tmp_path, path, content if path != "deep.zip" else zipped("6", content))] == ["archive"]


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped("a", content)])
def test_an_archive_that_grows_beyond_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]) -> None:
    monkeypatch.setattr(opened._Room.__init__, "__defaults__", (1000,))
    assert found(tmp_path, "bomb", pack(b"0" * 5000)) == [("archive", "bomb")]
    assert found(tmp_path, "bomb", pack(b"0" * 500)) == []


def test_nothing_hidden_costs_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "bad.zip", b"PK\x03\x04", Hidden(shown_texts=frozenset({TEXT}))) == []


@pytest.mark.parametrize("language", languages())
def test_a_leak_stops_the_site(tmp_path: Path, language: str) -> None:
    require_no_leaks(tmp_path, HIDDEN)
    (tmp_path / "page.html").write_text(f"<p>{TEXT}</p>", "utf-8")
    with pytest.raises(LeaksError) as error:
        require_no_leaks(tmp_path, HIDDEN)
    assert error.value.leaks == (Leak("page.html", "text", TEXT),)
    assert f"page.html: {TEXT}" in error.value.message(Catalogue.of(language))


def test_the_same_file_twice_is_two_leaks(tmp_path: Path) -> None:
    assert len({scan.Leak(one, "text", TEXT) for one in ("a.html", "b.html")}) == 2
    found(tmp_path, "a.html", f"<p>{TEXT}</p>")
    assert len(found(tmp_path, "b.html", f"<p>{TEXT}</p>")) == 2
