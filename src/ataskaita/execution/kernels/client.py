"""The Jupyter side: managers that start kernels, clients that talk to them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from nbclient import NotebookClient
from nbformat.v4 import nbbase

from ataskaita.execution.kernels.link import ForkedKernel, ParentLost, WarmParent, python_command

# nbclient has every output checked against the schema of notebooks, which takes longer than many
# cells. These come from a kernel of our own, and what they become is checked when it is rendered.
nbbase.validate = lambda node, ref=None: None

_SPEC = KernelSpec(
    argv=python_command("ataskaita.execution.kernels.child", "{connection_file}"),
    display_name="Python 3",
    language="python",
)


class ForkProvisioner(LocalProvisioner):
    """Has kernels forked by the warm parent, and starts ordinary ones where it can't.

    Parameters
    ----------
    warm : WarmParent or None
        The parent; None where this system does not fork.
    """

    def __init__(self, warm: WarmParent | None, **options: Any) -> None:
        super().__init__(**options)
        self._warm = warm

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Start the kernel."""
        if self._warm:
            try:
                self.process = await self._warm.fork(
                    self.parent.connection_file, str(options["cwd"]), options["env"]
                )
            except ParentLost:
                pass
            else:
                self.cwd = options["cwd"]
                return self.connection_info
        return await super().launch_kernel(cmd, **options)

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel; a forked one has ended when this returns, so that nobody need poll."""
        if not isinstance(self.process, ForkedKernel):
            await super().kill(restart)
        elif not self.process.ended.done():
            try:
                self.process.kill()
            except ParentLost:
                return
            await self.process.ended


class Client(AsyncKernelClient):
    """Asks on one channel and hears on another; each further one costs a socket or a thread."""

    def start_channels(self, *given: bool, **chosen: bool) -> None:
        """Open the two channels."""
        super().start_channels(stdin=False, hb=False, control=False)

    def stop_channels(self) -> None:
        """Close them; the method this one replaces would open the others to ask if they are."""
        for channel in (self.shell_channel, self.iopub_channel):
            if channel.is_alive():
                channel.stop()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and its outputs can be heard.

        The kernel says so itself on the channel of the outputs. The method this one replaces waits
        a fifth of a second in which nothing arrives.
        """
        try:
            await self.iopub_channel.get_msg(timeout=2)
        except Empty:
            await super().wait_for_ready(timeout)


class Manager(AsyncKernelManager):
    """Runs the interpreter this program runs in, whatever kernels the machine knows."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The one kernel there is."""
        return _SPEC

    def _connect_control_socket(self) -> None:
        """Do without: it is for asking a kernel to end, and these are killed."""


class ChapterClient(NotebookClient):
    """Runs a chapter in a kernel that lives for as long as `kernel` does."""

    @asynccontextmanager
    async def kernel(self, environment: dict[str, str]) -> AsyncIterator[None]:
        """Start the kernel, and end it whatever happens.

        nbclient's own way to do so replaces the handler of Ctrl-C by one that ends only the last
        kernel.

        Parameters
        ----------
        environment : dict
            All environment variables of the kernel.
        """
        try:
            silent = subprocess.DEVNULL
            await self.async_start_new_kernel(env=environment, stdout=silent, stderr=silent)
            await self.async_start_new_kernel_client()
            yield
        finally:
            manager, client = self.km, self.kc
            if manager is not None:
                if manager.has_kernel:
                    await manager.provisioner.kill()
                    await manager.provisioner.wait()
                await manager.cleanup_resources()
            if client is not None:
                client.stop_channels()


def manager_for(stem: Path, warm: WarmParent | None) -> Manager:
    """Make the manager of a kernel.

    Parameters
    ----------
    stem : Path
        What its sockets and its connection file are called.
    warm : WarmParent or None
        Who forks it.
    """
    manager = Manager(kernel_name="python3", connection_file=str(stem.with_suffix(".json")))
    manager.client_factory = Client
    if sys.platform != "win32":
        # A local socket can't be reached from another machine, a TCP port could.
        manager.transport = "ipc"
        manager.ip = str(stem)
    manager.provisioner = ForkProvisioner(
        warm, kernel_id=manager.kernel_id, kernel_spec=_SPEC, parent=manager
    )
    return manager
