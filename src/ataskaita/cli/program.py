"""The command line as a program: how errors reach the terminal."""

from __future__ import annotations

import contextlib
import errno
import gc
import logging
import os
import re
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from ataskaita.errors import UserError
from ataskaita.fingerprint import UNFINISHED
from ataskaita.translation import _

#: Shows all of an error that nobody has foreseen.
DEBUG = "ATASKAITA_DEBUG"

#: How Python writes an error of the system.
_ERRNO = re.compile(r"\[Errno (\d+)\]")

#: The exit code of such an error.
UNFORESEEN = 70


def run_to_end(command: Callable[[], None]) -> None:
    """Run the command line; a mistake of the user's ends in a message and an exit code."""
    # A render keeps much and leaves little: to look through all of it at every turn takes a
    # twentieth of its time.
    gc.set_threshold(20_000)
    _have_streams()
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not stop a message in Lithuanian.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _stop_as_by_ctrl_c()
    try:
        command()
    except UserError as error:
        _stop(error, error.exit_code)
    except BrokenPipeError:
        # Nobody reads any more; Python knows what to do then.
        raise
    except OSError as error:
        _stop(_of_the_system(error), 1)
    except KeyboardInterrupt:
        # Whoever presses it again is told the same.
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        # Tasks of chapters that could not be waited for have nothing to say.
        logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
        _stop(UserError(_("Stopped; nothing was changed.")), 130)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _stop(_unforeseen(error), UNFORESEEN)
    finally:
        # Python would look through all of it once more before it ends: 0.4 s after a whole render.
        gc.freeze()


def _have_streams() -> None:
    """Let nothing that is opened later stand where a stream has been closed (``<&-``)."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        # Nor in programs that are started.
        os.set_inheritable(number, True)
    os.close(number)
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115


def _stop_as_by_ctrl_c() -> None:
    """Tidy up, too, when another program ends this one or its terminal is closed."""
    for name in ("SIGTERM", "SIGHUP"):
        if known := getattr(signal, name, None):
            # In a thread, as of a test, nothing can be said of it.
            with contextlib.suppress(ValueError):
                if signal.getsignal(known) == signal.SIG_DFL:
                    # Not by SIGINT: what a shell starts in the background is deaf to that.
                    signal.signal(known, signal.default_int_handler)


def _stop(error: UserError, code: int) -> NoReturn:
    from ataskaita.cli.messages import show_error

    # A terminal that was closed can't be told anything.
    with contextlib.suppress(OSError):
        show_error(error)
    raise SystemExit(code) from None


def _of_the_system(error: OSError) -> UserError:
    """What the system refuses, and what to do about it."""
    if isinstance(error, shutil.Error) and (found := _ERRNO.search(str(error))):
        # What came of copying a folder: of each file its source, its target and the error's text.
        (_source, target, _why), *_others = error.args[0]
        error = OSError(int(found[1]), "", target)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        what = _("The disk is full.")
        fix = _("Make room there; what lies in _build/cache/ may be deleted.")
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        what = _("This can't be read or written.")
        fix = _(
            "Close the file in other programs, ask for the right to it, or copy the project to a "
            "folder of your own."
        )
    elif error.errno in (errno.EMFILE, errno.ENFILE):
        what = _("Too many files are open.")
        fix = _("Allow more, `ulimit -n 1024`, and run the command again.")
    elif error.errno == errno.EISDIR:
        what = _("There is a folder where a file is to be.")
        fix = _("Give the file another name, or move the folder elsewhere.")
    else:
        what = f"{error.strerror or error}."
        fix = _(
            "Look at what lies there; what lies in _build/cache/ may be deleted. Then run the "
            "command again."
        )
    # Of two files, the second is the one that was to be written.
    place = error.filename2 or error.filename
    if isinstance(place, str):
        # Nobody has given such a name.
        above = [path for path in (Path(place), *Path(place).parents) if path.suffix == UNFINISHED]
        place = above[-1].parent if above else place
    return UserError(f"{place}: {what}" if place else what, fix)


def _unforeseen(error: Exception) -> UserError:
    """A fault of this program: what it was in a line, all of it in a file."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    message = _("Something unforeseen: {what} ({file}, line {line}).")
    file = Path(last.filename).name
    message = message.format(what=what[:300], file=file, line=last.lineno)
    try:
        handle, name = tempfile.mkstemp(prefix="ataskaita-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return UserError(message, _("Run the command again with ATASKAITA_DEBUG=1 to see more."))
    fix = _(
        "Nothing was rendered. It is a fault of the program: send {file} to whoever looks after it."
    )
    return UserError(message, fix.format(file=name))
