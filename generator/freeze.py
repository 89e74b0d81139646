"""Stage: the handbook of the working tree → the files of an edition, which never change again. Pure; `generator.load.bundle` reads them back.

Two releases of the same content have the same bytes. `model.json` is laid out one value a line, so that what differs between two
editions can be read with any tool that compares texts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from generator.model import Handbook
from generator.model.base import Frozen
from generator.model.bundle import ASSETS, DESCRIPTION, MODEL, SUMS, sums_of
from generator.model.edition import SCHEMA_VERSION, Edition

HEADER = "# Written by `handbook release`, and never changed again: corrections go to errata.yml, beside this file.\n"


def freeze(handbook: Handbook, edition: Edition, pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of the edition's folder, by name, sorted; *pictures* by their path below the pages.

    The handbook is frozen as it is given: whoever wants drafts left out takes them away before.
    """
    files = {DESCRIPTION: _description(edition), MODEL: _model(handbook), **{ASSETS + name: content for name, content in pictures.items()}}
    return dict(sorted({**files, SUMS: sums_of(files)}.items()))


def _model(handbook: Handbook) -> bytes:
    whole = {"schema_version": SCHEMA_VERSION, "handbook": _plain(handbook)}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _description(edition: Edition) -> bytes:
    return (HEADER + yaml.safe_dump(_plain(edition), allow_unicode=True, sort_keys=False, width=10**6)).encode()


def _plain(value: Frozen) -> Any:
    """The value as lists, mappings and words, without what says nothing.

    Defaults that say something (a pass mark of 80) are written out: a later version of this program may have others, and the edition
    must go on meaning what it meant. Left out are only nothing, nobody, no and 0, where they are what a missing field means.
    """
    full = value.model_dump(mode="json", by_alias=True)
    return _without(full, value.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def _without(full: Any, said: Any) -> Any:
    """*full* without the empty values that are not in *said*, which is the same value without its defaults."""
    if isinstance(full, dict):
        said = said if isinstance(said, dict) else {}
        kept = {key: (key in said, _without(inner, said.get(key))) for key, inner in full.items()}
        return {key: inner for key, (is_said, inner) in kept.items() if is_said or inner not in (None, False, [], {})}
    if isinstance(full, list):
        said = said if isinstance(said, list) else [None] * len(full)
        return [_without(one, other) for one, other in zip(full, said, strict=True)]
    return full
