"""Pipeline: each edition, and the draft, as one audience may see it; derived from the whole, shown in part.

checked → reclassified by its errata → selected for the audience → derived, with what changed since the editions before it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator import select
from generator.derive import changes as differences
from generator.derive import derive, history, relearn
from generator.load.images import images
from generator.model import Classification, Handbook
from generator.model.change import Change, Since
from generator.model.derived import Derived
from generator.model.edition import Edition, Errata, Volume
from generator.pipeline.reading import Checked, questions, require
from generator.select import Hidden, Selection


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
    def errata(self) -> Errata:
        """What the audience may know of what became known later."""
        return select.errata_left(self.volume.errata, self.selection)

    @cached_property
    def handbook(self) -> Handbook:
        """What the audience may read of it and what still holds."""
        return select.without_withdrawn(self.complete, self.errata)

    @cached_property
    def left(self) -> Selection:
        """What is left of it for the audience, without what was withdrawn."""
        return replace(self.selection, handbook=self.handbook)

    @cached_property
    def pictures(self) -> Mapping[str, bytes]:
        """Those that go with it, by their path below the pages."""
        return select.pictures(self.volume.pictures, self.whole, self.handbook)

    @property
    def hidden(self) -> Hidden:
        """What the audience may not read of it."""
        return self.selection.hidden | select.hidden_errata(self.volume.errata, self.selection)

    @cached_property
    def derived(self) -> Derived:
        """Everything that its pages show beside the handbook itself."""
        whole = self.given or replace(derive(self.whole), questions=questions(self.whole))
        posed = select.questions(whole.questions, self.left)
        own, upto = derive(self.handbook), (*self.earlier, self)
        return replace(
            own,
            coverage=select.coverage(own.coverage, whole.coverage),
            edition=self.id,
            findings=select.findings(whole.findings, self.left),
            questions=posed,
            editions=tuple(_editions(upto)),
            since=self._since(),
            history=history([(each.id, each.complete) for each in upto], {each.id: each.whole for each in upto}),
            relearn=relearn(self.handbook, posed, self._older()),
            selected=_parts(self.handbook) != _parts(self.whole),
            corrections=self.errata.corrections,
        )

    def _since(self) -> Since | None:
        if not self.earlier:
            return None
        before = self.earlier[-1]
        return Since(self.id, before.id, self.changes_since(before), before.complete)

    def changes_since(self, before: Seen) -> tuple[Change, ...]:
        """What it changed since *before*, as far as the audience may see both."""
        seen = differences(before.complete, self.complete)
        if self.complete is self.whole and before.complete is before.whole:
            return seen
        return select.changes(seen, differences(before.whole, self.whole))

    def _older(self) -> list[tuple[str, tuple[Change, ...]]]:
        """(edition, what has changed since then), newest first."""
        return [(each.id, self.changes_since(each)) for each in reversed(self.earlier)]


def _editions(seen: Sequence[Seen]) -> Iterator[Edition]:
    yield from (each.volume.edition for each in seen if each.volume.edition)


def _parts(handbook: Handbook) -> set[tuple[str, str]]:
    """The assignments in it, each by its responsibility and its own id."""
    return {(full_id, assignment.id) for full_id, entry in handbook.responsibilities.items() for assignment in entry.assignments}


def volumes(checked: Checked, audience: Classification) -> tuple[Seen, ...]:
    """Every edition, oldest first, then the draft, as *audience* sees them. Raises ProblemsError for an invalid project."""
    draft = require(checked)
    seen: tuple[Seen, ...] = ()
    for volume in checked.shelf.volumes:
        seen = (*seen, _seen(volume, audience, seen))
    working = Volume(draft, pictures=pictures(checked.root))
    return (*seen, replace(_seen(working, audience, seen), given=checked.derived))


def _seen(volume: Volume, audience: Classification, earlier: tuple[Seen, ...]) -> Seen:
    whole = select.remembering(select.reclassified(volume.handbook, volume.errata), [each.whole for each in earlier])
    return Seen(volume, whole, select.select(whole, audience), earlier)


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
