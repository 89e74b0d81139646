"""Door: plain `mkdocs build` and `mkdocs serve` at the project's root give the whole site too.

MkDocs itself builds the default language's draft; the rest is made when it has finished. Optional: nothing else depends on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from generator import pipeline
from generator.locale import Catalogue, preferred_language
from generator.problems import HandbookError, ProblemsError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class HandbookPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # has no options: the settings stand in `extra.handbook`
    """Hands MkDocs the staged pages in place of the sources."""

    def __init__(self) -> None:
        self.prepared: pipeline.Prepared | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stage everything, and point this run at the first build."""
        root = Path(config.config_file_path).parent
        try:
            checked = pipeline.check(root)
            self.prepared = pipeline.prepare(checked, pipeline.work_folder(root), Path(config.site_dir))
        except HandbookError as error:
            strings = Catalogue.of(preferred_language())
            raise PluginError(error.report.as_text(strings) if isinstance(error, ProblemsError) else error.message(strings)) from error
        staged = load_config(str(self.prepared.plans[0].build.config_file))
        staged = staged.plugins.on_config(staged)
        staged.plugins["handbook"] = self
        return staged

    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs calls it by name
        """Make the rest of the site."""
        if self.prepared:
            pipeline.run([plan for plan in self.prepared.plans[1:] if plan.build.name in self.prepared.changed or not plan.build.site.exists()])
            pipeline.complete(self.prepared)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - see above
        """Watch the sources instead of the staged files."""
        for path in pipeline.sources(Path(config.config_file_path).parent):
            server.watch(str(path))
        return server
