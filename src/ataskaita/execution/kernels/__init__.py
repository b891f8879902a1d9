"""Kernels for the chapters: real ones, forked from a warm parent where the system can fork.

Starting Python and importing the libraries takes a kernel longer than most chapters need. So one
process imports them once, while this one reads the chapters, and every kernel is a fork of it::

    this process  <-- a pair of sockets -->  parent (libraries imported, runs no chapter)
         |                                      | fork            | fork
         +---- Jupyter messages over local sockets ---- kernel ---- kernel

The parent stays as it was after its imports, so chapters share nothing. When this process ends,
however it ends, the parent reads the end of its socket, kills the kernels and tidies up.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ataskaita.data.snapshot import current_snapshot, snapshot_path
from ataskaita.errors import DataErrors
from ataskaita.execution.before import Before
from ataskaita.project import Project

if TYPE_CHECKING:
    from ataskaita.execution.kernels.link import WarmParent

#: Shows each figure below the cell that drew it, as notebooks do.
INLINE = "module://matplotlib_inline.backend_inline"

#: Signs that the path of the temporary folder may have, for a socket to fit below it.
LONGEST = 64


def can_fork() -> bool:
    """Whether kernels are forked here.

    ``ATASKAITA_FORK=0`` says no. macOS has fork, but its own libraries do not always survive it, so
    that there it has to be asked for with ``ATASKAITA_FORK=1``.
    """
    wish = os.environ.get("ATASKAITA_FORK", "")
    if not hasattr(os, "fork") or wish == "0":
        return False
    return sys.platform != "darwin" or wish == "1"


class Kernels:
    """The kernels of one render; as a context manager it leaves no process and no file behind.

    Parameters
    ----------
    project : Project
        The project whose chapters are run. Nothing is started before it is needed.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        #: Taken before anything is imported or read for a chapter.
        self.before = Before(project)
        self._parent: WarmParent | None = None
        self._folder: Path | None = None
        self._count = 0

    def __enter__(self) -> Kernels:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all kernels and remove their files."""
        if self._parent:
            self._parent.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._parent = self._folder = None

    def finish(self) -> None:
        """Wait for the list of unexplained changes, which the warm parent makes meanwhile.

        Who needs it later finds it kept; without waiting it may be cut off and have to be made
        anew, by a process that has to import the libraries for it.
        """
        if self._parent:
            from ataskaita.execution.kernels.link import ParentLost

            with contextlib.suppress(ParentLost):
                self._parent.finish()

    @property
    def folder(self) -> Path:
        """The folder for sockets and connection files; only this user can look into it."""
        if not self._folder:
            usual = tempfile.gettempdir()
            # The system cuts the path of a socket off at some hundred signs.
            short = "/tmp" if len(usual) > LONGEST and Path("/tmp").is_dir() else usual
            self._folder = Path(tempfile.mkdtemp(prefix="ataskaita-", dir=short))
        return self._folder

    def anticipate(self) -> None:
        """Start already, where it is certain that kernels will be needed."""
        if not snapshot_path(self.project).is_file():
            self._fork_parent()

    def snapshot(self) -> Path:
        """The file with the validated data.

        It is the warm parent that validates where something has changed: it has the libraries
        for that, and this process never needs them.

        Raises
        ------
        DataErrors
            Something is wrong with the data.
        """
        path = snapshot_path(self.project)
        if path.is_file():
            return path
        self.start()
        if self._parent:
            from ataskaita.execution.kernels.link import ParentLost

            try:
                outcome = self._parent.validated()
            except ParentLost:
                # Whatever stopped it, here it will either not happen or be told properly.
                return current_snapshot(self.project)
            if isinstance(outcome, Path):
                return outcome
            raise DataErrors(outcome)
        return current_snapshot(self.project)

    def start(self) -> None:
        """Start importing, so that the first kernel finds the libraries there."""
        self._fork_parent()
        if self._parent:
            # Imported while the parent does its own.
            import_module("ataskaita.execution.kernels.client")

    def _fork_parent(self) -> None:
        if self._parent is None and can_fork():
            from ataskaita.execution.kernels.link import WarmParent

            # No more processes or file descriptors: one kernel after another may still do.
            with contextlib.suppress(OSError):
                self._parent = WarmParent(self.folder, self.project, self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables of all kernels, forked or not."""
        return os.environ | {
            "ATASKAITA_PROJECT": str(self.project.root),
            "ATASKAITA_YEAR": str(self.project.year),
            # Python hashes strings differently in every process unless told not to.
            "PYTHONHASHSEED": "0",
            # The number of threads changes the order of a sum, and threads do not survive a fork.
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            # A kernel would set it later than the warm parent imports what reads it.
            "MPLBACKEND": os.environ.get("MPLBACKEND") or INLINE,
            # Start-up files and history of this user's own are no part of the report.
            "IPYTHONDIR": str(self.folder / "ipython"),
        }

    def client_for(self, notebook: Any, folder: Path, timeout: float) -> Any:
        """Make a client that runs a notebook in a kernel of its own.

        Parameters
        ----------
        notebook : Node
            The chapter; it is a copy of it that is run.
        folder : Path
            The folder the kernel works in.
        timeout : float
            Seconds a cell may take.

        Returns
        -------
        ChapterClient
            Its kernel is yet to start.
        """
        from nbformat import from_dict

        from ataskaita.execution.kernels.client import ChapterClient, manager_for

        self.start()
        self._count += 1
        manager = manager_for(self.folder / f"kernel-{self._count}", self._parent)
        return ChapterClient(
            from_dict(notebook),
            km=manager,
            kernel_name=manager.kernel_name,
            resources={"metadata": {"path": str(folder)}},
            record_timing=False,
            timeout=timeout,
            # All outputs have arrived by then; a polite goodbye only takes time.
            shutdown_kernel="immediate",
        )
