"""What a fork of the warm parent does to become an ordinary kernel."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import Any


def become_kernel(message: dict[str, Any], announce: Callable[[], object]) -> None:
    """Run a kernel until it is killed.

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
    sys.argv[:] = ["ipykernel_launcher", "-f", message["connection_file"]]
    _forget_randomness()
    gc.enable()

    from ipykernel.kernelapp import IPKernelApp
    from traitlets.config import Config

    from ataskaita.execution.kernels.client import SETTINGS

    settings = Config({name: dict(values) for name, values in SETTINGS.items()})
    # The kernel watches this process id, and ends when it is orphaned.
    app = IPKernelApp.instance(config=settings, parent_handle=os.getppid(),
                               connection_file=message["connection_file"])  # fmt: skip
    app.initialize([])
    announce()
    app.start()


def _forget_randomness() -> None:
    """Give this process random numbers of its own; Python's own module does so by itself."""
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random:
        numpy_random.seed()
