"""Rules that no single cell can break: what a rule is, and the list of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ataskaita.data.units import LIBRARY, Units
from ataskaita.registry import Register

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Year:
    """The sound tables of one year, for rules to look at.

    A reconstructed number may be off within its bounds. A rule that compares sizes therefore takes
    the ``lower`` bound of what should be less and the ``upper`` bound of what should be more: it
    is broken only where no number within the bounds would keep it.
    """

    frames: Mapping[str, pd.DataFrame]
    units: Units

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.frames[table]

    def total(self, table: str, column: str = "value", /, **keys: str) -> float:
        """Add up the values, or bounds, of the rows with these keys; NaN where one is not known."""
        return float(self.rows(table, **keys)[column].sum(skipna=False))

    def rows(self, table: str, **keys: str) -> pd.DataFrame:
        """The rows with these keys."""
        frame = self.frames[table]
        for column, value in keys.items():
            frame = frame[frame[column] == value]
        return frame

    def by_group(self, table: str, column: str = "value", /, **keys: str) -> dict[str, float]:
        """Values, or bounds, per group, those of units added up; ``library`` stays by itself.

        The sum of a group of which one is not known is NaN.
        """
        rows = self.rows(table, **keys)
        return _sums(rows[column], rows["unit"].map(self.units.group_of))

    def by_unit(self, table: str, column: str = "value", /, **keys: str) -> dict[str, float]:
        """The same, and beside them the units that have rows of their own."""
        rows = self.rows(table, **keys)
        return _sums(rows[column], rows["unit"]) | self.by_group(table, column, **keys)


@dataclass(frozen=True)
class Breach:
    """Where a rule is broken.

    Parameters
    ----------
    table : str
        The table to look at first.
    line : int or None
        The line of the file; None where the table as a whole is meant.
    column, value : str
        The cell, where there is one.
    difference : float
        How far the two sides are apart; what an exception is guarded by.
    details : mapping
        Names in the rule's message -> what to write there: a number, or the id of a unit or
        category, which the message calls by its name.
    """

    table: str
    line: int | None = None
    column: str = "value"
    value: str = ""
    difference: float = 0
    details: Mapping[str, Any] = field(default_factory=dict)


Check = Callable[[Year], Iterator[Breach]]


@dataclass(frozen=True)
class Rule:
    """A named rule.

    Parameters
    ----------
    id : str
        Such as ``LOANS-01``; exceptions refer to it.
    title : str
        What holds when the rule holds: a Lithuanian sentence for readers of the report.
    tables : tuple of str
        The tables it needs; it is skipped where one is absent or unsound.
    others : bool
        It also looks at whatever other tables are there and sound.
    message, fix : str
        English templates, filled with the details of a `Breach`.
    check : callable
        Gives every breach.
    """

    id: str
    title: str
    tables: tuple[str, ...]
    message: str
    fix: str
    check: Check
    others: bool = False


#: The report's rules by id.
RULES: Register[Rule] = Register("schemas.rules", "rules")


def rule(
    id: str, *tables: str, title: str, message: str, fix: str, others: bool = False
) -> Callable[[Check], Check]:
    """Enter a function in the list of rules."""

    def enter(check: Check) -> Check:
        RULES.enter(id, Rule(id, title, tables, message, fix, check, others))
        return check

    return enter


def _sums(numbers: pd.Series, by: pd.Series) -> dict[str, float]:
    groups = numbers.groupby(by)
    return groups.sum().astype(float).where(groups.count() == groups.size()).to_dict()


def plain(number: float) -> str:
    """A number as it would be typed into a table."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def unequal(table: str, left: float, right: float, **details: Any) -> Iterator[Breach]:
    """A breach where two sums differ, by a cent or more; what is not known differs from nothing."""
    if round(left - right, 2) > 0 or round(right - left, 2) > 0:
        yield _breach(table, left, right, **details)


def exceeds(table: str, left: float, right: float, **details: Any) -> Iterator[Breach]:
    """A breach where the left side is the greater."""
    if round(left - right, 2) > 0:
        yield _breach(table, left, right, **details)


def _breach(table: str, left: float, right: float, **details: Any) -> Breach:
    difference = round(left - right, 2)
    sides = {"left": left, "right": right, "difference": difference}
    return Breach(table, difference=difference, details={**sides, **details})


def exceeds_by_group(
    data: Year, table: str, left: Mapping[str, float], right: Mapping[str, float]
) -> Iterator[Breach]:
    """Breaches where a group's left side is greater than its right one.

    Groups and units that only one side knows are not compared; if either side knows only the
    library as a whole, sums are compared.
    """
    if LIBRARY in left or LIBRARY in right:
        groups = data.units.groups
        left, right = (
            {LIBRARY: side.get(LIBRARY, sum(side[unit] for unit in side if unit in groups))}
            for side in (left, right)
        )
    for group in left:
        if group in right:
            # What is more may be a sum; only a single row has a cell to name.
            cells = [*data.rows(table, unit=group)["value"].items()]
            cell = {"line": cells[0][0], "value": plain(cells[0][1])} if len(cells) == 1 else {}
            for breach in exceeds(table, left[group], right[group], unit=group):
                yield replace(breach, **cell)
