"""Kinds of columns, and what a table says of itself: what a model is written with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandera.pandas as pa

from ataskaita.data.table_names import NOT_AVAILABLE

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
    said = {"measure": measure, "additive": additive, "required": required}
    return said | {"totals": dict(totals or {}), "folder": folder}


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
    said = description or "Padalinio, grupės arba visos bibliotekos (library) kodas"
    reference = {"units": UnitReference(kinds, counted, working)}
    return pa.Field(nullable=nullable, title="Padalinys", description=said, metadata=reference)


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
    if isinstance(labels, str):
        # What a list holds is known when the table is read: see `ataskaita.schema.spec`.
        kwargs["metadata"] = {"labels": dict(besides or {}), "list": labels}
    else:
        kwargs |= {"metadata": {"labels": dict(labels), "list": ""}, "isin": list(labels)}
    return pa.Field(title=title, description=description, **kwargs)


def year_field(title: str, description: str) -> Any:
    """A column of years, of which any may be empty."""
    return pa.Field(nullable=True, str_matches=YEAR, title=title, description=description)


def count_field(title: str, description: str) -> Any:
    """A column of counts: whole numbers, none negative."""
    return pa.Field(ge=0, title=title, description=description)


def money_field(title: str, description: str) -> Any:
    """A column of euros: not negative, no fractions of a cent."""
    return pa.Field(ge=0, title=title, description=description, metadata={"money": True})
