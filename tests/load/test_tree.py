from __future__ import annotations

import gc
import re
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.load.text import decode, lines_of
from generator.load.tree import MAX_DEPTH, MAX_EXPANSION, Tree, parse
from generator.problems import Code, Place


def tree(text: str | bytes, *, tolerant: bool = False) -> Tree:
    return parse(decode(text if isinstance(text, bytes) else text.encode(), "f.yml"), "f.yml", tolerant=tolerant)


def told(text: str | bytes, *, tolerant: bool = False) -> list[tuple[str, int, int]]:
    return [(problem.code.value, problem.place.line, problem.place.column) for problem in tree(text, tolerant=tolerant).problems]


@pytest.mark.parametrize("word", ["no", "yes", "on", "1.10", "0123", "12:30", "1e3", "null", "~", "true", "2006-05-30", "0x1F", ".inf", "=", "1_000"])
def test_every_scalar_is_the_string_that_stands_there(word: str) -> None:
    assert tree(f"a: {word}\nb: [{word}]\n").value == {"a": word, "b": [word]}


def test_nothing_is_none_and_empty_quotes_are_an_empty_string() -> None:
    assert tree('a:\nb: ""\nc: [~, ]\nd:\n  -\n').value == {"a": None, "b": "", "c": ["~"], "d": [None]}


def test_values_and_keys_remember_their_places() -> None:
    locate = tree("# note\nname: {vi: 'Đội', en: Team}\nsteps:\n  - id: a\n    do: |\n      x\n").locator
    assert locate.place(("name", "en")) == Place("f.yml", 2, 23)
    assert locate.place(("name", "en"), key=True) == Place("f.yml", 2, 19)
    assert locate.place(("steps", 0, "do")) == Place("f.yml", 5, 9)
    assert locate.place(("steps", 0, "do"), key=True) == Place("f.yml", 5, 5)
    assert locate.place(("steps", 0)) == Place("f.yml", 4, 5)


def test_windows_line_ends_work() -> None:
    read = tree("a: 1\r\nb:\r\n  - x\r\n  - y: |\r\n      one\r\n      two\r\n")
    assert read.value == {"a": "1", "b": ["x", {"y": "one\ntwo\n"}]}
    assert read.locator.place(("b", 1, "y")) == Place("f.yml", 4, 8)


def test_text_is_composed_and_positions_count_what_stands_in_the_file() -> None:
    decomposed = unicodedata.normalize("NFD", "Đội kiểm soát")
    read = tree(f'{{"{decomposed}": {decomposed}, b: "x"}}')
    assert read.value == {"Đội kiểm soát": "Đội kiểm soát", "b": "x"}
    assert read.locator.place(("b",)).column == 2 * len(decomposed) + 11
    assert read.problems == ()


def test_a_repeated_key_is_reported_and_the_first_kept() -> None:
    read = tree("a: 1\nb: {c: 1, c: [2, {d: 3}]}\na: {e: 2}\nf: 4\n")
    assert read.value == {"a": "1", "b": {"c": "1"}, "f": "4"}
    assert [(str(p.place), dict(p.details)) for p in read.problems] == [("f.yml:2:11", {"key": "c", "first": "2"}), ("f.yml:3:1", {"key": "a", "first": "1"})]
    assert read.whole


def test_keys_that_differ_only_in_composition_are_the_same_key() -> None:
    assert told(f"{unicodedata.normalize('NFC', 'tổ')}: 1\n{unicodedata.normalize('NFD', 'tổ')}: 2\n") == [("duplicate-key", 2, 1)]


def test_an_anchor_is_a_shorthand_and_its_values_stand_where_they_are_written() -> None:
    read = tree("a: &x [1, 2]\nb: *x\nc: &y z\nd: *y\n")
    assert read.value == {"a": ["1", "2"], "b": ["1", "2"], "c": "z", "d": "z"}
    assert read.locator.place(("b", 1)) == Place("f.yml", 1, 11)
    assert read.problems == ()


def test_a_billion_laughs_are_a_bomb() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    read = tree("\n".join(lines))
    assert [(problem.code, problem.place.line) for problem in read.problems] == [(Code.ALIAS_BOMB, 5)]
    assert dict(read.problems[0].details) == {"name": "a3", "limit": str(MAX_EXPANSION)}
    assert not read.whole


@pytest.mark.parametrize("text", ["a: &x [1, *x]", "&x a: {b: 1, c: &y {d: *y}}", "&x\na: *x\n"])
def test_an_alias_inside_its_own_anchor_is_a_bomb(text: str) -> None:
    assert [code for code, _, _ in told(text)] == ["alias-bomb"]


