"""The embedded engine as a whole: executed chapters in; site, PDFs and DOCX out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.cache import Cache, read_entry, write_entry
from ataskaita.project import Project
from ataskaita.render.book import PDFS, Place, book_of
from ataskaita.render.embedded.convert import Chapter, convert
from ataskaita.render.embedded.docx import write_docx
from ataskaita.render.embedded.pdf import Number, write_pdf
from ataskaita.render.embedded.references import labels_of, link_page, require_labels
from ataskaita.render.embedded.site import write_site

if TYPE_CHECKING:
    from ataskaita.execution.run import Executed

#: Remembers what the labels of the whole book mean, for drafts of one chapter.
LABELS = "labels.json"


def convert_chapter(project: Project, chapter: Executed, place: Place) -> Chapter:
    """Convert one executed chapter for all formats.

    Raises
    ------
    RenderError
        Pandoc refused it.
    """
    work = work_folder(project)
    work.mkdir(parents=True, exist_ok=True)
    return convert(chapter.notebook, place, work, Cache(project.build / "cache"))


def lay_out(
    project: Project,
    chapters: Sequence[Chapter],
    formats: Sequence[str],
    folder: Path,
    *,
    details: Mapping[str, str] | None = None,
    draft: bool = False,
) -> list[Number] | None:
    """Write what readers get.

    Parameters
    ----------
    project : Project
        The project.
    chapters : sequence of Chapter
        The converted chapters, in the order of the book.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    folder : Path
        An empty folder.
    details : mapping
        Page -> id of a number on it -> what a reader may ask of it, as JSON.
    draft : bool
        There are other chapters that these may refer to.

    Returns
    -------
    list of (str, str) or None
        The numbers on the pages of the PDFs: id and text; None without a PDF.

    Raises
    ------
    RenderError
        Pandoc, Typst or the search index refused, or a reference leads nowhere.
    """
    labels = _labels(project, chapters, draft=draft)
    if not draft:
        require_labels(chapters, labels)
        write_entry(work_folder(project) / LABELS, labels)
    book, work, cache = book_of(project), work_folder(project), Cache(project.build / "cache")
    with ThreadPoolExecutor() as pool:
        tasks = []
        if "html" in formats:
            site = pool.submit(
                write_site, chapters, labels, book, folder, cache=cache, details=details
            )
            tasks.append(site)
        if "docx" in formats:
            path = folder / "report.docx"
            tasks.append(pool.submit(write_docx, chapters, labels, book, path, work=work))
        pdfs = [
            pool.submit(
                write_pdf,
                name,
                [chapter for chapter in chapters if chapter.pdf == name],
                labels,
                book,
                folder,
                work=work,
                cache=cache,
                before=project.site,
                draft=draft,
            )
            for name in PDFS
            if "pdf" in formats and any(chapter.pdf == name for chapter in chapters)
        ]
        for task in tasks:
            task.result()
        return [number for pdf in pdfs for number in pdf.result()] if "pdf" in formats else None


def finished_pages(
    project: Project, chapters: Sequence[Chapter], *, draft: bool = False
) -> dict[str, str]:
    """Stem -> what the page of each chapter says, references filled in."""
    labels = _labels(project, chapters, draft=draft)
    return {
        chapter.stem: f"<article>{link_page(chapter.html, chapter.stem, labels)}</article>"
        for chapter in chapters
    }


def _labels(
    project: Project, chapters: Sequence[Chapter], *, draft: bool
) -> dict[str, dict[str, str]]:
    labels = labels_of(chapters)
    return _labels_of_others(project) | labels if draft else labels


def _labels_of_others(project: Project) -> dict[str, dict[str, str]]:
    """What labels meant when all chapters were rendered last; their pages are not here."""
    found = read_entry(work_folder(project) / LABELS) or {}
    return {label: known | {"page": ""} for label, known in found.items()}


def work_folder(project: Project) -> Path:
    """What the engine makes on the way: charts, and what it remembers of labels."""
    return project.build / "embedded"
