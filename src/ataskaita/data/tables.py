"""The validated tables of a report, as plain lists: without the libraries that checked them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ataskaita.data.corrections import Correction
from ataskaita.data.exceptions import Known, with_date
from ataskaita.data.not_used import NotUsed
from ataskaita.data.units import Units

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Rows:
    """The rows of a validated table; a row is named by its place, counted from 0.

    A data frame takes most of a millisecond for a question that a dictionary answers in
    microseconds.

    Parameters
    ----------
    lines : list of int
        The line of each row in the file; the header is line 1.
    columns : dict
        Column -> what stands in it, row by row; a gap among numbers is NaN.
    whole, numbers : sequence of str
        The columns of whole numbers, and of other numbers.
    """

    lines: list[int]
    columns: dict[str, list[Any]]
    whole: Sequence[str] = ()
    numbers: Sequence[str] = ()

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Rows:
        """The rows of a data frame that is indexed by their line in the file."""
        kinds = {name: kind.kind for name, kind in frame.dtypes.items()}
        return cls(
            frame.index.tolist(),
            {name: column.tolist() for name, column in frame.items()},
            [name for name, kind in kinds.items() if kind in "iu"],
            [name for name, kind in kinds.items() if kind == "f"],
        )

    def __len__(self) -> int:
        return len(self.lines)

    def with_keys(self, keys: Mapping[str, Any]) -> Sequence[int]:
        """The places of the rows that hold the given values, in the order of the table."""
        found = sorted((self._with(column, value) for column, value in keys.items()), key=len)
        if not found:
            return range(len(self))
        first, *others = found
        for other in others:
            wanted = set(other)
            first = [place for place in first if place in wanted]
        return first

    def among(self, places: Sequence[int], column: str, values: Collection[Any]) -> Sequence[int]:
        """Those of some rows that hold one of several values."""
        held = self.columns[column]
        return [place for place in places if held[place] in values]

    def take(self, column: str, places: Sequence[int]) -> list[Any]:
        """What stands in a column of some rows."""
        held = self.columns[column]
        return [held[place] for place in places]

    def records(self, **keys: Any) -> list[dict[str, Any]]:
        """The rows that hold the given values, each as a dictionary; a gap is None."""
        return [
            {column: self._cell(column, place) for column in self.columns}
            for place in self.with_keys(keys)
        ]

    def _cell(self, column: str, place: int) -> Any:
        held = self.columns[column][place]
        return held if held == held else None

    def _with(self, column: str, value: Any) -> list[int]:
        if column not in self._places:
            found: dict[Any, list[int]] = {}
            for place, held in enumerate(self.columns[column]):
                found.setdefault(held, []).append(place)
            self._places[column] = found
        return self._places[column].get(value, [])

    @cached_property
    def _places(self) -> dict[str, dict[Any, list[int]]]:
        return {}


@dataclass(frozen=True)
class Table:
    """One validated table of one year.

    Tables of facts always have the columns ``status``, ``lower`` and ``upper``; bounds of a
    reported value equal it.

    Parameters
    ----------
    name : str
        What it is called among the schemas.
    year : int or None
        The year it speaks of; None for units and groups.
    path : str
        The file, from the project's root, with slashes.
    sha256 : str
        The checksum of the file.
    rows : Rows
        What stands in it.
    meta : mapping
        The sidecar.
    keys : tuple of str
        The columns that name a row.
    corrections : tuple of Correction
        The cells that are not as received.
    """

    name: str
    year: int | None
    path: str
    sha256: str
    rows: Rows
    meta: Mapping[str, str]
    keys: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def record(self) -> Table:
        """The table as it is written: a data frame that was made of it is no part of an entry."""
        return replace(self, rows=replace(self.rows))

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> Table:
        """The table that an entry holds."""
        rows = Rows(**record["rows"])
        for name in rows.numbers:
            # JSON has no NaN.
            held = rows.columns[name]
            rows.columns[name] = [math.nan if cell is None else cell for cell in held]
        made = tuple(Correction(**with_date(made)) for made in record["corrections"])
        return cls(**record | {"rows": rows, "keys": tuple(record["keys"]), "corrections": made})

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows as a data frame, indexed by their line in the file."""
        import pandas as pd

        return pd.DataFrame(self.rows.columns, index=self.rows.lines)

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
        The report year, the year before, and the earlier ones that were received.
    units : Units
        The library's units and groups as they are in the report year; `Units.in_year` gives
        those of another.
    tables : mapping
        (name, year) -> `Table`.
    exceptions : tuple of Known
        Contradictions in the received data that are recorded as known.
    not_used : mapping
        Table -> why the library does not have it.
    """

    years: tuple[int, ...]
    units: Units
    tables: Mapping[tuple[str, int | None], Table] = field(repr=False)
    exceptions: tuple[Known, ...] = ()
    not_used: Mapping[str, NotUsed] = field(default_factory=dict)
    #: What `ataskaita.indicators.compute` has found in them: the same is asked for many times.
    computed: dict[tuple, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def get(self, name: str, year: int | None = None) -> Table | None:
        """A table of a year; None where that year has no such table."""
        return self.tables.get((name, year))

    def has_year(self, year: int) -> bool:
        """Whether the report tells of a year: its own, or one of which a table was received."""
        return year == self.years[0] or any(of == year for _name, of in self.tables)

    def __iter__(self) -> Iterator[Table]:
        """All tables, in the order of the schemas, the report year first."""
        return iter(self.tables.values())
