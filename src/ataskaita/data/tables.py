"""The validated tables of a report, and how they are loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ataskaita.data.corrections import Correction
from ataskaita.data.exceptions import Known
from ataskaita.data.rows import Rows
from ataskaita.data.units import Units

if TYPE_CHECKING:
    import pandas as pd

    from ataskaita.project import Project


@dataclass(frozen=True)
class Table:
    """One validated table of one year.

    Parameters
    ----------
    name : str
        What it is called in `schemas.SCHEMAS`.
    year : int or None
        The year it speaks of; None for units and groups.
    path : str
        The file, from the project's root, with slashes.
    sha256 : str
        The checksum of the file.
    frame : DataFrame
        Typed columns, indexed by the line in the file (the header is line 1). Tables of facts
        always have ``status``, ``lower`` and ``upper``; bounds of a reported value equal it.
    meta : mapping
        The sidecar.
    corrections : tuple of Correction
        The cells of the frame that are not as received.
    """

    name: str
    year: int | None
    path: str
    sha256: str
    frame: pd.DataFrame
    meta: Mapping[str, Any]
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def rows(self) -> Rows:
        """The rows of the frame, to be looked up in."""
        from ataskaita.data.columns import LARGE
        from ataskaita.data.large_rows import LargeRows

        return (LargeRows if len(self.frame) > LARGE else Rows)(self.frame)

    @property
    def statuses(self) -> Sequence[str] | None:
        """How each row became known; None where the table is not one of facts."""
        return self.rows.columns.get("status")


@dataclass(frozen=True)
class Tables:
    """All validated tables of a report.

    Parameters
    ----------
    years : tuple of int
        The report year and the year before.
    units : Units
        The library's units and groups.
    tables : mapping
        (name, year) -> `Table`.
    exceptions : tuple of Known
        Contradictions in the received data that are recorded as known.
    """

    years: tuple[int, ...]
    units: Units
    tables: Mapping[tuple[str, int | None], Table] = field(repr=False)
    exceptions: tuple[Known, ...] = ()

    def get(self, name: str, year: int | None = None) -> Table | None:
        """A table of a year; None where that year has no such table."""
        return self.tables.get((name, year))

    def __iter__(self):
        """All tables, in the order of the schemas, the report year first."""
        return iter(self.tables.values())


def load(project: Project, *, years: tuple[int, ...] | None = None) -> Tables:
    """Read and validate all tables.

    Parameters
    ----------
    project : Project
    years : tuple of int, optional
        The report year first; the project's year and the year before when left out.

    Raises
    ------
    ataskaita.errors.DataErrors
        Something is wrong; it holds every finding.
    """
    from ataskaita.data.loading import load_tables

    return load_tables(project, years or (project.year, project.year - 1))
