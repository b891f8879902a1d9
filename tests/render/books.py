"""Small executed chapters, put together as the embedded engine does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import nbformat.v4 as v4

from ataskaita.cache import Cache
from ataskaita.execution.visibility import shown_outputs
from ataskaita.render.book import Book, count_chapters
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.convert import convert
from ataskaita.render.embedded.pdf import Number, write_pdf
from ataskaita.render.embedded.references import labels_of, link_page, require_labels

TABLE = (
    "<table><thead><tr><th></th><th>2019 m.</th></tr></thead>"
    "<tbody><tr><th>Iš viso</th><td>447</td></tr></tbody></table>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'

#: A stem, a notebook, and whether it is an appendix.
Executed = tuple[str, Any, bool]


def table(label: str, caption: str = "Lentelė", shown: dict | None = None):
    """An executed cell that shows a table: one of the chapters' builders, or somebody else's."""
    cell = v4.new_code_cell(f"#| label: {label}\n#| tbl-cap: {caption}\ntable()")
    cell.outputs = [v4.new_output("execute_result", shown or {"text/html": TABLE})]
    return cell


def figure(label: str, caption: str = "Diagrama", alt: str = "Alternatyva", svg: str = SVG):
    """An executed cell that shows a chart."""
    cell = v4.new_code_cell(
        f"#| fig-alt: {json.dumps(alt)}\n#| label: {label}\n#| fig-cap: {caption}\nbars()"
    )
    cell.outputs = [v4.new_output("display_data", {"image/svg+xml": svg})]
    return cell


def chapter(stem: str, *cells, appendix: bool = False, pdf: str = "report") -> Executed:
    """A chapter of texts and executed cells, with the outputs that readers get."""
    made = [v4.new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    for cell in made:
        if cell.cell_type == "code":
            cell.outputs = shown_outputs(cell, {})
    notebook = v4.new_notebook(cells=made, metadata={"ataskaita": {"pdf": pdf}})
    return stem, notebook, appendix


@dataclass(frozen=True)
class Document:
    """Converted chapters with their labels, and the folder that their charts lie in."""

    chapters: tuple[Chapter, ...]
    labels: dict[str, dict[str, str]]
    folder: Path

    @property
    def html(self) -> dict[str, str]:
        """The text of each page of the site."""
        return {c.stem: link_page(c.html, c.stem, self.labels) for c in self.chapters}

    @property
    def typst(self) -> str:
        """The Typst of all chapters."""
        return "\n\n".join(chapter.typst for chapter in self.chapters)

    def pdf(self, book: Book, name: str = "report", **options: Any) -> list[Number]:
        """Write a PDF into the folder; gives the numbers it prints."""
        chapters = [chapter for chapter in self.chapters if chapter.pdf == name]
        given = {"work": self.folder, "cache": Cache(self.folder / "cache")} | options
        return write_pdf(name, chapters, self.labels, book, self.folder, **given)


def parsed(
    folder: Path, *chapters: Executed, strict: bool = True, source: Path | None = None
) -> Document:
    """The chapters with numbers and references settled; pictures lie beside `source`."""
    cache = Cache(folder / "cache")
    places = count_chapters(chapters)
    made = tuple(
        convert(
            notebook, place, folder, cache, source=source, root=source.parent if source else None
        )
        for (_, notebook, _), place in zip(chapters, places, strict=True)
    )
    labels = labels_of(made)
    if strict:
        require_labels(made, labels)
    return Document(made, labels, folder)


def as_html(document: Document) -> lxml.html.HtmlElement:
    """The pages of a document, one after another, to look into."""
    return lxml.html.fromstring(f"<main>{''.join(document.html.values())}</main>")


def texts(tree: lxml.html.HtmlElement, path: str) -> list[str]:
    """The texts of what an XPath finds, with single spaces that may break."""
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def numbers(tree: lxml.html.HtmlElement) -> set[str]:
    """The numbers in the cells exactly as they are, without marks."""
    return {span.text_content() for span in tree.xpath("//td//span[@data-k]")}
