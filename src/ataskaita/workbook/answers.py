"""What a file states: cells that somebody has filled in or changed, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ataskaita.data.findings import Finding
from ataskaita.workbook.report import Keys


@dataclass(frozen=True)
class Place:
    """A cell of a file, as a person finds it.

    Parameters
    ----------
    file : str
        The file, and the sheet where it has sheets.
    line : int
        The row or line.
    column : str
        The column as the file names it.
    typed : str
        What stands there, as it is seen there; empty where nobody has looked.
    """

    file: str
    line: int
    column: str
    typed: str = field(default="", compare=False)

    def finding(self, rule: str, value: str, message: str, fix: str) -> Finding:
        """Something wrong here."""
        return Finding(self.file, self.line, self.column, value, rule, message, fix)

    def __str__(self) -> str:
        return f"{self.file}, {self.column}{self.line}"


@dataclass(frozen=True)
class Statement:
    """One cell of a table, or one field of its sidecar, as a file has it.

    Parameters
    ----------
    table : str
    keys : tuple of str
        What names the row; none for a field of the sidecar.
    column, text : str
        The cell, and what it should hold; ``column`` is empty for a row that says all by its keys.
    base : str or None
        What it held when the workbook was written; None where nobody knows.
    place : Place
        Where it is said.
    """

    table: str
    keys: Keys
    column: str
    text: str
    base: str | None
    place: Place


@dataclass(frozen=True)
class Table:
    """Where a table stands in a file.

    Parameters
    ----------
    file : str
        The file, and the sheet.
    columns : mapping
        Column -> what the file calls it.
    rows : mapping
        Keys -> the row.
    """

    file: str
    columns: Mapping[str, str]
    rows: Mapping[Keys, int]


@dataclass
class Answer:
    """All that a file states.

    Parameters
    ----------
    file : str
        Its name.
    unit : str
        The unit of the library that it was written for; empty where it is for the whole.
    statements, sidecars : list of Statement
        What it says of tables, and of their sidecars.
    remarks : list of tuple
        Free remarks: of what, and what.
    tables : dict
        Table -> where it stands, in a workbook.
    sources : dict
        (table, field of its sidecar) -> where it stands, in a workbook.
    ignored : list of str
        What in it was not read, and why; what was read though nobody sees it.
    findings : list of Finding
        What cannot be read in it.
    """

    file: str
    unit: str = ""
    statements: list[Statement] = field(default_factory=list)
    sidecars: list[Statement] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    sources: dict[tuple[str, str], Place] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
