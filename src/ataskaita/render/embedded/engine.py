"""The embedded engine as a whole: executed chapters in, site, PDF and DOCX out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from ataskaita.execution.notebook import Node
from ataskaita.execution.run import Executed, Run
from ataskaita.execution.source import read_chapter
from ataskaita.project import Project
from ataskaita.render.book import book_of
from ataskaita.render.embedded.assemble import Part
from ataskaita.render.embedded.document import Conversion, Document
from ataskaita.render.embedded.docx import write_docx
from ataskaita.render.embedded.outline import chapter_numbers
from ataskaita.render.embedded.pdf import PdfParts
from ataskaita.render.embedded.search import write_search_index
from ataskaita.render.embedded.site import page_template, write_site
from ataskaita.render.ledger_check import check_pdf, check_site

#: What the site offers to take away.
DOWNLOADS = (
    ("report.pdf", "Ataskaita (PDF)"),
    ("ledger.csv", "Skaičių žiniaraštis (CSV)"),
    ("ledger.json", "Skaičių žiniaraštis (JSON)"),
)


class EmbeddedRendering:
    """A render by pandoc and Typst, which begins with each chapter as soon as it is there.

    Parameters
    ----------
    project : Project
        The project.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    """

    waits = False

    def __init__(self, project: Project, formats: Sequence[str]) -> None:
        self.project, self.formats = project, formats
        named = project.quarto.get("book", {}).get("appendices", [])
        self._appendices = {Path(path).stem for path in named}
        self._begun = ExitStack()
        self._strict = True

    def __enter__(self) -> EmbeddedRendering:
        return self

    def __exit__(self, *error: object) -> None:
        self._begun.close()

    def begin(self, sources: Sequence[Path], *, strict: bool = True) -> None:
        """Prepare for chapters.

        Parameters
        ----------
        sources : sequence of Path
            Their files, in the order of the book.
        strict : bool
            Refuse references that lead nowhere; a draft of one chapter can't resolve them all.
        """
        self._strict = strict
        work = _work(self.project)
        work.mkdir(parents=True, exist_ok=True)
        numbers = chapter_numbers([self._part(path.stem, read_chapter(path)) for path in sources])
        order = [path.stem for path in sources]
        self._book = book_of(self.project)
        self._pdf = self._begun.enter_context(PdfParts(self._book, work))
        # Without a PDF nothing waits for the text of one.
        pdf = "pdf" in self.formats
        takers = {"ready": self._pdf.take, "likely": self._pdf.foresee} if pdf else {}
        self._conversion = Conversion(order, numbers, Path("figures"), work, **takers)
        self._begun.callback(self._conversion.close)
        # While kernels start and data is validated there is time for it.
        self._conversion.get_ready()
        if pdf:
            self._pdf.get_ready()
        if "html" in self.formats:
            self._begun.enter_context(ThreadPoolExecutor(1)).submit(page_template)

    def take(self, chapter: Executed) -> None:
        """Begin with a chapter that has been executed."""
        self._conversion.add(self._part(chapter.source.stem, chapter.notebook))

    def expect(self, chapter: Executed) -> None:
        """Begin with a chapter that will most probably be taken like that."""
        self._conversion.expect(self._part(chapter.source.stem, chapter.notebook))

    def finish(self, run: Run, folder: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Write what readers get.

        Parameters
        ----------
        run : Run
            All chapters; each of them was taken before.
        folder : Path
            An empty folder.
        meanwhile : callable, optional
            Called while other programs work.

        Raises
        ------
        RenderError
            Pandoc, Typst or the search index refused, or a reference leads nowhere.
        """
        document = self._conversion.finish(strict=self._strict)
        if "html" in self.formats:
            # Before all else: another program takes longest, and waits for the pages.
            self._site(document, run, folder)
        writers = {"html": self._searched, "pdf": self._pdf_file, "docx": self._docx}
        with ThreadPoolExecutor() as pool:
            tasks = [pool.submit(writers[name], document, run, folder) for name in self.formats]
            meanwhile()
            for task in tasks:
                task.result()

    def _site(self, document: Document, run: Run, folder: Path) -> None:
        details = {chapter.source.stem: chapter.details for chapter in run.chapters}
        write_site(
            document,
            self._book,
            folder,
            work=document.folder,
            cache=self.project.build / "cache",
            downloads=DOWNLOADS,
            details=details,
        )

    def _searched(self, document: Document, run: Run, folder: Path) -> None:
        with ThreadPoolExecutor() as pool:
            index = pool.submit(write_search_index, folder)
            check_site(run.ledger, folder, document.folder / "printed.json")
            index.result()

    def _pdf_file(self, document: Document, run: Run, folder: Path) -> None:
        check_pdf(run.ledger, self._pdf.finish(document, folder / "report.pdf"))

    def _docx(self, document: Document, run: Run, folder: Path) -> None:
        write_docx(document, self._book, folder / "report.docx", work=document.folder)

    def _part(self, stem: str, notebook: Node) -> Part:
        return Part(stem, notebook, stem in self._appendices)


def _work(project: Project) -> Path:
    return project.build / "embedded"
