"""Folders that are replaced as a whole: readers get the old one or the new one, never half.

What comes is prepared in ``<target>.<process>.part``. Linux lets the two change places at once;
elsewhere two renames put it in the place of what was there, which is called
``<target>.<process>.old`` for that moment. Where the target can't
be renamed, because it is a mount point, lies on another disk or in a folder that is locked, its
contents are replaced one by one, from a folder inside it whose name says how far that has come::

    .<process>.part     what comes is being copied
    .<process>.ready    all of it is there; what was there goes into .<process>.old
    .<process>.placing  nothing of that is left; what comes is put in its place

`mend` finishes, or takes back, what a program has left that was killed on the way. A process is
named by its machine, or container, and its number (`sign`): several may share a folder.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.leftovers import SIGN, delete, is_left, sign
from ataskaita.translation import _

#: What lies at the top of disks and of folders that a server shows, and is nobody's page.
_SYSTEM = ("lost+found", "System Volume Information", "$RECYCLE.BIN")

#: Why a folder can't be renamed though it might be written to. On Windows a file that is open
#: locks its folder, and could not be replaced inside it either.
_FIXED = (errno.EXDEV, errno.EBUSY) + (
    () if os.name == "nt" else (errno.EACCES, errno.EPERM, errno.EROFS)
)

#: What Linux calls a name from the current folder on, and that two names are exchanged.
_HERE, _EXCHANGE = -100, 2

#: How often a name is tried that other programs take just then.
_TRIES = 50

#: One of these lies in every folder that a render has made.
_OURS = ("index.html", "report.pdf", "annex.pdf", "report.docx", "ledger.json")


def staging_folder(target: Path) -> Path:
    """Make an empty folder to prepare another one in; no two programs that run at once share it.

    Parameters
    ----------
    target : Path
        The folder to be replaced; the new one lies beside it.
    """
    mend(target)
    folder = target.with_name(f"{target.name}.{sign()}.part")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A `staging_folder` that is gone in the end, unless it has become something else by then."""
    folder = staging_folder(target)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def mend(target: Path) -> None:
    """Put a folder right whose replacement was cut off between two steps, and tidy up after it.

    Parameters
    ----------
    target : Path
        The folder; nothing is done where all is well with it.
    """
    target = _real(target)
    with contextlib.suppress(OSError):
        for left in sorted(_left_beside(target, ".old")):
            # What should have come may be incomplete; what was there is not.
            if not os.path.lexists(target):
                left.rename(target)
        for left in sorted(target.glob(".*.ready")) + sorted(target.glob(".*.placing")):
            if is_left(left) or left.name.startswith(f".{sign()}."):
                _place(left, target)
    inside = [*target.glob(".*.part"), *target.glob(".*.old")]
    for left in (*_left_beside(target, ".part"), *_left_beside(target, ".old"), *inside):
        if is_left(left):
            shutil.rmtree(left, ignore_errors=True)


def replace(fresh: Path, target: Path) -> None:
    """Put a finished folder in the place of an older one, which stays until the last moment.

    Parameters
    ----------
    fresh, target : Path
        Where the target is a link, what it leads to is replaced. Where another program replaces the
        same folder at the same time, the last one stays.

    Raises
    ------
    UserError
        The target is a link that leads nowhere, or to somebody's other files.
    """
    require_replaceable(target)
    target = _real(target)
    if target.is_mount():
        _replace_inside(fresh, target)
    else:
        try:
            if fresh.stat().st_dev == target.parent.stat().st_dev:
                _swap(fresh, target)
            else:
                with staged(target) as near:
                    copy(fresh, near)
                    _swap(near, target)
        except OSError as error:
            if error.errno not in _FIXED:
                raise
            _replace_inside(fresh, target)
    if fresh.exists():
        shutil.rmtree(fresh, ignore_errors=True)


