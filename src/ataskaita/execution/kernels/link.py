"""The link to the warm parent, as the rendering process holds it.

A line of JSON a message. To the parent: ``{"fork": number, …}`` and ``{"signal": …}``; from it
``{"validated": true}``, ``{"ready": number}`` and ``{"ended": number, "status": …}``.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ataskaita.fingerprint import PACKAGE
from ataskaita.project import Project

if TYPE_CHECKING:
    import asyncio

    from ataskaita.data.findings import Finding

#: Beside the sockets: the path of the validated data, or what is wrong with it.
OUTCOME = "outcome.pickle"

#: Seconds the parent gets for killing its kernels, which takes it some milliseconds.
_PATIENCE = 5


def python_command(module: str, *arguments: str) -> list[str]:
    """The command that calls a module's `main` in a Python of its own.

    The folder it is started in, where a chapter may find modules later on, must not be a place to
    import this package or its libraries from: it gets the package of this process.
    """
    paths = f"{[str(PACKAGE.parent)]!r} + [p for p in sys.path if p]"
    code = f"import sys; sys.path = {paths}; import {module} as m; m.main()"
    return [sys.executable, "-c", code, *arguments]


class ParentLost(Exception):
    """The warm parent has gone, or could not do what it was asked."""


class ForkedKernel:
    """A kernel that the parent forked; looks like a `subprocess.Popen` to the provisioner.

    Parameters
    ----------
    parent : WarmParent
        Whose fork it is.
    number : int
        What the parent knows it by.
    loop : AbstractEventLoop
        Where it is waited for.
    """

    stdin = stdout = stderr = None

    def __init__(self, parent: WarmParent, number: int, loop: asyncio.AbstractEventLoop) -> None:
        self.parent, self.pid = parent, number
        self.ready: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[int] = loop.create_future()

    def poll(self) -> int | None:
        """Its exit status, None while it runs."""
        return self.ended.result() if self.ended.done() else None

    def wait(self) -> int:
        """Its exit status; only called once it has ended."""
        return self.ended.result()

    def send_signal(self, number: int) -> None:
        """Have the parent send it a signal, which alone knows whether the process still exists."""
        self.parent.send({"signal": number, "kernel": self.pid})

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class WarmParent:
    """The process that has everything imported, started at once.

    Parameters
    ----------
    folder : Path
        The folder of the kernels' files; the parent removes it at its end.
    project : Project
        The project; where its data has changed, the parent validates it.
    environment : dict
        The environment variables of the parent.
    """

    def __init__(self, folder: Path, project: Project, environment: dict[str, str]) -> None:
        self.folder = folder
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                python_command("ataskaita.execution.kernels.parent", str(theirs.fileno()),
                               str(folder), str(project.root)),
                env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, pass_fds=[theirs.fileno()],
                # Ctrl-C goes to the process group: it must reach this process alone, which then
                # closes the socket.
                start_new_session=True,
            )  # fmt: skip
        self._buffer = b""
        self._kernels: dict[int, ForkedKernel] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.alive = True

    def validated(self) -> Path | tuple[Finding, ...]:
        """Wait until the data is validated.

        Returns
        -------
        Path or tuple of Finding
            The file with the data, or all that is wrong with it.

        Raises
        ------
        ParentLost
            It could not validate, for another reason than the data.
        """
        self._wait_for("validated")
        with contextlib.suppress(OSError, EOFError):
            return pickle.loads((self.folder / OUTCOME).read_bytes())
        raise ParentLost("it could not validate the data")

    def finish(self) -> None:
        """Wait until it has done what it does besides forking kernels.

        Raises
        ------
        ParentLost
            It has ended.
        """
        self.send({"finish": True})
        self._wait_for("finished")

    async def fork(self, connection_file: str, folder: str, environment: dict[str, str]) -> Any:
        """Fork a kernel and wait until it listens.

        Raises
        ------
        ParentLost
            There is no kernel.
        """
        # Not imported before the parent is started, which is what everything waits for.
        import asyncio

        loop = asyncio.get_running_loop()
        self._listen(loop)
        kernel = ForkedKernel(self, len(self._kernels) + 1, loop)
        self._kernels[kernel.pid] = kernel
        self.send({"fork": kernel.pid, "connection_file": connection_file, "folder": folder,
                   "environment": environment})  # fmt: skip
        await asyncio.wait({kernel.ready, kernel.ended}, return_when=asyncio.FIRST_COMPLETED)
        if not kernel.ready.done():
            raise ParentLost("the kernel ended before it was ready")
        return kernel

    def send(self, message: dict[str, Any]) -> None:
        """Send a message; a parent that has gone is noticed when reading."""
        if not self.alive:
            raise ParentLost("it has ended")
        with contextlib.suppress(OSError):
            self._socket.sendall(json.dumps(message).encode() + b"\n")

    def close(self) -> None:
        """End the parent and with it all kernels; returns when they are gone."""
        if self._loop and not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
        self._lost()
        self._socket.close()
        # While it imports it does not look at the socket.
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_for(self, what: str) -> None:
        heard = False
        while self.alive and not heard:
            for message in self._receive():
                heard = heard or what in message
                self._take(message)
        if not heard:
            raise ParentLost("it ended early")

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not loop:
            self._loop = loop
            loop.add_reader(self._socket, self._on_message)

    def _on_message(self) -> None:
        for message in self._receive():
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        if number := message.get("ready"):
            _settle(self._kernels[number].ready, None)
        elif number := message.get("ended"):
            _settle(self._kernels[number].ended, message["status"])

    def _receive(self) -> Iterator[dict[str, Any]]:
        try:
            received = self._socket.recv(65536)
        except OSError:
            received = b""
        if not received:
            self._lost()
            return
        *lines, self._buffer = (self._buffer + received).split(b"\n")
        yield from map(json.loads, lines)

    def _lost(self) -> None:
        self.alive = False
        if self._loop and not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
        for kernel in self._kernels.values():
            _settle(kernel.ended, -signal.SIGKILL)


def _settle(future: asyncio.Future[Any], result: Any) -> None:
    """Give a future its result, unless it has one or nobody can wait for it any more."""
    if not future.done() and not future.get_loop().is_closed():
        future.set_result(result)
