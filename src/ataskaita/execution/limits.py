"""How many chapters can run at once by what the system lets a program have open."""

from __future__ import annotations

import contextlib
import os

from ataskaita.errors import UserError
from ataskaita.translation import _

#: Files and sockets that a render has open besides its kernels, and those of each kernel.
_OWN, _OF_KERNEL = 80, 16

#: Files and sockets that are enough for any machine.
_ENOUGH = 4096


def jobs_that_fit(wanted: int | None) -> int:
    """How many chapters to run at once.

    Parameters
    ----------
    wanted : int, optional
        How many are asked for; one a processor and one more when left out.

    Raises
    ------
    UserError
        Not even one can run: what is beyond the limit would wait for ever.
    """
    # One more than processors: they have something to do while kernels start and answer.
    wanted = wanted or (os.cpu_count() or 1) + 1
    allowed = _open_files()
    if allowed is None:
        return wanted
    if allowed < (needed := _OWN + _OF_KERNEL):
        fix = _("At least {number} are needed: `ulimit -n 1024`, then run the command again.")
        raise UserError(
            _("The system allows only {number} open files.").format(number=allowed),
            fix.format(number=needed),
        )
    return min(wanted, (allowed - _OWN) // _OF_KERNEL)


def _open_files() -> int | None:
    """How many files may be open, as many as can be had; None where the system has no such limit.

    The usual limit is a wish of the system's, which a program may raise.
    """
    try:
        import resource
    except ImportError:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return None
    enough = _ENOUGH if hard == resource.RLIM_INFINITY else min(_ENOUGH, hard)
    if soft < enough:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
