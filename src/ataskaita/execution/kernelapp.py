"""The kernel application, and all that kernels import: what the fork server imports in advance."""

from __future__ import annotations

import contextlib
import gc
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

# What chapters call, and what that imports only when it is used.
import babel.numbers  # noqa: F401
import matplotlib.backends.backend_svg
import matplotlib.figure  # noqa: F401
import numpy as np
import pandas as pd  # noqa: F401
import seaborn  # noqa: F401

# What the command's own script imports, which multiprocessing has every child run again.
import typer  # noqa: F401
from ipykernel.kernelapp import IPKernelApp

import ataskaita.chapter
import ataskaita.fonts  # noqa: F401
from ataskaita import registry

for _part in ("indicators", "checks", "vocabulary"):
    # What is wrong with it, the chapter that needs it says where it can be named.
    with contextlib.suppress(Exception):
        registry.load(_part)

# Nothing imported is garbage. A collector that looked at it in a fork would write to its memory,
# and the system copy it: a quarter of the time that all kernels of a report take together.
gc.freeze()


class ChapterApp(IPKernelApp):
    """ipykernel's application, with settings and start-up files of nobody.

    They are of this user or of this machine, and no part of the report.
    """

    def load_config_file(self, *given: Any, **options: Any) -> None:
        """Do nothing."""

    def init_code(self) -> None:
        """Run nothing before the chapter."""


def start(ready: Connection, files: Path) -> None:
    """Run a kernel in this process.

    Parameters
    ----------
    ready : Connection
        Is told how to reach the kernel as soon as it listens.
    files : Path
        A folder of its own.
    """
    # Python's own random numbers begin anew after a fork by themselves, these don't.
    np.random.seed()  # noqa: NPY002
    app = ChapterApp.instance(connection_file=str(files / "kernel.json"))
    # Nobody looks at a chapter's input history.
    app.config.HistoryManager.enabled = False
    if sys.platform != "win32":
        # A local socket can't be reached from another machine, a TCP port could.
        app.transport, app.ip = "ipc", str(files / "kernel")
    app.initialize([])
    ready.send(app.get_connection_info())
    ready.close()
    app.start()
