"""Executed copies as Quarto should get them."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

from ataskaita.data.addresses import RAW
from ataskaita.drawn_chart import MIME as CHART
from ataskaita.drawn_chart import DrawnChart
from ataskaita.execution.notebook import node
from ataskaita.execution.source import cell_name, chapter_title, options
from ataskaita.plain_text import as_markdown
from ataskaita.render.book import is_numbered
from ataskaita.render.embedded.markdown import block, raw_html, with_rules_apart
from ataskaita.supported.outputs import alternative, form_of
from ataskaita.tables import MIME, Table, to_html
from ataskaita.text_file import read_text

_INCLUDE = re.compile(r"^\{\{<[ \t]*include[ \t]+(\S+)[ \t]*>\}\}[ \t]*$", re.MULTILINE)
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL | re.IGNORECASE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_TAG = re.compile(r"<[^>]*>")
_TO_RAW = re.compile(rf'<a href="{RAW}/[^"]*">(.*?)</a>')
_ID = re.compile(r"""( id="|url\(#|href="#)""")


def without_html(notebook: Any, source: Path) -> Any:
    """Have each output in Markdown where there is HTML of ours; leave out what Quarto can't read.

    The copy begins with the chapter's name, and HTML that a cell gives alone with that of the cell:
    documents have all chapters in one, and refuse what they can't show by its place. Texts to
    include are put in: Quarto would look for them beside the copy.
    """

    def other(html: str, cell: str) -> str:
        if "<table" not in html.lower():
            return raw_html(f"<!-- cell {cell} -->\n{html}")
        # Tables Quarto reads itself, with their styles, but without their captions.
        caption = _CAPTION.search(html)
        said = as_markdown(unescape(_TAG.sub("", caption[1]))) if caption else ""
        return f"**{said}**\n\n{raw_html(_CAPTION.sub('', html))}" if said else ""

    made = _in_markdown(notebook, lambda model, html: html, other)
    for cell in made.cells:
        if cell.cell_type == "markdown":
            cell.source = _INCLUDE.sub(lambda found: _included(found, source.parent), cell.source)
    parts = [part for cell in made.cells for part in _with_texts_of_charts(cell)]
    made.cells = [*_text("chapter", [f"<!-- chapter {source.stem} -->"]), *parts]
    return made


def _included(found: re.Match[str], folder: Path) -> str:
    path = folder / found[1].strip("\"'")
    return read_text(path) if path.is_file() else found[0]


def for_pages(notebook: Any) -> Any:
    """The same for the site, with tables and charts as the other engine's pages have them."""
    page = _in_markdown(
        notebook, lambda model, html: _as_it_is(to_html(Table.from_json(model))), _for_pages
    )
    for cell in page.cells:
        drawn = [one for one in cell.get("outputs", []) if CHART in one.get("data", {})]
        for number, output in enumerate(drawn):
            alt = alternative(output, options(cell.source), number)
            chart = DrawnChart(**output.data[CHART])
            output.data = {"text/markdown": _chart(chart, alt, f"{cell.get('id', '')}-{number}")}
    texts = [cell.source for cell in page.cells if cell.cell_type == "markdown"]
    if not is_numbered(chapter_title("\n\n".join(texts))):
        # Of a heading that comes first in a notebook Quarto forgets that it is not to be counted.
        page.cells[:0] = _text("first", ["<!-- -->"])
    return page


def _as_it_is(html: str) -> str:
    """Have Quarto leave a table alone, in its own words: it would lose what styles ask for."""
    # Its site has no pages of the raw tables.
    return _TO_RAW.sub(r"\1", html).replace(
        "<table", '<table data-quarto-disable-processing="true"', 1
    )


def texts_of(notebook: Any) -> list[str]:
    """The text of a page before, between and after the cells of it that show something."""
    texts = [""]
    for cell in for_pages(notebook).cells:
        if cell.cell_type == "markdown":
            texts[-1] += f"{cell.source}\n\n"
        elif cell.cell_type == "code" and cell.outputs:
            texts.append("")
    return texts


def _for_pages(html: str, cell: str) -> str:
    # With output in HTML Quarto's book loads two scripts from another host; others may need them.
    return "" if "<script" in html.lower() else raw_html(html)


def _in_markdown(
    notebook: Any, table: Callable[[Any, str], str], other: Callable[[str, str], str]
) -> Any:
    notebook = copy.deepcopy(notebook)
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown" and number > 1:
            cell.source = with_rules_apart(cell.source)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                # A font has no colours of a terminal.
                output.traceback = [_COLOUR.sub("", line) for line in output.traceback]
            data = output.get("data", {})
            html = data.get("text/html", "")
            if model := data.pop(MIME, None):
                data["text/markdown"] = raw_html(table(model, html))
            elif form_of(output) == "text/html" and (said := other(html, cell_name(cell, number))):
                data["text/markdown"] = said
            if "text/markdown" in data:
                data.pop("text/html", None)
    notebook.cells = [part for cell in notebook.cells for part in _with_caption(cell)]
    return notebook


def _with_caption(cell: Any) -> list[Any]:
    """A cell without a label below its caption, which Quarto would lose or show with a mark."""
    chosen = options(cell.source) if cell.get("outputs") else {}
    if "label" in chosen or not (caption := chosen.pop("tbl-cap", "")):
        return [cell]
    code = [line for line in cell.source.splitlines() if not line.startswith("#|")]
    kept = [f"#| {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in chosen.items()]
    cell.source = "\n".join([*kept, *code])
    return [*_text(f"{cell.get('id', '')}-caption", [f"**{caption}**"]), cell]


def _chart(chart: DrawnChart, alt: str, name: str) -> str:
    """A chart with its texts; the style sheet shows the drawing that fits the screen."""
    # Each drawing has ids of its own on the page, or it would be filled with what another hides.
    drawings = _ID.sub(rf"\1{name}-", chart.wide + chart.narrow)
    blocks = [
        block("chart-headline", chart.headline),
        block("chart-subtitle", chart.subtitle),
        raw_html(f'<div class="chart" role="img" aria-label="{escape(alt)}">{drawings}</div>'),
        block("chart-notes", "\n\n".join(chart.notes)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _with_texts_of_charts(cell: Any) -> list[Any]:
    """A cell between the texts that stand around its charts: they hold numbers of the ledger.

    In the cell itself Quarto would take each of them for a picture of its own. What a chart says in
    words becomes an option of the cell, where Quarto looks for it.
    """
    above, below, said = [], [], []
    for output in cell.get("outputs", []):
        if made := output.get("data", {}).pop(CHART, None):
            chart = DrawnChart(**made)
            said.append(alternative(output, {}, 0))
            output.data["image/svg+xml"] = chart.wide
            above += [f"**{chart.headline}**"] if chart.headline else []
            above.append(chart.subtitle)
            below += chart.notes
    if said and "fig-alt" not in options(cell.source):
        words = json.dumps(said if len(said) > 1 else said[0], ensure_ascii=False)
        cell.source = f"#| fig-alt: {words}\n{cell.source}"
    id = cell.get("id", "")
    return [*_text(f"{id}-above", above), cell, *_text(f"{id}-below", below)]


def _text(id: str, paragraphs: list[str]) -> list[Any]:
    if not paragraphs:
        return []
    text = "\n\n".join(paragraphs)
    return [node({"cell_type": "markdown", "id": id, "metadata": {}, "source": text})]
