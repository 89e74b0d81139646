"""Load, before an old edition is read: its `model.json` as this version of the program would have written it.

To change the shape of `model.json`: raise SCHEMA_VERSION in `generator.model.edition` by one, and add below the step that turns the
handbook of the version before into the new shape, under the number of the version before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""What stands under `handbook` in one version → the same in the next."""

STEPS: Mapping[int, Step] = {}
"""Version before → step. Empty as long as there has been one version only."""


def upgrade(handbook: dict[str, Any], version: int, to: int, steps: Mapping[int, Step] | None = None) -> dict[str, Any]:
    """The *handbook* of schema *version* in the shape of version *to*. Raises KeyError where a step is missing, and whatever a step does."""
    for number in range(version, to):
        handbook = (STEPS if steps is None else steps)[number](handbook)
    return handbook
