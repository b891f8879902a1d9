"""All that the site offers to take away, written beside its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from ataskaita.cache import Cache, ensure
from ataskaita.data.snapshot import read_snapshot
from ataskaita.execution.result_cache import environment
from ataskaita.fingerprint import code
from ataskaita.project import Project
from ataskaita.render.book import Book
from ataskaita.render.downloads.links import FOLDER, PICTURES, file_of, picture_of, workbook_name
from ataskaita.render.downloads.raw import raw_tables, write_raw_tables
from ataskaita.render.downloads.titles import titles_of
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.report_code import reads_more
from ataskaita.tables import Table

if TYPE_CHECKING:
    from ataskaita.render.downloads.grid import Grid

Ledgers = Mapping[str, Sequence[Mapping[str, Any]]]


def write_downloads(
    project: Project,
    chapters: Sequence[Chapter],
    ledgers: Ledgers,
    kept: Path,
    book: Book,
    folder: Path,
    *,
    before: Path | None = None,
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
    kept : Path
        The validated data, for what is known of the raw tables.
    book : Book
        Its title and the like.
    folder : Path
        The folder of the pages.
    before : Path, optional
        The folder of the last render: what was made of the same is taken from there.
    """
    cache, snapshot = Cache(project.build / "cache"), read_snapshot(kept)
    raw, titles = raw_tables(snapshot), titles_of(chapters)

    def of_tables() -> Sequence[Any]:
        outline = [[chapter.stem, chapter.number, chapter.title] for chapter in chapters]
        tables = [chapter.tables for chapter in chapters]
        shown = orjson.dumps([outline, titles, tables, ledgers])
        return code(), environment(project), kept.name, asdict(book), shown

    def make_tables() -> tuple[list[str] | None, None]:
        from ataskaita.render.downloads.sheets import sheets_of
        from ataskaita.render.downloads.workbook import write_workbook

        grids = _grids(chapters, ledgers)
        file, records = workbook_name(book), [r for c in chapters for r in ledgers[c.stem]]
        sheets = sheets_of(chapters, grids, records, raw, snapshot)
        write_workbook(folder / file, book, sheets)
        names = [file, *_write_tables(grids, folder)]
        names += write_raw_tables(project, snapshot, book, folder)
        # Nobody knows what the names of indicators depend on where a report's code reads more.
        return None if reads_more(project.root) else names, None

    cache.files("tables", of_tables, make_tables, folder=folder, before=before)
    write_pictures(chapters, folder, cache, before=before)
    # Those of labels that are no more.
    wanted = {folder / file_of(titled.label) for titled in titles}
    wanted |= {folder / picture_of(label) for chapter in chapters for label in chapter.drawings}
    for path in {*(folder / FOLDER).glob("*.csv"), *(folder / PICTURES).glob("*")} - wanted:
        path.unlink()


def write_draft_tables(chapters: Sequence[Chapter], ledgers: Ledgers, folder: Path) -> None:
    """Write the tables of some chapters as CSV, while there are others."""
    _write_tables(_grids(chapters, ledgers), folder)


def write_pictures(
    chapters: Sequence[Chapter], folder: Path, cache: Cache, *, before: Path | None = None
) -> None:
    """Draw the charts of some chapters as pictures to take away.

    Parameters
    ----------
    chapters : sequence of Chapter
        The converted chapters.
    folder, before : Path
        The folder of the pages, and that of the last render.
    cache : Cache
        Remembers what was drawn.
    """
    drawings = {label: svg for one in chapters for label, svg in one.drawings.items()}

    def draw() -> tuple[list[str], None]:
        from ataskaita.render.embedded.word_pictures import to_png

        files = [picture_of(label) for label in drawings]
        made = to_png([svg.encode() for svg in drawings.values()], folder)
        for name, body in zip(files, made, strict=True):
            ensure(folder / name, body)
        return files, None

    if drawings:
        cache.files("pictures", lambda: (code(), drawings), draw, folder=folder, before=before)


def _write_tables(grids: Sequence[Grid], folder: Path) -> list[str]:
    """Write each table and chart as CSV; gives the names of the files."""
    from ataskaita.render.downloads.grid import csv_of

    files = {file_of(grid.titled.label): csv_of(grid) for grid in grids}
    for name, body in files.items():
        ensure(folder / name, body)
    return list(files)


def _grids(chapters: Sequence[Chapter], ledgers: Ledgers) -> list[Grid]:
    from ataskaita.render.downloads.grid import grid_of

    tables = {chapter.stem: chapter.tables for chapter in chapters}
    records = {stem: {r["anchor"]: r for r in ledger} for stem, ledger in ledgers.items()}
    return [
        grid_of(Table.from_json(tables[shown.page][shown.label]), records[shown.page], shown)
        for shown in titles_of(chapters)
    ]
