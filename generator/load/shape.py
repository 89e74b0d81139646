"""Load, third step: a file's values → a frozen model, or every way in which they don't fit it.

pydantic finds the mistakes; here each becomes a problem in the author's terms, at the author's place, and one mistake stays one:
what follows from another mistake (a list too short because its items are wrong, a field missing because its name is mistyped) is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator import words
from generator.load.locate import Path
from generator.load.names import as_day, as_id, as_type
from generator.load.outline import Stop, bare, fields, is_union, label, member, stops
from generator.model.responsibility import Due
from generator.problems import Code, Locator, Problem

_PLAIN_TYPES: Mapping[type, str] = {str: "text", list: "list", dict: "mapping"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Shaped(NamedTuple):
    """The model, or None where the values don't fit it, and every problem."""

    value: Any
    problems: tuple[Problem, ...]


class Given(NamedTuple):
    """What a file gave: its values, their places, what to call the whole, and, if it is an entry, the id that its path makes."""

    data: Any
    locator: Locator
    name: str
    entry_id: str | None = None


def shape(kind: Any, given: Given, language: str) -> Shaped:
    """What was *given* as a *kind* (a model, or a tagged union of models); plain strings are in *language*."""
    draft = _Draft(kind, given)
    if not isinstance(given.data, dict):
        return Shaped(None, (draft.wrong_type((), "mapping", given.data),))
    problems = [*draft.blanks(), *draft.own_id(given.entry_id)]
    data = given.data if given.entry_id is None else {**given.data, "id": given.entry_id}
    try:
        value = _adapter(kind).validate_python(data, by_alias=True, by_name=False, context={"language": language})
    except ValidationError as error:
        return Shaped(None, (*problems, *draft.translate(error)))
    return Shaped(value, tuple(problems))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


class _Mistake(NamedTuple):
    """One pydantic error, told from the author's side."""

    type: str
    path: Path
    input: Any
    context: Mapping[str, Any]
    around: Stop
    """The place that holds the wrong one."""
    here: Any
    """What the model says may stand there."""