def test_an_alias_of_nothing_is_a_mistake() -> None:
    (problem,) = tree("a: [*x, 2]\nb: 1").problems
    assert (problem.code, str(problem.place)) == (Code.SYNTAX, "f.yml:1:5")
    assert dict(problem.details) == {"reason": "unknown-alias", "detail": "x"}


@pytest.mark.parametrize(
    ("text", "tag"),
    [("a: !!python/object:os.system x", "!!python/object:os.system"), ("a: !ENV x", "!ENV"), ("a: !!str x", "!!str"), ("a: ! x", "!"), ("a: !e!x [1]", "!e!x")],
)
def test_tags_are_refused(text: str, tag: str) -> None:
    (problem,) = tree(text).problems
    assert (problem.code, str(problem.place), dict(problem.details)) == (Code.CUSTOM_TAG, "f.yml:1:4", {"tag": tag})


def test_a_file_shared_with_others_may_have_tags_and_merge_keys() -> None:
    read = tree("a: &a {b: !ENV [X, y]}\nc: {<<: *a, d: !!python/name:x.y }\n? [1]\n: 2\ne: 3\n", tolerant=True)
    assert (read.value, read.problems, read.whole) == ({"a": {"b": ["X", "y"]}, "c": {"d": None}, "e": "3"}, (), True)


@pytest.mark.parametrize(
    ("text", "reason", "line", "column"),
    [
        ("a: &a {b: 1}\nc:\n  <<: *a\n", "merge-key", 3, 3),
        ("? [a]\n: b\n", "key-not-text", 1, 3),
        ("{{a: 1}: b}", "key-not-text", 1, 2),
        ("? \n: a\n", "key-not-text", 1, 2),
        ('"": a\n', "key-not-text", 1, 1),
    ],
)
def test_keys_are_text(text: str, reason: str, line: int, column: int) -> None:
    (problem,) = tree(text).problems
    assert (problem.code, dict(problem.details)["reason"], problem.place.line, problem.place.column) == (Code.SYNTAX, reason, line, column)


def test_a_quoted_merge_key_is_an_ordinary_name() -> None:
    assert tree('"<<": a').value == {"<<": "a"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n", "---\n...\n"])
def test_a_file_of_nothing_is_empty(text: str) -> None:
    assert told(text) == [("empty-file", 1, 1)]


def test_a_second_document_is_reported_and_left_out() -> None:
    read = tree("a: 1\n---\nb: [\n")
    assert read.value == {"a": "1"}
    assert told("a: 1\n---\nb: [\n") == [("several-documents", 2, 1)]


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? "])
def test_nesting_has_a_limit(opened: str) -> None:
    assert told(opened * 5000) == [("too-deep", 1, MAX_DEPTH * len(opened) + 1)]


def test_nesting_through_aliases_has_the_same_limit() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 100))]
    assert [code for code, _, _ in told("\n".join(lines))] == ["too-deep"]


def test_escapes_do_not_smuggle_control_characters_in() -> None:
    read = tree('a: "x\\u202Ey"\nb: "\\0\\b"\nc: "\\uFEFF"\nd: \'\\u202E\'\n')
    assert [(p.code, p.place.line, p.place.column) for p in read.problems] == [
        (Code.BIDI_CONTROL, 1, 4),
        (Code.CONTROL_CHARACTER, 2, 4),
        (Code.CONTROL_CHARACTER, 2, 4),
        (Code.BYTE_ORDER_MARK, 3, 4),
    ]
    assert read.value == {"a": "xy", "b": "\ufffd", "c": "\ufffd", "d": "\\u202E"}


def test_a_refused_character_is_reported_once_and_is_not_in_the_value() -> None:
    read = tree("id: anti\u200esmuggling\nb: \x07")
    assert (read.value, told("id: anti\u200esmuggling\nb: \x07")) == (
        {"id": "antismuggling", "b": "\ufffd"},
        [("bidi-control", 1, 9), ("control-character", 2, 4)],
    )


def test_many_mistakes_of_one_file_are_told_together() -> None:
    text = b"\xef\xbb\xbfa: 1\na: 2\nb: !x 3\nc: \xe2\x80\xae\nd: {e: 1, e: 2}\n"
    assert sorted(code for code, _, _ in told(text)) == ["bidi-control", "byte-order-mark", "custom-tag", "duplicate-key", "duplicate-key"]


def test_what_another_encoding_looks_like_is_not_told_beside_it() -> None:
    assert told("tên: “x”\n".encode("cp1252") + b"\t\xff: [\x07\n") == [("bad-encoding", 1, 2)]
    assert told(b"a: \xe9\na: 2\n") == [("bad-encoding", 1, 4), ("duplicate-key", 2, 1)]


def test_the_collector_runs_again_afterwards() -> None:
    tree("a: [")
    assert gc.isenabled()


