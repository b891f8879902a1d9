"""Kinds of tables and of columns: what the model of a table is written with.

A model's ``Config`` holds the table's Lithuanian ``title`` and ``description``, its key columns
as ``unique`` and, as ``metadata``, what `about` returns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.data.own import NOT_AVAILABLE
from ataskaita.translation import _

STATUSES = {
    "reported": "gauta",
    "reconstructed": "atkurta iš išspausdintų rodiklių",
    "estimated": "įvertinta",
    NOT_AVAILABLE: "nėra duomenų",
}
YES_NO = {"yes": "taip", "no": "ne"}

#: An id: lower-case Latin letters, digits and underscores.
ID = r"^[a-z][a-z0-9_]*$"

#: A year, written out.
YEAR = r"^(1[89]|20|21)\d\d$"

#: The id of an indicator, with its dimensions in brackets: ``visits.by(may,adults)``.
INDICATOR = r"^[a-z_]+(\.[a-z0-9_]+)?(\([a-z0-9_]+(,[a-z0-9_]+)*\))?$"


@dataclass(frozen=True)
class UnitReference:
    """Which units a column may name; see `unit_field`."""

    kinds: tuple[str, ...] = ()
    counted: bool = True
    working: bool = False


def about(
    measure: str = "",
    *,
    additive: bool = True,
    required: str = "report",
    totals: Mapping[str, str] | None = None,
    folder: str = "raw",
) -> dict[str, Any]:
    """Say of a table what its columns cannot.

    Parameters
    ----------
    measure : str
        The unit of measure of ``value``, in Lithuanian; empty where rows differ or have none.
    additive : bool
        Whether units add up to groups and groups to the library.
    required : {"report", "both", "no"}
        Whether the table must be there: for the report year, for the year before too, or never.
    totals : mapping, optional
        Dimension -> its value that stands for the sum of all others.
    folder : {"raw", "data", "published"}
        Where the file lies: with its year, beside the years, or among what was published.
    """
    return {
        "measure": measure,
        "additive": additive,
        "required": required,
        "totals": dict(totals or {}),
        "folder": folder,
    }


def unit_field(
    *kinds: str,
    counted: bool = True,
    nullable: bool = False,
    working: bool = False,
    description: str = "",
) -> Any:
    """A column of unit ids.

    Parameters
    ----------
    *kinds : str
        The kinds of units it may name; when left out, every unit and group and `LIBRARY`.
    counted : bool
        Whether only those may be named that belong to the library's total.
    nullable : bool
        Whether a cell may be empty.
    working : bool
        Whether the table tells how things are at the end of the year, so that a unit which has
        closed by then may not be named.
    description : str
        What to print instead of the general description.
    """
    general = "Padalinio, padalinių grupės arba visos bibliotekos (library) kodas"
    return pa.Field(
        nullable=nullable,
        title="Padalinys",
        description=description or general,
        metadata={"units": UnitReference(kinds, counted, working)},
    )


def choice_field(
    title: str,
    description: str,
    labels: Mapping[str, str] | str,
    *,
    besides: Mapping[str, str] | None = None,
    **kwargs: Any,
) -> Any:
    """A column with a closed list of values, each with the Lithuanian word for it.

    Parameters
    ----------
    title, description : str
        What readers are told of the column.
    labels : mapping or str
        Value -> word, where the values are part of what the code means; or the name of a list in
        ``data/lists/``, where a library may add to them. Columns may share a list.
    besides : mapping, optional
        Values that code means beside those of a list, such as the total of all others.
    **kwargs
        Further arguments of Pandera's ``Field``.
    """
    fixed = dict(besides or {}) if isinstance(labels, str) else dict(labels)
    listed = labels if isinstance(labels, str) else ""
    # What a list holds is known when the table is read: see `ataskaita.schema.spec`.
    allowed = {} if listed else {"isin": list(fixed)}
    return pa.Field(
        title=title,
        description=description,
        metadata={"labels": fixed, "list": listed},
        **allowed,
        **kwargs,
    )


def year_field(title: str, description: str) -> Any:
    """A column of years, of which any may be empty."""
    return pa.Field(nullable=True, str_matches=YEAR, title=title, description=description)


def count_field(title: str, description: str) -> Any:
    """A column of counts: whole numbers, none negative."""
    return pa.Field(ge=0, title=title, description=description)


def money_field(title: str, description: str) -> Any:
    """A column of euros: not negative, no fractions of a cent."""
    return pa.Field(ge=0, title=title, description=description, metadata={"money": True})


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
        message=_("The status is {status}, but lower or upper is empty."),
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
