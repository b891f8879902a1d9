"""The renderer's process, as its parent sees it: started, asked, killed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
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
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=renderer.run, args=(theirs, root, explain))
        self._process.start()
        # Only so its end can be seen.
        theirs.close()
        threading.Thread(target=self._listen, args=(hear,), daemon=True).start()

    def order(self, order: Order) -> None:
        """Ask for something; one that has died answers None."""
        with contextlib.suppress(OSError):
            self._ours.send(order)

    def kill(self) -> None:
        """Kill it with all that it has started, at any moment; nothing is left half-written."""
        if self._process.is_alive() and hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                # In its first moments it has no group yet.
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()

    def _listen(self, hear: Callable[[RendererProcess, Answer | None], None]) -> None:
        try:
            while True:
                hear(self, self._ours.recv())
        except (EOFError, OSError):
            hear(self, None)
