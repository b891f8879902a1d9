"""The command line as a program: how errors reach the terminal, and how it ends."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from ataskaita.errors import UserError
from ataskaita.imports import SELDOM


def run_to_end(command: Callable[[], None]) -> None:
    """Run the command line and end the process.

    It ends at once when all is done: taking the libraries down in good order, for nobody, would
    take half as long as a render in which nothing has changed.

    Parameters
    ----------
    command : callable
        Does what the arguments of the process say.
    """
    gc.set_threshold(*SELDOM)
    code = None
    try:
        _run(command)
    except SystemExit as end:
        code = end.code
    if code is not None and not isinstance(code, int):
        raise SystemExit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # Nobody reads any more; Python knows what to do then.
        raise SystemExit(code) from None
    os._exit(code or 0)


def _run(command: Callable[[], None]) -> None:
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not stop a message in Lithuanian.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        command()
    except UserError as error:
        from ataskaita.cli.messages import show_error

        show_error(error)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        print("Stopped; nothing was changed.", file=sys.stderr)
        raise SystemExit(130) from None
