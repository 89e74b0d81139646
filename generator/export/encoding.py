"""Export: JSON as bytes that depend on nothing but the value: sorted keys, UTF-8, a newline at the end."""

from __future__ import annotations

import json
from typing import Any


def canonical(value: Any, *, indent: int | None = None) -> bytes:
    """*value* as JSON; *indent* for files that people read too."""
    separators = (",", ":") if indent is None else (",", ": ")
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent, separators=separators) + "\n").encode()
