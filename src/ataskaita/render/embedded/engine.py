"""The embedded engine as a whole: executed chapters in, site, PDF and DOCX out."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ataskaita.execution.run import Run
from ataskaita.project import Project
from ataskaita.render.book import Book, book_of
from ataskaita.render.embedded.assemble import Part
from ataskaita.render.embedded.document import Document, parse
from ataskaita.render.embedded.docx import write_docx
from ataskaita.render.embedded.pdf import TYPST_FILTERS, write_pdf
from ataskaita.render.embedded.search import write_search_index
from ataskaita.render.embedded.site import write_site
from ataskaita.render.ledger_check import check_pdf, check_site

#: What the site offers to take away.
DOWNLOADS = (
    ("report.pdf", "Ataskaita (PDF)"),
    ("ledger.csv", "Skaičių žiniaraštis (CSV)"),
    ("ledger.json", "Skaičių žiniaraštis (JSON)"),
)


def render(
    project: Project, run: Run, folder: Path, *, formats: Sequence[str], strict: bool = True
) -> None:
    """Render executed chapters.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        Its executed chapters.
    folder : Path
        An empty folder for what readers get.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    strict : bool
        Refuse references that lead nowhere; a draft of one chapter can't resolve them all.

    Raises
    ------
    RenderError
        Pandoc, Typst or the search index refused.
    """
    work = _work(project)
    work.mkdir(parents=True, exist_ok=True)
    appendices = {Path(p).stem for p in project.quarto.get("book", {}).get("appendices", [])}
    parts = [Part(c.source.stem, c.notebook, c.source.stem in appendices) for c in run.chapters]
    document = parse(parts, Path("figures"), work, strict=strict)
    book = book_of(project)
    if "pdf" in formats:
        # Setting the pages takes longest: its text is made first, the site while pages are set.
        document.write("typst", *TYPST_FILTERS)
    with ThreadPoolExecutor() as pool:
        tasks = [
            pool.submit(_WRITERS[name], document, book, folder, project, run) for name in formats
        ]
        for task in tasks:
            task.result()
    document.store.prune()


def _html(document: Document, book: Book, folder: Path, project: Project, run: Run) -> None:
    details = {chapter.source.stem: chapter.details for chapter in run.chapters}
    write_site(
        document,
        book,
        folder,
        work=_work(project),
        cache=project.build / "cache",
        downloads=DOWNLOADS,
        details=details,
    )
    check_site(run.ledger, folder)
    write_search_index(folder)


def _pdf(document: Document, book: Book, folder: Path, project: Project, run: Run) -> None:
    printed = write_pdf(document, book, folder / "report.pdf", work=_work(project))
    check_pdf(run.ledger, printed)


def _docx(document: Document, book: Book, folder: Path, project: Project, run: Run) -> None:
    write_docx(document, book, folder / "report.docx", work=_work(project))


def _work(project: Project) -> Path:
    return project.build / "embedded"


_WRITERS = {"html": _html, "pdf": _pdf, "docx": _docx}
