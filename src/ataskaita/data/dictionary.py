"""The data dictionary: every table and column as the schemas define them, in plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ataskaita.data.lists import read_lists
from ataskaita.data.not_used import read_not_used
from ataskaita.data.schemas import report_schemas
from ataskaita.project import Project
from ataskaita.registry import SCHEMAS

if TYPE_CHECKING:
    from ataskaita.schema import Spec

#: What cells hold, in Lithuanian.
KINDS = {"text": "tekstas", "whole": "sveikasis skaičius", "number": "skaičius"}


def tables(project: Project) -> list[dict[str, Any]]:
    """One record a table, of what its schema says.

    ``not_used`` is the reason why the library does not have it in the report year; empty where it
    has.
    """
    entries, _ = read_not_used(project, SCHEMAS)
    not_used = {one.table: one.reason for one in entries.values() if one.in_year(project.year)}
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
            "not_used": not_used.get(spec.name, ""),
        }
        for spec in _specs(project)
    ]


def columns(project: Project) -> list[dict[str, Any]]:
    """One record a column, of what its schema says.

    ``values`` maps each allowed value to its Lithuanian word; it is empty where any value will
    do. ``list`` is the file in which a value is added, if there is one, and ``total`` the value
    that stands for the sum of all others.
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
            "list": column.list_file,
            "total": spec.totals.get(column.name, ""),
        }
        for spec in _specs(project)
        for column in spec.columns.values()
    ]


def rules() -> list[dict[str, Any]]:
    """One record a rule between tables: rule, title (a Lithuanian sentence), tables."""
    return [
        {"rule": rule.id, "title": rule.title, "tables": list(rule.tables)}
        for rule in report_schemas()[1].values()
    ]


def _specs(project: Project) -> Iterable[Spec]:
    return report_schemas(read_lists(project.root).categories)[0].values()
