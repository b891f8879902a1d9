"""Kinds of tables, and the rules for their rows.

A model's ``Config`` holds the table's Lithuanian ``title`` and ``description``, its key columns
as ``unique`` and, as ``metadata``, what `ataskaita.schema.about` returns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema.fields import STATUSES, choice_field, count_field, money_field
from ataskaita.translation import _


@dataclass(frozen=True)
class RowRule:
    """A rule for the cells of one row.

    Parameters
    ----------
    id : str
        Such as ``ROW-01``.
    column : str
        The cell to look at first.
    message, fix : str
        Templates, filled with the cells of the row; English ones are translated if a
        catalogue has them.
    """

    id: str
    column: str
    message: str
    fix: str


#: Name of the method that checks a rule -> the rule.
ROW_RULES: dict[str, RowRule] = {}


def row_rule(id: str, *, column: str, message: str, fix: str) -> Callable[[Any], Any]:
    """Make a method of a model a rule for its rows; see `RowRule`.

    Pandera keeps a check's own name for the first model only that inherits it, so that rules are
    looked up by the name of their method.
    """

    def mark(method: Any) -> Any:
        ROW_RULES[method.__func__.__name__] = RowRule(id, column, message, fix)
        return pa.dataframe_check(method)

    return mark


def _column(df: pd.DataFrame, name: str, default: str | float = float("nan")) -> pd.Series:
    """A column that a file may lack."""
    return df[name] if name in df else pd.Series(default, index=df.index)


class Table(pa.DataFrameModel):
    """Any table: no column that the model does not name."""

    note: Series[str] | None = pa.Field(
        nullable=True, title="Pastaba", description="Ką apie eilutę reikia žinoti skaitytojui"
    )

    class Config:
        """Options all tables share."""

        strict = True


class Listing(Table):
    """A table whose rows are facts without a number."""

    status: Series[str] | None = choice_field(
        "Būsena", "Ar duomuo gautas, ar atkurtas, ar įvertintas", STATUSES
    )


class Fact(Listing):
    """A table whose rows are facts with a number each.

    It may have more columns of numbers; ``lower`` and ``upper`` are the bounds of ``value``.
    """

    value: Series[int] = count_field("Reikšmė", "Skaičius")
    lower: Series[float] | None = pa.Field(
        nullable=True, title="Apatinė riba", description="Mažiausia galima atkurta reikšmė"
    )
    upper: Series[float] | None = pa.Field(
        nullable=True, title="Viršutinė riba", description="Didžiausia galima atkurta reikšmė"
    )

    @row_rule(
        "ROW-01",
        column="lower",
        message=_("The status is `{status}`, but lower or upper is empty."),
        fix=_("Give both bounds, or write `reported` if the number was received as it is."),
    )
    @classmethod
    def bounds_are_given(cls, df: pd.DataFrame) -> pd.Series:
        """A value that was not simply reported says how far off it may be."""
        uncertain = _column(df, "status", "reported").isin(["reconstructed", "estimated"])
        return ~uncertain | (_column(df, "lower").notna() & _column(df, "upper").notna())

    @row_rule(
        "ROW-02",
        column="value",
        message=_("The value {value} does not lie between lower {lower} and upper {upper}."),
        fix=_("Correct the value or its bounds."),
    )
    @classmethod
    def value_lies_within_its_bounds(cls, df: pd.DataFrame) -> pd.Series:
        """Bounds include the value, also where only one of them is given."""
        low = _column(df, "lower").fillna(df["value"])
        high = _column(df, "upper").fillna(df["value"])
        return (low <= df["value"]) & (df["value"] <= high)


class Money(Fact):
    """A table of euros."""

    value: Series[float] = money_field("Suma", "Suma eurais")

    @row_rule(
        "MONEY-01",
        column="value",
        message=_("{value} has fractions of a cent."),
        fix=_("Write euros with at most two decimal places."),
    )
    @classmethod
    def value_is_in_whole_cents(cls, df: pd.DataFrame) -> pd.Series:
        """An amount of money has at most two decimal places.

        A number read from two decimal places is the nearest to them, however large it is.
        """
        return df["value"].round(2) == df["value"]
