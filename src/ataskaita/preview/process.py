"""The renderer's process, as its parent sees it: started, asked, killed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from ataskaita.preview import renderer
from ataskaita.preview.renderer import Answer, Explain, Order


class RendererProcess:
    """A renderer in a process of its own.

    Parameters
    ----------
    root : Path
        The project's folder.
    explain : callable
        Puts an error into words; a function of a module.
    hear : callable
        Given this process and its answers, in a thread of its own; None at its end.
    """

    def __init__(
        self,
        root: Path,
        explain: Explain,
        hear: Callable[[RendererProcess, Answer | None], None],
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, self._theirs = context.Pipe()
        # What it leaves when it is killed goes with this folder; the short name leaves room for the
        # addresses of sockets.
        self._folder = tempfile.mkdtemp(prefix="pages-")
        given = (self._theirs, root, explain, self._folder)
        self._process = context.Process(target=renderer.run, args=given)
        self._hear = hear

    def start(self) -> None:
        """Start it. Whoever is to kill it must know it before, should Ctrl-C come meanwhile."""
        self._process.start()
        # Only so its end can be seen.
        self._theirs.close()
        threading.Thread(target=self._listen, daemon=True).start()

    def order(self, order: Order) -> None:
        """Ask for pages; one that has died answers None."""
        with contextlib.suppress(OSError):
            self._ours.send(order)

    def kill(self) -> None:
        """Kill it with all that it has started, at any moment; nothing is left half-written."""
        if self._process.is_alive() and hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                # In its first moments it has no group yet.
                os.killpg(self._process.pid, signal.SIGKILL)
        if self._process.pid:
            self._process.kill()
            self._process.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self) -> None:
        try:
            while True:
                self._hear(self, self._ours.recv())
        except (EOFError, OSError):
            self._hear(self, None)