def require_replaceable(target: Path) -> None:
    """Refuse a folder that `replace` should leave alone.

    Raises
    ------
    UserError
        It is a link that leads nowhere, or to somebody's other files; or it is a file.
    """
    found = _real(target)
    if target.is_symlink() and not found.is_dir():
        message = _("{link} leads to {folder}, which is no folder.")
        fix = _("Connect the disk or make the folder, or delete the link {link}.")
    elif os.path.lexists(found) and not found.is_dir():
        message = _("{link} is a file where a folder is needed.")
        fix = _("Move it elsewhere, or delete it.")
    elif _holds_others(target):
        message = _("{link} leads to {folder}, which holds other files than a report's.")
        fix = _("Let it lead to an empty folder: what lies there would be deleted.")
    else:
        return
    message = message.format(link=target.name, folder=found)
    raise UserError(message, fix.format(link=target.name))


def remove(target: Path) -> None:
    """Delete a folder; of a link or a mount point, only what it holds."""
    if target.is_symlink() or (target.is_dir() and target.is_mount()):
        for path in _contents(_real(target)):
            delete(path)
    elif target.is_dir():
        shutil.rmtree(target)


def _holds_others(target: Path) -> bool:
    """Whether a link or a mount point holds files, none of which a render has made."""
    found = _real(target)
    if not target.is_symlink() and not (found.is_dir() and found.is_mount()):
        return False
    held = {path.name for path in _contents(found)}
    return bool(held) and not held.intersection(_OURS)


def _real(target: Path) -> Path:
    return target.resolve() if target.is_symlink() else target


def _left_beside(target: Path, suffix: str) -> list[Path]:
    """What programs have left beside a folder, by the ends of their names."""
    start, folder = f"{target.name}.", target.parent
    with contextlib.suppress(OSError):
        return [
            path
            for path in folder.iterdir()
            if path.name.startswith(start)
            and path.name.endswith(suffix)
            and SIGN.fullmatch(path.name[len(start) :])
        ]
    return []


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places, so that neither is missing at any moment; False if not."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        # Only Linux has it.
        return False
    return not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def _swap(fresh: Path, target: Path) -> None:
    if _exchange(fresh, target):
        return
    old = target.with_name(f"{target.name}.{sign()}.old")
    for left in reversed(range(_TRIES)):
        shutil.rmtree(old, ignore_errors=True)
        with contextlib.suppress(FileNotFoundError):
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if left and target.exists() and fresh.exists():
                # Another program has put its own there just now.
                continue
            if old.exists() and not target.exists():
                old.rename(target)
            raise
        break
    shutil.rmtree(old, ignore_errors=True)


def _replace_inside(fresh: Path, target: Path) -> None:
    """Replace the contents of a folder that can't be renamed."""
    part, ready, old = (target / f".{sign()}{end}" for end in (".part", ".ready", ".old"))
    shutil.rmtree(part, ignore_errors=True)
    try:
        target.mkdir(exist_ok=True)
        part.mkdir()
        copy(fresh, part)
        part.rename(ready)
        _place(ready, target)
    except OSError:
        # A full disk, or a file that can't be moved: what was there is there again.
        shutil.rmtree(part, ignore_errors=True)
        if ready.is_dir():
            for path in old.iterdir() if old.is_dir() else ():
                path.rename(target / path.name)
            shutil.rmtree(ready, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
        raise


def copy(source: Path, target: Path, *, but: Collection[str] = ()) -> None:
    """Copy what a folder holds, `but` some of it; times and rights if the disk knows of them."""
    for path in source.iterdir():
        if path.name in but:
            continue
        if path.is_dir():
            (target / path.name).mkdir()
            copy(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)
            with contextlib.suppress(OSError):
                shutil.copystat(path, target / path.name)


def _place(left: Path, target: Path) -> None:
    """Carry on from a folder that is ``.ready`` or ``.placing``, whatever was done already."""
    old = left.with_suffix(".old")
    if left.suffix == ".ready":
        old.mkdir(exist_ok=True)
        for path in _contents(target):
            delete(old / path.name)
            path.rename(old / path.name)
        left = left.rename(left.with_suffix(".placing"))
    for path in left.iterdir():
        delete(target / path.name)
        path.rename(target / path.name)
    left.rmdir()
    shutil.rmtree(old, ignore_errors=True)


def _contents(folder: Path) -> list[Path]:
    """What a folder holds, without what belongs to the disk or a server."""
    return [
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and path.name not in _SYSTEM
    ]
