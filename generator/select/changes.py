"""Select: of what an edition seems to have changed, to readers who may not see all of it, what it really changed.

Two selections are compared like any two editions. But what one audience could read before and may not read now is not abolished, and a lead
whom it may not see is not nobody: so a change is told only if the whole editions differ in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.change import Change
from generator.model.stand_in import is_stand_in


def changes(seen: Iterable[Change], whole: Iterable[Change]) -> tuple[Change, ...]:
    """Of the changes *seen* by one audience those that are among those of the *whole* editions, and say nothing that these don't."""
    real = {_key(change): change for change in whole}
    return tuple(change for change in seen if (known := real.get(_key(change))) and _says_no_more(change, known))


def _key(change: Change) -> tuple[str, str, str]:
    return change.code, change.subject, change.field


def _says_no_more(seen: Change, whole: Change) -> bool:
    """Whether nothing comes, goes or is missing in *seen* that does not in *whole*; what stands in for something may come and go as that does."""
    gone, come = ({one for one in {*of} - {*other} if not is_stand_in(one)} for of, other in ((seen.before, seen.after), (seen.after, seen.before)))
    is_there = bool(seen.before) == bool(whole.before) and bool(seen.after) == bool(whole.after)
    return is_there and gone <= {*whole.before} - {*whole.after} and come <= {*whole.after} - {*whole.before}
