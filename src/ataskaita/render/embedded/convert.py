"""One chapter for pandoc: numbered, and written for the site and the PDF in one call."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ataskaita.cache import Cache
from ataskaita.errors import RenderError
from ataskaita.execution.notebook import Node
from ataskaita.execution.source import cell_name
from ataskaita.fingerprint import code, fingerprint
from ataskaita.programs import MARKDOWN, PandocError, pandoc
from ataskaita.render.book import Place
from ataskaita.render.conservation.form import SCRIPT as FORM
from ataskaita.render.conservation.source import cell_with, texts_of
from ataskaita.render.embedded.chapter import Chapter, Heading
from ataskaita.render.embedded.faults import pandoc_cause
from ataskaita.render.embedded.markdown import drawn_charts, save_picture, to_markdown
from ataskaita.render.embedded.resources import FILTERS
from ataskaita.supported.check import SCRIPT, located
from ataskaita.supported.findings import Place as Where
from ataskaita.supported.findings import UnsupportedErrors, unsupported
from ataskaita.supported.outputs import check_outputs, markdown_outputs
from ataskaita.supported.pictures import picture_file
from ataskaita.tables import Table, to_html, to_typst
from ataskaita.tables.foreign import from_html
from ataskaita.tables.widths import TooWide
from ataskaita.translation import _

#: Columns from one stop of the tabulator to the next; pandoc takes spaces when it opens a file.
_TAB = 4


def convert(
    notebook: Any,
    place: Place,
    folder: Path,
    cache: Cache,
    *,
    source: Path | None = None,
    root: Path | None = None,
) -> Chapter:
    """Convert an executed chapter; one that has not changed is found in the cache.

    Parameters
    ----------
    notebook : Node
        The executed copy.
    place : Place
        Its place in the book.
    folder : Path
        The folder that paths in the text are relative to; the charts are written there.
    cache : Cache
        Where results are kept.
    source : Path, optional
        The chapter's file, from whose folder the pictures in its text are told.
    root : Path, optional
        The report's folder, outside of which there are none.

    Raises
    ------
    UnsupportedErrors
        A cell has given what can't be shown in all formats.
    RenderError
        Pandoc refused it.
    """
    file = source.relative_to(root).as_posix() if source and root else place.stem
    if unsupported := list(check_outputs(notebook, file)):
        raise UnsupportedErrors(unsupported)
    markdown, tables = to_markdown(notebook, place.stem, folder)
    markdown = markdown.expandtabs(_TAB)
    models = [table.to_json() for table in tables.values()]
    outputs = markdown_outputs(notebook)
    ingredients = (
        code("render", "lithuanian", "tables", "supported", "programs.py"),
        asdict(place),
        markdown,
        models,
        outputs,
    )
    made = cache.get("converted", *ingredients)
    if made is None:
        made = _convert(_Given(notebook, place, folder, file, markdown, tables), outputs)
        cache.put(made, "converted", *ingredients)
    headings = tuple(
        Heading(int(h["level"]), h["id"], h["number"], h["title"], h["lang"])
        for h in made["headings"]
    )
    made |= {"headings": headings} | _with_pictures(made, source, root, folder)
    charts = drawn_charts(notebook)
    made["tables"] = made["tables"] | {label: table for label, (table, _svg) in charts.items()}
    made["drawings"] = {label: drawing for label, (_table, drawing) in charts.items()}
    return Chapter(**asdict(place), **made, markdown=markdown, cells=texts_of(notebook))


@dataclass(frozen=True)
class _Given:
    """What a chapter is made of, and what messages call its file."""

    notebook: Any
    place: Place
    folder: Path
    file: str
    markdown: str
    tables: dict[str, Table]

    @property
    def mark(self) -> str:
        """Stands where a table or picture will; no text can hold its own checksum."""
        return f"table-{fingerprint(self.markdown)}"

    def by_pandoc(self, markdown: str, outputs: list[dict[str, Any]]) -> dict[str, Any]:
        """What pandoc makes of a text at the chapter's place."""
        asked = {
            "text": markdown,
            "format": MARKDOWN,
            "metadata": metadata(self.place) | {"mark": self.mark},
            "elements": str(SCRIPT),
            "form": str(FORM),
            "outputs": outputs,
        }
        said = pandoc(json.dumps(asked), "lua", FILTERS / "chapter.lua", folder=self.folder)
        return json.loads(said)


