"""What a chapter's own code reads, by whatever library: files, folders, environment variables.

`ataskaita.chapter.watch` notes what is read of the validated data. A cell may as well open a file
itself, import a module that lies beside it or ask for a setting. Python tells of each file it
opens, so none has to be declared. A program that a cell starts, or another machine that it asks,
can't be followed: such a chapter runs in every render.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from importlib.util import source_from_cache
from pathlib import Path
from types import FrameType
from typing import Any

from ataskaita import registry
from ataskaita.checksums import checksum, checksum_of
from ataskaita.project import Project

#: Stands for what can't be followed, with a checksum that nothing has.
ELSEWHERE = "<elsewhere>"

#: What Python calls opening and listing, and what leads to other programs and machines.
_OPENED = {"open", "sqlite3.connect"}
_LISTED = {"os.listdir", "os.scandir"}
_FOREIGN = {"subprocess.Popen", "os.system", "os.posix_spawn", "os.fork", "os.forkpty",
            "os.spawn", "socket.connect"}  # fmt: skip

_WRITES = os.O_WRONLY | os.O_RDWR

#: Parts of a project that are made, or known otherwise; parts of the system.
_MADE = ("_build", "_site", *registry.FOLDERS)
_SYSTEM = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/", "/lib", "/run/")

#: What this program sets for each kernel anew.
_OWN_SETTINGS = ("ATASKAITA_", "JPY_", "IPYTHONDIR", "MPLBACKEND", "PYTHONHASHSEED")

#: Between who asks for a setting or whether a file is there, and who says so.
_BETWEEN = (
    "<frozen ",
    *(
        str(Path(os.__file__).with_name(name))
        for name in ("os.", "_coll", "pathlib", "genericpath")
    ),
)


class Reads:
    """Notes what is read.

    Parameters
    ----------
    root : Path
        The project's root.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        #: Files and folders from the root or in full, settings after a ``$``, and their checksums.
        self.found: dict[str, str | None] = {}
        self._made: set[str] = set()
        self._busy = False
        self._searched = {_full(path) for path in (*sys.path, "")}
        installed = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), *sys.path}
        installed = {_full(path) for path in installed} - {str(root), str(Path.cwd())}
        package = str(Path(__file__).parents[1])
        self._libraries = tuple(f"{path}{os.sep}" for path in (*installed, package))
        made = tuple(f"{root / name}{os.sep}" for name in _MADE)
        self._ignored = (*self._libraries, *made, *_SYSTEM)

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        """Take what Python tells; called for every event there is."""
        if self._busy:
            return
        if event in _OPENED:
            self._opened(*given[:3])
        elif event in _LISTED:
            self._note("." if given[0] is None else given[0], folder=True)
        elif event in _FOREIGN:
            self.found[ELSEWHERE] = ELSEWHERE

    def asked(self, name: str, frame: FrameType | None) -> None:
        """Note a setting that a cell, or a module beside it, asks for."""
        if not name.startswith(_OWN_SETTINGS) and self._is_own(frame):
            self.found.setdefault(f"${name}", checksum_of(self.root, f"${name}"))

    def looked(self, path: Any, frame: FrameType | None) -> None:
        """Note a file of which a cell, or a module beside it, asks whether it is there."""
        if not self._busy and self._is_own(frame):
            self._note(path, folder=True)

    def _is_own(self, frame: FrameType | None) -> bool:
        """Whether it is an author's code that asks; libraries ask for much."""
        while frame and frame.f_code.co_filename.startswith(_BETWEEN):
            frame = frame.f_back
        return not frame or not frame.f_code.co_filename.startswith(self._libraries)

    def account(self) -> dict[str, str | None]:
        """What was read, if it is still so; a chapter may have written it itself."""
        self._busy = True
        now = {name: checksum_of(self.root, name) for name in self.found if name != ELSEWHERE}
        self._busy = False
        return self.found if now == self.found else self.found | {ELSEWHERE: ELSEWHERE}

    def _opened(self, path: Any, mode: Any = None, flags: Any = 0) -> None:
        if set(mode) & set("wxa") if isinstance(mode, str) else flags & _WRITES:
            if isinstance(path, str | bytes | os.PathLike):
                self._made.add(_full(path))
        else:
            self._note(path)

    def _note(self, given: Any, *, folder: bool = False) -> None:
        if not isinstance(given, str | bytes | os.PathLike):
            return
        path = _full(given)
        if f"{os.sep}__pycache__{os.sep}" in path:
            try:
                path = source_from_cache(path)
            except ValueError:
                return
        # Where modules are searched for, importing looks around by itself.
        if path in self._made or (folder and path in self._searched) or self._is_foreign(path):
            return
        file = Path(path)
        inside = file.is_relative_to(self.root)
        name = file.relative_to(self.root).as_posix() if inside else path
        if name not in self.found:
            self._busy = True
            try:
                # Now: at the end it may be another one.
                self.found[name] = checksum(file)
            except OSError:
                self.found[ELSEWHERE] = ELSEWHERE
            finally:
                self._busy = False

    def _is_foreign(self, path: str) -> bool:
        """Whether a path is no file of an author's: one of a library, of the system, hidden."""
        hidden = f"{os.sep}." in path or "ipykernel_" in path
        return hidden or f"{path}{os.sep}".startswith(self._ignored)


_watching: Reads | None = None


def watch() -> None:
    """Note from now on what is read in this process; it can't be undone."""
    global _watching
    if _watching is not None:
        return
    _watching = reads = Reads(Project.find().root)
    sys.addaudithook(reads.hear)
    # Of these two there is no event.
    environment, look = type(os.environ), os.stat
    given = environment.__getitem__

    def asked(self: Any, name: str) -> str:
        reads.asked(name, sys._getframe(1))
        return given(self, name)

    def looked(path: Any, **how: Any) -> os.stat_result:
        reads.looked(path, sys._getframe(1))
        return look(path, **how)

    environment.__getitem__, os.stat = asked, looked


def found() -> dict[str, str | None]:
    """What has been read in this process, by its checksum."""
    return _watching.account() if _watching else {}


def _full(path: str | bytes | os.PathLike) -> str:
    return os.path.normpath(Path.cwd() / os.fsdecode(path))
