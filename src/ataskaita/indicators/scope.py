"""What an indicator sees: the validated tables of one year, from the library, a group or a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ataskaita.data.findings import did_you_mean, few
from ataskaita.data.table_names import NOT_AVAILABLE, PRINTED, UNITS
from ataskaita.data.tables import Table, Tables
from ataskaita.data.units import LIBRARY, Units
from ataskaita.errors import UserError
from ataskaita.indicators.registry import REGISTRY
from ataskaita.indicators.rows import amount_of, count_of
from ataskaita.translation import _
from ataskaita.values.amounts import Amount

#: Lines of a file that are told of numbers that are not known.
_LINES = 5


class NotAvailable(UserError):
    """The data does not hold what an indicator needs.

    Parameters
    ----------
    missing : str
        What is missing.
    fix : str
        What to do about it; what can always be done where it is empty.
    certain : bool
        Nothing is missing: by what the tables hold there is no such number.
    """

    def __init__(self, missing: str, fix: str = "", certain: bool = False) -> None:
        self.missing, self.known_fix, self.certain = missing, fix, certain

    # Written when somebody is told: pages of units ask for thousands of numbers that are not there.
    @property
    def message(self) -> str:
        """What is missing, as a sentence."""
        return _("The data does not hold this value: {missing}.").format(missing=self.missing)

    @property
    def fix(self) -> str:
        """What to do about it."""
        if self.known_fix:
            return self.known_fix
        if self.certain:
            return _(
                "There is no such number: take the sentence out of the chapter, or let its cell in "
                "a notebook be left out in such a year by a tag (docs/new-year.md)."
            )
        return _("Add the rows to data/raw, or take the sentence out of the chapter.")

    def __str__(self) -> str:
        return f"{self.message} {self.fix}"


class Undefined(NotAvailable):
    """A share of nothing, or a change in per cent from nothing."""


@dataclass(frozen=True)
class Scope:
    """The view an indicator has of the data.

    Parameters
    ----------
    tables : Tables
        All validated tables.
    year : int
        The year looked at.
    unit : str
        ``library``, a group id or a unit id.
    """

    tables: Tables
    year: int
    unit: str = LIBRARY

    @property
    def library(self) -> Scope:
        """The same year, for the library as a whole."""
        return replace(self, unit=LIBRARY)

    def of(self, unit: str) -> Scope:
        """The same year, for another unit or group."""
        return replace(self, unit=unit)

    def __getitem__(self, key: str) -> Amount:
        """Another indicator in the same scope; it appears under its name in the formula."""
        return self.indicator(key)

    def indicator(self, key: str, **dimensions: str) -> Amount:
        """Compute another indicator that has dimensions."""
        return compute(self, key, **dimensions)

    def sum(self, table: str, column: str = "value", **keys: str) -> Amount:
        """Add up the rows of a table that belong to the unit.

        Parameters
        ----------
        table : str
            The table's name.
        column : str
            The column of numbers; a table may have several.
        **keys : str
            Columns and the value wanted in each.

        Raises
        ------
        NotAvailable
            The year has no such table, or no row of it belongs to the unit and the keys.
        """
        found = self._table(table)
        return self._amount(found, self._own(found, found.rows.with_keys(keys)), column, keys)

    def at(self, table: str, column: str = "value", **keys: str) -> Amount:
        """Take the one row given for exactly this unit, where rows may not be added up."""
        found = self._table(table)
        return self._amount(found, found.rows.with_keys({"unit": self.unit} | keys), column, keys)

    def categories(self, table: str, column: str, **keys: str) -> tuple[str, ...]:
        """The categories in a column of the year's table, in its order; none without the table.

        Parameters
        ----------
        table, column : str
            The table and its column.
        **keys : str
            Further columns and the value wanted in each.
        """
        found = self.tables.get(table, self.year)
        held = found.rows.take(column, found.rows.with_keys(keys)) if found else ()
        return tuple(dict.fromkeys(held))

    def count(self, table: str, **keys: str) -> Amount:
        """Count the rows of a table that belong to the unit; no row is a count of 0."""
        found = self._table(table)
        places = found.rows.with_keys(keys)
        return count_of(found, places if self.unit == LIBRARY else self._own(found, places))

    @property
    def _units(self) -> Units:
        return self.tables.units.in_year(self.year)

    def count_units(self, **keys: str) -> Amount:
        """Count the units that work at the end of the year, those of a kind or group.

        A list of them, `Units.working`, has the same units.
        """
        if self.unit != LIBRARY:
            raise NotAvailable(_("units are counted for the library as a whole"))
        if not self.tables.has_year(self.year):
            # A unit may be there from the beginning, but the beginning is the first year told of.
            raise NotAvailable(_("there is no table for {year}").format(year=self.year))
        found, units = self._table(UNITS), self._units
        working = {units.units[id].place for id in units.working()}
        places = [place for place in found.rows.with_keys(keys) if place in working]
        return count_of(found, places)

    def _table(self, name: str) -> Table:
        # Units and groups are the same for all years.
        table = self.tables.get(name, self.year) or self.tables.get(name)
        if table is None:
            unused = self.tables.not_used.get(name)
            left_out = unused is not None and unused.in_year(self.year)
            reason = f": {unused.reason.rstrip('.')}" if left_out else ""
            missing = _("there is no table {table} for {year}").format(table=name, year=self.year)
            raise NotAvailable(missing + reason, certain=left_out)
        return table

    def _own(self, table: Table, places: Sequence[int]) -> Sequence[int]:
        """The rows that count towards the unit."""
        rows = table.rows
        if "unit" in rows.columns:
            return rows.among(places, "unit", self._units.counted(self.unit))
        if self.unit != LIBRARY:
            message = _("{table} speaks of the library as a whole, not of {unit}")
            unit = self._units.in_words(self.unit)
            raise NotAvailable(message.format(table=table.name, unit=unit))
        return places

    def _amount(
        self, table: Table, places: Sequence[int], column: str, keys: Mapping[str, str]
    ) -> Amount:
        if len(places) == 0:
            unit = self._units.in_words(self.unit)
            which = ", ".join([unit, *(f"{k}={v}" for k, v in keys.items())])
            message = _("{table} {year} has no row for {which}")
            raise NotAvailable(message.format(table=table.name, year=self.year, which=which))
        if column not in table.rows.columns:
            message = _("The table {table} has no column `{column}`.")
            message = message.format(table=table.name, column=column)
            raise UserError(message, did_you_mean(column, table.rows.columns))
        numbers = zip(places, table.rows.take(column, places), strict=True)
        if gaps := [place for place, number in numbers if number != number]:
            raise self._gap(table, gaps, column)
        return amount_of(table, places, column)

    def _gap(self, table: Table, gaps: Sequence[int], column: str) -> NotAvailable:
        statuses = table.statuses if column == "value" else None
        if statuses and NOT_AVAILABLE in [statuses[place] for place in gaps]:
            message = _("the number is marked as not known: {file}, line {lines}")
            lines = few([str(table.rows.lines[place]) for place in gaps], _LINES)
            fix = _(
                "Take the sentence out of the chapter: `ataskaita review` asks about it. A chart, "
                "or what other years should have, needs a cell of its own in a notebook with the "
                "tag `when-{table}-complete`."
            ).format(table=table.name)
            # Tags ask of the report year.
            fix = fix if table.year == self.tables.years[0] else ""
            return NotAvailable(message.format(file=table.path, lines=lines), fix, certain=True)
        # Of an optional column that this year's file lacks there are only gaps.
        message = _("{table} {year} does not give every {column}")
        message = message.format(table=table.name, year=self.year, column=column)
        fix = _("Fill in the column `{column}` of {file} in every row.")
        return NotAvailable(message, fix.format(column=column, file=table.path))


def compute(scope: Scope, key: str, **dimensions: str) -> Amount:
    """Compute an indicator.

    Parameters
    ----------
    scope : Scope
        Year and unit.
    key : str
        The indicator's id.
    **dimensions : str
        Its dimensions, if it has any.

    Returns
    -------
    Amount
        Named after the indicator. Where the year's tables do not hold its inputs but an earlier
        edition printed it, that printed figure, known to its printed digits.

    Raises
    ------
    NotAvailable
        Neither computable nor printed before, or a ratio to nothing.
    """
    computed = scope.tables.computed
    place = (key, scope.unit, scope.year, *sorted(dimensions.items()))
    if place not in computed:
        try:
            computed[place] = _compute(scope, key, dimensions)
        except NotAvailable as missing:
            computed[place] = missing
    found = computed[place]
    if isinstance(found, NotAvailable):
        raise found.with_traceback(None)
    return found


def _compute(scope: Scope, key: str, dimensions: Mapping[str, str]) -> Amount:
    indicator = REGISTRY[key]
    try:
        return indicator.compute(scope, **dimensions).named(_step(scope, key, dimensions))
    except ZeroDivisionError:
        message = key + ": " + _("the number it would be divided by is 0")
        raise Undefined(message, certain=True) from None
    except NotAvailable as missing:
        printed = _printed_before(scope, key) if not dimensions else None
        if printed is None:
            told = f"{key}: {missing.missing}"
            raise type(missing)(told, missing.known_fix, missing.certain) from None
        return printed


def _step(scope: Scope, key: str, dimensions: Mapping[str, str]) -> str:
    """What a formula calls a step: the indicator, its categories, the unit and the year."""
    # In the indicator's own order, whatever order it was called with: readers get them by name.
    categories = [dimensions[name] for name in REGISTRY[key].dimensions if name in dimensions]
    inner = f"[{','.join(categories)}]" if categories else ""
    return f"{key}{inner}@{scope.unit}.{scope.year}"


def _printed_before(scope: Scope, key: str) -> Amount | None:
    table = scope.tables.get(PRINTED, scope.year)
    if table is None:
        return None
    places = table.rows.with_keys({"indicator": key, "unit": scope.unit})
    return amount_of(table, places).named(_step(scope, key, {})) if places else None
