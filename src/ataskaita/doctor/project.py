"""The project itself, and where it lies: room, rights, names that programs stumble over."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ataskaita
from ataskaita.doctor.diagnosis import Diagnosis, bad, doubtful, good
from ataskaita.project import SETTINGS, Project
from ataskaita.translation import _, language

#: Gigabytes that a render may need, and those below which a disk is soon full.
LEAST, LITTLE = 0.3, 1.0

#: Folders that programs of others keep the same as a server, and lock while they do so.
_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")


def settings(project: Project) -> Iterator[Diagnosis]:
    """Whether the settings can be read, and which year it is."""
    said = _("Settings ({file}): the report of {year}")
    yield good(said.format(file=SETTINGS, year=project.year))


def program(project: Project) -> Iterator[Diagnosis]:
    """Whether the program is the one that lies in the project, if there is one in it."""
    own = project.root / "src" / "ataskaita"
    used = Path(ataskaita.__file__).parent
    if own.is_dir() and own.resolve() != used.resolve():
        fix = _(
            "The folder has been moved or copied: make the environment again there "
            "(`make setup`, or as the guide says for Windows)."
        )
        yield doubtful(_("Another project's program is in use: {folder}").format(folder=used), fix)
    else:
        yield good(f"ataskaita {ataskaita.__version__} ({used})")


def kept(project: Project) -> Iterator[Diagnosis]:
    """Whether earlier states of the project are kept with git."""
    if not any((folder / ".git").exists() for folder in (project.root, *project.root.parents)):
        yield doubtful(
            _("Earlier states of the project are kept nowhere (no git)."),
            _("Copy the whole folder to a safe place after every day of work."),
        )


def folders(project: Project) -> Iterator[Diagnosis]:
    """Whether all that commands write may be written."""
    root = project.root
    raw = project.data / "raw"
    wanted = [root, project.data, raw, *sorted(raw.glob("*/"))]
    wanted += [project.notebooks, project.build, project.site, Path(tempfile.gettempdir())]
    said = _("Nothing can be written into {folder}.")
    fix = _("Close what has files of it open, or ask for the right to write there.")
    locked = [folder for folder in wanted if folder.is_dir() and not _may_write(folder)]
    yield from (bad(said.format(folder=folder), fix) for folder in locked)
    if not locked:
        yield good(_("All folders can be written to"))


def room(project: Project) -> Iterator[Diagnosis]:
    """Whether a render has room on the disk."""
    from babel.numbers import format_decimal

    free = shutil.disk_usage(project.root).free / 1e9
    size = format_decimal(round(free, 1), locale=language())
    text = _("{size} GB free on the disk of {folder}").format(size=size, folder=project.root)
    if free >= LITTLE:
        yield good(text)
    else:
        fix = _("Make room: delete what is not needed, then empty the recycle bin.")
        yield (bad if free < LEAST else doubtful)(text, fix)


def place(project: Project) -> Iterator[Diagnosis]:
    """Whether programs stumble over the names of the folders that the project lies in."""
    root, found = str(project.root), []
    if odd := sorted(set(re.findall(r"[^\w\s./\\:()\[\],+~-]|[\r\n\t]", root))):
        said = _("The path of the project has unusual signs: {signs} ({path})")
        fix = _("Move the folder where names have letters, digits, dots and dashes only.")
        found.append(doubtful(said.format(signs=" ".join(map(repr, odd)), path=root), fix))
    if other := next((name for name in _SYNCHRONISED if name in root.lower()), ""):
        said = _("The project lies in a folder that another program synchronises: {name}.")
        fix = _("Move it to a folder of this computer only, and make the environment there again.")
        found.append(doubtful(said.format(name=other), fix))
    yield from found or [good(_("Folder of the project: {path}").format(path=root))]


def _may_write(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
