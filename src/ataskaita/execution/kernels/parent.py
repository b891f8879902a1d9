"""The warm parent: a process that imports the libraries and forks a kernel whenever asked.

It has one thread, no event loop and no messaging context, for none of these survives a fork, and
runs no chapter's code, so that each kernel starts from the same state.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import pickle
import select
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from ataskaita.data.snapshot import current_snapshot, read_snapshot, snapshot_path
from ataskaita.errors import DataErrors
from ataskaita.execution.kernels import imports
from ataskaita.execution.kernels.child import become_kernel
from ataskaita.execution.kernels.groups import lead_group, signal_group
from ataskaita.execution.kernels.link import OUTCOME
from ataskaita.execution.kernels.warmup import warm_up, warm_up_data
from ataskaita.imports import without
from ataskaita.project import Project

#: Pandera's libraries would ask every package that is installed for extensions to them.
_NO_PLUGINS = {"TYPEGUARD_DISABLE_PLUGIN_AUTOLOAD": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}


class Parent:
    """Forks kernels for the process at the other end of a socket, until that end is closed.

    Parameters
    ----------
    connection : socket
        The way to the rendering process.
    folder : Path
        The kernels' files; removed at the end.
    project : Project
        The project; where its data has changed, it is validated.
    """

    def __init__(self, connection: socket.socket, folder: Path, project: Project) -> None:
        self.connection, self.folder, self.project = connection, folder, project
        self._kernels: dict[int, int] = {}
        self._validator = self._lister = self._painter = 0
        self._asked: socket.socket | None = None
        self._asked_to_finish = False
        self._waker, self._woken = socket.socketpair()
        self._waker.setblocking(False)
        self._woken.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        # Without a handler of its own the signal would not wake `select`.
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.signal(signal.SIGTERM, _stop)

    def run(self) -> None:
        """Import, validate where data has changed, and serve until the other end is gone."""
        try:
            imports.for_data()
            path = snapshot_path(self.project)
            if not path.is_file():
                self._validator = self._fork(self._validate)
            imports.for_chapters(self.project)
            from ataskaita.chapter import painter

            self._asked = painter.open_requests()
            warm_up()
            import_module("ataskaita.execution.kernels.app").App.prepared()
            if not self._validator:
                # Another render may have validated the data since this one asked for it.
                (self.folder / OUTCOME).write_bytes(pickle.dumps(path))
                self._send({"validated": True})
                warm_up_data(read_snapshot(path))
            # What is there now is shared by all kernels: a collector that looked at it would
            # write to its memory, and the system copy it. Looking for garbage among it once more
            # would take longer than a kernel needs to start.
            gc.freeze()
            if not self._validator:
                self._list_movements()
            self._serve()
        finally:
            # Asked to end while it ends already, it would leave some of them behind.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            for process in self._kernels:
                signal_group(process, signal.SIGKILL)
            for process in filter(None, (self._validator, self._lister, self._painter)):
                signal_group(process, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                while True:
                    os.waitpid(-1, 0)
            shutil.rmtree(self.folder, ignore_errors=True)

    def _serve(self) -> None:
        buffer = b""
        self._reap()
        while True:
            # The painter takes the requests itself once it is there.
            asked = [] if self._painter else [self._asked]
            readable, _, _ = select.select([self.connection, self._woken, *asked], [], [])
            if self._woken in readable:
                self._woken.recv(4096)
                self._reap()
            if self._asked in readable:
                self._painter = self._fork(self._paint)
            if self.connection in readable:
                received = self.connection.recv(65536)
                if not received:
                    return
                *lines, buffer = (buffer + received).split(b"\n")
                for line in lines:
                    self._answer(json.loads(line))

    def _answer(self, message: dict[str, Any]) -> None:
        if "fork" in message:
            process = self._fork(lambda: become_kernel(message, lambda: self._announce(message)))
            self._kernels[process] = message["fork"]
            return
        if "finish" in message:
            self._asked_to_finish = True
            self._tell_finished()
            return
        for process, number in self._kernels.items():
            if number == message["kernel"]:
                signal_group(process, message["signal"])

    def _fork(self, work: Callable[[], None]) -> int:
        process = os.fork()
        if process:
            # Done on both sides: whoever comes first, the group is there before it is needed.
            lead_group(process)
            return process
        # Nothing that follows in this program may happen in the child as well.
        try:
            lead_group(0)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._waker.close()
            self._woken.close()
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)

    def _announce(self, message: dict[str, Any]) -> None:
        """In a kernel that listens: say so, and let go of the socket.

        Were it kept open here, the rendering process could not notice that the parent has ended.
        """
        self._send({"ready": message["fork"]})
        self.connection.close()
        self._asked.close()

    def _validate(self) -> None:
        try:
            os.environ.update(_NO_PLUGINS)
            # Pandera would import it where it is there for the tests.
            with without("hypothesis"):
                outcome = current_snapshot(self.project)
        except DataErrors as error:
            outcome = error.findings
        (self.folder / OUTCOME).write_bytes(pickle.dumps(outcome))
        # Said from here: the parent may have to import for a while before it looks up.
        self._send({"validated": True})

    def _reap(self) -> None:
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not process:
                return
            if process == self._validator:
                self._validator = 0
                sound = self._take_over_data()
                # Said again, should it have ended before it could.
                self._send({"validated": True})
                if sound:
                    self._list_movements()
                self._tell_finished()
            elif process == self._painter:
                self._painter = 0
            elif process == self._lister:
                self._lister = 0
                self._tell_finished()
            elif process in self._kernels:
                ended = os.waitstatus_to_exitcode(status)
                self._send({"ended": self._kernels.pop(process), "status": ended})

    def _take_over_data(self) -> bool:
        """Read the data once for all kernels, if it is sound; they find it read."""
        with contextlib.suppress(OSError, EOFError):
            outcome = pickle.loads((self.folder / OUTCOME).read_bytes())
            if isinstance(outcome, Path):
                warm_up_data(read_snapshot(outcome))
                gc.freeze()
                return True
        return False

    def _paint(self) -> None:
        from ataskaita.chapter import painter

        self.connection.close()
        painter.serve(self._asked)

    def _list_movements(self) -> None:
        """Have the list made that a render ends with; who needs it finds it kept."""

        def work() -> None:
            # Not imported above, where it would keep the validation waiting.
            from ataskaita.checks.unexplained import unexplained

            self.connection.close()
            unexplained(self.project)

        self._lister = self._fork(work)

    def _tell_finished(self) -> None:
        if self._asked_to_finish and not (self._validator or self._lister):
            self._send({"finished": True})

    def _send(self, message: dict[str, Any]) -> None:
        # The other end may have gone; that is noticed when reading.
        with contextlib.suppress(OSError):
            self.connection.sendall(json.dumps(message).encode() + b"\n")


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> None:
    """Serve the socket, folder and project named on the command line."""
    descriptor, folder, root = sys.argv[1:]
    try:
        Parent(socket.socket(fileno=int(descriptor)), Path(folder), Project.find(Path(root))).run()
    finally:
        # Taking all the libraries down in good order would keep the render waiting.
        os._exit(0)
