"""Floor: what takes the place of something its readers may not see: neutral words, and an id that is made of nothing but these words."""

from __future__ import annotations

import hashlib
import json

from generator.model.base import Text

PREFIX = "stand-in-"


def stand_in_id(words: Text) -> str:
    """The id, without folder or file, of what stands in with these *words*; the same words give the same id, whatever they stand for.

    >>> stand_in_id(Text("Một đơn vị khác"))
    'stand-in-85db28b8fb66'
    """
    said = json.dumps(words.values, ensure_ascii=False, sort_keys=True)
    return PREFIX + hashlib.sha256(said.encode()).hexdigest()[:12]


def is_stand_in(full_id: str) -> bool:
    """Whether *full_id* names something that stands in for another.

    >>> is_stand_in("organisation/stand-in-85db28b8fb66"), is_stand_in("organisation/branch")
    (True, False)
    """
    entry, _, item = full_id.partition("#")
    return (item or entry.rpartition("/")[2]).startswith(PREFIX)
