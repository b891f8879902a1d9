"""What programs leave unfinished: whose it is, and when it may go.

A process is named by its machine, or container, and its number (`sign`): several may share a
folder.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import shutil
import time
from pathlib import Path

#: After how many seconds what a program of another machine has left is surely no longer in use.
_STALE = 3600


#: The name of the machine, or container, in letters and digits.
_HERE = re.sub(r"[^A-Za-z0-9]", "", platform.node()) or "x"

#: A `sign` at the end of a name, before its suffix; it once was the number alone.
SIGN = re.compile(r"(?:([A-Za-z0-9]+)-)?(\d+)(?:-\d+)?(?:\.[a-z]+)?$")


def sign() -> str:
    """What tells this process, as long as it runs, from all others that share a folder."""
    return f"{_HERE}-{os.getpid()}"


def is_left(path: Path) -> bool:
    """Whether nobody works any more on a file or folder whose name ends in a `sign`."""
    found = SIGN.search(path.name)
    if found and found[1] == _HERE and os.name != "nt":
        return not _runs(int(found[2]))
    with contextlib.suppress(OSError):
        return path.stat().st_mtime < time.time() - _STALE
    return False


def tidy(folder: Path, pattern: str = "*") -> None:
    """Delete what killed programs have left unfinished in a folder, and what others call so not.

    Parameters
    ----------
    folder : Path
        The folder.
    pattern : str
        How names begin; with ``**/``, in the folders below it, too.
    """
    for path in folder.glob(f"{pattern}.part"):
        found = SIGN.search(path.name)
        if found and found[1] and is_left(path):
            with contextlib.suppress(OSError):
                delete(path)


def delete(path: Path) -> None:
    """Delete a file, a link, or a folder with all that it holds."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process of that number runs on this machine."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