class _Draft:
    """The values of one file on their way to a model."""

    def __init__(self, kind: Any, given: Given) -> None:
        self.kind = kind
        self.data = given.data
        self.locator = given.locator
        self.name = given.name

    def blanks(self) -> Iterator[Problem]:
        """A problem for each text of nothing but spaces; pydantic would take some of them."""
        for path in _blank_paths(self.data, ()):
            yield self._at(path, Code.EMPTY_VALUE, field=self._label(path))

    def own_id(self, entry_id: str | None) -> Iterator[Problem]:
        """A file's id is its name: writing one inside is a mistake."""
        if entry_id is not None and "id" in self.data:
            kind = self.kind if not is_union(bare(self.kind)) else member(bare(self.kind), _text(self.data.get("kind"))) or self.kind
            known = [name for name in fields(kind) if name != "id"]
            yield self._at(("id",), Code.UNKNOWN_FIELD, key=True, field="id", known=", ".join(known))

    def translate(self, error: ValidationError) -> Iterator[Problem]:
        """Every pydantic error as a problem, without those that follow from another."""
        mistakes = [self._mistake(details) for details in error.errors(include_url=False)]
        mistyped = {(m.path[:-1], self._meant(m)) for m in mistakes if m.type == "extra_forbidden"}
        for mistake in mistakes:
            follows = mistake.type == "missing" and (mistake.path[:-1], mistake.path[-1]) in mistyped
            if not follows and not _told_already(mistake):
                yield self._problem(mistake)

    def wrong_type(self, path: Path, expected: str, got: Any) -> Problem:
        """A problem: another kind of value than *got* belongs there."""
        word = _PLAIN_TYPES.get(type(got), "text")
        return self._at(path, Code.WRONG_TYPE, field=self._label(path), expected=expected, got=word, suggestion=as_type(expected, got))

    def _mistake(self, details: Any) -> _Mistake:
        way = stops(self.kind, details["loc"])
        around = way[-2] if len(way) > 1 else way[-1]
        return _Mistake(details["type"], way[-1].path, details["input"], details.get("ctx", {}), around, way[-1].annotation)

    def _problem(self, mistake: _Mistake) -> Problem:
        if mistake.input is None and mistake.type not in {"missing", "extra_forbidden"}:
            return self._at(mistake.path, Code.EMPTY_VALUE, field=self._label(mistake.path))
        if mistake.context.get("class_name") == Due.__name__:
            return self._at(mistake.path, Code.DEADLINE_SHAPE)
        translate = _TRANSLATIONS.get(mistake.type)
        if translate is not None:
            return translate(self, mistake)
        return self.wrong_type(mistake.path, _EXPECTED.get(mistake.type, "valid-value"), mistake.input)

    def missing(self, mistake: _Mistake) -> Problem:
        """A field that has to be there is not."""
        return self._at(mistake.path[:-1], Code.MISSING_FIELD, field=mistake.path[-1])

    def unknown_field(self, mistake: _Mistake) -> Problem:
        """A field that the model does not know: mistyped, or in the wrong place."""
        known = [name for name in fields(mistake.around.annotation) if mistake.path[:-1] or name != "id"]
        suggestion = self._meant(mistake)
        return self._at(mistake.path, Code.UNKNOWN_FIELD, key=True, field=mistake.path[-1], known=", ".join(known), suggestion=suggestion)

    def _meant(self, mistake: _Mistake) -> str | None:
        """The field that a mistyped one probably is: a near name not written beside it. A field of another kind of thing is no slip."""
        if not mistake.path[:-1] and mistake.path[-1] in fields(self.kind):
            return None
        written = _follow(self.data, mistake.path[:-1])
        return words.closest(str(mistake.path[-1]), [name for name in fields(mistake.around.annotation) if name not in written])

    def unknown_value(self, mistake: _Mistake) -> Problem:
        """A word that is none of those that may stand there."""
        if not isinstance(mistake.input, str):
            return self.wrong_type(mistake.path, "text", mistake.input)
        return self._not_among(mistake.path, mistake.input, _quoted(mistake.context["expected"]))

    def unknown_tag(self, mistake: _Mistake) -> Problem:
        """The field that says which kind of thing this is says none of them; nothing else can be checked then."""
        field = _quoted(mistake.context["discriminator"])[0]
        path = (*mistake.path, field)
        if field not in mistake.input:
            return self._without_tag(mistake, field)
        tag = mistake.input[field]
        if tag is None or (isinstance(tag, str) and not tag.strip()):
            return self._at(path, Code.EMPTY_VALUE, field=field)
        if not isinstance(tag, str):
            return self.wrong_type(path, "text", tag)
        return self._not_among(path, tag, _quoted(mistake.context["expected_tags"]))

    def _without_tag(self, mistake: _Mistake, field: str) -> Problem:
        """The field that says which kind of thing this is is not there, or is there under a mistyped name."""
        near = words.closest(field, mistake.input.keys() - fields(mistake.here))
        if near is None:
            return self._at(mistake.path, Code.MISSING_FIELD, field=field)
        return self._at((*mistake.path, near), Code.UNKNOWN_FIELD, key=True, field=near, known=field, suggestion=field)

    def _not_among(self, path: Path, value: str, allowed: list[str]) -> Problem:
        suggestion = words.closest(value, allowed)
        return self._at(path, Code.UNKNOWN_VALUE, field=self._label(path), value=value, allowed=", ".join(allowed), suggestion=suggestion)

    def ill_formed(self, mistake: _Mistake) -> Problem:
        """A day, a number or an id that is not written like one."""
        pattern = mistake.context.get("pattern", "")
        if r"\.\d+" in pattern:
            proposal = mistake.input.strip().replace(",", ".")
            suggestion = proposal if re.fullmatch(pattern, proposal) else None
            return self._at(mistake.path, Code.BAD_NUMBER, value=mistake.input, suggestion=suggestion)
        if r"\d{4}" in pattern:
            return self._at(mistake.path, Code.BAD_DATE, value=mistake.input, suggestion=as_day(mistake.input))
        proposal = as_id(mistake.input)
        fits = proposal != mistake.input and re.fullmatch(pattern, proposal)
        return self._at(mistake.path, Code.BAD_ID, value=mistake.input, suggestion=proposal if fits else None)

    def rule_broken(self, mistake: _Mistake) -> Problem:
        """A rule of the model itself: a day that no calendar has, a text without words, a deadline that is none or two."""
        if isinstance(mistake.input, str) and _DAY.fullmatch(mistake.input):
            return self._at(mistake.path, Code.BAD_DATE, value=mistake.input)
        if "before" in str(mistake.context.get("error")):
            return self._at(mistake.path, Code.DEADLINE_SHAPE)
        if "blank" in str(mistake.context.get("error")):
            return self._at(mistake.path, Code.EMPTY_VALUE, field=self._label(mistake.path))
        return self.wrong_type(mistake.path, "valid-value", mistake.input)

    def out_of_range(self, mistake: _Mistake) -> Problem:
        """A number beyond what makes sense there."""
        reason, limit = ("at-least", mistake.context["ge"]) if "ge" in mistake.context else ("at-most", mistake.context["le"])
        return self._at(mistake.path, Code.OUT_OF_RANGE, field=self._label(mistake.path), value=mistake.input, reason=reason, limit=limit)

    def too_few(self, mistake: _Mistake) -> Problem:
        """A list with fewer items than it needs."""
        return self._at(mistake.path, Code.TOO_FEW, field=self._label(mistake.path), minimum=mistake.context["min_length"])

    def _label(self, path: Path) -> str:
        """The name of the field at the author's *path*, which has no tags: the union at the root is chosen beforehand."""
        chosen = member(bare(self.kind), _text(self.data.get("kind"))) if is_union(bare(self.kind)) and isinstance(self.data, dict) else None
        return label(chosen or self.kind, path) or self.name

    def _at(self, path: Path, code: Code, *, key: bool = False, **details: object) -> Problem:
        return Problem.at(self.locator.place(path, key=key), code, **details)


