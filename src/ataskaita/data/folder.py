"""Which files belong to a project's data, and which lie there by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ataskaita.data.findings import Finding, did_you_mean, nearest
from ataskaita.fingerprint import UNFINISHED, files_below
from ataskaita.project import Project
from ataskaita.translation import _

SIDECAR = ".meta.yml"

#: The folder of the lists of categories, from the project's root.
LISTS = "data/lists"

#: Contradictions of a year's data that are known.
EXCEPTIONS = "exceptions.yml"

#: Files beside the tables of a year that are not tables.
COMPANIONS = (EXCEPTIONS, "reconstruction.yml", "README.md")

#: What systems and spreadsheets leave behind while a folder or file is open; names begin so.
LEFTOVERS = (".", "~$", "Thumbs.db", "desktop.ini")

#: Folders below ``data/`` that say something of the data but are no part of it.
_ASIDE = ("editions", "notes")


def is_leftover(name: str) -> bool:
    """Whether a file or folder was left behind by a program, and is nobody's data."""
    return name.startswith(LEFTOVERS) or name.endswith(UNFINISHED)


def data_files(project: Project) -> list[Path]:
    """All files that the validated data depends on."""
    return [
        path
        for path in files_below(project.data)
        if path.relative_to(project.data).parts[0] not in _ASIDE and not is_leftover(path.name)
    ]


def years_read(project: Project) -> tuple[int, ...]:
    """The years whose tables are read: the report year, the one before, all earlier ones there are.

    Returns
    -------
    tuple of int
        The latest first.
    """
    year = project.year
    earlier = {int(name) for name in _folders(project) if _is_year(name) and int(name) < year - 1}
    return (year, year - 1, *sorted(earlier, reverse=True))


def folders_not_read(project: Project) -> tuple[str, ...]:
    """Folders among those of the years that are not read, and why: a sentence each."""
    later = _("{folder} is later than the report year {year}: it is not read.")
    other = _("{folder} is not read: the folder of a year is named by its number, such as {year}.")
    return tuple(
        (later if _is_year(name) else other).format(folder=f"data/raw/{name}", year=project.year)
        for name in _folders(project)
        if not (_is_year(name) and int(name) in years_read(project))
    )


def _folders(project: Project) -> list[str]:
    raw = project.data / "raw"
    found = sorted(path.name for path in raw.iterdir() if path.is_dir()) if raw.is_dir() else []
    return [name for name in found if not is_leftover(name)]


def _is_year(name: str) -> bool:
    return re.fullmatch(r"[0-9]{4}", name) is not None


def table_path(project: Project, name: str, folder: str, year: int | None) -> Path:
    """Where a table is, or would be.

    Parameters
    ----------
    project : Project
    name : str
        The table.
    folder : {"raw", "data", "published"}
        As its schema says.
    year : int or None
        Its year; None for tables that have none.
    """
    if folder == "data" or year is None:
        return project.data / f"{name}.csv"
    if folder == "published":
        return project.published(year)
    return project.raw(year) / f"{name}.csv"


def list_file(name: str) -> str:
    """Where a list of categories is, or would be, from the project's root."""
    return f"{LISTS}/{name}.csv"


def strangers(project: Project, year: int, tables: list[str]) -> Iterator[Finding]:
    """Files in the folder of a year that no schema knows."""
    known = [name for table in tables for name in (f"{table}.csv", f"{table}{SIDECAR}")]
    known += COMPANIONS
    folder = project.raw(year)
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    wanted = [name for name in known if name not in present] or known
    for name in sorted(present - set(known)):
        if not is_leftover(name):
            same_kind = [other for other in wanted if Path(other).suffix == Path(name).suffix]
            fix = _("Move it elsewhere, or write a schema for it.")
            if nearest(name, choices := same_kind or wanted):
                fix = did_you_mean(name, choices)
            file = project.relative(folder / name)
            message = _("No table is called {name}.").format(name=name)
            yield Finding(file, None, "", "", "FILE-07", message, fix)