def _with_pictures(
    made: dict[str, Any], source: Path | None, root: Path | None, folder: Path
) -> dict[str, Any]:
    """Put the author's pictures into what pandoc has made of a chapter."""
    files = {}
    addresses = made["pictures"]
    for address in addresses:
        path = picture_file(source, root, address) if source and root else None
        if path is None:
            raise RenderError(
                _("The picture {file} is there no more.").format(file=address),
                _("Render again when all files are in their places."),
            )
        ending = path.suffix[1:].lower()
        files[address] = save_picture(path.read_bytes(), path.stem, ending, folder)
    mark = re.compile(rf"{made.pop('mark')}-picture-(\d+)-")
    texts = {
        name: mark.sub(lambda found: files[addresses[int(found[1]) - 1]], made[name])
        for name in ("html", "typst", "html_of_pdf")
    }
    return texts | {"pictures": files}


def _convert(given: _Given, outputs: list[dict[str, Any]]) -> dict[str, Any]:
    mark = given.mark
    try:
        made = given.by_pandoc(given.markdown, outputs)
    except PandocError as error:
        raise _pandoc_fault(error, given) from None
    if made["findings"]:
        raise UnsupportedErrors(list(located(made["findings"], given.notebook, given.file)))
    known, built = made["known"], given.tables
    if known["lost"]:
        raise UnsupportedErrors(
            [unsupported("empty-float", Where(given.file, label), label) for label in known["lost"]]
        )
    # Those of Markdown and of other libraries are only known as HTML.
    tables = [built.get(source) or from_html(source) for source in known["tables"]]

    labelled: dict[str, dict[str, Any]] = {}

    def html_table(found: re.Match[str]) -> str:
        number, label, caption = found.groups()
        table = tables[int(number) - 1]
        if label := label or table.label:
            labelled[label] = table.to_json()
        return _captioned(to_html(table), label, caption)

    def typst_table(found: re.Match[str]) -> str:
        table = tables[int(found[1]) - 1]
        try:
            return to_typst(table)
        except TooWide:
            said = " | ".join(c.text for row in (*table.head, *table.body) for c in row.cells)
            cell = cell_with(said, texts_of(given.notebook)) or "?"
            wide = unsupported("table-wide", Where(given.file, cell), said)
            raise UnsupportedErrors([wide]) from None

    in_html = re.compile(rf"{mark}\((\d+),(.*?)\)\s*(.*?)\s*{mark}end", re.DOTALL)
    names = ("title", "headings", "references", "duplicates", "pictures")
    return {
        "mark": mark,
        "html": in_html.sub(html_table, made["html"]),
        "html_of_pdf": in_html.sub(html_table, made["html_of_pdf"]),
        "typst": re.sub(rf"{mark}\((\d+)\)", typst_table, made["typst"]),
        "labels": dict(known["labels"]),
        "form": made["form"],
        "tables": labelled,
        **{name: known[name] for name in names},
    }


def _pandoc_fault(error: PandocError, given: _Given) -> RenderError:
    """Find the cell that pandoc can't read: the first that it does not read by itself either."""
    where = given.file
    for number, cell in enumerate(given.notebook.cells, start=1):
        alone, _tables = to_markdown(Node(cells=[cell]), given.place.stem, given.folder)
        try:
            given.by_pandoc(alone, [])
        except PandocError as own:
            error = own
            where = _("{chapter}, cell {cell}").format(
                chapter=given.file, cell=cell_name(cell, number)
            )
            break
    return RenderError(
        _("{place}: pandoc stopped: {cause}").format(place=where, cause=pandoc_cause(error.said)),
        _("Write the place in another way; if it looks right, it is a fault of this program."),
    )


def _captioned(html: str, label: str, caption: str) -> str:
    """Give a table for the site its label and its caption."""
    named = f' id="{label}"' if label else ""
    shown = f'\n<caption><span class="caption-text">{caption}</span></caption>' if caption else ""
    return re.sub("<table([^>]*)>", lambda tag: f"<table{named}{tag[1]}>{shown}", html, count=1)


def metadata(place: Place) -> dict[str, str]:
    """What the filters must know of a chapter's place in the book."""
    return {
        "number": place.number,
        "number-depth": str(place.number_depth),
        "stem": place.stem,
        "appendix": str(int(place.appendix)),
    }
