"""Lay out and check: executed chapters in; pages, files to take away and PDFs out, compared."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from ataskaita.cache import Cache, write_entry
from ataskaita.execution.run import Run
from ataskaita.project import Project
from ataskaita.render.book import PDFS, book_of
from ataskaita.render.checks import check_document, check_drawn, check_site
from ataskaita.render.conservation.check import check_form, check_pages
from ataskaita.render.downloads.files import write_downloads, write_draft_tables, write_pictures
from ataskaita.render.downloads.links import workbook_name
from ataskaita.render.downloads.pages import write_overview, write_sizes
from ataskaita.render.downloads.titles import titles_of
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.docx import write_docx
from ataskaita.render.embedded.engine import (
    LABELS,
    copy_pictures,
    finished_pages,
    known_labels,
    work_folder,
)
from ataskaita.render.embedded.pdf import write_pdf
from ataskaita.render.embedded.references import require_labels
from ataskaita.render.embedded.site import write_site
from ataskaita.render.ledger import check_site as check_numbers
from ataskaita.render.ledger import check_text
from ataskaita.render.quarto.engine import lay_out as lay_out_by_quarto

#: PDFium reads one document at a time.
_PDFIUM = Lock()


def lay_out(
    project: Project,
    run: Run,
    chapters: Sequence[Chapter],
    formats: Sequence[str],
    folder: Path,
    engine: str,
    *,
    draft: bool = False,
) -> None:
    """Have an engine write what readers get, and compare it with what was executed.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        The executed chapters.
    chapters : sequence of Chapter
        The same, converted; none with Quarto.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    folder : Path
        An empty folder.
    engine : str
        ``embedded`` or ``quarto``.
    draft : bool
        There are other chapters that these may refer to.

    Raises
    ------
    RenderError
        Something refused, a reference leads nowhere, or what was written is not what was executed.
    """
    if engine == "quarto":
        printed = lay_out_by_quarto(project, run, formats, folder)
        if "html" in formats:
            check_numbers(run.ledger, folder)
        if printed is not None:
            check_text(run.ledger, printed, "the PDF")
        return
    job = _Job(project, run, chapters, folder, draft=draft)
    with ThreadPoolExecutor() as pool:
        # Typst works on two documents while the pages are written, listed and compared.
        pdfs = [pool.submit(job.pdf, name) for name in job.pdfs if "pdf" in formats]
        others = [pool.submit(job.site if "html" in formats else job.check_chapters)]
        if "docx" in formats:
            others.append(pool.submit(job.word))
        for other in others:
            other.result()
        printed = [number for pdf in pdfs for number in pdf.result()]
    if "pdf" in formats:
        check_text(run.ledger, printed, "the PDF")


def tell_of_files(project: Project, chapters: Sequence[Chapter], folder: Path) -> None:
    """Write the page of all files, and their sizes on the other pages, when all files are there."""
    write_overview(book_of(project), titles_of(chapters), folder)
    write_sizes(folder)


class _Job:
    """What the embedded engine writes, each format by a method of its own."""

    def __init__(
        self, project: Project, run: Run, chapters: Sequence[Chapter], folder: Path, *, draft: bool
    ) -> None:
        self.project, self.run, self.chapters, self.folder = project, run, chapters, folder
        self.draft, self.work = draft, work_folder(project)
        self.book, self.cache = book_of(project), Cache(project.build / "cache")
        self.labels = known_labels(project, chapters, draft=draft)
        self.pdfs = [name for name in PDFS if any(chapter.pdf == name for chapter in chapters)]
        if not draft:
            require_labels(chapters, self.labels)
            # For drafts of one chapter.
            write_entry(self.work / LABELS, self.labels)

    def site(self) -> None:
        """Write the pages with all files beside them, and compare them."""
        details = {chapter.source.stem: chapter.details for chapter in self.run.chapters}
        ledgers = {chapter.source.stem: chapter.ledger for chapter in self.run.chapters}
        given = (self.chapters, self.labels, self.book, self.folder)
        copy_pictures(self.chapters, self.work, self.folder)
        write_site(*given, cache=self.cache, details=details)
        if self.draft:
            write_draft_tables(self.chapters, ledgers, self.folder)
            write_pictures(self.chapters, self.folder, self.cache)
        else:
            given = (self.project, self.chapters, ledgers, self.run.snapshot, self.book)
            write_downloads(*given, self.folder, before=self.project.site)
        workbook = "" if self.draft else workbook_name(self.book)
        check_site(self.run, self.chapters, self.folder, self.cache, workbook=workbook)

    def check_chapters(self) -> None:
        """Compare the words of chapters of which no pages are written."""
        notebooks = {chapter.source.stem: chapter.notebook for chapter in self.run.chapters}
        pages = finished_pages(self.chapters, self.labels)
        check_pages(notebooks, pages)
        check_form(notebooks, {chapter.stem: chapter.form for chapter in self.chapters}, pages)

    def word(self) -> None:
        """Write the Word document, and compare it."""
        path = self.folder / "report.docx"
        write_docx(self.chapters, self.labels, self.book, path, work=self.work)
        check_document(path, self.chapters, finished_pages(self.chapters, self.labels))

    def pdf(self, name: str) -> list[tuple[str, str]]:
        """Write a PDF, and compare what is drawn in it; gives the numbers on its pages."""
        chapters = [chapter for chapter in self.chapters if chapter.pdf == name]
        numbers = write_pdf(
            name, chapters, self.labels, self.book, self.folder,
            work=self.work, cache=self.cache, before=self.project.site, draft=self.draft,
        )  # fmt: skip
        pages = finished_pages(chapters, self.labels, of_pdf=self.work)
        with _PDFIUM:
            check_drawn(self.folder / f"{name}.pdf", chapters, pages, self.cache)
        return numbers
