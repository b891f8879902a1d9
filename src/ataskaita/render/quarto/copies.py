"""Executed copies as Quarto should get them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from ataskaita.data.snapshot import current_snapshot
from ataskaita.drawn_chart import MIME as CHART
from ataskaita.drawn_chart import DrawnChart
from ataskaita.errors import UserError
from ataskaita.execution.notebook import node, writes
from ataskaita.execution.run import run_chapters
from ataskaita.execution.source import chapter_title
from ataskaita.project import Project
from ataskaita.render.book import is_numbered
from ataskaita.tables import MIME, Table, to_html
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
            return writes(for_pages(run.chapters[0].notebook))
    raise UserError(
        _("Quarto asked for a notebook that _quarto.yml does not list."),
        _("List it under book: chapters."),
    )


def without_html(notebook: Any) -> Any:
    """Have each output in Markdown where there is HTML of ours; leave out what Quarto can't read.

    For a page with plain HTML output Quarto's book loads two scripts from another host.
    """
    return _in_markdown(notebook, lambda model, html: html)


def for_pages(notebook: Any) -> Any:
    """The same for the site, with tables as the other engine's pages have them."""
    page = _in_markdown(notebook, lambda model, html: _as_it_is(to_html(Table.from_json(model))))
    texts = [cell.source for cell in page.cells if cell.cell_type == "markdown"]
    if not is_numbered(chapter_title("\n\n".join(texts))):
        # Of a heading that comes first in a notebook Quarto forgets that it is not to be counted.
        page.cells[:0] = _text("first", ["<!-- -->"])
    return page


def _as_it_is(html: str) -> str:
    """Have Quarto leave a table alone, in its own words: it would lose what styles ask for."""
    return html.replace("<table", '<table data-quarto-disable-processing="true"', 1)


def _in_markdown(notebook: Any, table: Callable[[Any, str], str]) -> Any:
    notebook = copy.deepcopy(notebook)
    notebook.cells = [part for cell in notebook.cells for part in _with_texts_of_charts(cell)]
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if model := data.pop(MIME, None):
                html = table(model, data["text/html"])
                data["text/markdown"] = f"````{{=html}}\n{html}\n````"
            if "text/markdown" in data:
                data.pop("text/html", None)
    return notebook


def _with_texts_of_charts(cell: Any) -> list[Any]:
    """A cell between the texts that stand around its charts: they hold numbers of the ledger.

    In the cell itself Quarto would take each of them for a picture of its own.
    """
    above, below = [], []
    for output in cell.get("outputs", []):
        made = output.get("data", {}).pop(CHART, None)
        if made is not None:
            chart = DrawnChart.from_json(made)
            output.data["image/svg+xml"] = chart.wide
            above += [f"**{chart.headline}**"] if chart.headline else []
            above.append(chart.subtitle)
            below += chart.notes
    id = cell.get("id", "")
    return [*_text(f"{id}-above", above), cell, *_text(f"{id}-below", below)]


def _text(id: str, paragraphs: list[str]) -> list[Any]:
    if not paragraphs:
        return []
    text = "\n\n".join(paragraphs)
    return [node({"cell_type": "markdown", "id": id, "metadata": {}, "source": text})]


def _cells(notebook: dict) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
