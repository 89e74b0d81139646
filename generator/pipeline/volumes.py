"""Pipeline: each edition, and the draft, as one audience may see it; derived from the whole, shown in part.

checked → reclassified by its errata → selected for the audience → derived, with what changed since the editions before it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.derive import derive
from generator.load.images import images
from generator.model import Classification, Handbook
from generator.model.change import Change, Since
from generator.model.derived import Derived
from generator.model.edition import Edition, Volume
from generator.pipeline._until import Selection, history, relearn, select
from generator.pipeline._until import changes as differences
from generator.pipeline.reading import Checked, questions, require


@dataclass(frozen=True)
class Seen:
    """One edition, or the draft, as one audience sees it. `earlier` are the editions before it, oldest first, seen by the same."""

    volume: Volume
    whole: Handbook = field(repr=False)
    """With everything that the audience may not read: what is proved is proved on this."""
    selection: Selection = field(repr=False)
    earlier: tuple[Seen, ...] = field(repr=False)
    given: Derived | None = field(default=None, repr=False)
    """What is derived from the whole, where that is known already."""

    @property
    def id(self) -> str:
        """Id of the edition, or `draft`."""
        return self.volume.id

    @property
    def complete(self) -> Handbook:
        """What the audience may read of it, as it was released."""
        return self.selection.handbook

    @cached_property
    def handbook(self) -> Handbook:
        """What the audience may read of it and what still holds."""
        return select.without_withdrawn(self.complete, self.volume.errata)

    @cached_property
    def derived(self) -> Derived:
        """Everything that its pages show beside the handbook itself."""
        whole = self.given or replace(derive(self.whole), questions=questions(self.whole))
        posed = select.questions(whole.questions, self.selection)
        own = derive(self.handbook)
        return replace(
            own,
            edition=self.id,
            findings=select.findings(whole.findings, self.selection),
            questions=posed,
            editions=tuple(_editions((*self.earlier, self))),
            since=self._since(),
            history=history([(each.id, each.complete) for each in (*self.earlier, self)]),
            relearn=relearn(self.handbook, posed, self._older()),
            corrections=tuple(each for each in self.volume.errata.corrections if self.selection.shows(each.id)),
        )

    def _since(self) -> Since | None:
        if not self.earlier:
            return None
        before = self.earlier[-1]
        return Since(self.id, before.id, differences(before.complete, self.complete), before.complete)

    def _older(self) -> list[tuple[str, tuple[Change, ...]]]:
        """(edition, what has changed since then), newest first."""
        return [(each.id, differences(each.complete, self.complete)) for each in reversed(self.earlier)]


def _editions(seen: Sequence[Seen]) -> Iterator[Edition]:
    yield from (each.volume.edition for each in seen if each.volume.edition)


def volumes(checked: Checked, audience: Classification) -> tuple[Seen, ...]:
    """Every edition, oldest first, then the draft, as *audience* sees them. Raises ProblemsError for an invalid project."""
    draft = require(checked)
    seen: tuple[Seen, ...] = ()
    for volume in checked.shelf.volumes:
        whole = select.reclassified(volume.handbook, volume.errata)
        seen = (*seen, Seen(volume, whole, select.select(whole, audience), seen))
    working = Volume(draft, pictures=pictures(checked.root))
    return (*seen, Seen(working, draft, select.select(draft, audience), seen, checked.derived))


def newest(seen: Sequence[Seen]) -> Seen:
    """The last edition that holds; before the first release the draft."""
    holding = [each for each in seen if each.volume.edition and not _withdrawn(each.volume)]
    return holding[-1] if holding else seen[-1]


def _withdrawn(volume: Volume) -> bool:
    return any(each.id is None for each in volume.errata.withdrawn)


def pictures(root: Path) -> dict[str, bytes]:
    """The images of the working tree's running text, by their path below the pages."""
    docs = root / "docs"
    return dict(images(docs, without=docs / "guide"))
