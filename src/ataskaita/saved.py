"""Whether a file was saved while it was being used: what was made of it then is not kept.

Results are kept under checksums of what they were made of, and a checksum is taken at another
moment than the file is read or the module imported.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

#: When this program began to be imported, all but a moment.
_BEGUN = time.time_ns()

_PACKAGE = Path(__file__).parent

#: Programs that Quarto calls; it asks them again only if their files look newer.
_TOUCHED = "hooks"

State = dict[str, tuple[int, ...]]


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder in a fixed order, without what Python leaves there.

    Folders that are links are followed: a library's data may lie on a drive of the network.
    """
    seen = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        folders[:] = [] if real in seen else sorted(f for f in folders if f != "__pycache__")
        if real not in seen:
            seen.add(real)
            yield from (Path(place, name) for name in sorted(names))


def state(*places: Path) -> State:
    """What the system says of files and of those below folders; differs once one is saved."""
    found = {}
    for place in places:
        for path in files_below(place) if place.is_dir() else (place,):
            try:
                known = path.stat()
            except FileNotFoundError:
                continue
            found[str(path)] = (
                known.st_mtime_ns,
                known.st_ctime_ns,
                known.st_size,
                known.st_ino,
            )
    return found


def code_is_as_loaded() -> bool:
    """Whether no file of this package has been saved since this program began.

    Otherwise nobody knows which of its modules and templates were read before that and which after.
    """
    found = state(_PACKAGE).items()
    return all(times[0] <= _BEGUN for path, times in found if Path(path).parent.name != _TOUCHED)
