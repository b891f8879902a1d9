"""All that the site offers to take away, written beside its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ataskaita.cache import ensure
from ataskaita.project import Project
from ataskaita.render.book import Book
from ataskaita.render.downloads.csv_file import csv_of
from ataskaita.render.downloads.grid import Grid, grid_of
from ataskaita.render.downloads.links import FOLDER, file_of, workbook_name
from ataskaita.render.downloads.raw import write_raw_tables
from ataskaita.render.downloads.workbook import write_workbook
from ataskaita.render.embedded.references import labels_of, link_page
from ataskaita.tables import Table

if TYPE_CHECKING:
    from ataskaita.data.snapshot import Snapshot
    from ataskaita.render.embedded.convert import Chapter

Ledgers = Mapping[str, Sequence[Mapping[str, Any]]]


def write_downloads(
    project: Project,
    chapters: Sequence[Chapter],
    ledgers: Ledgers,
    snapshot: Snapshot,
    book: Book,
    folder: Path,
) -> None:
    """Write the tables as CSV, the workbook, and the raw tables.

    Parameters
    ----------
    project : Project
        The project.
    chapters : sequence of Chapter
        The converted chapters, in the order of the book.
    ledgers : mapping
        Stem -> the numbers that the chapter has printed.
    snapshot : Snapshot
        The validated data, for what is known of the raw tables.
    book : Book
        Its title and the like.
    folder : Path
        The folder of the pages.
    """
    grids = grids_of(chapters, ledgers)
    write_tables(grids, folder)
    records = [record for chapter in chapters for record in ledgers[chapter.stem]]
    raw = write_raw_tables(project, snapshot, book, folder)
    write_workbook(folder / workbook_name(book), book, chapters, grids, records, raw, snapshot)


def write_tables(grids: Sequence[Grid], folder: Path) -> None:
    """Write each table and chart as CSV; those of labels that are no more go.

    Parameters
    ----------
    grids : sequence of Grid
        The tables and charts.
    folder : Path
        The folder of the pages.
    """
    wanted = {file_of(grid.label): csv_of(grid) for grid in grids}
    for name, body in wanted.items():
        ensure(folder / name, body)
    for path in (folder / FOLDER).glob("*.csv"):
        if f"{FOLDER}/{path.name}" not in wanted:
            path.unlink()


def grids_of(chapters: Sequence[Chapter], ledgers: Ledgers) -> list[Grid]:
    """The tables and charts of chapters that have a label, in the order of the book.

    Parameters
    ----------
    chapters : sequence of Chapter
        The converted chapters.
    ledgers : mapping
        Stem -> the numbers that the chapter has printed.
    """
    labels, found = labels_of(chapters), []
    for chapter in chapters:
        if not chapter.tables:
            continue
        captions = _captions(link_page(chapter.html, chapter.stem, labels))
        records = {record["anchor"]: record for record in ledgers[chapter.stem]}
        for label, (number, title) in captions.items():
            if label in chapter.tables:
                table = Table.from_json(chapter.tables[label])
                about = {"label": label, "number": number, "title": title, "page": chapter.stem}
                found.append(grid_of(table, records, **about))
    return found


def _captions(html: str) -> dict[str, tuple[str, str]]:
    """Label -> number and title of each table and chart of a page, in its order."""
    import lxml.html

    found = {}
    for element in lxml.html.fromstring(f"<div>{html}</div>").xpath("//*[@id]"):
        caption = element.find("caption" if element.tag == "table" else "figcaption")
        if caption is None:
            continue
        shown = caption.find_class("caption-label")
        said = shown[0].text_content() if shown else ""
        title = caption.text_content().replace(said, "", 1)
        number = _plain(said)
        # Behind a table's number stands a full stop; that of a figure ends with one of its own.
        number = number.removesuffix(".") if element.tag == "table" else number
        found[element.get("id")] = number, _plain(title)
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())
