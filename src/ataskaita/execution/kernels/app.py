"""The kernel application of ipykernel, without what nobody needs of it while a report is rendered.

Whoever imports this has the kernel; see `for_kernel`, which leaves its debugger out.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Any

from ipykernel import ipkernel, kernelapp
from ipykernel.iostream import IOPubThread


class _LocalThread(IOPubThread):
    """Takes what subprocesses print from a local socket; ipykernel takes a port of TCP."""

    def __init__(self, address: str, *given: Any, **options: Any) -> None:
        self._address = address
        super().__init__(*given, **options)

    def _setup_pipe_in(self) -> None:
        self._pipe_uuid = os.urandom(16)
        pipe = self.socket.context.socket(kernelapp.zmq.PULL)
        pipe.linger = 0
        pipe.bind(self._address)
        self._pipe_in = kernelapp.ZMQStream(pipe, self.io_loop)
        self._pipe_in.on_recv(self._handle_pipe_msg)

    def _setup_pipe_out(self) -> tuple[Any, Any]:
        context = kernelapp.zmq.Context()
        pipe = context.socket(kernelapp.zmq.PUSH)
        pipe.linger = 3000
        pipe.connect(self._address)
        return context, pipe


class _NoModules:
    """`sys` as it is, but for the list of modules."""

    modules: dict[str, Any] = {}  # noqa: RUF012

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class _Kernel(ipkernel.IPythonKernel):
    """Does not look where each module comes from.

    Only a debugger would ask. Looking at the thousands of modules of the warm parent would have the
    system copy the memory that they lie in, a fifth of the start of a kernel.
    """

    def __init__(self, **options: Any) -> None:
        ipkernel.sys = _NoModules()
        try:
            super().__init__(**options)
        finally:
            ipkernel.sys = sys
        # The shell was there before this kernel.
        self.shell.parent = self.shell.kernel = self


class App(kernelapp.IPKernelApp):
    """Takes its settings from here alone, and starts in two steps: without and with its sockets."""

    kernel_class = _Kernel

    @classmethod
    def prepared(cls) -> App:
        """The application with all that needs neither sockets nor threads, made only once.

        Made before a fork, every kernel finds it there: its shell is a third of its start.
        """
        made = cls.initialized()
        app = cls.instance()
        if not made:
            # Nobody looks at a chapter's input history.
            app.config.HistoryManager.enabled = False
            app.init_profile_dir()
            kernelapp.ZMQInteractiveShell.instance(
                parent=app, profile_dir=app.profile_dir, compiler_class=ipkernel.XCachingCompiler
            )
        return app

    def init_kernel(self) -> None:
        """Make the kernel, for the shell that there is."""
        # The environment of the process that prepared it was another.
        kernelapp.ZMQInteractiveShell.instance().init_environment()
        super().init_kernel()

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Do nothing: only preparing to read a command line takes a tenth of the start."""

    def init_config_files(self) -> None:
        """Do nothing: there is nothing to copy into a folder that lives as long as the render."""

    def load_config_file(self, *given: Any, **options: Any) -> None:
        """Do nothing: settings of this machine are no part of the report."""

    def init_heartbeat(self) -> None:
        """Do without: who asks for a chapter is told when its kernel ends."""

    def init_code(self) -> None:
        """Run nothing before the chapter: start-up files are of this user, or of this machine."""

    def init_iopub(self, context: Any) -> None:
        """Have prints of subprocesses taken from a local socket as well."""
        if self.transport == "ipc":
            kernelapp.IOPubThread = partial(_LocalThread, f"ipc://{self.ip}-prints")
        super().init_iopub(context)
