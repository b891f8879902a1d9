"""Measuring commands: wall time, and the memory of all their processes together."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

#: Seconds between two looks at the memory.
_PAUSE = 0.05

# Seconds after which a command is given up.
_LONGEST = 3600


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
        try:
            done = subprocess.run(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                capture_output=True, encoding="utf-8", errors="replace", check=False,
                timeout=_LONGEST,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            short = " ".join(command[:6])
            raise Failed(f"{short} was stopped after {_LONGEST} seconds") from None
        if done.returncode:
            lines = (done.stderr or done.stdout).strip().splitlines()[-6:]
            raise Failed("\n".join([f"{' '.join(command[:6])} failed:", *lines]))
    return time.perf_counter() - begun


def timed(
    command: Sequence[str], folder: Path, environment: dict[str, str]
) -> tuple[float, float, str]:
    """Run a command and watch its memory.

    Memory that processes share counts once, where the system says how much that is.

    Returns
    -------
    tuple
        Seconds; the most memory, in MB, that it and all its children had at one moment; and what
        it printed.

    Raises
    ------
    Failed
        It failed; its last lines are the message.
    """
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said,
            stderr=complained,
        )  # fmt: skip
        peak = _watch(process)
        seconds = time.perf_counter() - begun
        texts = []
        for file in (said, complained):
            file.seek(0)
            texts.append(file.read().decode("utf-8", errors="replace"))
    if process.returncode:
        lines = "".join(texts).strip().splitlines()[-6:]
        raise Failed("\n".join([f"{' '.join(command[:6])} failed:", *lines]))
    return seconds, peak / 1e6, texts[0]


def _watch(process: subprocess.Popen) -> int:
    top, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            family = [top, *top.children(recursive=True)]
        except psutil.NoSuchProcess:
            break
        peak = max(peak, sum(map(_memory, family)))
        time.sleep(_PAUSE)
    process.wait()
    return peak


def _memory(process: psutil.Process) -> int:
    try:
        found = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return getattr(found, "pss", found.uss)
