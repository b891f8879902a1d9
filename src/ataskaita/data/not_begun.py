"""Tables that wait to be filled in: they lie there with their keys, but hold no figure yet.

A new library gets all tables laid out and fills in those it has. One that need not be there and in
which nobody has written anything is not there yet: nothing is asked of it, and chapters leave it
out. As soon as one cell is filled in, all must be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ataskaita.data.folder import table_path
from ataskaita.data.reading import Received, read_csv
from ataskaita.data.table_names import BESIDE
from ataskaita.project import Project

if TYPE_CHECKING:
    from ataskaita.schema import Spec


def is_begun(received: Received, spec: Spec) -> bool:
    """Whether anything is filled in but keys; a table that can't be read is begun."""
    if not received.columns:
        return not received.only_header
    facts = [name for name in received.columns if name not in (*spec.keys, *BESIDE)]
    named = [name for name in received.columns if name in spec.keys]
    # Where keys are all there is, they are what is filled in; a status alone is an answer, too.
    asked = [*(facts or named), *(name for name in received.columns if name == "status")]
    return any(cell.strip() for name in asked for cell in received.columns[name])


def waits(project: Project, spec: Spec, year: int, received: Received) -> bool:
    """Whether a table of a year is not there yet, although its file is.

    It has to be one that may be missing; and one that the year before had is not.
    """
    if spec.folder != "raw" or spec.required != "no" or is_begun(received, spec):
        return False
    before = table_path(project, spec.name, spec.folder, year - 1)
    return not before.is_file() or not is_begun(read_csv(before, ""), spec)


def tables_that_wait(project: Project, year: int) -> Iterator[Spec]:
    """The tables of a year that nobody has begun to fill in."""
    from ataskaita.data.schemas import report_schemas

    for spec in report_schemas()[0].values():
        path = table_path(project, spec.name, spec.folder, year)
        if path.is_file() and waits(project, spec, year, read_csv(path, "")):
            yield spec
