"""Loading all tables: each is read and checked, then what holds between them."""

from __future__ import annotations

from ataskaita.data.corrections import corrections_file, read_corrections
from ataskaita.data.findings import in_file_order
from ataskaita.data.folder import strangers, years_read
from ataskaita.data.keys import wrong_histories
from ataskaita.data.last_year import compare_with_last_year
from ataskaita.data.loader import Loader
from ataskaita.data.tables import Tables
from ataskaita.data.units import REGISTERS, Units
from ataskaita.errors import DataErrors
from ataskaita.project import Project


def load(project: Project, *, years: tuple[int, ...] | None = None) -> Tables:
    """Read and validate all tables.

    Parameters
    ----------
    project : Project
    years : tuple of int, optional
        The report year first; when left out, the project's year, the year before and every
        earlier year that has a folder.

    Raises
    ------
    ataskaita.errors.DataErrors
        Something is wrong; it holds every finding.
    """
    loader = Loader(project, years or years_read(project))
    loader.check_folders()
    specs = loader.specs.values()
    for spec in specs:
        if spec.folder == "data":
            loader.read(spec, None)
    raw = [spec.name for spec in specs if spec.folder == "raw"]
    for year in loader.years:
        corrections = loader.corrections[year] = read_corrections(project, year, raw)
        for spec in specs:
            if spec.folder != "data":
                loader.read(spec, year)
        corrections.finish()
        loader.files.append(corrections_file(year))
        loader.findings += [*strangers(project, year, raw), *corrections.findings]
    units = None
    if all((name, None) in loader.tables for name in REGISTERS):
        units = Units.of(loader.tables, loader.years[0])
        loader.findings += wrong_histories(loader.tables, units)
        loader.check_keys(units)
        for year in loader.years:
            loader.check_rules(units, year)
        loader.findings += compare_with_last_year(loader, units)
    if loader.findings or units is None:
        raise DataErrors(in_file_order(loader.findings, loader.files))
    exceptions = tuple(loader.exceptions)
    return Tables(loader.years, units, loader.tables, exceptions, loader.not_used)
