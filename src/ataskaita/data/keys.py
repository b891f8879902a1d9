"""What holds for the keys of every table: known units, and no fact given twice over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from ataskaita.data.findings import Finding, did_you_mean, first_few
from ataskaita.data.units import LIBRARY, Units
from ataskaita.schema import Column, Spec
from ataskaita.translation import _


def unknown_units(frame: pd.DataFrame, spec: Spec, units: Units, file: str) -> Iterator[Finding]:
    """Cells that name a unit which does not exist, or may not stand there."""
    for name, column in spec.columns.items():
        allowed = allowed_units(column, units) if column.units else ()
        for line, value in frame[name].items() if column.units else ():
            if isinstance(value, str) and value not in ("", *allowed):
                wrong = _why_not(value, column, allowed, units)
                yield Finding(file, int(line), name, value, *wrong)


def _why_not(
    id: str, column: Column, allowed: tuple[str, ...], units: Units
) -> tuple[str, str, str]:
    """Rule, message and fix for a unit or group that may not stand in a column."""
    unit, rule = units.known.get(id), "UNIT-02"
    fix = _("Leave the row out, or correct `closed` in units.csv.")
    if id in units.units and column.units.working and unit.closed == units.year:
        message = _("{unit} closed in {closed}, so it has no state at the end of that year.")
    elif id in units.all_ids() or id not in units.known_ids():
        rule, fix = "UNIT-01", did_you_mean(id, allowed) or _("Add it to units.csv.")
        if id not in units.known_ids():
            message = _("No unit or group is called '{unit}'.")
        elif column.units.kinds:
            message = _("{unit} may not stand here: it is not of the kind {kinds}.")
        else:
            message = _("{unit} may not stand here: it is not part of the library's total.")
    elif unit is None:
        message = _("No unit of the group {unit} was open in {year}.")
        fix = _("Leave the row out, or correct units.csv.")
    elif unit.since > units.year:
        message = _("{unit} opened only in {since}, so it has no facts of {year}.")
        fix = _("Leave the row out, or correct `since` in units.csv.")
    elif unit.merged_into:
        message = _("{unit} closed in {closed} and was merged into {other}.")
        fix = _("Add its facts to those of {other}, or correct `closed` in units.csv.")
    else:
        message = _("{unit} closed in {closed}, so it has no facts of {year}.")
    told = {"unit": units.in_words(id), "year": units.year, "kinds": ", ".join(column.units.kinds)}
    if unit:
        other = units.in_words(unit.merged_into)
        told |= {"since": unit.since, "closed": unit.closed, "other": other}
    return rule, message.format(**told), fix.format(**told)


def parts_beside_wholes(
    frame: pd.DataFrame, spec: Spec, units: Units, file: str
) -> Iterator[Finding]:
    """Facts given for a whole and for a part of it, which would count twice.

    A whole is the library, a group, or the total of a dimension.
    """
    twice = _(
        "{whole} stands beside its own parts on line {lines}, so that they would count twice."
    )
    fix = _("Keep either the whole or its parts.")
    for column, contains in _wholes(spec, units):
        present = frame[column].unique()
        wholes = [whole for whole in present if any(contains(whole, part) for part in present)]
        rest = [key for key in spec.keys if key != column]
        if not wholes:
            continue
        for _key, rows in frame.groupby(rest, sort=False) if rest else [("", frame)]:
            for line, whole in rows.loc[rows[column].isin(wholes), column].items():
                parts = [str(n) for n, part in rows[column].items() if contains(whole, part)]
                if parts:
                    message = twice.format(whole=whole, lines=first_few(parts, 5))
                    yield Finding(file, int(line), column, whole, "KEY-03", message, fix)


def allowed_units(column: Column, units: Units) -> tuple[str, ...]:
    """The ids of units and groups that may stand in a column."""
    if column.units.kinds:
        ids = units.of_kind(*column.units.kinds)
    else:
        ids = units.all_ids()
        ids = (LIBRARY, *(id for id in ids if units.in_total(id) or not column.units.counted))
    if not column.units.working:
        return ids
    # One that closes in the year has no state at its end.
    return tuple(id for id in ids if id not in units.units or units.units[id].closed != units.year)


def _wholes(spec: Spec, units: Units) -> Iterator[tuple[str, Callable[[str, str], bool]]]:
    """Column -> whether one of its values is a whole that contains another."""
    for column, total in spec.totals.items():
        yield column, lambda whole, part, total=total: whole == total != part
    if spec.additive and "unit" in spec.keys:

        def contains(whole: str, part: str) -> bool:
            return whole != part and (whole == LIBRARY or part in units.members(whole))

        yield "unit", contains
