"""A real browser, and pages served to it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; gives its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        # It looks that often whether it has to end.
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def launched() -> Iterator[Any]:
    """Start Chromium; who asks for it is skipped where there is none.

    Not for a whole session: while Playwright is there, no other test can run an event loop.
    """
    api = pytest.importorskip("playwright.sync_api")
    found = filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome")))
    with api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=next(found, None),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
        except api.Error:
            pytest.skip("no Chromium on this machine")
        yield browser
        browser.close()


def settle(page) -> None:
    """Wait until a page has its fonts, and its scripts have done what they do at once."""
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


def resize(page, width: int) -> None:
    """Make a page's window so wide, and wait until it is laid out anew."""
    page.set_viewport_size({"width": width, "height": 900})
    # Scripts hear of it before the first of these frames, and change what the second shows.
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def violations(page, *tags: str) -> dict[str, list[str]]:
    """What axe finds wrong with a page as it is shown now: rule -> the elements that break it.

    Parameters
    ----------
    page : Page
    *tags : str
        The kinds of rules to look at; all when there are none.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT)
    only = {"runOnly": {"type": "tag", "values": tags}} if tags else {}
    return page.evaluate(
        "async (options) => Object.fromEntries((await axe.run(options)).violations"
        ".map((found) => [found.id, found.nodes.map((node) => node.html)]))",
        {"resultTypes": ["violations"], **only},
    )
