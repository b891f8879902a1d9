"""Reading some tables again, where all were sound before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ataskaita.data.correcting import Corrections
from ataskaita.data.corrections import read_corrections
from ataskaita.data.loading import REGISTERS, Loader
from ataskaita.data.tables import Tables
from ataskaita.project import Project
from ataskaita.registry import RULES, SCHEMAS
from schemas.spec import spec


def reread(
    project: Project, tables: Tables, changed: Collection[tuple[str, int | None]]
) -> Tables | None:
    """Read and check tables whose file has changed, and what holds between them and others.

    Parameters
    ----------
    project : Project
        The project.
    tables : Tables
        All tables, sound as they were.
    changed : collection of tuple
        Name and year of those that have changed.

    Returns
    -------
    Tables or None
        What reading all tables would give; None where something is wrong, or may be.
    """
    if any(name in REGISTERS or year is None for name, year in changed):
        # Every other table refers to them.
        return None
    loader = Loader(project, tables.years)
    raw = [name for name, model in SCHEMAS.items() if model.Config.metadata["folder"] == "raw"]
    years = {year: {name for name, of in changed if of == year} for year in tables.years}
    for year, names in years.items():
        if names:
            loader.corrections[year] = Corrections(*read_corrections(project, year, raw))
        for name in names:
            loader.read(spec(SCHEMAS[name]), year)
    loader.check_keys(tables.units)
    if loader.tables.keys() != set(changed):
        return None
    loader.tables = {**tables.tables, **loader.tables}
    for year, names in years.items():
        if names:
            loader.check_rules(tables.units, year, names)
    if loader.findings or any(each.findings for each in loader.corrections.values()):
        return None
    untouched = [
        known
        for known in tables.exceptions
        if not years[known.year].intersection(RULES[known.rule].tables)
    ]
    order = {year: place for place, year in enumerate(tables.years)}
    exceptions = sorted(
        [*untouched, *loader.exceptions], key=lambda known: (order[known.year], known.line)
    )
    return replace(tables, tables=loader.tables, exceptions=tuple(exceptions))
