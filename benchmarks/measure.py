"""Measuring commands: wall time, and the memory of all their processes together."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

#: Seconds between two looks at the memory.
_PAUSE = 0.05


class Failed(Exception):
    """A command that is measured did not do its work."""


def run(commands: Sequence[Sequence[str]], folder: Path, environment: dict[str, str]) -> float:
    """Run commands one after another and say how many seconds they took.

    Raises
    ------
    Failed
        One of them failed; its last lines are the message.
    """
    begun = time.perf_counter()
    for command in commands:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if done.returncode:
            lines = (done.stderr or done.stdout).strip().splitlines()[-6:]
            raise Failed("\n".join([f"{' '.join(command[:6])} failed:", *lines]))
    return time.perf_counter() - begun


def peak_memory(command: Sequence[str], folder: Path, environment: dict[str, str]) -> float:
    """The most memory, in MB, that a command and all its children had at one moment.

    Memory that processes share counts once, where the system says how much that is.
    """
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    top, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            family = [top, *top.children(recursive=True)]
        except psutil.NoSuchProcess:
            break
        peak = max(peak, sum(map(_memory, family)))
        time.sleep(_PAUSE)
    return peak / 1e6


def _memory(process: psutil.Process) -> int:
    try:
        found = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return getattr(found, "pss", found.uss)
