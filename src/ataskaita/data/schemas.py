"""The report's schemas, for the reader of tables; and the data dictionary that is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ataskaita.data.not_used import read_not_used
from ataskaita.project import Project
from ataskaita.registry import SCHEMAS

if TYPE_CHECKING:
    from ataskaita.schema import Column, Rule, Spec

#: What cells hold, in Lithuanian.
KINDS = {"text": "tekstas", "whole": "sveikasis skaičius", "number": "skaičius"}


def report_schemas(
    categories: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Mapping[str, Spec], Mapping[str, Rule]]:
    """Table name -> what the table is, in the order of reading; rule id -> the rule.

    Parameters
    ----------
    categories : mapping, optional
        The categories of the lists that schemas refer to; those of the project in use when left
        out.
    """
    # Not needed where kept data is read, and slow.
    from ataskaita.data.lists import read_lists
    from ataskaita.schema import RULES, spec

    if categories is None:
        categories = read_lists().categories
    return {name: spec(model, categories) for name, model in SCHEMAS.items()}, RULES


def dictionary(project: Project) -> dict[str, list[dict[str, Any]]]:
    """The data dictionary: one record a table, one a column, one a rule between tables.

    Parameters
    ----------
    project : Project
        The project.
    """
    from ataskaita.data.lists import read_lists

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
