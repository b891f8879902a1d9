"""What a workbook is made of and compared with: the raw tables as received, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from ataskaita.data.entries import read_yaml_with_lines
from ataskaita.data.findings import Finding
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.keys import allowed_units
from ataskaita.data.loader import Loader
from ataskaita.data.numbers import parse_number
from ataskaita.data.reading import Received, read_csv
from ataskaita.data.table_names import BESIDE, PRINTED
from ataskaita.data.units import LIBRARY, Units
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.schema import Column, Spec

#: What a workbook calls the library as a whole in a column of units.
WHOLE = "Visa biblioteka"

Row = Mapping[str, str]
Keys = tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The raw tables of a year and of the year before, as text.

    Parameters
    ----------
    project : Project
    year : int
    units : Units
        The library's units and groups.
    specs : mapping
        Table -> its definition: those that are filled in every year, in the order of the report.
    now, last : mapping
        Table -> what was received, this year and the year before.
    sidecars : mapping
        Table -> the fields of this year's sidecar.
    """

    project: Project
    year: int
    units: Units
    specs: Mapping[str, Spec]
    now: Mapping[str, Received]
    last: Mapping[str, Received]
    sidecars: Mapping[str, Mapping[str, str]]
    _words: dict[tuple[str, str], Words] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, project: Project, year: int) -> Report:
        """Read them; cells need not be sound, but files must be readable.

        Raises
        ------
        DataErrors
            Units or groups are wrong, or a file cannot be read as a table.
        """
        loader = Loader(project, (year, year - 1))
        specs = {
            name: spec
            for name, spec in loader.specs.items()
            if spec.folder == "raw" and name != PRINTED and not loader.is_left_out(spec, year)
        }
        units, findings = loader.read_units(), loader.findings
        now = _received(project, specs, year, findings)
        last = _received(project, specs, year - 1, [])
        sidecars = {}
        for name in specs:
            path = table_path(project, name, "raw", year).with_suffix(SIDECAR)
            fields, _tree, wrong = read_yaml_with_lines(path, project.relative(path), "META-02")
            findings += wrong
            given = fields.items() if isinstance(fields, dict) else ()
            sidecars[name] = {str(key): "" if text is None else str(text) for key, text in given}
        if findings or units is None:
            raise DataErrors(findings)
        return cls(project, year, units, specs, now, last, sidecars)

    def file(self, table: str, year: int | None = None) -> str:
        """The file of a table, from the project's root; of this year when left out."""
        return self.project.relative(table_path(self.project, table, "raw", year or self.year))

    def sidecar(self, table: str) -> str:
        """The file of this year's sidecar of a table."""
        return self.file(table).removesuffix(".csv") + SIDECAR

    def rows(self, table: str, received: Mapping[str, Received]) -> list[Row]:
        """The rows of a table; none where it was not received."""
        if table not in received:
            return []
        columns = received[table].columns
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def headings(self, spec: Spec) -> dict[str, str]:
        """What people may call the columns of a table, folded -> the column."""
        found = {}
        for name, column in spec.columns.items():
            for word in (f"{column.title}, {self.year} m.", column.title, name):
                found[folded(word)] = name
        return found

    def words(self, spec: Spec, column: str) -> Words:
        """The ids of a column and the words for them."""
        if (spec.name, column) not in self._words:
            names, earlier = spec.columns[column].labels, {}
            if spec.columns[column].units:
                ids = allowed_units(spec.columns[column], self.units)
                names = {id: WHOLE if id == LIBRARY else self.units.name(id) for id in ids}
                earlier = {row.name: row.id for row in self.units.rows if row.id in names}
            self._words[spec.name, column] = Words(names, earlier)
        return self._words[spec.name, column]

    def seen(self, spec: Spec, column: str, text: str) -> str:
        """What a cell of a file is in a workbook: a word for an id, a number with a comma."""
        text = text.strip()
        if spec.columns[column].kind == "text":
            return self.words(spec, column).shown(text)
        number = parse_number(text) if text else None
        return text if number is None else as_seen(float(number))

    def shown_keys(self, spec: Spec, keys: Keys) -> str:
        """A row as a librarian would call it."""
        pairs = zip(spec.keys, keys, strict=True)
        return ", ".join(self.words(spec, name).shown(key) for name, key in pairs)

    @property
    def library(self) -> str:
        """The library's name."""
        return str(self.project.variables.get("library", ""))


