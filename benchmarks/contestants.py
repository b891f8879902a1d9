"""Who is measured: what a contestant is, and our own way after each kind of edit."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.edits import EDITS
from benchmarks.measure import run
from benchmarks.tools import program
from benchmarks.workplace import Workplace

Commands = list[list[str]]


def _nothing(place: Workplace, number: int) -> None:
    pass


@dataclass(frozen=True)
class Contestant:
    """One way to do one piece of work.

    Parameters
    ----------
    id : str
        Its name in the results.
    what : str
        What is measured, as the table says it.
    commands : callable
        Workplace -> the commands, run one after another.
    prepare : callable
        Workplace, number of the round -> changes something before the clock starts.
    missing : str
        Why it cannot be measured here; empty where it can.
    place : str
        Contestants of the same place share a copy of the project.
    tool : str
        The environment that holds it; empty where it is the project's own.
    """

    id: str
    what: str
    commands: Callable[[Workplace], Commands]
    prepare: Callable[[Workplace, int], None] = field(default=_nothing)
    missing: str = ""
    place: str = "ours"
    tool: str = ""

    def run(self, place: Workplace) -> float:
        """Do the work and say how many seconds it took."""
        environment = place.environment
        if self.tool:
            # A tool may call its neighbours by name.
            paths = [program(self.tool, ""), environment["PATH"]]
            environment["PATH"] = os.pathsep.join(paths)
        return run(self.commands(place), place.root, environment)


def clear(place: Workplace, number: int) -> None:
    """Start from nothing."""
    place.clear()


def _ours(*arguments: str) -> Callable[[Workplace], Commands]:
    return lambda place: [[sys.executable, "-m", "ataskaita", *arguments]]


_RENDER = _ours("render", "--engine", "embedded")


def ours() -> list[Contestant]:
    """Our own way: from nothing, with nothing changed, and after each kind of edit."""
    return [
        Contestant("help", "`ataskaita --help`", _ours("--help")),
        Contestant(
            "execute",
            "all chapters executed, with copies and pictures for Quarto",
            _ours("execute"),
            clear,
        ),
        Contestant("cold", "everything: site and PDF from nothing", _RENDER, clear),
        Contestant("nothing", "nothing changed", _RENDER),
        *(Contestant(name, f"changed: {what}", _RENDER, change) for name, what, change in EDITS),
    ]
