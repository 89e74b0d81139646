"""Select: the pictures that go with what is left: those that only hidden texts show stay hidden with them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from generator.model import Handbook, Prose

_SHOWN = re.compile(r"(?:\(\s*<?|\]:\s*<?)([^\s()<>]+\.(?:png|jpe?g|webp|gif))", re.IGNORECASE)


def pictures(found: Mapping[str, bytes], whole: Handbook, left: Handbook) -> Mapping[str, bytes]:
    """Of the pictures *found*, by path below the pages, those that the *whole* handbook shows nowhere or that *left* of it still shows."""
    before, now = (_shown((*each.prose.values(), *each.lessons.values())) for each in (whole, left))
    return {path: content for path, content in found.items() if path in now or path not in before}


def _shown(texts: Iterable[Prose]) -> frozenset[str]:
    """Paths of the pictures that *texts* show."""
    return frozenset(
        posixpath.normpath(posixpath.join(posixpath.dirname(text.id), unquote(target)))
        for text in texts
        for body in text.body.values.values()
        for target in _SHOWN.findall(body)
    )
