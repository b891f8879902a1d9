"""A table's definition as plain values, for code that reads, checks or documents tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import pandera.pandas as pa

from ataskaita.data.folder import list_file
from ataskaita.schema.fields import UnitReference
from ataskaita.schema.tables import Fact, Table


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
    list : str
        The list in ``data/lists/`` that the labels come from; empty where the schema says them.
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
    list: str = ""

    @property
    def list_file(self) -> str:
        """The file a category is added to, from the project's root; empty where there is none."""
        return list_file(self.list) if self.list else ""


@dataclass(frozen=True)
class Spec:
    """One table: its `Column` s, its keys, and what `ataskaita.schema.about` says of it."""

    name: str
    title: str
    description: str
    keys: tuple[str, ...]
    columns: Mapping[str, Column]
    is_fact: bool

    measure: str
    additive: bool
    required: str
    totals: Mapping[str, str]
    folder: str
    schema: pa.DataFrameSchema


def models(package: str, *tables: str) -> dict[str, type[Table]]:
    """The models of tables, in this order.

    Parameters
    ----------
    package : str
        A package with a module for each table, which has its name and holds its model.
    *tables : str
        The tables.

    Raises
    ------
    ImportError
        There is no such module, or it holds no model.
    """
    found = {}
    for table in tables:
        module = import_module(f"{package}.{table}")
        classes = [one for one in vars(module).values() if isinstance(one, type)]
        own = [
            one for one in classes if issubclass(one, Table) and one.__module__ == module.__name__
        ]
        if not own:
            raise ImportError(f"{package}/{table}.py holds no table")
        found[table] = own[0]
    return found


#: List -> category -> Lithuanian word.
Lists = Mapping[str, Mapping[str, str]]


def spec(model: type[pa.DataFrameModel], lists: Lists) -> Spec:
    """What a model and the lists that it refers to say of a table.

    The same is given again as long as the lists are the same; a changed one is seen at once.

    Parameters
    ----------
    model : DataFrameModel
        The table's model.
    lists : mapping
        The categories of lists. A column whose list is not among them takes any value: that the
        list can't be read is said elsewhere.
    """
    named = dict.fromkeys(
        (column.metadata or {}).get("list", "") for column in model.to_schema().columns.values()
    )
    found = {name: tuple(lists[name].items()) for name in named if name in lists}
    return _spec(model, tuple(found.items()))


@cache
def _spec(model: type[pa.DataFrameModel], lists: tuple[tuple[str, tuple], ...]) -> Spec:
    categories = {name: dict(labels) for name, labels in lists}
    schema = model.to_schema()
    for name, column in schema.columns.items():
        metadata = column.metadata or {}
        if metadata.get("list") in categories:
            # The order of the file is the order of tables; what stands for a sum comes last.
            labels = categories[metadata["list"]] | metadata["labels"]
            schema = schema.update_column(
                name, checks=[pa.Check.isin(list(labels))], metadata=metadata | {"labels": labels}
            )
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
        list=metadata.get("list", ""),
    )