_TRANSLATIONS: Mapping[str, Callable[[_Draft, _Mistake], Problem]] = {
    "missing": _Draft.missing,
    "extra_forbidden": _Draft.unknown_field,
    "enum": _Draft.unknown_value,
    "literal_error": _Draft.unknown_value,
    "union_tag_invalid": _Draft.unknown_tag,
    "union_tag_not_found": _Draft.unknown_tag,
    "string_pattern_mismatch": _Draft.ill_formed,
    "string_too_long": _Draft.ill_formed,
    "value_error": _Draft.rule_broken,
    "too_short": _Draft.too_few,
    "greater_than_equal": _Draft.out_of_range,
    "less_than_equal": _Draft.out_of_range,
}

_EXPECTED: Mapping[str, str] = {
    "tuple_type": "list",
    "string_type": "text",
    "dict_type": "texts",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "bool_type": "flag",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "int_parsing_size": "whole-number",
}


def _told_already(mistake: _Mistake) -> bool:
    """Whether it only repeats another: blank texts are found beforehand, and wrong items make their list too short."""
    if mistake.type == "too_short":
        return bool(len(mistake.input) >= mistake.context["min_length"])
    return mistake.type != "missing" and (_is_blank(mistake.input) or (mistake.type == "value_error" and _has_blank(mistake.input)))


def _has_blank(value: Any) -> bool:
    return isinstance(value, dict) and any(_is_blank(text) for text in value.values())


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _blank_paths(value: Any, path: Path) -> Iterator[Path]:
    """Paths of all blank strings. The loader's limit on nesting bounds the recursion."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _blank_paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _blank_paths(inner, (*path, number))
    elif _is_blank(value):
        yield path


def _follow(data: Any, path: Path) -> Any:
    """The value at *path*, or an empty one where a shorthand of the model's stands in for what the path names."""
    for part in path:
        try:
            data = data[part]
        except (LookupError, TypeError):
            return {}
    return data


def _quoted(text: str) -> list[str]:
    """The words that pydantic puts in quotes in a list such as `'unit', 'class' or 'group'`."""
    return re.findall(r"'([^']*)'", text)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
