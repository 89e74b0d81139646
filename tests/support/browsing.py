"""Opens pages as a reader would and remembers everything that must not happen: requests that leave the site, errors in the console, answers ≥ 400."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

TIMEOUT = 15_000
"""Milliseconds; what a page should do happens at once, and the machine may be busy."""
INLINE = ("data:", "blob:", "about:")
DEVICES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}


@dataclass(frozen=True)
class Look:
    """What a reader looks at it with."""

    device: Literal["phone", "desktop"] = "desktop"
    scheme: Literal["light", "dark"] = "light"

    def __str__(self) -> str:
        return f"{self.device}-{self.scheme}"


LOOKS = (Look("desktop", "light"), Look("desktop", "dark"), Look("phone", "light"), Look("phone", "dark"))


class Browsing:
    """Opens pages of the site at *base*; `complaints` grows while they are looked at."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.base = base
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: dict[tuple[Look, bool], BrowserContext] = {}

    def open(self, path: str = "", look: Look | None = None, *, javascript: bool = True) -> Page:
        """The page at *path* below the site's root, loaded; pages of one look share their storage, as a reader's do."""
        page = self._context(look or Look(), javascript=javascript).new_page()
        page.goto(self.base + path, wait_until="load")
        return page

    def each(self, paths: Iterable[str], look: Look | None = None, *, javascript: bool = True) -> Iterator[tuple[str, Page]]:
        """One page after the other in one tab, as a reader goes through them: far quicker than a tab for each."""
        page = self._context(look or Look(), javascript=javascript).new_page()
        for path in paths:
            page.goto(self.base + path, wait_until="load")
            yield path, page
        page.close()

    def close(self) -> None:
        """Close every page."""
        for context in self._contexts.values():
            context.close()

    def _context(self, look: Look, *, javascript: bool) -> BrowserContext:
        key = (look, javascript)
        if key not in self._contexts:
            context = self._browser.new_context(**DEVICES[look.device], color_scheme=look.scheme, reduced_motion="reduce", java_script_enabled=javascript)
            context.set_default_timeout(TIMEOUT)
            context.on("request", self._request)
            context.on("response", self._response)
            context.on("console", self._console)
            context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))
            self._contexts[key] = context
        return self._contexts[key]

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, *INLINE)):
            self.complaints.append(f"asks outside the site: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")
