"""The validated data as one file: for the chapters' kernels, and to know it is still valid."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ataskaita import registry
from ataskaita.data.inputs import inputs
from ataskaita.data.statuses import write_statuses
from ataskaita.kept import newest_first, write_whole
from ataskaita.saved import State, code_is_as_loaded, state

if TYPE_CHECKING:
    from ataskaita.data.tables import Tables
    from ataskaita.project import Project


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
        from ataskaita.data import dictionary
        from ataskaita.data.tables import load

        records = {
            "tables": dictionary.tables(),
            "columns": dictionary.columns(),
            "rules": dictionary.rules(),
        }
        return cls(load(project), records, _conflicts(project))

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
    """The file with the validated data, made anew only where data or schemas have changed.

    Of what was validated before, only the tables that have changed are read and checked again.

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
    while True:
        found = _state(project)
        now = inputs(project)
        path = _path(project, now)
        if path.is_file():
            return path
        snapshot = _validated(project, now)
        # Where something was saved meanwhile, nobody knows which of it was read.
        if _state(project) == found:
            if code_is_as_loaded():
                return _keep(path, now, snapshot)
            # This code is no longer what the name says: for this render alone.
            return _write(path.with_stem(f"{path.stem}-{os.getpid()}"), snapshot)


def snapshot_path(project: Project) -> Path:
    """Name the file for the data as it is now; it may not be there yet."""
    return _path(project, inputs(project))


@lru_cache(maxsize=1)
def read_snapshot(path: Path) -> Snapshot:
    """Read a snapshot; only this program writes such files."""
    with path.open("rb") as file:
        return pickle.load(file)


def _path(project: Project, now: Mapping[str, str]) -> Path:
    digest = hashlib.sha256(json.dumps(now).encode()).hexdigest()
    return project.build / "cache" / f"data-{digest[:24]}.pickle"


def _validated(project: Project, now: Mapping[str, str]) -> Snapshot:
    folder = project.build / "cache"
    if kept := newest_first(folder.glob("data-*.pickle")):
        from ataskaita.data.renewal import renewed

        snapshot = renewed(project, now, kept)
        if snapshot:
            return snapshot
    return Snapshot.load(project)


def _state(project: Project) -> State:
    return state(project.data, *registry.folders(project.root), project.root / "requirements.lock")


def _keep(path: Path, now: Mapping[str, str], snapshot: Snapshot) -> Path:
    """Keep the data, beside it what it depends on; only the last is kept."""
    write_whole(path.with_suffix(".json"), json.dumps(now))
    write_statuses(snapshot.tables, path)
    _write(path, snapshot)
    for old in path.parent.glob("data-*"):
        if old.suffix in (".json", ".statuses", ".pickle") and old.stem != path.stem:
            old.unlink(missing_ok=True)
    return path


def _write(path: Path, snapshot: Snapshot) -> Path:
    # Piece by piece: large tables as one more text would need their memory twice.
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.part")
    with temporary.open("wb") as file:
        pickle.dump(snapshot, file, protocol=pickle.HIGHEST_PROTOCOL)
    temporary.replace(path)
    return path


def _conflicts(project: Project) -> tuple[str, ...]:
    import yaml

    path = project.raw(project.year) / "reconstruction.yml"
    if not path.is_file():
        return ()
    found = yaml.safe_load(path.read_text(encoding="utf-8")).get("conflicts", [])
    return tuple(conflict["sentence"] for conflict in found)
