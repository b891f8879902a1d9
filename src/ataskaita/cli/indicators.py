"""`ataskaita indicators`."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from ataskaita.data.loading import load
from ataskaita.indicators import REGISTRY, NotAvailable, Scope, compute
from ataskaita.project import Project


def indicators(project: Project, search: str) -> None:
    """List the indicators whose id or name contains `search`, with this year's value."""
    console = Console()
    scope = Scope(load(project), project.year)
    table = Table("id", "name", str(project.year), "unit", "definition")
    for key, indicator in sorted(REGISTRY.items()):
        if search.casefold() not in f"{key} {indicator.name}".casefold():
            continue
        call = f"{key} ({', '.join(f'{d}=' for d in indicator.dimensions)})"
        table.add_row(
            call if indicator.dimensions else key,
            indicator.name,
            _value(scope, key),
            indicator.measure.name,
            indicator.definition,
        )
    console.print(table)


def _value(scope: Scope, key: str) -> str:
    indicator = REGISTRY[key]
    if indicator.dimensions:
        return "…"
    try:
        return indicator.measure.text(compute(scope, key).number, bare=True)
    except NotAvailable:
        return "by unit"
