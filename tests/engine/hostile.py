"""Makes a project in which every text is hostile, and the same one with harmless texts: their pages must have the same bones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from generator.load import load
from generator.model import Handbook

HOSTILE = (
    "<script>alert(1)</script>\"><img src=x onerror=alert(2)>' onmouseover='alert(3) {{ 7*7 }}{% raw %}{# x #} [a](javascript:alert(4)) "
    '![b](javascript:alert(5)) {: onclick="alert(6)" } {#x onclick=alert(7)} *c* __d__ `e` | f | ~~g~~ <https://h.example> &lt;i&gt; &#60;j&#62; '
    "<!-- k --> ]]> </h1></title></textarea></script><svg onload=alert(8)> \\<u> $x ${y} %(z)s {0} !!python/none\n\n---\ntitle: l\n---\n\n"
    "# m\n\n<div onclick=alert(9)>\n\n    <p>n</p>\n\n[o]: javascript:alert(10)\n*[p]: <b>\n[^q]: r\n!!! note\n    s\n[TOC]\n```html\n<s>t</s>\n"
)
HARMLESS = "5 words"
PROSE = """
`<img src=x onerror=alert(12)>` and &lt;svg onload=alert(13)&gt; {{ 7*7 }} {: onclick="alert(14)"} 1 < 2 & 3 > 2, {#x}

```html
<script>alert(15)</script> </code></pre><script>alert(16)</script>
```

[`<b onclick=alert(18)>`](organisation/bindery "a onclick=alert(19)") ![](pictures/boat.png)
"""


def written(source: Path, target: Path, text: Callable[[int], str], prose: str) -> Path:
    """The project at *source* written anew to *target*, with `text(number)` for every text of its YAML and *prose* for every page."""
    handbook = load(source).handbook
    assert handbook
    numbers = count(1)
    for path, content in _files(handbook):
        _write(target / path, yaml.safe_dump(_with(content, numbers, text), allow_unicode=True, sort_keys=False))
    for page in handbook.prose:
        _write(target / f"docs/{page}.md", f"# {' '.join(text(next(numbers)).split())}\n\n{prose}")
    for picture in sorted((source / "docs/pictures").iterdir()):
        file = target / "docs/pictures" / picture.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture.read_bytes())
    return target


def _files(handbook: Handbook) -> Iterator[tuple[str, Any]]:
    data = handbook.model_dump(mode="json", by_alias=True, exclude_none=True)
    for name in ("units", "responsibilities", "procedures", "sources"):
        for entry_id, entry in data[name].items():
            yield f"docs/{entry_id}.yml", {field: value for field, value in entry.items() if field != "id"}
    lists = {"glossary": "terms", "roles": "roles", "topics": "topics", "findings": "acknowledged"}
    for file, name in lists.items():
        yield f"docs/{file}.yml", {name: data[name]}
    yield "mkdocs.yml", {"site_name": "x", "plugins": ["handbook"], "extra": {"handbook": data["settings"]}}


def _with(value: Any, numbers: Iterator[int], text: Callable[[int], str]) -> Any:
    if isinstance(value, list):
        return [_with(item, numbers, text) for item in value]
    if isinstance(value, Mapping):
        return {name: text(next(numbers)) if name == "en" else _with(item, numbers, text) for name, item in value.items()}
    return value


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")
