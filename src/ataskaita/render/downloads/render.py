"""What a render writes of it, and when: files beside the pages, then how large all files are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.data.snapshot import read_snapshot
from ataskaita.project import Project
from ataskaita.render.book import book_of
from ataskaita.render.downloads.files import Ledgers, grids_of, write_downloads, write_tables
from ataskaita.render.downloads.overview import write_overview, write_sizes

if TYPE_CHECKING:
    from ataskaita.execution.run import Run
    from ataskaita.render.embedded.convert import Chapter


def write_beside_pages(
    project: Project, run: Run, chapters: Sequence[Chapter], folder: Path, *, draft: bool = False
) -> None:
    """Write what the pages offer to take away.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        The executed chapters.
    chapters : sequence of Chapter
        The same, converted.
    folder : Path
        The folder of the pages.
    draft : bool
        There are other chapters: only the tables of these are written.
    """
    if draft:
        write_tables(grids_of(chapters, _ledgers(run)), folder)
        return
    snapshot = read_snapshot(run.snapshot)
    write_downloads(project, chapters, _ledgers(run), snapshot, book_of(project), folder)


def tell_of_files(project: Project, run: Run, chapters: Sequence[Chapter], folder: Path) -> None:
    """Write the page of all files, and their sizes on the other pages, when all files are there."""
    write_overview(book_of(project), grids_of(chapters, _ledgers(run)), folder)
    write_sizes(folder)


def _ledgers(run: Run) -> Ledgers:
    return {chapter.source.stem: chapter.ledger for chapter in run.chapters}
