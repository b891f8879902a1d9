"""What a render reads and no schema can judge: explanations, and indicators that data name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ataskaita.checks.notes import read_notes
from ataskaita.data.findings import Finding
from ataskaita.data.folder import table_path
from ataskaita.data.reading import Received, read_csv
from ataskaita.data.table_names import PRINTED, PUBLISHED, TARGETS
from ataskaita.data.tables import Rows, Table, Tables
from ataskaita.errors import DataErrors, UserError, gathering
from ataskaita.indicators import REGISTRY, NotAvailable, Scope
from ataskaita.indicators.formulas import parse_call
from ataskaita.indicators.targets import called
from ataskaita.project import Project
from ataskaita.translation import _

#: Tables that name indicators, and the columns in which they do.
_NAMING = {TARGETS: ("indicator", "of"), PRINTED: ("indicator",), PUBLISHED: ("indicator",)}


def require_sound(project: Project, read: Callable[[], Tables]) -> Tables:
    """Read the data and all that a render reads beside it, or refuse with every finding.

    Parameters
    ----------
    project : Project
    read : callable
        Reads and validates the data.

    Raises
    ------
    DataErrors
        Something is wrong.
    """
    tables, found = None, []
    with gathering(found):
        tables = read()
    found += faults(project, tables)
    if found:
        raise DataErrors(found)
    return tables


def faults(project: Project, tables: Tables | None) -> list[Finding]:
    """All that is wrong with explanations, and with indicators that tables name.

    Parameters
    ----------
    project : Project
    tables : Tables or None
        The validated data; None where it is not sound: nothing can be computed of it then.

    Raises
    ------
    UserError
        The report's own code is wrong: that is told once, not at each indicator.
    """
    REGISTRY.entries()
    found: list[Finding] = []
    with gathering(found):
        read_notes(project, project.year)
    for table in tables or ():
        for column in _NAMING.get(table.name, ()):
            found += _in_column(table.path, table.rows, column, _test(tables, table))
    if tables is None:
        # That there is no such indicator is known all the same.
        path = table_path(project, TARGETS, "raw", project.year)
        received = read_csv(path, project.relative(path)) if path.is_file() else Received("")
        for column in _NAMING[TARGETS]:
            found += _in_column(received.file, received, column, parse_call)
    return found


def _test(tables: Tables, table: Table) -> Callable[[str], object]:
    """What a cell must pass: a target of the report year is judged by a number there is."""
    if table.name == TARGETS and table.year == tables.years[0]:
        scope = Scope(tables, table.year)
        return lambda call: called(scope, call)
    return parse_call


def _in_column(
    file: str, rows: Rows | Received, column: str, test: Callable[[str], object]
) -> Iterator[Finding]:
    for line, cell in zip(rows.lines, rows.columns.get(column, ()), strict=False):
        if not isinstance(cell, str) or not cell:
            continue
        try:
            test(cell)
        except NotAvailable as error:
            # Where it is certain, the target is shown as one that can't be judged.
            if not error.certain:
                fix = _("Add the rows or cells that it needs, or name another indicator.")
                yield Finding(file, line, column, cell, "CALL-02", f"{error.missing}.", fix)
        except UserError as error:
            yield Finding(file, line, column, cell, "CALL-01", error.message, error.fix)
