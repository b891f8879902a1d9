"""`ataskaita reconstruct`."""

from __future__ import annotations

import typer

from ataskaita.project import Project
from ataskaita.reconstruct import run


def reconstruct(project: Project, *, check: bool) -> None:
    """Search again; write the counts, or with `check` only tell whether they are current."""
    report = run(project, write=not check)
    typer.echo(str(report))
    if check and not report.up_to_date:
        raise typer.Exit(1)
