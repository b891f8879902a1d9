"""Kernels for the chapters: real ones, on local sockets where the system has them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any


def client_for(notebook: Any, folder: Path, timeout: float) -> Any:
    """Make an nbclient client with its own kernel manager.

    Parameters
    ----------
    notebook : NotebookNode
        The copy to run.
    folder : Path
        The folder the kernel works in.
    timeout : float
        Seconds a cell may take.
    """
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    class Manager(AsyncKernelManager):
        """Runs the interpreter this program runs in, whatever kernels the machine knows."""

        @property
        def kernel_spec(self) -> KernelSpec:
            return KernelSpec(
                argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                display_name="Python 3",
                language="python",
            )

    manager = Manager(kernel_name="python3")
    if sys.platform != "win32":
        # A local socket can't be reached from another machine, a TCP port could.
        manager.transport = "ipc"
        manager.ip = str(Path(tempfile.mkdtemp(prefix="ataskaita-")) / "kernel")
    return NotebookClient(notebook, km=manager, kernel_name="python3",
                          resources={"metadata": {"path": str(folder)}},
                          record_timing=False, timeout=timeout,
                          # All outputs have arrived by then; a polite goodbye only takes time.
                          shutdown_kernel="immediate")
