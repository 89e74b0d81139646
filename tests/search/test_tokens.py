"""Words: what counts as one, and when two spellings are the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.tokens import closeness, key, keys, spelling, words
from generator.words import fold

VIETNAMESE = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵAĐÊƠƯ"), min_size=1)


@given(VIETNAMESE)
def test_a_word_folds_as_the_rest_of_the_handbook_folds(word: str) -> None:
    assert key(word) == fold(word)


@given(st.text())
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert keys(" ".join(keys(text))) == keys(text)


@pytest.mark.parametrize(("typed", "form", "fits"), [("hoá", "hóa", 2), ("Tiêu", "tiêu", 2), ("tieu", "tiêu", 1), ("đieu", "điều", 1), ("tiếu", "tiêu", 0)])
def test_accents_fit_exactly_partly_or_not(typed: str, form: str, fits: int) -> None:
    assert closeness(spelling(typed), spelling(form)) == fits
