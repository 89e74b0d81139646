"""Door: plain `mkdocs build` and `mkdocs serve` at the project's root give the whole site too.

MkDocs itself builds the default language's draft; the rest is made when it has finished. Optional: nothing else depends on it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.utils import clean_directory

from generator import pipeline
from generator.locale import Catalogue, preferred_language
from generator.model.edition import DRAFT
from generator.problems import HandbookError, ProblemsError
from generator.publish.leaks import LeaksError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


log = logging.getLogger("mkdocs.plugins.handbook")


class HandbookPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # has no options: the settings stand in `extra.handbook`
    """Hands MkDocs the staged pages in place of the sources."""

    def __init__(self) -> None:
        self.prepared: pipeline.Prepared | None = None
        self.serving = False
        self.built: frozenset[str] = frozenset()
        """Builds whose pages are up to date."""

    def on_startup(self, *, command: str, **_: object) -> None:
        """Having this, the plugin lives as long as the command: `mkdocs serve` begins every rebuild with a new one otherwise."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stage everything, and point this run at the first build."""
        root = Path(config.config_file_path).parent
        with _told():
            self.prepared = pipeline.prepare(pipeline.check(root), pipeline.work_folder(root), Path(config.site_dir))
        if not self.built:
            clean_directory(config.site_dir)
        self.built -= {*self.prepared.changed, self.prepared.plans[0].build.name}
        staged = load_config(str(self.prepared.plans[0].build.config_file))
        staged = staged.plugins.on_config(staged)
        staged.plugins["handbook"] = self
        return staged

    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs calls it by name
        """Make the rest of the site; one that gives something away is taken away again, since MkDocs writes where the site stands."""
        if self.prepared:
            with _told():
                try:
                    pipeline.run([plan for plan in self.prepared.plans[1:] if plan.build.name not in self.built])
                    pipeline.complete(self.prepared)
                    if self.serving:
                        pipeline.enter(self.prepared, DRAFT)
                except LeaksError:
                    clean_directory(str(self.prepared.site))
                    self.built = frozenset()
                    raise
            self.built = frozenset(plan.build.name for plan in self.prepared.plans)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        """Watch the sources instead of the staged files, and go on serving the last good site after a mistake."""

        def follow() -> None:
            try:
                builder()
            except (MkDocsException, OSError) as error:
                log.error(str(error))  # noqa: TRY400 - what an author needs is the message

        server.builder = follow
        for path in pipeline.sources(Path(config.config_file_path).parent):
            server.watch(str(path))
        return server


@contextmanager
def _told() -> Iterator[None]:
    """Turns our errors into one that MkDocs prints and stops for."""
    try:
        yield
    except HandbookError as error:
        strings = Catalogue.of(preferred_language())
        raise PluginError(error.report.as_text(strings) if isinstance(error, ProblemsError) else error.message(strings)) from error
