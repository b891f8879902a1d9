"""The validated data, kept as one entry of the cache until anything it depends on changes.

All of it is read and validated again then: that takes half a second. A chapter's worker reads the
entry; it needs neither pandas nor the schemas for that.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ataskaita.cache import Cache, read_entry, write_entry
from ataskaita.data.exceptions import Known, with_date
from ataskaita.data.folder import data_files
from ataskaita.data.not_used import NotUsed
from ataskaita.data.tables import Table, Tables
from ataskaita.data.units import Units
from ataskaita.errors import UserError
from ataskaita.fingerprint import State, code, code_is_as_loaded, of_files, state
from ataskaita.project import Project
from ataskaita.report_code import SCHEMAS, reads_more
from ataskaita.translation import _
from ataskaita.yaml_file import read_mapping

#: Entries that are kept: a change and its undoing both find theirs.
KEPT = 8

#: What the system says where nothing may be written, or where there is no room for it.
READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT)

#: The data that could not be kept, by the file that it would be kept in.
_unkept: dict[Path, Snapshot] = {}


@dataclass(frozen=True)
class Snapshot:
    """What a chapter needs of the data, without the libraries that checked it.

    Parameters
    ----------
    tables : Tables
        All validated tables.
    dictionary : dict
        The data dictionary: records of ``tables``, ``columns`` and ``rules``.
    conflicts : tuple of str
        What the reconstruction found impossible, a Lithuanian sentence each.
    """

    tables: Tables
    dictionary: dict[str, list[dict[str, Any]]]
    conflicts: tuple[str, ...] = ()

    @classmethod
    def load(cls, project: Project) -> Snapshot:
        """Read and validate all data.

        Raises
        ------
        DataErrors
            Something is wrong with it.
        """
        from ataskaita.data.loading import load
        from ataskaita.data.schemas import dictionary

        path = project.raw(project.year) / "reconstruction.yml"
        found = read_mapping(path, project.relative(path)).get("conflicts") or []
        conflicts = (known.get("sentence") for known in found if isinstance(known, dict))
        return cls(load(project), dictionary(project), tuple(filter(None, conflicts)))

    def label(self, column: str, value: str, table: str = "") -> str:
        """The Lithuanian word for a category.

        Parameters
        ----------
        column, value : str
            The column and the category as it stands there.
        table : str
            The table meant; without it, the word on which all tables agree.

        Returns
        -------
        str
            The word; the category itself where there is none or tables disagree.
        """
        words = self._words.get((column, value), {})
        if table in words:
            return words[table]
        agreed = set(words.values())
        return agreed.pop() if len(agreed) == 1 else value

    @cached_property
    def _words(self) -> dict[tuple[str, str], dict[str, str]]:
        """(Column, category) -> table -> the word."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for record in self.dictionary["columns"]:
            for value, word in record["values"].items():
                found.setdefault((record["column"], value), {})[record["table"]] = word
        return found


def current_snapshot(project: Project) -> Path:
    """The file with the validated data; validated anew only where anything has changed.

    Parameters
    ----------
    project : Project
        The project.

    Returns
    -------
    Path
        A file below ``_build/cache/`` that `read_snapshot` reads.

    Raises
    ------
    DataErrors
        Something is wrong with the data.
    """
    path, snapshot = _validated(project)
    if snapshot is not None:
        _keep(project, path, snapshot)
    return path


def current_data(project: Project) -> Snapshot:
    """The validated data, also of a project that may not be written to.

    Raises
    ------
    DataErrors
        Something is wrong with it.
    """
    path, snapshot = _validated(project)
    if snapshot is None:
        return read_snapshot(path)
    try:
        _keep(project, path, snapshot)
    except OSError as error:
        if error.errno not in READ_ONLY:
            raise
        _unkept.clear()
        _unkept[path] = snapshot
    return snapshot


def _validated(project: Project) -> tuple[Path, Snapshot | None]:
    """The file for the data as it is now, and where it is not there the data."""
    while True:
        before, path = _state(project), snapshot_path(project)
        if read_entry(path) is not None:
            return path, None
        if path in _unkept:
            return path, _unkept[path]
        # Schemas that read more than the data may say something else next time.
        certain = not reads_more(project.root, (SCHEMAS,))
        snapshot = Snapshot.load(project)
        # Where something was saved meanwhile, nobody knows which of it was read.
        if _state(project) == before:
            break
    if not (certain and code_is_as_loaded()):
        # This code is no longer, or not alone, what the name says: for this render alone.
        path = path.with_stem(f"{path.stem}-{os.getpid()}-{time.time_ns()}")
    return path, snapshot


def _keep(project: Project, path: Path, snapshot: Snapshot) -> None:
    write_snapshot(path, snapshot)
    _cache(project).prune(KEPT, kind=path.parent.name)


def snapshot_path(project: Project) -> Path:
    """Name the file for the data as it is now; it may not be there yet."""
    schemas = of_files(project.root, [project.root / "schemas"])
    data = of_files(project.root, [*data_files(project), project.root / "requirements.lock"])
    engine = code("cache.py", "data", "project.py", "report_code.py", "schema")
    return _cache(project).path("data", project.year, engine, data, schemas)


@lru_cache(maxsize=1)
def read_snapshot(path: Path) -> Snapshot:
    """Read a file that `current_snapshot` has named; the last one read stays in memory."""
    found = read_entry(path)
    if found is None:
        message = _("The validated data is gone from {path}.").format(path=path)
        raise UserError(message, _("Run the command again."))
    return _from_json(found)


def write_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Write a file that `read_snapshot` reads: an entry of the cache, in plain values."""
    entry = {
        "years": snapshot.tables.years,
        "exceptions": snapshot.tables.exceptions,
        "not_used": snapshot.tables.not_used,
        "tables": [table.record() for table in snapshot.tables],
        "dictionary": snapshot.dictionary,
        "conflicts": snapshot.conflicts,
    }
    write_entry(path, entry)


def _from_json(found: Mapping[str, Any]) -> Snapshot:
    tables = {(one.name, one.year): one for one in map(Table.of_record, found["tables"])}
    units = Units.of(tables, found["years"][0])
    not_used = {name: NotUsed(**unused) for name, unused in found["not_used"].items()}
    exceptions = tuple(Known(**with_date(known)) for known in found["exceptions"])
    validated = Tables(tuple(found["years"]), units, tables, exceptions, not_used)
    return Snapshot(validated, found["dictionary"], tuple(found["conflicts"]))


def _cache(project: Project) -> Cache:
    return Cache(project.build / "cache")


def _state(project: Project) -> State:
    return state(project.data, project.root / "schemas", project.root / "requirements.lock")
