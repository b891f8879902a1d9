"""`ataskaita reconstruct`."""

from __future__ import annotations

import typer

from ataskaita import registry
from ataskaita.errors import UserError
from ataskaita.project import Project
from ataskaita.translation import _


def reconstruct(project: Project, *, check: bool) -> None:
    """Search again; write the counts, or with `check` only tell whether they are current."""
    tool = registry.load("reconstruction")
    if tool is None:
        raise UserError(
            _("This report has no folder reconstruction/: all of its counts were reported."),
            _("Nothing needs to be done."),
        )
    report = tool.run(project, write=not check)
    typer.echo(str(report))
    if check and not report.up_to_date:
        raise typer.Exit(1)
