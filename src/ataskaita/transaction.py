"""Files that are replaced together: all of them or none, with a way back.

What will be written lies in a folder of its own, with what it replaces, before the first file is
touched; its journal says which files they are::

    <folder>/<time>-<process>/journal.json   {"state": "begun", "files": {file: [before, after]}}
    <folder>/<time>-<process>/before/<file>  what was there
    <folder>/<time>-<process>/after/<file>   what comes

The journal knows files by their checksums.

A program that is killed half-way leaves a journal that has begun and not ended: `finish` then
writes the files that are still missing. One that is killed before leaves none: then `finish` takes
away what lies ready.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from ataskaita.errors import UserError
from ataskaita.leftovers import is_left, sign
from ataskaita.text_file import write_whole
from ataskaita.translation import _

#: Backups that are kept; the oldest go first.
KEPT = 50

_JOURNAL = "journal.json"


def replace_together(
    root: Path, folder: Path, contents: Mapping[str, bytes | None], *, undoes: str = ""
) -> Path:
    """Write several files, all or none.

    Parameters
    ----------
    root : Path
        What the names of the files begin from.
    folder : Path
        Where backups are kept.
    contents : mapping
        File, from `root` and with slashes -> all that it holds from now on; None deletes it.
    undoes : str
        The backup that is taken back by this, if any.

    Returns
    -------
    Path
        The backup; `undo` takes it back.
    """
    backup = _new_folder(folder)
    files = {}
    try:
        for file, content in contents.items():
            before = _read(root / file)
            for side, body in (("before", before), ("after", content)):
                if body is not None:
                    write_whole(backup / side / file, body)
            files[file] = [_sha(before), _sha(content)]
        # From here on nothing needs room on the disk any more but the journal.
        _lay_ready(root, backup, files)
        _write(backup, {"state": "begun", "undoes": undoes, "files": files})
    except OSError:
        for file in contents:
            _ready(root / file).unlink(missing_ok=True)
        shutil.rmtree(backup, ignore_errors=True)
        raise
    _carry_out(root, backup)
    _prune(folder)
    return backup


def finish(root: Path, folder: Path) -> list[str]:
    """Write what a killed program has left unwritten, and name the files.

    What one has left that was killed before it began to write is taken away.

    Raises
    ------
    UserError
        One of them has been changed by somebody else since.
    """
    written: list[str] = []
    for backup, journal in _backups(folder):
        if journal["state"] == "begun":
            for file, known in journal["files"].items():
                if _sha(_read(root / file)) not in known:
                    raise _changed_meanwhile(root, backup, file)
            _lay_ready(root, backup, journal["files"])
            _carry_out(root, backup)
            written += journal["files"]
    _clear(root, folder)
    return written


def _changed_meanwhile(root: Path, backup: Path, file: str) -> UserError:
    message = _("{file} was changed while an import into it was unfinished.").format(file=file)
    before, after = (_shown(root, backup / side / file) for side in ("before", "after"))
    fix = _(
        "What it was lies in {before}, what it should become in {after}: copy the right one over "
        "it and run the command again."
    )
    return UserError(message, fix.format(before=before, after=after))


def undo(root: Path, folder: Path) -> tuple[Path, list[str]]:
    """Take back the last replacement that has not been taken back yet.

    Returns
    -------
    tuple
        The backup that was used, and the files that are now what they were.

    Raises
    ------
    UserError
        There is none, or a file has been changed since.
    """
    finish(root, folder)
    done = list(_backups(folder))
    # What was taken back is said by what took it back alone: that may have been killed on the way.
    undone = {journal["undoes"] for _backup, journal in done}
    left = [
        (backup, journal)
        for backup, journal in done
        if backup.name not in undone and not journal["undoes"]
    ]
    if not left:
        fix = _(
            "Look for an older table in {folder}, where each import leaves what was there before, "
            "or in a backup of your own."
        )
        message = _("There is no import to take back.")
        raise UserError(message, fix.format(folder=_shown(root, folder)))
    backup, journal = left[-1]
    changed = [
        file
        for file, (_before, after) in journal["files"].items()
        if _sha(_read(root / file)) != after
    ]
    if changed:
        message = _("Changed since the import, so that taking it back would lose that: {files}.")
        fix = _("What was there before it lies in {folder}.")
        fix = fix.format(folder=_shown(root, backup / "before"))
        raise UserError(message.format(files=", ".join(changed)), fix)
    contents = {file: _read(backup / "before" / file) for file in journal["files"]}
    replace_together(root, folder, contents, undoes=backup.name)
    return backup, list(contents)


def _lay_ready(root: Path, backup: Path, files: Iterable[str]) -> None:
    """Write all that comes beside the files that it replaces."""
    for file in files:
        content = _read(backup / "after" / file)
        if content is not None:
            ready = _ready(root / file)
            ready.parent.mkdir(parents=True, exist_ok=True)
            with ready.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())


def _clear(root: Path, folder: Path) -> None:
    """Take away what lies ready and has no journal, of programs that run no more."""
    for backup in folder.glob("*"):
        if not backup.is_dir() or (backup / _JOURNAL).is_file() or not is_left(backup):
            continue
        for path in (backup / "after").rglob("*"):
            _ready(root / path.relative_to(backup / "after")).unlink(missing_ok=True)
        shutil.rmtree(backup, ignore_errors=True)


def _ready(path: Path) -> Path:
    return path.with_name(f".{path.name}.import.part")


def _carry_out(root: Path, backup: Path) -> None:
    """Put what lies ready in its place."""
    journal = orjson.loads((backup / _JOURNAL).read_bytes())
    for file, (_before, after) in journal["files"].items():
        if after is None:
            (root / file).unlink(missing_ok=True)
        else:
            _ready(root / file).replace(root / file)
    _write(backup, journal | {"state": "done"})


def _backups(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The backups with a journal, the oldest first."""
    for path in sorted(folder.glob(f"*/{_JOURNAL}")):
        yield path.parent, orjson.loads(path.read_bytes())


def _new_folder(folder: Path) -> Path:
    now = dt.datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")
    backup = folder / f"{now}-{sign()}"
    backup.mkdir(parents=True)
    return backup


def _prune(folder: Path) -> None:
    for backup in sorted(path for path in folder.iterdir() if path.is_dir())[:-KEPT]:
        shutil.rmtree(backup, ignore_errors=True)


def _write(backup: Path, journal: Mapping[str, Any]) -> None:
    write_whole(backup / _JOURNAL, orjson.dumps(journal, option=orjson.OPT_INDENT_2))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _sha(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
