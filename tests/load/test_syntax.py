from __future__ import annotations

import pytest

from generator.load.text import decode
from generator.load.tree import parse
from generator.locale import Catalogue, languages
from generator.problems import Code


def told(text: str) -> list[tuple[str, int, int]]:
    problems = parse(decode(text.encode(), "f.yml"), "f.yml").problems
    return [(dict(problem.details).get("reason", problem.code.value), problem.place.line, problem.place.column) for problem in problems]


@pytest.mark.parametrize(
    ("text", "reason", "line", "column"),
    [
        ("a: Chủ trì: phối hợp\n", "colon-in-text", 1, 11),
        ("x: 1\na\nb: 1\n", "missing-colon", 2, 1),
        ("a\n# note\n\nb: 1\n", "missing-colon", 1, 1),
        ("a:b\nc: d\n", "missing-colon", 1, 1),
        ("a: 1\n b: 2\n", "indentation", 2, 2),
        ("a:\n  b: 1\n c: 2\n", "indentation", 3, 2),
        ("  a: 1\nb: 2\n", "indentation", 2, 1),
        ("- a\nb: 1\n", "indentation", 2, 1),
        ("a: - b\n", "list-on-line", 1, 4),
        ('x: 1\na: "b\nc: 2\n', "unclosed-quote", 2, 4),
        ("a: 'b\n", "unclosed-quote", 1, 4),
        ("a: [1, 2\nb: 3\n", "unclosed-bracket", 1, 4),
        ("a: {b: 1\n", "unclosed-bracket", 1, 4),
        ("a: [\n", "unclosed-bracket", 1, 4),
        ("a: {b: [1], c: '}', # ]\n\n", "unclosed-bracket", 1, 4),
        ('a: "b" c\n', "after-quote", 1, 8),
        ("a: 'b' c: d\n", "after-quote", 1, 8),
        ("a: @x\n", "special-character", 1, 4),
        ("a: %x\n", "special-character", 1, 4),
        ("a: }\n", "special-character", 1, 4),
        ("a: * x\n", "special-character", 1, 4),
        ("a: & x\n", "special-character", 1, 4),
        ('a: "C:\\q"\n', "bad-escape", 1, 7),
        ('a: "\\ud800"\n', "bad-escape", 1, 7),
        ('a: "\\xg0"\n', "bad-escape", 1, 7),
        ("a: [b]]\n", "bad-syntax", 1, 7),
        ("%YAML 3.0\n---\na: 1\n", "bad-syntax", 1, 1),
        ("a: |x\n", "bad-syntax", 1, 5),
    ],
)
def test_a_slip_is_told_in_words_where_a_person_would_look(text: str, reason: str, line: int, column: int) -> None:
    assert told(text) == [(reason, line, column)]
    assert all(Catalogue.of(language).has(f"problem.word.{reason}") for language in languages())


@pytest.mark.parametrize(
    ("text", "places"),
    [("a:\u00a0x\n", [(1, 3)]), ("a:\n\u00a0\u00a0b: x\n  c: y\n", [(2, 1)]), ("a:\n  - \u3000b: x\n  -\u00a0y: z\n", [(2, 5), (3, 4)])],
)
def test_a_space_that_is_none_to_yaml_is_told_and_does_no_harm(text: str, places: list[tuple[int, int]]) -> None:
    assert told(text) == [("control-character", line, column) for line, column in places]


def test_such_a_space_within_text_stays() -> None:
    tree = parse(decode("a: 5\u00a0km\n".encode(), "f.yml"), "f.yml")
    assert (tree.value, tree.problems) == ({"a": "5\u00a0km"}, ())


def test_libyaml_s_own_words_are_kept_for_those_who_know_them() -> None:
    (problem,) = parse(decode(b"a: b: c", "f.yml"), "f.yml").problems
    assert problem.code is Code.SYNTAX
    assert dict(problem.details)["detail"] == "mapping values are not allowed in this context"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\n\tb: 1\n", [(2, 1)]),
        ("a:\n  b: 1\n  \tc: 2\n\td: 3\n", [(3, 3), (4, 1)]),
        ("a: |\n\tx\n", [(2, 1)]),
        ("a: x\n\ty\n", [(2, 1)]),
    ],
)
def test_every_line_that_a_tab_indents_is_told(text: str, places: list[tuple[int, int]]) -> None:
    assert told(text) == [("tab", line, column) for line, column in places]


def test_a_tab_inside_text_is_no_problem() -> None:
    assert parse(decode(b"a: x\ty\nb: 'x\t'\nc: |\n  x\n  \ty\n", "f.yml"), "f.yml").problems == ()
