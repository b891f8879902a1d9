"""What an import would do: cells, rows and sidecars that change, and the files that come of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ataskaita.data.findings import Finding
from ataskaita.workbook.answers import Place, Statement, Table
from ataskaita.workbook.csv_text import CsvText
from ataskaita.workbook.report import Keys


@dataclass(frozen=True)
class Change:
    """One cell that will hold something else.

    Parameters
    ----------
    table : str
    keys : tuple of str
        The row.
    column, old, new : str
        The cell, what it holds and what it will; ``column`` is empty for a row that is new.
    line : int or None
        The line of the row in the table's file; None where the row is new.
    place : Place
        Who says so.
    """

    table: str
    keys: Keys
    column: str
    old: str
    new: str
    line: int | None
    place: Place


@dataclass(frozen=True)
class Removal:
    """A row without any figure that gives way to rows of its parts.

    Parameters
    ----------
    table : str
    keys : tuple of str
        The row.
    line : int
        Its line in the table's file.
    parts : tuple of tuple
        The rows that come instead, those of parts that have not answered among them.
    """

    table: str
    keys: Keys
    line: int
    parts: tuple[Keys, ...]


@dataclass
class Plan:
    """What an import would do.

    Parameters
    ----------
    changes : list of Change
        Cells.
    removals : list of Removal
        Rows of groups that give way to rows of their units.
    sidecars : list of Statement
        Fields of sidecars.
    findings : list of Finding
        Why it cannot be done.
    tables : list of tuple
        Tables, and where they stand in the workbooks.
    sources : dict
        (table, field of its sidecar) -> where it stands in a workbook.
    missing : list of str
        Units that have not answered.
    answered_twice : dict
        Unit -> its files.
    """

    changes: list[Change] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    sidecars: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)
    sources: dict[tuple[str, str], Place] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    answered_twice: dict[str, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes or self.sidecars)


@dataclass
class Files:
    """The files as they will be.

    Parameters
    ----------
    contents : dict
        File, from the project's root -> all that it will hold.
    places : dict
        (file, line, column) -> who has filled that cell.
    waiting : set
        (file, line) of rows that wait for parts which have not answered.
    texts : dict
        File of a table -> its text, which knows how lines were numbered before.
    plan : Plan
        What they are made from.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    places: dict[tuple[str, int | None, str], Place] = field(default_factory=dict)
    waiting: set[tuple[str, int]] = field(default_factory=set)
    texts: dict[str, CsvText] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
