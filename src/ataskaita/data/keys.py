"""Rules that hold for the keys of every table: known units, and no fact given twice over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from ataskaita.data.units import LIBRARY, Units
from ataskaita.schema import Breach, Column, Spec


def unknown_units(frame: pd.DataFrame, spec: Spec, units: Units) -> Iterator[Breach]:
    """Cells that name a unit which does not exist, or may not stand there."""
    for column in spec.columns.values():
        if column.units:
            allowed = allowed_units(column, units)
            named = frame[column.name]
            unknown = ~named.isin(allowed) & named.notna() & (named != "")
            for line, value in named[unknown].items():
                yield Breach(spec.name, int(line), column.name, value)


def allowed_units(column: Column, units: Units) -> tuple[str, ...]:
    """The ids that a column of units may hold."""
    if column.units.kinds:
        return units.of_kind(*column.units.kinds)
    return (
        LIBRARY,
        *(unit for unit in units.all_ids() if units.in_total(unit) or not column.units.counted),
    )


def parts_beside_wholes(frame: pd.DataFrame, spec: Spec, units: Units) -> Iterator[Breach]:
    """Facts given for a whole and for a part of it, which would count twice.

    A whole is the library, a group, or the total of a dimension.
    """
    for column, whole in spec.totals.items():
        if not (frame[column] == whole).any():
            continue
        rest = [key for key in spec.keys if key != column]
        for rows in _repeated(frame, rest):
            beside = rows[rows[column] != whole]
            for line in rows.index[rows[column] == whole]:
                if len(beside):
                    yield _twice(spec, int(line), column, whole, beside.index)
    if not spec.additive or "unit" not in spec.keys:
        return
    present = frame["unit"].unique()
    wholes = [unit for unit in present if any(_contains(units, unit, part) for part in present)]
    if not wholes:
        return
    rest = [key for key in spec.keys if key != "unit"]
    for rows in _repeated(frame, rest):
        for line, unit in rows.loc[rows["unit"].isin(wholes), "unit"].items():
            inside = rows["unit"].map(lambda other, whole=unit: _contains(units, whole, other))
            if inside.any():
                yield _twice(spec, int(line), "unit", unit, rows.index[inside])


def _repeated(frame: pd.DataFrame, keys: list[str]) -> Iterable[pd.DataFrame]:
    if not keys:
        return (frame,) if len(frame) > 1 else ()
    several = frame[frame.duplicated(keys, keep=False)]
    return (rows for _, rows in several.groupby(keys, sort=False))


def _contains(units: Units, whole: str, part: str) -> bool:
    if whole == part:
        return False
    return whole == LIBRARY or part in units.members(whole)


def _twice(spec: Spec, line: int, column: str, whole: str, lines: pd.Index) -> Breach:
    shown = ", ".join(str(number) for number in lines[:5]) + (", …" if len(lines) > 5 else "")
    return Breach(spec.name, line, column, whole, details={"whole": whole, "lines": shown})
