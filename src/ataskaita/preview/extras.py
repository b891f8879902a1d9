"""What is made when all previewed pages are there: files to take away, PDFs, the search index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.cache import Cache
from ataskaita.execution.run import Run
from ataskaita.fingerprint import of_file
from ataskaita.folders import replace, staged
from ataskaita.project import Project
from ataskaita.render.book import PDFS, Book
from ataskaita.render.conservation.check import check_pdf
from ataskaita.render.downloads.files import write_downloads
from ataskaita.render.downloads.pages import write_overview
from ataskaita.render.downloads.titles import titles_of
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.engine import finished_pages, work_folder
from ataskaita.render.embedded.pdf import Typesetter, write_pdf
from ataskaita.render.embedded.references import Labels
from ataskaita.render.embedded.search import write_search_index
from ataskaita.render.ledger import check_text

#: The folder of the search index, beside the pages.
_INDEX = "pagefind"


@dataclass(frozen=True)
class Shown:
    """What was right when the pages were last made as a whole: their text, and what it rests on."""

    book: Book | None = None
    chapters: tuple[Chapter, ...] = ()
    labels: Labels = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    ledgers: Mapping[str, list[dict]] = field(default_factory=dict)


class Extras:
    """Makes them again where pages have changed.

    Parameters
    ----------
    folder : Path
        The folder of the previewed pages.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._typesetters: dict[str, Typesetter] = {}
        self._indexed: Mapping[str, str] | None = None

    def write_pdfs(self, project: Project, shown: Shown, run: Run) -> list[str]:
        """Set the PDFs; gives the names of those that are not as they were."""
        names = [name for name in PDFS if any(c.pdf == name for c in shown.chapters)]
        before = {name: of_file(self.folder / f"{name}.pdf") for name in names}
        with ThreadPoolExecutor() as pool:
            made = pool.map(lambda name: self._write_pdf(project, name, shown), names)
            numbers = [number for pdf in made for number in pdf]
        for name in set(PDFS) - set(names):
            (self.folder / f"{name}.pdf").unlink(missing_ok=True)
        check_text(run.ledger, numbers, "the PDF")
        return [name for name in names if of_file(self.folder / f"{name}.pdf") != before[name]]

    def _write_pdf(self, project: Project, name: str, shown: Shown) -> list[tuple[str, str]]:
        work, cache = work_folder(project), Cache(project.build / "cache")
        # The first time it is set in any case: from then on Typst remembers it.
        before = self.folder if name in self._typesetters else None
        if not before:
            # Nobody else writes there: there is one preview of a project at a time.
            folder = work / self.folder.name / name
            folder.mkdir(parents=True, exist_ok=True)
            self._typesetters[name] = Typesetter(folder, work)
        own = [chapter for chapter in shown.chapters if chapter.pdf == name]
        return write_pdf(
            name,
            own,
            shown.labels,
            shown.book,
            self.folder,
            work=work,
            cache=cache,
            before=before,
            typesetter=self._typesetters[name],
        )

    def write_downloads(self, project: Project, shown: Shown, run: Run) -> None:
        """Write what the pages offer to take away, and the page that lists it with the PDFs."""
        given = (shown.chapters, shown.ledgers, run.snapshot, shown.book, self.folder)
        write_downloads(project, *given, before=self.folder)
        write_overview(shown.book, titles_of(shown.chapters), self.folder)

    def check_pdfs(self, project: Project, shown: Shown, names: Sequence[str]) -> None:
        """Compare the words of PDFs with those of the pages, when somebody may already look."""
        for name in names:
            own = [chapter for chapter in shown.chapters if chapter.pdf == name]
            pages = finished_pages(own, shown.labels, of_pdf=work_folder(project))
            check_pdf(self.folder / f"{name}.pdf", own, pages)

    def write_index(self, project: Project, shown: Shown) -> bool:
        """Write the search index; says whether it is another one."""
        index = self.folder / _INDEX
        if shown.texts == self._indexed and index.is_dir():
            return False
        with staged(index) as fresh:
            write_search_index(self.folder, Cache(project.build / "cache"), fresh)
            replace(fresh, index)
        self._indexed = shown.texts
        return True
