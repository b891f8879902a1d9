from __future__ import annotations

from itertools import product

import pytest

from ataskaita.data import Tables
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope, compute
from ataskaita.values.amounts import Amount

#: Where the categories of a dimension stand that no table has as a column.
ELSEWHERE = {"outcome": ("reached", "nearly", "partly", "missed", "unknown")}

Computed = dict[tuple[str, str, tuple[tuple[str, str], ...]], Amount]


def categories(tables: Tables, dimension: str) -> list[str]:
    """The categories of a dimension that the report year's tables hold."""
    found = {
        str(value)
        for table in tables
        if table.year == tables.years[0] and dimension in table.frame
        for value in table.frame[dimension].dropna()
    }
    return sorted(found) or list(ELSEWHERE[dimension])


@pytest.fixture(scope="session")
def computed(tables: Tables) -> Computed:
    """Every indicator of the report year, for every unit and category that the data holds."""
    found: Computed = {}
    for key, indicator in REGISTRY.items():
        choices = [categories(tables, dimension) for dimension in indicator.dimensions]
        for chosen in product(*choices):
            dimensions = dict(zip(indicator.dimensions, chosen, strict=True))
            for unit in (LIBRARY, *tables.units.all_ids()):
                try:
                    amount = compute(Scope(tables, tables.years[0], unit), key, **dimensions)
                except NotAvailable:
                    continue
                found[key, unit, tuple(dimensions.items())] = amount
    return found
