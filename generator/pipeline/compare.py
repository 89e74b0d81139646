"""Pipeline: what differs between two editions, as somebody asks in a terminal."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.export.changes import Comparison
from generator.model import Classification, Handbook
from generator.model.names import Names
from generator.pipeline.reading import check
from generator.pipeline.volumes import volumes
from generator.problems import UsageError


def compare(  # noqa: PLR0913, PLR0917 - what a person may say on the command line
    root: Path, before: str, after: str, audience: Classification, language: str | None = None, preferred: Collection[str] = ()
) -> Comparison:
    """What the edition *after* (or `draft`) changed since the edition *before*, as *audience* may see both.

    In *language*; without one in the first of *preferred* that the later one has, else in its own first. Raises ProblemsError for an invalid
    project; UsageError for an edition or a language that there is not, or an edition older than the one it is to be compared with.
    """
    seen = {each.id: each for each in volumes(check(root), audience)}
    for edition in (before, after):
        if edition not in seen:
            raise UsageError("unknown-edition", edition=edition, known=", ".join(seen))
    if list(seen).index(before) > list(seen).index(after):
        raise UsageError("editions-order", before=before, after=after)
    earlier, later = seen[before], seen[after]
    spoken = _language(later.complete, language, preferred)
    return Comparison(before, after, later.changes_since(earlier), Names(earlier.complete, spoken), Names(later.complete, spoken))


def _language(handbook: Handbook, wanted: str | None, preferred: Collection[str]) -> str:
    known = handbook.settings.languages
    if wanted is not None and wanted not in known:
        raise UsageError("no-such-language", language=wanted, known=", ".join(known))
    return wanted or next((language for language in preferred if language in known), handbook.settings.default_language)
