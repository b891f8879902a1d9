"""The tables of a first year: laid out with all their keys, for the figures to be filled in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from ataskaita.data.units import LIBRARY
from ataskaita.new_library.library import Library
from ataskaita.schema import Column, Spec

#: What Excel needs to see that a file is in UTF-8.
_MARK = "\ufeff"

#: Columns that a table may lack, but a person is glad of.
_OFFERED = ("status", "note")
_BOUNDS = ("lower", "upper")


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as a file that a Lithuanian spreadsheet opens as a table."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(rows)
    return _MARK + written.getvalue()


def laid_out(spec: Spec, library: Library, chosen: Mapping[str, Sequence[str]]) -> str:
    """A table with its keys.

    Parameters
    ----------
    spec : Spec
        What the table is.
    library : Library
        Whose it is.
    chosen : mapping
        Key -> the values it begins with, where not with all.
    """
    columns = [name for name, column in spec.columns.items() if _is_wanted(column)]
    keys = [list(chosen.get(key) or _values(spec, key, library)) for key in spec.keys]
    # Without a list of what may stand there, a person writes the rows: projects, targets.
    rows = product(*keys) if all(keys) else ()
    filled = [dict(zip(spec.keys, row, strict=True)) for row in rows]
    return csv_text([columns, *([row.get(name, "") for name in columns] for row in filled)])


def _is_wanted(column: Column) -> bool:
    number = column.kind != "text" and column.name not in _BOUNDS
    return not column.optional or column.name in _OFFERED or number


def _values(spec: Spec, key: str, library: Library) -> list[str]:
    column = spec.columns[key]
    if column.units:
        return _units(spec, column, library)
    return [value for value in column.labels if value != spec.totals.get(key)]


def _units(spec: Spec, column: Column, library: Library) -> list[str]:
    if spec.additive or column.units.kinds:
        kinds = column.units.kinds
        return [unit.id for unit in library.units if not kinds or unit.kind in kinds]
    # What several units may have in common is asked of the groups and the library.
    return [LIBRARY, *library.groups] if len(library.groups) > 1 else [LIBRARY]
