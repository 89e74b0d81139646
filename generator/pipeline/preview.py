"""Pipeline: a site that follows its sources while somebody writes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import engine, publish
from generator.model.edition import DRAFT
from generator.pipeline.building import complete, enter, run, sources
from generator.pipeline.reading import check, require
from generator.pipeline.staging import Form, prepare
from generator.problems import HandbookError, Report
from generator.progress import Progress, quiet


class Preview:
    """A site that follows its sources: a refresh makes anew what has changed since the last good one, and leaves the rest.

    Its entrance leads to the draft, which is what follows.
    """

    def __init__(self, root: Path, folder: Path, form: Form = Form()) -> None:  # noqa: B008 - it is frozen
        self.root = root
        self.form = form
        self.site = folder / "site"
        self._work = folder / "work"
        self._stale: frozenset[str] = frozenset()

    def refresh(self, progress: Progress = quiet) -> Report:
        """Bring the site up to date, or leave it as it is and raise what `build` would."""
        checked = check(self.root)
        require(checked)
        with publish.replacing(self.site) as fresh:
            prepared = prepare(checked, self._work, fresh, self.form)
            self._stale |= prepared.changed
            self._stale |= {plan.build.name for plan in prepared.plans if plan.key}
            names = (plan.build.name for plan in prepared.plans if plan.build.name not in self._stale)
            for name in names:
                shutil.copytree(self.site / name, fresh / name)
            run([plan for plan in prepared.plans if plan.build.name in self._stale], progress)
            complete(prepared)
            enter(prepared, DRAFT)
        self._stale = frozenset()
        return checked.report


def serve(root: Path, port: int, refreshed: Callable[[Report | HandbookError | OSError], None], progress: Progress = quiet, form: Form = Form()) -> None:  # noqa: B008 - it is frozen
    """Show the site at *port* of this computer and follow every change, until interrupted.

    Raises PortError where *port* is taken, and what `build` would where there is no good site to begin with. After that *refreshed* gets
    what came of each change: the report, or the HandbookError or OSError because of which the site that stands is still shown.
    """
    engine.require_port(port)
    with TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as folder:
        preview = Preview(root, Path(folder), form)

        def refresh() -> None:
            try:
                refreshed(preview.refresh(progress))
            except (HandbookError, OSError) as error:
                refreshed(error)

        refreshed(preview.refresh(progress))
        engine.serve(preview.site, port, sources(root), refresh)
