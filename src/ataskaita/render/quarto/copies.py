"""Executed copies as Quarto should get them."""

from __future__ import annotations

import json
from typing import Any

from ataskaita.data.snapshot import current_snapshot
from ataskaita.drawn_chart import MIME as CHART
from ataskaita.errors import UserError
from ataskaita.execution.notebook import writes
from ataskaita.execution.run import run_chapters
from ataskaita.project import Project
from ataskaita.tables import MIME
from ataskaita.translation import _


def executed_copy(text: str) -> str:
    """The executed copy of a chapter.

    Parameters
    ----------
    text : str
        The notebook as Quarto read it.

    Returns
    -------
    str
        The copy, as a notebook.

    Raises
    ------
    UserError
        No chapter of the project has these cells, or it failed.
    """
    project = Project.find()
    cells = _cells(json.loads(text))
    for source in project.chapters:
        # Of a page in Markdown Quarto asks for no notebook.
        if (
            source.suffix == ".ipynb"
            and _cells(json.loads(source.read_text(encoding="utf-8"))) == cells
        ):
            run = run_chapters(project, current_snapshot(project), [source])
            return writes(without_html(run.chapters[0].notebook))
    raise UserError(
        _("Quarto asked for a notebook that _quarto.yml does not list."),
        _("List it under book: chapters."),
    )


def without_html(notebook: Any) -> Any:
    """Have each output in Markdown where there is HTML of ours; leave out what Quarto can't read.

    For a page with plain HTML output Quarto's book loads two scripts from another host.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            # Quarto takes the one picture that holds all of a chart.
            data.pop(CHART, None)
            if data.pop(MIME, None):
                data["text/markdown"] = f"````{{=html}}\n{data['text/html']}\n````"
            if "text/markdown" in data:
                data.pop("text/html", None)
    return notebook


def _cells(notebook: dict) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
