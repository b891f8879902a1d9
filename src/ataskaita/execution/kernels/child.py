"""The kernel itself: what a fork of the warm parent becomes, and what is started without one."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import Any

from ataskaita.execution.kernels.imports import for_kernel
from ataskaita.imports import SELDOM


def become_kernel(message: dict[str, Any], announce: Callable[[], None]) -> None:
    """In a fork of the parent: run a kernel until it is killed.

    Parameters
    ----------
    message : dict
        ``connection_file``, ``folder`` to work in, ``environment``.
    announce : callable
        Called when it listens.
    """
    # First of all: what is imported reads the environment when it is used.
    os.environ.clear()
    os.environ.update(message["environment"])
    os.chdir(message["folder"])
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random:
        # Python's own random numbers begin anew after a fork by themselves, these don't.
        numpy_random.seed()
    gc.enable()
    gc.set_threshold(*SELDOM)
    # A kernel watches this process, and ends when it is orphaned.
    run_kernel(message["connection_file"], announce, parent=os.getppid())


def run_kernel(connection_file: str, announce: Callable[[], None], parent: int = 0) -> None:
    """Run a kernel until it is killed.

    Parameters
    ----------
    connection_file : str
        Where its sockets are and who may use them.
    announce : callable
        Called when it listens.
    parent : int
        A process without which it shall not live.
    """
    from ataskaita.execution.kernels.app import App

    sys.argv[:] = ["ipykernel_launcher", "-f", connection_file]
    app = App.prepared()
    app.connection_file = connection_file
    if parent:
        app.parent_handle = parent
    app.initialize()
    # Imported with all that a chapter calls; what follows is read by the chapter itself.
    from ataskaita.chapter import reads

    reads.watch()
    announce()
    app.start()


def main() -> None:
    """Without a parent: run the kernel whose connection file the command line names."""
    connection_file = sys.argv[1]
    for_kernel()
    run_kernel(connection_file, lambda: None)
