"""`ataskaita validate`."""

from __future__ import annotations

from ataskaita.checks.inputs import require_sound
from ataskaita.cli.terminal import Terminal
from ataskaita.data.findings import few
from ataskaita.data.folder import folders_not_read
from ataskaita.data.loading import load
from ataskaita.data.not_begun import tables_that_wait
from ataskaita.project import Project
from ataskaita.translation import _, ngettext

#: How many tables are named.
_SHOWN = 5


def validate(project: Project) -> None:
    """Check all that a render reads; every finding is shown, and one is enough to exit non-zero."""
    console = Terminal(soft_wrap=False)
    with console.status(_("Checking the raw data…")):
        tables = require_sound(project, lambda: load(project))
    counted = sum(len(table.rows) for table in tables)
    for note in folders_not_read(project):
        console.print(note, style="yellow", markup=False)
    waiting = [spec.title for spec in tables_that_wait(project, project.year)]
    if waiting:
        note = ngettext(
            "{count} table is not filled in yet, and left out of the report: {tables}.",
            "{count} tables are not filled in yet, and left out of the report: {tables}.",
            len(waiting),
        ).format(tables=few(waiting, _SHOWN))
        console.print(note, style="yellow", markup=False)
    # A first year has none before it, and none of its own at first.
    known = {project.year, *(table.year for table in tables if table.year)}
    years = ", ".join(map(str, sorted(known, reverse=True)))
    message = _("Sound: {tables} tables with {rows} rows ({years}).")
    console.done(message.format(tables=len(list(tables)), rows=counted, years=years))
