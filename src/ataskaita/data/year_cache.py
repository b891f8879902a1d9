"""The tables of early years, kept once they were found sound: they hardly ever change again.

A year costs as much to validate as the report year does; a changed cell of the report year has
nothing to do with those long past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from ataskaita.cache import Cache
from ataskaita.data import serialize
from ataskaita.data.exceptions import Known
from ataskaita.data.folder import data_files
from ataskaita.data.tables import Table
from ataskaita.fingerprint import code, files_below, of_file, of_files
from ataskaita.project import Project

#: Entries that are kept: of many years, and of some changes to them.
KEPT = 60

_KIND = "years"

#: The part of a file's path that says which year it belongs to.
_OF_YEAR = re.compile(r"data/(?:raw|corrections|published)/([0-9]{4})\b")


class YearCache:
    """Early years that need not be read again.

    Parameters
    ----------
    project : Project
        The project, as it is now: what is saved later does not count.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._cache = Cache(project.build / "cache")
        self._found: dict[int, dict] = {}
        self._files = [
            (project.relative(path), of_file(path))
            for path in [*data_files(project), project.root / "requirements.lock"]
        ]

    def read(self, year: int) -> tuple[list[Table], list[Known]] | None:
        """The sound tables of a year, and its known contradictions; None where it must be read.

        Parameters
        ----------
        year : int
            A year before those that the report compares.
        """
        early = year < self._project.year - 1
        found = self._cache.get(_KIND, *self._ingredients(year)) if early else None
        if found is None:
            return None
        tables = list(map(serialize.table, found["tables"]))
        return tables, list(map(serialize.known, found["known"]))

    def keep(self, year: int, tables: Iterable[Table], known: Sequence[Known]) -> None:
        """Note that a year is sound; `write` writes it."""
        self._found[year] = {"tables": serialize.copies(tables), "known": known}

    def write(self) -> None:
        """Keep the years noted."""
        for year, entry in self._found.items():
            self._cache.put(entry, _KIND, *self._ingredients(year))
        if self._found:
            self._cache.prune(KEPT, kind=_KIND)

    def _ingredients(self, year: int) -> tuple[Any, ...]:
        """All that the tables of a year depend on, which is all but other years' files."""
        mine = [
            (name, content)
            for name, content in self._files
            if (other := _OF_YEAR.match(name)) is None or other[1] == str(year)
        ]
        return year, *self._common, mine

    @cached_property
    def _common(self) -> tuple[str, str]:
        root = self._project.root
        engine = code("cache.py", "data", "project.py", "schema")
        return engine, of_files(root, files_below(root / "schemas"))
