"""Lay out and check: executed chapters in; pages, files to take away and PDFs out, compared."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ataskaita.cache import Cache, write_entry
from ataskaita.project import Project
from ataskaita.render.book import PDFS, Book, book_of
from ataskaita.render.checks import PageChecks, check_document, check_drawn
from ataskaita.render.ledger import check_site, check_text

if TYPE_CHECKING:
    from ataskaita.execution.run import Run
    from ataskaita.render.embedded.convert import Chapter
    from ataskaita.render.embedded.references import Labels

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
        _by_quarto(project, run, formats, folder)
        return
    job = _Job(project, run, tuple(chapters), folder, draft)
    job.require_labels()
    with ThreadPoolExecutor() as pool:
        # Typst works on two documents while the pages are written, listed and compared.
        pdfs = [pool.submit(job.write_pdf, name) for name in job.pdfs if "pdf" in formats]
        others = [pool.submit(job.site if "html" in formats else job.check_chapters)]
        if "docx" in formats:
            others.append(pool.submit(job.word))
        for other in others:
            other.result()
        printed = [number for pdf in pdfs for number in pdf.result()]
    if "pdf" in formats:
        check_text(run.ledger, printed, "the PDF")


def _by_quarto(project: Project, run: Run, formats: Sequence[str], folder: Path) -> None:
    from ataskaita.render.quarto.engine import lay_out as by_quarto

    printed = by_quarto(project, run, formats, folder)
    if "html" in formats:
        check_site(run.ledger, folder)
    if printed is not None:
        check_text(run.ledger, printed, "the PDF")


@dataclass(frozen=True)
class _Job:
    project: Project
    run: Run
    chapters: tuple[Chapter, ...]
    folder: Path
    draft: bool

    @cached_property
    def book(self) -> Book:
        return book_of(self.project)

    @cached_property
    def labels(self) -> Labels:
        from ataskaita.render.embedded.engine import known_labels

        return known_labels(self.project, self.chapters, draft=self.draft)

    @cached_property
    def cache(self) -> Cache:
        return Cache(self.project.build / "cache")

    @property
    def work(self) -> Path:
        from ataskaita.render.embedded.engine import work_folder

        return work_folder(self.project)

    @property
    def pdfs(self) -> list[str]:
        return [name for name in PDFS if self.of_pdf(name)]

    def of_pdf(self, name: str) -> list[Chapter]:
        return [chapter for chapter in self.chapters if chapter.pdf == name]

    def require_labels(self) -> None:
        """Refuse references that lead nowhere; remember labels for drafts of one chapter."""
        from ataskaita.render.embedded.engine import LABELS
        from ataskaita.render.embedded.references import require_labels

        if not self.draft:
            require_labels(self.chapters, self.labels)
            write_entry(self.work / LABELS, self.labels)

    def site(self) -> None:
        """Write the pages with all files beside them, and compare them."""
        from ataskaita.render.downloads.files import write_downloads, write_draft_tables
        from ataskaita.render.embedded.engine import copy_pictures
        from ataskaita.render.embedded.site import write_site

        details = {chapter.source.stem: chapter.details for chapter in self.run.chapters}
        ledgers = {chapter.source.stem: chapter.ledger for chapter in self.run.chapters}
        copy_pictures(self.chapters, self.work, self.folder)
        write_site(
            self.chapters, self.labels, self.book, self.folder, cache=self.cache, details=details
        )
        if self.draft:
            write_draft_tables(self.chapters, ledgers, self.folder)
        else:
            given = (self.project, self.chapters, ledgers, self.run.snapshot, self.book)
            write_downloads(*given, self.folder, before=self.project.site)
        checks = PageChecks(self.run, self.chapters, self.folder, self.cache)
        checks.require_all(None if self.draft else self.book)

    def check_chapters(self) -> None:
        """Compare the words of chapters of which no pages are written."""
        from ataskaita.render.conservation.check import check_form, check_pages

        notebooks = {chapter.source.stem: chapter.notebook for chapter in self.run.chapters}
        pages = self._pages()
        check_pages(notebooks, pages)
        check_form(notebooks, {chapter.stem: chapter.form for chapter in self.chapters}, pages)

    def word(self) -> None:
        """Write the Word document, and compare it."""
        from ataskaita.render.embedded.docx import write_docx

        path = self.folder / "report.docx"
        write_docx(self.chapters, self.labels, self.book, path, work=self.work)
        check_document(path, self.chapters, self._pages())

    def write_pdf(self, name: str) -> list[tuple[str, str]]:
        """Write a PDF, and compare what is drawn in it; gives the numbers on its pages."""
        from ataskaita.render.embedded.pdf import write_pdf

        chapters = self.of_pdf(name)
        kept = {"cache": self.cache, "before": self.project.site}
        numbers = write_pdf(
            name, chapters, self.labels, self.book, self.folder,
            work=self.work, draft=self.draft, **kept,
        )  # fmt: skip
        pages = self._pages(pdf=True)
        with _PDFIUM:
            check_drawn(self.folder / f"{name}.pdf", chapters, pages, self.cache)
        return numbers

    def _pages(self, *, pdf: bool = False) -> dict[str, str]:
        from ataskaita.render.embedded.engine import finished_pages

        return finished_pages(self.project, self.chapters, draft=self.draft, pdf=pdf)
