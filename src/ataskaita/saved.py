"""Whether a file was saved while it was being used: what was made of it then is not kept.

Results are kept under checksums of what they were made of, and a checksum is taken at another
moment than the file is read or the module imported.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from ataskaita import registry

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
    return {
        path: (known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino)
        for place in places
        for path, known in _looks(os.fspath(place))
    }


def code_is_as_loaded() -> bool:
    """Whether no file of this package has been saved since this program began.

    Otherwise nobody knows which of its modules and templates were read before that and which after.
    """
    return all(
        known.st_mtime_ns <= _BEGUN or Path(path).parent.name == _TOUCHED
        for place in (_PACKAGE, *registry.folders())
        for path, known in _looks(str(place))
    )


def _looks(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or all files below a folder, as the system knows them; those that go are left out.

    Asked for every result that is kept: a fifth of the time that `files_below` would take.
    """
    seen, left = set(), [place]
    while left:
        path = left.pop()
        with contextlib.suppress(OSError):
            known = os.stat(path)  # noqa: PTH116
            if not stat.S_ISDIR(known.st_mode):
                yield path, known
            elif (known.st_dev, known.st_ino) not in seen:
                seen.add((known.st_dev, known.st_ino))
                names = set(os.listdir(path)) - {"__pycache__"}  # noqa: PTH208
                left += [f"{path}{os.sep}{name}" for name in names]
