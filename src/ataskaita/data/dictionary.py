"""The data dictionary: every table and column as the schemas define them, in plain values."""

from __future__ import annotations

from typing import Any

from ataskaita.data.schemas import report_schemas

#: What cells hold, in Lithuanian.
KINDS = {"text": "tekstas", "whole": "sveikasis skaičius", "number": "skaičius"}


def tables() -> list[dict[str, Any]]:
    """One record a table: name, title, description, measure, keys, additive, required, folder."""
    return [
        {
            "table": spec.name,
            "title": spec.title,
            "description": spec.description,
            "measure": spec.measure,
            "keys": list(spec.keys),
            "additive": spec.additive,
            "required": spec.required,
            "folder": spec.folder,
        }
        for spec in report_schemas()[0].values()
    ]


def columns() -> list[dict[str, Any]]:
    """One record a column: table, column, title, description, kind, key, optional, values.

    ``values`` maps each allowed value to its Lithuanian word; it is empty where any value will
    do.
    """
    return [
        {
            "table": spec.name,
            "column": column.name,
            "title": column.title,
            "description": column.description,
            "kind": KINDS[column.kind],
            "key": column.name in spec.keys,
            "optional": column.optional or column.nullable,
            "values": dict(column.labels),
        }
        for spec in report_schemas()[0].values()
        for column in spec.columns.values()
    ]


def rules() -> list[dict[str, Any]]:
    """One record a rule between tables: rule, title (a Lithuanian sentence), tables."""
    return [
        {"rule": rule.id, "title": rule.title, "tables": list(rule.tables)}
        for rule in report_schemas()[1].values()
    ]
