"""The data dictionary: every table and column as the schemas define them, in plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ataskaita.data.lists import read_lists
from ataskaita.data.not_used import read_not_used
from ataskaita.data.schemas import report_schemas
from ataskaita.project import Project
from ataskaita.registry import SCHEMAS

if TYPE_CHECKING:
    from ataskaita.schema import Column, Spec

#: What cells hold, in Lithuanian.
KINDS = {"text": "tekstas", "whole": "sveikasis skaičius", "number": "skaičius"}


def records(project: Project) -> dict[str, list[dict[str, Any]]]:
    """What the schemas say: one record a table, one a column, one a rule between tables.

    Parameters
    ----------
    project : Project
        The project.
    """
    entries, _wrong = read_not_used(project, SCHEMAS)
    not_used = {one.table: one.reason for one in entries.values() if one.in_year(project.year)}
    specs, rules = report_schemas(read_lists(project.root).categories)
    return {
        "tables": [_table(spec, not_used.get(spec.name, "")) for spec in specs.values()],
        "columns": [_column(c, spec) for spec in specs.values() for c in spec.columns.values()],
        "rules": [
            {"rule": rule.id, "title": rule.title, "tables": list(rule.tables)}
            for rule in rules.values()
        ],
    }


def _table(spec: Spec, not_used: str) -> dict[str, Any]:
    return {
        "table": spec.name,
        "title": spec.title,
        "description": spec.description,
        "measure": spec.measure,
        "keys": list(spec.keys),
        "additive": spec.additive,
        "required": spec.required,
        "folder": spec.folder,
        "not_used": not_used,
    }


def _column(column: Column, spec: Spec) -> dict[str, Any]:
    return {
        "table": spec.name,
        "column": column.name,
        "title": column.title,
        "description": column.description,
        "kind": KINDS[column.kind],
        "key": column.name in spec.keys,
        "optional": column.optional or column.nullable,
        "values": dict(column.labels),
        "list": column.list_file,
        "total": spec.totals.get(column.name, ""),
    }
