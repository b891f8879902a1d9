"""Kernels for the chapters: real ones, each in a process of its own, driven by nbclient."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.process import BaseProcess
from multiprocessing.util import get_temp_dir
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat import from_dict

from ataskaita.errors import UserError
from ataskaita.execution import worker
from ataskaita.project import Project
from ataskaita.translation import _

#: Seconds that a kernel is given to be heard.
_PATIENCE = 60


class KernelClient(AsyncKernelClient):
    """Talks to a kernel; whether that is alive, its process says.

    It asks on one channel and hears on another. The others are for typing into a running cell and
    for finding out whether a kernel on another machine is alive.
    """

    process: BaseProcess

    def start_channels(self, *given: bool, **chosen: bool) -> None:
        """Open the two channels."""
        super().start_channels(stdin=False, hb=False, control=False)

    def stop_channels(self) -> None:
        """Close them."""
        self.shell_channel.stop()
        self.iopub_channel.stop()
        self.context.destroy(linger=0)

    async def is_alive(self) -> bool:
        """Whether the kernel's process runs."""
        return self.process.is_alive()


@asynccontextmanager
async def kernel(
    project: Project, notebook: Any, variables: dict[str, str], timeout: float
) -> AsyncIterator[NotebookClient]:
    """A client that runs a notebook in a kernel of its own, which lives as long as the context.

    Parameters
    ----------
    project : Project
        The project; the kernel works in the folder of its chapters.
    notebook : Node
        The chapter; it is a copy of it that is run.
    variables : dict
        Environment variables of this kernel, besides those of all.
    timeout : float
        Seconds a cell may take.

    Raises
    ------
    DeadKernelError
        The process ended before it was a kernel.
    UserError
        Code that all kernels import is wrong.
    OSError
        The system has refused something, as on a full disk.
    """
    files = _folder()
    context = worker.context()
    ours, theirs = context.Pipe(duplex=False)
    environment = worker.environment(project) | variables
    process = context.Process(
        target=worker.run_kernel, args=(theirs, str(files), str(project.notebooks), environment)
    )
    client = KernelClient()
    client.process = process
    try:
        worker.start(process, project)
        theirs.close()
        try:
            answer = await asyncio.to_thread(ours.recv)
        except EOFError:
            raise DeadKernelError("the process ended before it was a kernel") from None
        if isinstance(answer, OSError):
            raise answer
        if isinstance(answer, str):
            said = _("The Python process that runs chapters can't start: {cause}")
            fix = _("No chapter is to blame: put that line right, or install what it misses.")
            raise UserError(said.format(cause=answer), fix)
        client.load_connection_info(answer)
        client.start_channels()
        try:
            await _until_heard(client)
            runner = NotebookClient(from_dict(notebook), record_timing=False, timeout=timeout)
            runner.kc = client
            yield runner
        finally:
            client.stop_channels()
    finally:
        worker.kill(process, files)
        ours.close()


async def _until_heard(client: KernelClient) -> None:
    """Wait until the outputs of a kernel can be heard.

    It says so itself; should that be lost, it is asked something, which it tells of there as well.
    """
    for _second in range(_PATIENCE):
        if not await client.is_alive():
            raise DeadKernelError("the process ended before it was heard")
        try:
            await client.iopub_channel.get_msg(timeout=1)
            return
        except Empty:
            client.kernel_info()
    raise DeadKernelError(f"nothing was heard of the process for {_PATIENCE} s")


def _folder() -> Path:
    """A new name for the folder of a kernel's sockets."""
    # The system cuts the path of a socket off at some hundred signs.
    if len(tempfile.gettempdir()) > worker.LONGEST and Path("/tmp").is_dir():
        return Path("/tmp") / f"ataskaita-{secrets.token_hex(8)}"
    # What a killed program leaves there goes with the fork server.
    return Path(get_temp_dir()) / secrets.token_hex(4)
