"""A table's definition as plain values, for code that reads, checks or documents tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandera.pandas as pa

from ataskaita.schema.fields import Fact, Listing, UnitReference


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name, title, description : str
        The name in the file, and what readers are told, in Lithuanian.
    kind : {"text", "whole", "number"}
        What its cells hold.
    nullable : bool
        Whether a cell may be empty.
    optional : bool
        Whether the file may lack the column.
    labels : mapping
        Allowed value -> Lithuanian word; empty where any value will do.
    units : UnitReference or None
        Which units a cell may name; None where the column does not name units.
    money : bool
        Whether its numbers are euros, to the cent.
    """

    name: str
    title: str
    description: str
    kind: str
    nullable: bool
    optional: bool
    labels: Mapping[str, str]
    units: UnitReference | None
    money: bool = False


@dataclass(frozen=True)
class Spec:
    """One table: its `Column` s, its keys, and what `ataskaita.schema.about` says of it."""

    name: str
    title: str
    description: str
    keys: tuple[str, ...]
    columns: Mapping[str, Column]
    is_fact: bool
    has_status: bool
    measure: str
    additive: bool
    required: str
    totals: Mapping[str, str]
    folder: str
    schema: pa.DataFrameSchema


@cache
def spec(model: type[pa.DataFrameModel]) -> Spec:
    """Read a model once."""
    schema = model.to_schema()
    keys = tuple(schema.unique or ())
    order = (*keys, *(name for name in schema.columns if name not in keys))
    ends = [name for name in ("value", "status", "lower", "upper", "note") if name in order]
    names = [*(name for name in order if name not in ends), *ends]
    return Spec(
        name=schema.name,
        title=schema.title,
        description=schema.description,
        keys=keys,
        columns={name: _column(name, schema.columns[name]) for name in names},
        is_fact=issubclass(model, Fact),
        has_status=issubclass(model, Listing),
        schema=schema,
        **model.Config.metadata,
    )


def _column(name: str, column: Any) -> Column:
    metadata = column.metadata or {}
    kinds = {"int64": "whole", "float64": "number"}
    return Column(
        name=name,
        title=column.title,
        description=column.description,
        kind=kinds.get(str(column.dtype), "text"),
        nullable=column.nullable,
        optional=not column.required,
        labels=metadata.get("labels", {}),
        units=metadata.get("units"),
        money=metadata.get("money", False),
    )
