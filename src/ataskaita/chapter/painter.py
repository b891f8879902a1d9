"""One process that draws the charts of all chapters, so that what draws them is loaded once.

Only a render has it. Its requests come over a socket that every kernel is forked with, each with a
socket of its own for the drawing and the picture. Where there is no painter, or it fails, a chapter
draws by itself.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import socket
import sys
import warnings

from ataskaita.chapter import style
from ataskaita.chapter.drawing import Drawing
from ataskaita.imports import SELDOM, without

#: Where a kernel asks; the other end is that of the process which starts the painter when needed.
_asking: socket.socket | None = None


def open_requests() -> socket.socket:
    """Let all processes forked from now on ask for pictures.

    Returns
    -------
    socket
        What becomes readable when somebody asks, for `serve`. A process that only asks has to close
        it.
    """
    global _asking
    _asking, asked = socket.socketpair()
    return asked


def paint(drawing: Drawing) -> str:
    """The picture of a drawing, by the painter if there is one.

    Parameters
    ----------
    drawing : Drawing
        The drawing.
    """
    if _asking is not None and "matplotlib" not in sys.modules:
        # What is wrong with a drawing shall be said where the chapter can be named.
        with contextlib.suppress(OSError, EOFError):
            return _ask(_asking, drawing)
    return drawing.svg()


def serve(asked: socket.socket) -> None:
    """Draw what is asked for until nobody is left who could ask.

    Parameters
    ----------
    asked : socket
        From `open_requests`; something is there to be read.
    """
    if _asking is not None:
        # Were it open here, too, this process would not notice that all others have ended.
        _asking.close()
    gc.enable()
    gc.set_threshold(*SELDOM)
    # Nobody waits for the forks below.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        # Taken before anything can fail: a request must not be met twice.
        _, descriptors, _, _ = socket.recv_fds(asked, 1, 1)
        if not descriptors:
            return
        with socket.socket(fileno=descriptors[0]) as one:
            _load()
            others_wait = select.select([asked], [], [], 0)[0]
            if others_wait and os.fork():
                continue
            with contextlib.suppress(Exception):
                _draw(one)
            if others_wait:
                os._exit(0)


def _load() -> None:
    """Load what draws, without the axes in three dimensions that only authors may want."""
    with without("mpl_toolkits.mplot3d"), warnings.catch_warnings(action="ignore"):
        style.seaborn(described=False)


def _ask(asking: socket.socket, drawing: Drawing) -> str:
    ours, theirs = socket.socketpair()
    with ours, ours.makefile("rwb") as wire:
        with theirs:
            socket.send_fds(asking, [b"."], [theirs.fileno()])
        pickle.dump(drawing, wire)
        wire.flush()
        return pickle.load(wire)


def _draw(one: socket.socket) -> None:
    with one.makefile("rwb") as wire:
        pickle.dump(pickle.load(wire).svg(), wire)
