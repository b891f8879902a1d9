"""`ataskaita strip`."""

from __future__ import annotations

import typer

from ataskaita.execution.strip import stripped
from ataskaita.project import Project
from ataskaita.text_file import read_text
from ataskaita.translation import _


def strip(project: Project) -> None:
    """Remove outputs and execution counts from all notebooks, leaving the rest as it is."""
    changed = 0
    for path in sorted(project.notebooks.glob("*.ipynb")):
        text = read_text(path)
        clean = stripped(text)
        if clean != text:
            temporary = path.with_suffix(".part")
            temporary.write_text(clean, encoding="utf-8")
            temporary.replace(path)
            typer.echo(_("{file}: outputs removed.").format(file=project.relative(path)))
            changed += 1
    if not changed:
        typer.echo(_("All notebooks are stripped already."))
