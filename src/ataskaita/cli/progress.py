"""Progress on the terminal: a line a chapter, live where the terminal can, plain where not."""

from __future__ import annotations

import time
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from ataskaita.project import Project
from ataskaita.translation import _, language


def decimal(number: float) -> str:
    """A number with one decimal, and the mark that goes with the language of messages."""
    text = f"{number:.1f}"
    return text.replace(".", ",") if language() == "lt" else text


class ChapterProgress:
    """Shows steps and chapters while they run.

    Parameters
    ----------
    project : Project
        The project; its chapters are listed in the order of the book.
    """

    def __init__(self, project: Project) -> None:
        self.console = Console(stderr=True, highlight=False)
        self._step = ""
        self._begun: dict[str, float] = {}
        self._lines: dict[str, Text | Spinner] = {}
        self._live = Live(console=self.console, refresh_per_second=12, transient=False)

    def __enter__(self) -> ChapterProgress:
        if self.console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._finish_step(failed=error is not None)
        if self.console.is_terminal:
            self._live.stop()

    def step(self, name: str) -> None:
        """Say what is being done now; the step before it is finished."""
        self._finish_step()
        self._step = name
        self._begin(name)

    def chapter(self, path: Path, state: str) -> None:
        """Say that a chapter has started, is done or has failed."""
        self._finish_step()
        if state == "kept":
            self._finish(path.stem, _("unchanged"))
        elif state == "started":
            self._begin(path.stem)
        else:
            self._end(path.stem, failed=state == "failed")

    def _finish_step(self, *, failed: bool = False) -> None:
        if self._step:
            self._end(self._step, failed=failed)
            self._step = ""

    def _begin(self, name: str) -> None:
        self._begun[name] = time.perf_counter()
        self._show(name, Spinner("dots", Text(name)))

    def _end(self, name: str, *, failed: bool = False) -> None:
        seconds = time.perf_counter() - self._begun[name]
        self._finish(name, f"{decimal(seconds)} s", failed=failed)

    def _finish(self, name: str, said: str, *, failed: bool = False) -> None:
        mark, colour = ("✗", "red") if failed else ("✓", "green")
        line = Text.assemble((f"{mark} ", colour), f"{name} ", (said, "dim"))
        self._show(name, line)
        if not self.console.is_terminal:
            self.console.print(line)

    def _show(self, name: str, line: Text | Spinner) -> None:
        self._lines[name] = line
        if self.console.is_terminal:
            grid = Table.grid()
            for shown in self._lines.values():
                grid.add_row(shown)
            self._live.update(grid)
