"""The kernel that runs a chapter: ipykernel's own application."""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

# ipykernel loads a debugger, which would warn that it can't look into Python's own modules.
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
from ipykernel.kernelapp import IPKernelApp

# Found there by what a chapter's first cell asks for.
import ataskaita.chapter  # noqa: F401


class ChapterApp(IPKernelApp):
    """ipykernel's application, with settings and start-up files of nobody.

    They are of this user or of this machine, and no part of the report.
    """

    def load_config_file(self, *given: Any, **options: Any) -> None:
        """Do nothing."""

    def parse_command_line(self, *given: Any) -> None:
        """Do nothing: it is given none, and preparing to read one takes a sixth of its start."""

    def init_path(self) -> None:
        """Let chapters import modules that lie beside them, unless Python has some of that name."""
        libraries = (n for n, path in enumerate(sys.path) if path.endswith("-packages"))
        sys.path.insert(next(libraries, len(sys.path)), "")

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
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
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