class Words:
    """Ids and what a librarian reads for them.

    Parameters
    ----------
    names : mapping
        Id -> word; where two ids share a word, their ids are shown with it.
    earlier : mapping
        Words of earlier years -> the id; they are understood, but not shown.
    """

    def __init__(self, names: Mapping[str, str], earlier: Mapping[str, str] | None = None) -> None:
        self._earlier = earlier or {}
        shared = [folded(name) for name in names.values()]
        #: Id -> the word for it.
        self.of_ids = {
            id: f"{name} ({id})" if shared.count(folded(name)) > 1 else name
            for id, name in names.items()
        }

    def __bool__(self) -> bool:
        return bool(self.of_ids)

    def __contains__(self, id: str) -> bool:
        return id in self.of_ids

    @property
    def all(self) -> list[str]:
        """Every word."""
        return list(self.of_ids.values())

    def shown(self, id: str) -> str:
        """The word for an id; the id itself where there is none."""
        return self.of_ids.get(id, id)

    def id_of(self, text: str) -> str:
        """The id that a text means; the text itself where nobody knows it.

        Examples
        --------
        >>> Words({"a": "„Žemė“"}).id_of(" žemė")
        'a'
        """
        return self._ids.get(folded(text), text.strip())

    @cached_property
    def _ids(self) -> dict[str, str]:
        ids = {folded(word): id for word, id in self._earlier.items()}
        ids |= {folded(id): id for id in self.of_ids}
        return ids | {folded(shown): id for id, shown in self.of_ids.items()}


def keys_of(spec: Spec, row: Row) -> Keys:
    """The cells that name a row, in one way of writing."""
    return tuple(canonical(row.get(name, ""), spec.columns[name]) for name in spec.keys)


def canonical(text: str, column: Column) -> str:
    """A cell in one way of writing, to compare it by.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> canonical("1 234,50", SimpleNamespace(kind="number", name="value"))
    '1234.5'
    """
    text = text.strip()
    number = parse_number(text) if column.kind != "text" and text else None
    return text if number is None else plain(number)


def plain(number: float | Decimal | int) -> str:
    """A number with a decimal point, if any, and no digit too many.

    Three decimals could be taken for thousands, so that they get a fourth.
    """
    text = f"{Decimal(str(number)):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text += "0" if len(text.partition(".")[2]) == 3 else ""
    return "0" if text == "-0" else text


def as_seen(cell: Any) -> str:
    """What a cell holds as a person sees it in a Lithuanian spreadsheet.

    Examples
    --------
    >>> as_seen(1840.5), as_seen(" 1 840,50")
    ('1840,5', '1 840,50')
    """
    # Excel itself keeps and shows fifteen digits.
    return f"{cell:.15g}".replace(".", ",") if isinstance(cell, float) else str(cell).strip()


def filled(spec: Spec) -> list[str]:
    """The columns that hold what a row says: not its keys, nor how sure it is."""
    return [name for name in spec.columns if name not in (*spec.keys, *BESIDE)]


def is_filled(spec: Spec, row: Row) -> bool:
    """Whether a row holds anything but its keys."""
    return any(row.get(column, "").strip() for column in filled(spec))


def keys_say_all(spec: Spec) -> bool:
    """Whether a row of the table says all by its keys."""
    return all(spec.columns[name].nullable for name in filled(spec))


def _received(
    project: Project, specs: Iterable[str], year: int, findings: list[Finding]
) -> dict[str, Received]:
    found = {}
    for name in specs:
        path = table_path(project, name, "raw", year)
        if path.is_file():
            received = read_csv(path, project.relative(path))
            # A table without rows is one still to be filled in.
            findings += [] if received.only_header else received.findings
            if received.columns:
                found[name] = received
    return found


def folded(text: str) -> str:
    """A word as it is compared: without regard to case, to spaces and to quotation marks."""
    return " ".join(re.sub('[„“”"]', "", text).casefold().split())
