"""The index: the same bytes from the same handbook, every word of it, and nothing that the handbook does not hold."""

from __future__ import annotations

import json

import pytest

from generator import search, view
from generator.model import Handbook
from generator.model.derived import Derived
from generator.search.documents import documents
from generator.search.texts import parts
from generator.search.unrolled import BODY, TITLE
from tests.search.conftest import made


def test_the_same_handbook_gives_the_same_bytes(small: Handbook) -> None:
    assert search.packed(made(small, Derived(), "vi")) == search.packed(made(small, Derived(), "vi"))


def test_every_text_comes_back_as_it_was_written(small: Handbook, small_index: bytes) -> None:
    index = search.Index.of(search.packed(small_index))
    found = list(documents(small, Derived(), view.pages(small, Derived(), "vi"), "vi"))
    assert [(index.shown(number, TITLE), index.shown(number, BODY)) for number in range(len(found))] == [(each.title, each.body) for each in found]


def test_texts_of_the_real_handbook_come_back_too(vietnamese: search.Index) -> None:
    assert vietnamese.shown(vietnamese.page_number["organisation/planning-finance-department"], TITLE) == "Vụ Kế hoạch - tài vụ"


def test_what_the_handbook_no_longer_holds_is_nowhere_in_the_index(small: Handbook) -> None:
    less = small.model_copy(update={"units": small.units, "responsibilities": {}})
    assert "cất" in made(small, Derived(), "vi").decode()
    assert not {"cất", "Cất", "store"} & set(json.loads(made(less, Derived(), "vi"))["forms"].split(" "))
    assert "responsibilities/store" not in made(less, Derived(), "vi").decode()


def test_where_somebodys_part_is_left_out_silence_is_not_told_as_the_texts(small: Handbook) -> None:
    whole, part = (json.loads(made(small, Derived(selected=selected), "en"))["strings"] for selected in (False, True))
    assert whole["nobody"].startswith("The text gives no unit the role")
    assert part["nobody"].startswith("What is shown here names no unit with the role")
    assert whole.keys() == part.keys()


def test_another_format_is_refused(small_index: bytes) -> None:
    with pytest.raises(ValueError, match="format 2"):
        search.Index.of(small_index.replace(b'"format":1', b'"format":2'))


def test_the_script_form_is_the_same_json(small_index: bytes) -> None:
    assert search.script(small_index) == b"self.handbookIndex=" + small_index + b";\n"


def test_running_text_is_cut_at_its_headings() -> None:
    text = "Mở đầu có [liên kết](about).\n\n## Bước 1. Đọc gì?\n\nĐọc `a`.\n\n## Bước 1. Đọc gì?\n\n- Hết"
    assert [(part.anchor, part.title, part.body) for part in parts(text)] == [
        ("", "", "Mở đầu có liên kết."),
        ("buoc-1-oc-gi", "Bước 1. Đọc gì?", "Đọc a."),
        ("buoc-1-oc-gi_1", "Bước 1. Đọc gì?", "Hết"),
    ]
