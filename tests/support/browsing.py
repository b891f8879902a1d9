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
