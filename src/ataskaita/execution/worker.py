"""The processes that become kernels.

Starting Python and importing the libraries takes longer than most chapters need. So the standard
library's fork server imports them once (`ataskaita.execution.preload`), while this process does
other things, and every kernel is a fork of it. Where a system can't fork, each kernel is a Python
of its own; all else is the same.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from functools import lru_cache
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.util import get_temp_dir
from pathlib import Path

from ataskaita.project import Project

#: Imported by the fork server.
PRELOAD = ["ataskaita.execution.preload"]

#: Signs that the path of the temporary folder may have, for a socket to fit below it.
LONGEST = 64

#: Tells the fork server the folder of its own socket.
_FOLDER = "ATASKAITA_FORKSERVER"

#: Shows each figure below the cell that drew it, as notebooks do.
INLINE = "module://matplotlib_inline.backend_inline"


def start_method() -> str:
    """How kernels are started: ``forkserver``, or ``spawn`` where that is not safe.

    ``ATASKAITA_FORK=0`` says so. macOS has fork, but its own libraries do not always survive it, so
    that there it has to be asked for with ``ATASKAITA_FORK=1``.
    """
    wish = os.environ.get("ATASKAITA_FORK") or ("0" if sys.platform == "darwin" else "1")
    possible = multiprocessing.get_all_start_methods()
    # The fork server listens on a socket in the temporary folder.
    fits = len(tempfile.gettempdir()) <= LONGEST
    return "forkserver" if wish != "0" and "forkserver" in possible and fits else "spawn"


def context() -> BaseContext:
    """What makes the processes."""
    made = multiprocessing.get_context(start_method())
    made.set_forkserver_preload(PRELOAD)
    return made


def warm_up(project: Project) -> None:
    """Start the fork server already, so that its imports overlap with what this process does.

    It ends by itself when this process does. A process has one for all its renders.
    """
    if start_method() == "forkserver":
        _start_server(project.root, project.year)


@lru_cache
def _start_server(root: Path, year: int) -> None:
    from multiprocessing.forkserver import ensure_running

    context()
    with settings(Project(root)):
        os.environ[_FOLDER] = get_temp_dir()
        ensure_running()


def tidy_up_at_end() -> None:
    """In the fork server: remove its folder at its end, should who started it have been killed."""
    folder, server = os.environ.get(_FOLDER), os.getpid()

    def tidy_up() -> None:
        # Not at the end of a fork.
        if os.getpid() == server:
            shutil.rmtree(folder, ignore_errors=True)

    if folder:
        atexit.register(tidy_up)


def environment(project: Project) -> dict[str, str]:
    """The environment variables of all kernels."""
    return os.environ | {
        "ATASKAITA_PROJECT": str(project.root),
        "ATASKAITA_YEAR": str(project.year),
        # Python hashes strings differently in every process unless told not to.
        "PYTHONHASHSEED": "0",
        # The number of threads changes the order of a sum, and threads do not survive a fork.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": os.environ.get("MPLBACKEND") or INLINE,
    }


@contextlib.contextmanager
def settings(project: Project) -> Iterator[None]:
    """Let processes that are started meanwhile have the environment of kernels from their start on.

    They import from where this process does, and Ctrl-C, which a terminal sends to all of them, is
    left to this one.
    """
    before = dict(os.environ)
    path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
    if blocks := hasattr(signal, "pthread_sigmask"):
        # It is started with the first process, and would let Ctrl-C through from then on.
        resource_tracker.ensure_running()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blocks else set()
    os.environ.update(environment(project), PYTHONPATH=path, PYTHONSAFEPATH="1")
    try:
        yield
    finally:
        for name in set(os.environ) - set(before):
            del os.environ[name]
        os.environ.update(before)
        if blocks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def start(process: multiprocessing.process.BaseProcess, project: Project) -> None:
    """Start a process that `context` has made.

    A fork of the server has the server's environment, and this process's own is left alone: while
    another thread starts a program the system may read it.
    """
    if start_method() == "spawn":
        with settings(project):
            process.start()
    else:
        process.start()


def run_kernel(ready: Connection, files: str, folder: str, variables: dict[str, str]) -> None:
    """Become a kernel, until killed or orphaned.

    Parameters
    ----------
    ready : Connection
        Is told how to reach the kernel as soon as it listens, or why there is none: in a text, or
        what the system has refused.
    files : str
        A folder to be made for its sockets.
    folder : str
        The folder it works in.
    variables : dict
        All its environment variables.
    """
    if hasattr(os, "setpgid"):
        # What a cell starts belongs to the group, and ends with it.
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Path(files).mkdir(mode=0o700)
    end_with_parent(files)
    os.environ.clear()
    os.environ.update(variables, IPYTHONDIR=str(Path(files) / "ipython"))
    os.chdir(folder)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(silent, stream)
    try:
        from ataskaita.execution.kernelapp import start

        start(ready, Path(files))
    except Exception as error:
        if not ready.closed:
            ready.send(error if isinstance(error, OSError) else _described(error))
        raise


def _described(error: Exception) -> str:
    """What went wrong, and in which line of which file."""
    *_, (file, line) = [
        (frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)
    ]
    if isinstance(error, SyntaxError):
        file, line = error.filename, error.lineno
    return f"{type(error).__name__}: {getattr(error, 'msg', error)} ({file}, line {line})"


def kill(process: multiprocessing.process.BaseProcess, files: Path | str) -> None:
    """Kill a process and whatever it has started; returns when it is gone, with its files."""
    try:
        if process.pid:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
            # In its first moments it has no group yet.
            process.kill()
            process.join()
    finally:
        # Also where somebody presses Ctrl-C again.
        shutil.rmtree(files, ignore_errors=True)


def end_with_parent(files: str) -> None:
    """Let this process end as soon as the one that started it has, however that came."""

    def end() -> None:
        multiprocessing.parent_process().join()
        shutil.rmtree(files, ignore_errors=True)
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=end, daemon=True).start()
