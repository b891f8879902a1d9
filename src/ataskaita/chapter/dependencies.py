"""Notes which data files a chapter reads, so that it is run again only when one has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ataskaita.data.corrections import corrections_file
from ataskaita.data.not_used import FILE as NOT_USED
from ataskaita.data.snapshot import Snapshot
from ataskaita.fingerprint import of_file

#: What a table is called says nothing of what stands in it; that it is there is noted before.
_NAMES = ("name", "year", "path")


class TrackedTable:
    """A table that notes what is looked at: its rows or its sidecar."""

    def __init__(self, table: Any, files: set[str]) -> None:
        self._table, self._files = table, files

    def __getattr__(self, name: str) -> Any:
        """Note what is looked at for the first time; after that it is found without this."""
        path = self._table.path
        if name == "meta":
            self._files.add(path.replace(".csv", ".meta.yml"))
        elif name not in _NAMES:
            self._files.add(path)
            if self._table.year is not None:
                self._files.add(corrections_file(self._table.year))
        found = self.__dict__[name] = getattr(self._table, name)
        return found


class TrackedTables:
    """All tables of a snapshot; behaves like `ataskaita.data.tables.Tables`.

    Parameters
    ----------
    snapshot : Snapshot
        The data.
    files : set of str
        Gets the files that are read, from the project's root.
    """

    def __init__(self, snapshot: Snapshot, files: set[str]) -> None:
        self._tables, self._files = snapshot.tables, files
        self._optional = [
            record["table"]
            for record in snapshot.dictionary.get("tables", ())
            if record["folder"] == "raw" and record["required"] == "no"
        ]
        #: What `ataskaita.indicators.compute` has found; the files it took were noted then.
        self.computed: dict[tuple, Any] = {}
        self._tracked: dict[str, TrackedTable] = {}

    def __getattr__(self, name: str) -> Any:
        """Note the files behind what is asked for first; after that it is found without this."""
        behind = {
            # Another folder could make them others.
            "years": ["data/raw"],
            "has_year": ["data/raw"],
            "units": ["data/units.csv", "data/groups.csv"],
            "not_used": [NOT_USED],
            "exceptions": [f"data/raw/{year}/exceptions.yml" for year in self._tables.years],
        }
        if name not in behind:
            raise AttributeError(name)
        self._files.update(behind[name])
        found = self.__dict__[name] = getattr(self._tables, name)
        return found

    def get(self, name: str, year: int | None = None) -> TrackedTable | None:
        """A table of a year; whether it is there is noted as well."""
        table = self._tables.get(name, year)
        if table is not None:
            self._files.add(table.path)
            return self._track(table)
        if year is not None:
            self._files.add(f"data/raw/{year}/{name}.csv")
        return None

    def checksums(self, root: Path) -> dict[str, str | None]:
        """The checksums of what has been read."""
        # Of a table as it was read: by now the file may be another.
        read = {table.path: table.sha256 for table in self._tables}
        return {name: read.get(name) or of_file(root / name) for name in sorted(self._files)}

    def __iter__(self) -> Iterator[TrackedTable]:
        # Which tables there are is part of what a list of all tables depends on: one that need not
        # be there is, as soon as something is filled in.
        self._files.update(f"data/raw/{year}" for year in self._tables.years)
        self._files.update(
            f"data/raw/{year}/{name}.csv" for year in self._tables.years for name in self._optional
        )
        return (self._track(table) for table in self._tables)

    def _track(self, table: Any) -> TrackedTable:
        if table.path not in self._tracked:
            self._tracked[table.path] = TrackedTable(table, self._files)
        return self._tracked[table.path]
