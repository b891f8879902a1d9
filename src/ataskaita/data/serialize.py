"""Validated tables as plain values, for entries of the cache, and tables made of such values."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ataskaita.data.corrections import Correction
from ataskaita.data.exceptions import Known
from ataskaita.data.tables import Rows, Table


def copies(tables: Iterable[Table]) -> list[Table]:
    """Tables to be written: data frames that were made of them are no part of an entry."""
    return [replace(table, rows=replace(table.rows)) for table in tables]


def table(record: dict[str, Any]) -> Table:
    """The table that an entry holds."""
    rows = Rows(**record["rows"])
    for name in rows.numbers:
        # JSON has no NaN.
        held = rows.columns[name]
        rows.columns[name] = [math.nan if cell is None else cell for cell in held]
    made = tuple(Correction(**_dated(made)) for made in record["corrections"])
    return Table(**record | {"rows": rows, "keys": tuple(record["keys"]), "corrections": made})


def known(record: dict[str, Any]) -> Known:
    """The known contradiction that an entry holds."""
    return Known(**_dated(record))


def _dated(record: dict[str, Any]) -> dict[str, Any]:
    return record | {"date": dt.date.fromisoformat(record["date"][:10])}
