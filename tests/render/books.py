"""Small executed chapters, put together as the embedded engine does."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import lxml.html
import nbformat.v4 as v4

from ataskaita.render.embedded.assemble import Part
from ataskaita.render.embedded.convert import WRITER, Chapter, convert
from ataskaita.render.embedded.document import Document, parse
from ataskaita.render.embedded.pandocs import Pandocs
from ataskaita.render.embedded.store import Store

TABLE = (
    "<table><thead><tr><th></th><th>2023 m.</th></tr></thead>"
    "<tbody><tr><th>Iš viso</th><td>764</td></tr></tbody></table>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'


def table(label: str, caption: str = "Lentelė", shown: dict | None = None):
    """An executed cell that shows a table: one of the chapters' builders, or somebody else's."""
    cell = v4.new_code_cell(f"#| label: {label}\n#| tbl-cap: {caption}\ntable()")
    cell.outputs = [v4.new_output("execute_result", shown or {"text/html": TABLE})]
    return cell


def figure(label: str, caption: str = "Diagrama", alt: str = "Alternatyva"):
    """An executed cell that shows a chart."""
    cell = v4.new_code_cell(
        f"#| fig-alt: {json.dumps(alt)}\n#| label: {label}\n#| fig-cap: {caption}\nbars()"
    )
    cell.outputs = [v4.new_output("display_data", {"image/svg+xml": SVG})]
    return cell


def chapter(stem: str, *cells, appendix: bool = False) -> Part:
    """A chapter of texts and executed cells."""
    made = [v4.new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    return Part(stem, v4.new_notebook(cells=made), appendix)


def parsed(folder: Path, *parts: Part, strict: bool = True) -> Document:
    """The chapters with numbers and references settled."""
    return parse(parts, Path("figures"), folder, strict=strict)


def as_html(document: Document) -> lxml.html.HtmlElement:
    """The pages of a document, one after another, to look into."""
    return lxml.html.fromstring(f"<main>{''.join(document.html.values())}</main>")


def texts(tree: lxml.html.HtmlElement, path: str) -> list[str]:
    """The texts of what an XPath finds, with single spaces that may break."""
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def numbers(tree: lxml.html.HtmlElement) -> set[str]:
    """The numbers in the cells exactly as they are, without marks."""
    return {span.text_content() for span in tree.xpath("//td//span[@data-k]")}


def converted(part: Part, number: str, folder: Path, store: str) -> Chapter:
    """A chapter converted by itself; what is kept lies in a folder of that name."""
    with closing(Pandocs(WRITER, folder)) as pandocs:
        return convert(part, number, Path("figures"), folder, Store(folder / store), pandocs)
