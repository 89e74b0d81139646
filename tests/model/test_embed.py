"""Embeds are read as calls with constants, and everything else that Jinja would take for its own is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Kind
from generator.model.embed import FUNCTIONS, Embed, parse, split, written


@pytest.mark.parametrize(
    ("text", "embed"),
    [
        ('{{ unit("organisation/a") }}', Embed("unit", "organisation/a")),
        ("{{unit('organisation/a')}}", Embed("unit", "organisation/a")),
        ('{{ matrix(topic="plans") }}', Embed("matrix", "", (("topic", "plans"),))),
        ("{{ org_chart() }}", Embed("org_chart")),
    ],
)
def test_a_call_with_constants(text: str, embed: Embed) -> None:
    assert parse(text) == embed


@pytest.mark.parametrize(
    "text",
    [
        "{{ unit }}",
        "{{ unit(name) }}",
        "{{ unit(1) }}",
        '{{ unit("a").x }}',
        '{{ a.unit("a") }}',
        '{{ unit("a")|upper }}',
        '{{ unit("a" ~ "b") }}',
        '{{ unit("a", "b") }}',
        '{{ unit(*["a"]) }}',
        '{{ unit(**{"id": "a"}) }}',
        '{{ unit(unit("a")) }}',
        '{{- unit("a") }}',
        '{{ unit("a") -}}',
        "{{ ''.__class__.__mro__ }}",
        "{{ }}",
        "{{ unit( }}",
        "{% if a %}",
        "{# note #}",
        "{{ " + "(" * 5000 + " }}",
        "{{ unit(" + "1" * 5000 + ") }}",
        '{{ unit("\\ud800") }}',
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert parse(text) is None


PIECES = ["{{", "}}", "{%", "{#", "unit", "(", ")", '"', "'", "a", ".", "|", "~", "-", "1e9", "[", "*", "=", ",", "\\", "\n", " ", "ế"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_nothing_that_stands_in_a_lesson_stops_the_reading(body: str) -> None:
    for one in written(body):
        assert body.split("\n")[one.line - 1].startswith(one.text, one.column - 1)
        embed = parse(one.text)
        assert embed is None or embed.name.isidentifier()


def test_everything_that_is_not_text_is_seen_where_it_stands() -> None:
    body = "\nMột {{ a }} và {{ b }}.\n\n{{ c }}  \n\n  {{ d }}\n\n{% e %}\n{# f\n{{ g\n`{{ h }}`\n{ i } }} j"
    assert [(one.line, one.column, one.text, one.alone) for one in written(body)] == [
        (2, 5, "{{ a }}", False),
        (2, 16, "{{ b }}", False),
        (4, 1, "{{ c }}", True),
        (6, 3, "{{ d }}", False),
        (8, 1, "{%", False),
        (9, 1, "{#", False),
        (10, 1, "{{", False),
        (11, 2, "{{ h }}", False),
    ]


@pytest.mark.parametrize("around", ["Chữ\n{{ a }}", "{{ a }}\nChữ", "{{ a }}\n{{ b }}"])
def test_an_embed_next_to_a_line_of_text_is_not_alone(around: str) -> None:
    assert not any(one.alone for one in written(around))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{{ unit("a") }}', ("a", (Kind.UNIT,))),
        ('{{ clause("a#I") }}', ("a#I", (Kind.CLAUSE,))),
        ('{{ matrix(unit="a") }}', ("a", (Kind.UNIT,))),
        ('{{ matrix(topic="a") }}', ("a", (Kind.TOPIC,))),
        ('{{ org_chart("professional") }}', None),
        ("{{ org_chart() }}", None),
    ],
)
def test_what_an_embed_names(text: str, named: tuple[str, tuple[Kind, ...]] | None) -> None:
    embed = parse(text)
    assert embed is not None
    assert FUNCTIONS[embed.name].named(embed) == named


@pytest.mark.parametrize(
    "text",
    [
        "{{ unit() }}",
        '{{ unit("") }}',
        '{{ unit(id="a") }}',
        '{{ unit("a", tier="b") }}',
        "{{ matrix() }}",
        '{{ matrix("a") }}',
        '{{ matrix(topic="a", unit="b") }}',
        '{{ matrix(role="a") }}',
        '{{ org_chart("sideways") }}',
        '{{ org_chart(line="professional") }}',
    ],
)
def test_arguments_that_do_not_fit(text: str) -> None:
    embed = parse(text)
    assert embed is not None
    with pytest.raises(ValueError, match="Embed"):
        FUNCTIONS[embed.name].named(embed)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_usage_of_every_function_is_itself_an_embed_of_it(name: str) -> None:
    for way in FUNCTIONS[name].usage(name).split(" / "):
        embed = parse(way)
        assert embed is not None
        assert embed.name == name
        FUNCTIONS[name].named(embed)


def test_a_lesson_is_a_sequence_of_text_and_embeds() -> None:
    assert split('Một.\n\n{{ unit("a") }}\n\nHai.') == ("Một.\n", Embed("unit", "a"), "\nHai.")
