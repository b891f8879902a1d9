"""The validated data as one file: for the chapters' kernels, and to know it is still valid."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    path = snapshot_path(project)
    folder = path.parent
    while not path.is_file():
        snapshot = Snapshot.load(project)
        before, path = path, snapshot_path(project)
        if path != before:
            # Something was saved meanwhile, and nobody knows which of it was read.
            continue
        folder.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.part")
        with temporary.open("wb") as file:
            pickle.dump(snapshot, file, protocol=pickle.HIGHEST_PROTOCOL)
        temporary.replace(path)
        for old in folder.glob("data-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    return path


def snapshot_path(project: Project) -> Path:
    """Name the file for the data as it is now; it may not be there yet."""
    digest = hashlib.sha256(str(project.year).encode())
    for folder, path in _inputs(project):
        digest.update(f"{folder.name}/{path.relative_to(folder)}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return project.build / "cache" / f"data-{digest.hexdigest()[:24]}.pickle"


@lru_cache(maxsize=1)
def read_snapshot(path: Path) -> Snapshot:
    """Read a snapshot; only this program writes such files."""
    with path.open("rb") as file:
        return pickle.load(file)


#: Folders below ``data/`` that say something of the data but are no part of it.
_ASIDE = ("editions", "notes")


def _inputs(project: Project) -> Iterator[tuple[Path, Path]]:
    folders = (project.data, project.root / "schemas", Path(__file__).parent)
    for folder in folders:
        yield from sorted(
            (folder, path)
            for path in folder.rglob("*")
            if path.is_file()
            and "__pycache__" not in path.parts
            and path.relative_to(folder).parts[0] not in _ASIDE
        )


def _conflicts(project: Project) -> tuple[str, ...]:
    import yaml

    path = project.raw(project.year) / "reconstruction.yml"
    if not path.is_file():
        return ()
    found = yaml.safe_load(path.read_text(encoding="utf-8")).get("conflicts", [])
    return tuple(conflict["sentence"] for conflict in found)
