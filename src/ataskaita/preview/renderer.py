"""The process that makes the pages: it waits for work with everything loaded, and tells of it.

`RendererProcess` is how its parent starts, asks and kills it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from ataskaita import registry
from ataskaita.errors import UserError
from ataskaita.execution.worker import end_with_parent, kill, warm_up
from ataskaita.preview.rebuild import Made, PageBuilder, Superseded
from ataskaita.project import Project
from ataskaita.translation import _

#: What the renderer is asked for: which order it is, the later one counting, and the page that
#: somebody looks at.
Order = tuple[int, str]


@dataclass(frozen=True)
class Failed:
    """Something is wrong with the sources.

    Parameters
    ----------
    text : str
        What, where, and what to do about it.
    """

    text: str


@dataclass(frozen=True)
class Ended:
    """All that was asked for has been made, or the order was given up for a later one."""

    abandoned: bool


#: What the renderer answers: the number of the order, and what became of it.
Answer = tuple[int, Made | Failed | Ended]

#: Puts an error into the words of the terminal.
Explain = Callable[[UserError], str]

Result = TypeVar("Result")


def run(orders: Connection, root: Path, explain: Explain, folder: str) -> None:
    """Carry out orders until there are no more; temporary files lie in a folder of their own."""
    tempfile.tempdir = folder
    _belong_to_parent(folder)
    registry.use(root)
    Renderer(orders, root, explain).run()


class Renderer:
    """Carries out orders, always the latest one.

    Parameters
    ----------
    orders : Connection
        Where orders come from and answers go to.
    root : Path
        The project's folder.
    explain : callable
        Puts an error into words.
    """

    def __init__(self, orders: Connection, root: Path, explain: Explain) -> None:
        self.orders, self.root, self.explain = orders, root, explain
        self._answering = threading.Lock()

    def run(self) -> None:
        """Carry out orders until there are no more."""
        with contextlib.suppress(UserError):
            # Kernels fork from what this starts. What is wrong with the settings is told later.
            warm_up(Project(self.root))
        # A change is a reason to give up what is being made of an older state.
        builder = PageBuilder(self.root, superseded=self.orders.poll)
        # PDFs and search index follow in a thread, those of one state after those of another.
        with ThreadPoolExecutor(1) as follower:
            while order := self._latest():
                self._carry_out(order, builder, follower)

    def _latest(self) -> Order | None:
        """Wait for an order; of several that wait, the last one. None at the end."""
        try:
            order = self.orders.recv()
            while self.orders.poll():
                order = self.orders.recv()
        except (EOFError, OSError):
            return None
        return order

    def _carry_out(self, order: Order, builder: PageBuilder, follower: ThreadPoolExecutor) -> None:
        number, looked_at = order

        def answer(what: Made | Failed | Ended) -> None:
            # Nobody may listen any more.
            with self._answering, contextlib.suppress(OSError):
                self.orders.send((number, what))

        def attempt(work: Callable[[], Result]) -> Result | None:
            try:
                return work()
            except Superseded:
                answer(Ended(abandoned=True))
            except UserError as error:
                answer(Failed(self.explain(error)))
            except Exception as error:
                # A defect of this program, or a full disk: the preview goes on.
                answer(Failed(self.explain(_unexpected(error))))
            return None

        def follow() -> None:
            finish()
            answer(Ended(abandoned=False))

        finish = attempt(lambda: builder.rebuild(looked_at, answer))
        if finish:
            follower.submit(attempt, follow)


def _unexpected(error: Exception) -> UserError:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place, what = f"{Path(frame.filename).name}:{frame.lineno}", f"{type(error).__name__}: {error}"
    fix = _("Save the file again; if it stays so, run `ataskaita render`, which says more.")
    return UserError(_("Unexpected: {error} ({place}).").format(error=what, place=place), fix)


def _belong_to_parent(folder: str) -> None:
    """Leave Ctrl-C to the parent, and end with it, whatever it dies of."""
    if hasattr(os, "setsid"):
        # A group of its own: pandoc and the like are killed with it.
        os.setsid()
    else:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(folder)


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
        self, root: Path, explain: Explain, hear: Callable[[RendererProcess, Answer | None], None]
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, self._theirs = context.Pipe()
        # What it leaves when it is killed goes with this folder; the short name leaves room for the
        # addresses of sockets.
        self._folder = tempfile.mkdtemp(prefix="pages-")
        given = (self._theirs, root, explain, self._folder)
        self._process = context.Process(target=run, args=given)
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
        kill(self._process, self._folder)

    def _listen(self) -> None:
        try:
            while True:
                self._hear(self, self._ours.recv())
        except (EOFError, OSError):
            self._hear(self, None)
