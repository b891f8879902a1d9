"""Groups of processes: a child and whatever it has started."""

from __future__ import annotations

import contextlib
import os


def lead_group(process: int) -> None:
    """Make a process the first of a group of its own.

    Parameters
    ----------
    process : int
        The process; 0 for this one.
    """
    with contextlib.suppress(OSError):
        os.setpgid(process, process)


def signal_group(process: int, number: int) -> None:
    """Signal a child that has not been waited for yet, and whatever it has started.

    Parameters
    ----------
    process : int
        The child, which leads its group.
    number : int
        The signal.
    """
    with contextlib.suppress(OSError):
        os.killpg(process, number)
