"""What was rendered last, and of what: where nothing has changed there is nothing to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.cache import read_entry, write_entry
from ataskaita.data.folder import is_leftover
from ataskaita.editions.current import ingredients
from ataskaita.fingerprint import files_below, installed, of_file, of_files
from ataskaita.fingerprint import fingerprint as of
from ataskaita.folders import mend
from ataskaita.project import Project

#: Where the fingerprints of the last render stand.
RECORD = "render.json"

ENGINES = ("embedded", "quarto")

#: What each format leaves in the site's folder; the first file is the one a person opens.
FILES = {"html": ("index.html",), "pdf": ("report.pdf", "annex.pdf"), "docx": ("report.docx",)}

#: Settings of the user that show in what is made.
_SETTINGS = ("SOURCE_DATE_EPOCH",)


def fingerprint(project: Project, engine: str) -> str:
    """One checksum of everything that the report depends on.

    Parameters
    ----------
    project : Project
        The project.
    engine : str
        The rendering engine.
    """
    program = shutil.which("quarto") if engine == "quarto" else None
    return of(
        engine,
        # Not a package: told by when it was installed.
        [program, Path(program).stat().st_mtime_ns] if program else None,
        project.year,
        installed(),
        [os.environ.get(name, "") for name in _SETTINGS],
        ingredients(project),
        # The report says what has changed since they were published.
        of_files(project.root, files_below(project.data / "editions")),
    )


@dataclass(frozen=True)
class Record:
    """What is in ``_site/``.

    Parameters
    ----------
    formats : mapping
        The fingerprint of each format.
    site : mapping
        The files, each with its checksum.
    pure : bool
        Whether no chapter is one that runs in every render.
    """

    formats: Mapping[str, str] = field(default_factory=dict)
    site: Mapping[str, str] = field(default_factory=dict)
    pure: bool = False

    def holds(self, name: str, current: str) -> bool:
        """Whether a format is what a render with some fingerprint would make now."""
        return self.formats.get(name) == current


def recorded(project: Project) -> Record:
    """What the last render left; empty where that is not known or no longer so."""
    mend(project.site)
    found = read_entry(project.build / RECORD)
    try:
        known = Record(**found)
    except TypeError:
        return Record()
    return known if known.site == listing(project.site) else Record()


def listing(site: Path) -> dict[str, str]:
    """The files of a site: a page that was deleted, edited or made by another render shows."""
    return {
        path.relative_to(site).as_posix(): str(of_file(path))
        for path in files_below(site)
        if not is_leftover(path.name)
    }


def record(project: Project, made: Record) -> None:
    """Remember what has been rendered."""
    write_entry(project.build / RECORD, vars(made))


def carry_over(site: Path, fresh: Path, name: str) -> None:
    """Keep what an earlier render of the same inputs made in another format.

    Parameters
    ----------
    site, fresh : Path
        The folder of the site as it was, and of the new one.
    name : str
        The format.
    """
    others = {file for format, files in FILES.items() if format != name for file in files}
    for item in site.iterdir():
        wanted = item.name in FILES[name] or (name == "html" and item.name not in others)
        if wanted and not (fresh / item.name).exists():
            (shutil.copytree if item.is_dir() else shutil.copy2)(item, fresh / item.name)