def test_it_takes_less_time_than_pyyaml_although_it_remembers_places() -> None:
    listed = [{"id": f"a-{n}", "duty": {"vi": "Chủ trì thu thập", "en": "Leads"}, "source": ["x#1"]} for n in range(500)]
    text = yaml.dump(listed, allow_unicode=True) * 10  # so long that chance decides nothing

    def seconds(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    ours = min(seconds(lambda: tree(text)) for _ in range(3))
    assert ours < min(seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)) for _ in range(3))


# What Hypothesis holds: no traceback, the same values as PyYAML's own string loader, and every position right.

REFUSED = st.characters(
    codec="utf-8",
    exclude_categories=["Cs", "Cc", "Zs"],
    include_characters=" ",
    exclude_characters="\u00ad\u061c\u200b\u2060\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
)
WORDS = st.text(alphabet=REFUSED | st.sampled_from(":#-'\"\\ \n,[]{}&*!|>%@`~?đĐộ\u0301"), max_size=12)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(lambda key: key not in {"", "<<"}), inner, max_size=4), max_leaves=15
)

STYLE = st.fixed_dictionaries(
    {"allow_unicode": st.booleans(), "default_flow_style": st.sampled_from([None, True, False]), "line_break": st.sampled_from(["\n", "\r\n"])}
)


class NoAliases(yaml.SafeDumper):
    """Writes a value out wherever it stands."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_raise(data: bytes, tolerant: bool) -> None:  # noqa: FBT001
    read = tree(data, tolerant=tolerant)
    assert read.whole or read.problems


@given(st.text(alphabet=st.sampled_from("abđ \t\n\r:-#&*!|>'\"[]{},?%@`<~.\\xuU0\u0301\u2028\ufeff\u202e"), max_size=80), st.booleans())
def test_no_text_raises_and_problems_stand_in_the_file(text: str, tolerant: bool) -> None:  # noqa: FBT001
    read = tree(text, tolerant=tolerant)
    assert read.whole or read.problems
    lines = lines_of(text)
    for problem in read.problems:
        assert 1 <= problem.place.line <= len(lines) + 1
        assert 1 <= problem.place.column <= max(map(len, lines)) + 2


@given(st.text(alphabet=st.sampled_from("ab :-\n'\"[]{},?|>&*x"), max_size=60))
def test_valid_documents_read_as_the_string_loader_of_pyyaml_reads_them(text: str) -> None:
    read = tree(text)
    assume(not read.problems)
    assert _none_as_empty(read.value) == yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it builds strings only


@given(DATA.filter(lambda data: data != "" and not _same_keys(data)), STYLE)
def test_every_value_and_key_of_any_data_is_read_and_placed(data: Any, style: dict[str, Any]) -> None:
    text = yaml.dump(data, Dumper=NoAliases, width=20, **style)
    read = tree(text)
    assert read.problems == ()
    assert read.value == _composed(data)
    for path, value in _values(read.value, ()):
        _assert_placed(text, read, path, value)


def _assert_placed(text: str, read: Tree, path: tuple[str | int, ...], value: Any) -> None:
    assert _starts(text, read.locator.place(path), value)
    if path and isinstance(path[-1], str):
        place = read.locator.place(path, key=True)
        assert _starts(text, place, path[-1])
        assert (place.line, place.column) <= (read.locator.place(path).line, read.locator.place(path).column)


def _starts(text: str, place: Place, value: Any) -> bool:
    """Whether *value* begins at the place: the whole of a quoted text, the first word of a plain one, the sign of a list."""
    rest = "\n".join(lines_of(text)[place.line - 1 :])[place.column - 1 :]
    if isinstance(value, list):
        return rest.startswith(("[", "- ", "-\n"))
    if isinstance(value, dict):
        return rest.startswith(("{", "? ")) or _starts(text, place, next(iter(value)))
    if quoted := re.match(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", rest, re.DOTALL):
        return _composed(yaml.load(quoted.group(), Loader=yaml.CBaseLoader)) == value  # type: ignore[no-any-return]  # noqa: S506
    return unicodedata.normalize("NFC", rest).startswith(value.split("\n")[0].split(" ")[0])


def _values(value: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value), *(pair for part, item in inner for pair in _values(item, (*path, part)))]


def _composed(value: Any) -> Any:
    if isinstance(value, dict):
        return {_composed(key): _composed(item) for key, item in value.items()}
    return [_composed(item) for item in value] if isinstance(value, list) else unicodedata.normalize("NFC", value)


def _same_keys(value: Any) -> bool:
    """Whether two keys of one mapping are the same once composed."""
    return any(isinstance(item, dict) and len(_composed(item)) < len(item) for _, item in _values(value, ()))


def _none_as_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _none_as_empty(item) for key, item in value.items()}
    return [_none_as_empty(item) for item in value] if isinstance(value, list) else "" if value is None else value
