"""Progress on the terminal: a line for each step and chapter, and what runs just now."""

from __future__ import annotations

import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ataskaita.translation import _, language


def decimal(number: float) -> str:
    """A number with one decimal, and the mark that goes with the language of messages."""
    text = f"{number:.1f}"
    return text.replace(".", ",") if language() == "lt" else text


class ChapterProgress:
    """Shows steps and chapters while they run."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)
        self._step = ""
        self._begun: dict[str, float] = {}
        self._running = self.console.status("")

    def __enter__(self) -> ChapterProgress:
        self._running.start()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._finish_step(failed=error is not None)
        self._running.stop()

    def step(self, name: str) -> None:
        """Say what is being done now; the step before it is finished."""
        self._finish_step()
        self._step = name
        self._begin(name)

    def chapter(self, path: Path, state: str) -> None:
        """Say that a chapter has started, is done or has failed."""
        self._finish_step()
        if state == "kept":
            self._say(path.stem, _("unchanged"))
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
        self._running.update(", ".join(self._begun))

    def _end(self, name: str, *, failed: bool = False) -> None:
        seconds = time.perf_counter() - self._begun.pop(name)
        self._running.update(", ".join(self._begun))
        self._say(name, f"{decimal(seconds)} s", failed=failed)

    def _say(self, name: str, said: str, *, failed: bool = False) -> None:
        mark, colour = ("✗", "red") if failed else ("✓", "green")
        self.console.print(Text.assemble((f"{mark} ", colour), f"{name} ", (said, "dim")))
