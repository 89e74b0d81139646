"""Validate: a module's lessons are the files beside it, serve its objectives, and embed only what there is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Prose
from generator.model.embed import FUNCTIONS, Embed, Written, parse, written
from generator.problems import Code, Problem
from generator.validate.markdown import without_code
from generator.validate.references import Meant, judge
from generator.validate.subject import Subject
from generator.validate.texts import owner_of
from generator.words import closest

LONGEST_QUOTE = 60


def files(subject: Subject) -> Iterator[Problem]:
    """lesson-without-file, unlisted-lesson: what `module.yml` lists and what lies beside it are the same.

    A file that is called nearly as listed is one mistake, not two.
    """
    for module in subject.handbook.modules.values():
        listed = {f"{module.id}/{lesson.id}" for lesson in module.lessons}
        spare = {one for one in subject.handbook.lessons if one.rpartition("/")[0] == module.id} - listed
        for number, lesson in enumerate(module.lessons):
            full_id = f"{module.id}/{lesson.id}"
            if full_id not in subject.handbook.lessons and not subject.is_broken(full_id):
                near = closest(lesson.id, [one.rpartition("/")[2] for one in spare])
                spare.discard(f"{module.id}/{near}")
                details = {"lesson": lesson.id, "file": f"curriculum/{full_id}.md", "suggestion": near}
                yield subject.problem(module.id, ("lessons", number, "id"), Code.LESSON_WITHOUT_FILE, **details)
        for one in sorted(spare):
            yield subject.problem(one, (), Code.UNLISTED_LESSON, lesson=one.rpartition("/")[2], module=module.id)


def objectives(subject: Subject) -> Iterator[Problem]:
    """unknown-id: a lesson serves objectives of its own module."""
    for module in subject.handbook.modules.values():
        known = {objective.id for objective in module.objectives}
        for number, lesson in enumerate(module.lessons):
            for place, one in enumerate(lesson.objectives):
                if one not in known:
                    path = ("lessons", number, "objectives", place)
                    yield subject.problem(module.id, path, Code.UNKNOWN_ID, id=one, expected="objectives", suggestion=closest(one, known))


def embeds(subject: Subject) -> Iterator[Problem]:
    """embed-syntax, unknown-embed, embed-arguments, embed-place, and the codes of references: whatever in a lesson is more than text."""
    meant: Meant = {}
    for lesson in subject.handbook.lessons.values():
        for language, body in sorted(lesson.body.values.items()):
            owner = owner_of(subject, lesson, language)
            for spot in written(body):
                yield from _embed(subject, owner, spot, meant)


def outside(subject: Subject) -> Iterator[Problem]:
    """embed-outside: an embed on a page that is no lesson, where readers would see its braces."""
    for page in (*subject.handbook.prose.values(), *subject.guide):
        for language, body in sorted(page.body.values.items()):
            for spot in written(without_code(body)):
                embed = parse(spot.text)
                if embed and embed.name in FUNCTIONS:
                    yield subject.problem(owner_of(subject, page, language), ("line", spot.line, spot.column), Code.EMBED_OUTSIDE, text=_short(spot.text))


def _embed(subject: Subject, owner: str, spot: Written, meant: Meant) -> Iterator[Problem]:
    path = ("line", spot.line, spot.column)
    wrong = _wrong(subject, parse(spot.text), meant)
    if wrong:
        code, details = wrong
        yield subject.problem(owner, path, code, **{"text": _short(spot.text), **details})
    elif not spot.alone:
        yield subject.problem(owner, path, Code.EMBED_PLACE, text=_short(spot.text))


def _wrong(subject: Subject, embed: Embed | None, meant: Meant) -> tuple[Code, dict[str, str | None]] | None:
    if embed is None:
        return Code.EMBED_SYNTAX, {}
    function = FUNCTIONS.get(embed.name)
    if function is None:
        return Code.UNKNOWN_EMBED, {"name": embed.name, "known": ", ".join(FUNCTIONS), "suggestion": closest(embed.name, FUNCTIONS)}
    try:
        named = function.named(embed)
    except ValueError:
        return Code.EMBED_ARGUMENTS, {"name": embed.name, "usage": function.usage(embed.name)}
    return judge(subject, *named, meant) if named else None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def same_embeds(subject: Subject) -> Iterator[Problem]:
    """embeds-differ: a lesson shows the same data in every language; said at the first of another language that differs."""
    for lesson in subject.handbook.lessons.values():
        default, *others = [one for one in subject.handbook.settings.languages if one in lesson.body.values] or [""]
        for language in others:
            yield from _difference(subject, lesson, default, language)


def _difference(subject: Subject, lesson: Prose, default: str, language: str) -> Iterator[Problem]:
    expected, found = ([parse(spot.text) for spot in written(lesson.body.values[one])] for one in (default, language))
    spots = list(written(lesson.body.values[language]))
    differing = next((number for number, embed in enumerate(found) if number >= len(expected) or embed != expected[number]), None)
    if differing is not None or len(found) < len(expected):
        path = () if differing is None else ("line", spots[differing].line, spots[differing].column)
        yield subject.problem(owner_of(subject, lesson, language), path, Code.EMBEDS_DIFFER, language=language, other=default)
