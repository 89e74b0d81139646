"""Select: running text without the ids of what is gone: a link to it becomes the link's words, an embed of it the words that stand in for it.

Texts hold ids as text. So after links and embeds whatever is still left of a hidden id, in code or between words, is struck out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from generator.model import Kind, Prose, Text
from generator.model.embed import FUNCTIONS, Embed, parse
from generator.model.levels import GLOSSARY

_FENCE = r"^(?P<indent>[ ]*(?:>[ ]*)*)(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=indent)(?P=fence)[`~]*[ \t]*$|\Z)"
_TICKS = r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
_CODE = re.compile(f"{_FENCE}|{_TICKS}", re.MULTILINE | re.DOTALL)
_EMBED = re.compile(r"\{\{.*?\}\}")
_TITLE = r"""(?:"[^"]*"|'[^']*'|\([^()]*\))"""
_ADDRESS = r"(?:<(?P<pointed>[^<>\n]*)>|(?P<plain>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*))"
_TARGET = rf"\(\s*{_ADDRESS}(?:\s+{_TITLE})?\s*\)"
_INLINE = re.compile(r"!?\[(?P<words>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]" + _TARGET, re.DOTALL)
_LABEL = r"\[(?P<named>(?!\^)(?:[^\[\]\\]|\\.)+)\]"
_DEFINITION = re.compile(rf"^ {{0,3}}{_LABEL}:\s*<?(?P<target>[^\s<>]+)>?(?:[ \t]+{_TITLE})?[ \t]*(?:\n|\Z)", re.MULTILINE)
_NAMED = re.compile(r"\[(?P<words>(?:[^\[\]\\]|\\.)+)\](?:\[(?P<named>(?:[^\[\]\\]|\\.)*)\])?(?![(:])", re.DOTALL)
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|&~!^=+$]")
_MADE_FOR = re.compile(r"/(practice|certificate)$")
"""Pages that are made for a module or a course, and stand below it."""
STRUCK_OUT = "…"


def left_of(prose: Prose, gone: Collection[str], words: Mapping[str, Text]) -> Prose:
    """*prose* without the ids of what is *gone*; for some of that there are *words*."""
    bodies = {language: _left(body, language, gone, words) for language, body in prose.body.values.items()}
    return prose if bodies == prose.body.values else prose.model_copy(update={"body": Text(bodies)})


def _left(body: str, language: str, gone: Collection[str], words: Mapping[str, Text]) -> str:
    def embed(match: re.Match[str]) -> str:
        named = _embedded(parse(match.group()))
        if named is None or _hidden(named, gone) is None:
            return match.group()
        return _as_markdown(words[named].get(language)) if named in words else STRUCK_OUT

    text = _EMBED.sub(embed, body)
    text = "".join(part if is_code else _without_links(part, gone) for is_code, part in _parts(text))
    left = _struck_out(text, gone)
    return left if left.strip() else STRUCK_OUT


def _embedded(embed: Embed | None) -> str | None:
    """The full id that an embed names, if it names any."""
    try:
        named = FUNCTIONS[embed.name].named(embed) if embed else None
    except (KeyError, ValueError):
        return None
    if named is None:
        return None
    prefix = {Kind.TERM: f"{GLOSSARY}#", Kind.TOPIC: "topic:"}.get(named[1][0], "")
    return prefix + named[0]


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """(whether it is code, the text) of each part of *text*, in order."""
    end = 0
    for code in _CODE.finditer(text):
        yield False, text[end : code.start()]
        yield True, code.group()
        end = code.end()
    yield False, text[end:]


def _without_links(text: str, gone: Collection[str]) -> str:
    lost = {_label(match["named"]) for match in _DEFINITION.finditer(text) if _hidden(match["target"], gone) is not None}

    def inline(match: re.Match[str]) -> str:
        inside = _INLINE.sub(inline, match["words"])
        return inside if _hidden(match["pointed"] or match["plain"] or "", gone) is not None else match.group().replace(match["words"], inside, 1)

    def named(match: re.Match[str]) -> str:
        return match["words"] if _label(match["named"] or match["words"]) in lost else match.group()

    text = _INLINE.sub(inline, text)
    if lost:
        text = _DEFINITION.sub(lambda match: "" if _label(match["named"]) in lost else match.group(), text)
        text = _NAMED.sub(named, text)
    return text


def _label(written: str) -> str:
    return " ".join(written.casefold().split())


def _hidden(target: str, gone: Collection[str]) -> str | None:
    """Which thing that is gone an address names: itself, or what its page belongs to; None where none."""
    address = re.sub(r"\\(\W)", r"\1", unquote(html.unescape(target)))
    page = address.partition("#")[0]
    return next((one for one in (address, page, _MADE_FOR.sub("", page)) if one in gone), None)


def _struck_out(text: str, gone: Collection[str]) -> str:
    """*text* with what is left of ids that are gone struck out; an id that only begins like one stays."""
    left = [one for one in gone if "/" in one and one in text]
    for one in sorted(left, key=lambda one: (-len(one), one)):
        goes_on = "[.-]" if "#" in one else "[/-]"
        text = re.sub(rf"(?<![A-Za-z0-9/-]){re.escape(one)}(?![A-Za-z0-9]|{goes_on}[A-Za-z0-9])", STRUCK_OUT, text)
    return text


def _as_markdown(words: str) -> str:
    """Words that are no Markdown as Markdown."""
    return _MARKUP.sub(lambda match: f"&#{ord(match.group())};", words)
