"""Making the pages and the PDFs again after a change, what somebody looks at first.

The steps are those of `ataskaita.render.report.render_report`, and so are the functions that do
them; only their order is another one: a page is written as soon as its own chapter is there, the
PDFs and the search index when all pages are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ataskaita.cache import ensure, write_entry
from ataskaita.errors import UserError
from ataskaita.execution.run import Executed, Run
from ataskaita.preview.extras import Extras, Shown
from ataskaita.project import Project
from ataskaita.render.book import Book, Place, book_of
from ataskaita.render.conservation.check import check_pages as check_words
from ataskaita.render.embedded.assets import write_assets
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.engine import LABELS, copy_pictures, work_folder
from ataskaita.render.embedded.references import labels_of, require_labels
from ataskaita.render.embedded.site import PROVENANCE, page, provenance_script
from ataskaita.render.execute import execute_and_convert
from ataskaita.render.ledger import check_pages as check_numbers
from ataskaita.render.ledger import write_ledger
from ataskaita.supported.check import require_sound_chapters

#: The folder of the previewed pages, below the project's folder of things made.
FOLDER = "preview"


class Superseded(Exception):
    """Something has changed again: what is being made is out of date already."""


@dataclass(frozen=True)
class Made:
    """Something is ready to be looked at.

    Parameters
    ----------
    what : {"page", "pages", "pdf", "search"}
        The page somebody looks at, before the others; all pages; the PDFs; the search index.
    names : tuple of str
        The pages that are not as they were; the names of the PDFs that are not.
    """

    what: str
    names: tuple[str, ...] = ()


class PageBuilder:
    """Makes what a project's readers would get, again and again, into the folder of its preview.

    Parameters
    ----------
    root : Path
        The project's folder.
    superseded : callable
        Says whether to give up because something has changed again.
    """

    def __init__(self, root: Path, superseded: Callable[[], bool] = lambda: False) -> None:
        self.root, self.superseded = root, superseded
        self.folder = preview_folder(Project(root))
        self._shown = Shown()
        self._extras = Extras(self.folder)

    def rebuild(self, looked_at: str, tell: Callable[[Made], None]) -> Callable[[], None]:
        """Bring the pages up to date.

        Parameters
        ----------
        looked_at : str
            The stem of the page that somebody looks at, which comes first; empty for none.
        tell : callable
            Told what is ready, also by what is returned.

        Returns
        -------
        callable
            Brings PDFs and search index up to date, too; a thread of its own may do that while
            pages are made again. It raises the same as this function.

        Raises
        ------
        UserError
            Anything is wrong with the sources; every page is as it was when it was last right.
        Superseded
            Something has changed again.
        """
        # Settings are read anew.
        project = Project(self.root)
        self._prepare(project)
        sources, book = project.sources, book_of(project)
        foremost = next((source for source in sources if source.stem == looked_at), None)
        require_sound_chapters(project, sources)

        def converted(executed: Executed, chapter: Chapter) -> None:
            copy_pictures([chapter], work_folder(project), self.folder)
            if executed.source == foremost and self._write_first(executed, chapter, book):
                tell(Made("page", (chapter.stem,)))

        def progress(source: Path, state: str) -> None:
            self._go_on()

        run, chapters = execute_and_convert(
            project, sources, progress=progress, converted=converted, foremost=foremost
        )
        self._go_on()
        shown, changed = self._write_pages(project, run, tuple(chapters), book)
        self._shown = shown
        tell(Made("pages", tuple(changed)))

        def finish() -> None:
            # Otherwise another one follows.
            if self._shown is shown:
                changed = self._extras.write_pdfs(project, shown, run)
                tell(Made("pdf", tuple(changed)))
                self._extras.write_downloads(project, shown, run)
                self._extras.check_pdfs(project, shown, changed)
            if self._shown is shown and self._extras.write_index(project, shown):
                tell(Made("search"))

        return finish

    def _prepare(self, project: Project) -> None:
        """Write what depends on the engine alone: styles, scripts, fonts."""
        if self._shown.book and (self.folder / PROVENANCE).is_dir():
            return
        write_assets(self.folder / "assets")
        (self.folder / PROVENANCE).mkdir(exist_ok=True)

    def _go_on(self) -> None:
        if self.superseded():
            raise Superseded

    def _write_first(self, executed: Executed, chapter: Chapter, book: Book) -> bool:
        """Write one page before the others are ready, where that can be told to be right.

        Says whether it is another one.
        """
        shown, places = self._shown, [*map(_place, self._shown.chapters)]
        if book != shown.book or _place(chapter) not in places:
            return False
        number = places.index(_place(chapter))
        chapters = (*shown.chapters[:number], chapter, *shown.chapters[number + 1 :])
        try:
            labels = labels_of(chapters)
            require_labels([chapter], labels)
        except UserError:
            # With the other chapters as they are now, it may be right.
            return False
        text = page(chapters, number, labels, book)
        _check({chapter.stem: executed}, {chapter.stem: text})
        return self._write_page(chapter.stem, text, executed.details)

    def _write_pages(
        self, project: Project, run: Run, chapters: tuple[Chapter, ...], book: Book
    ) -> tuple[Shown, list[str]]:
        """Write all pages and the ledger; gives what is shown now, and which pages are others."""
        labels = labels_of(chapters)
        require_labels(chapters, labels)
        if labels != self._shown.labels:
            write_entry(work_folder(project) / LABELS, labels)
        executed = {chapter.source.stem: chapter for chapter in run.chapters}
        ledgers = {stem: chapter.ledger for stem, chapter in executed.items()}
        texts = {one.stem: page(chapters, n, labels, book) for n, one in enumerate(chapters)}
        before = self._shown
        fresh = {
            stem: text
            for stem, text in texts.items()
            if (text, ledgers[stem]) != (before.texts.get(stem), before.ledgers.get(stem))
        }
        _check({stem: executed[stem] for stem in fresh}, fresh)
        changed = [
            stem
            for stem, text in texts.items()
            if self._write_page(stem, text, executed[stem].details)
        ]
        for gone in {path.stem for path in self.folder.glob("*.html")} - set(texts):
            (self.folder / f"{gone}.html").unlink(missing_ok=True)
            (self.folder / PROVENANCE / f"{gone}.js").unlink(missing_ok=True)
            changed.append(gone)
        if ledgers != before.ledgers or not (self.folder / "ledger.csv").is_file():
            write_ledger(run.ledger, self.folder)
        return Shown(book, chapters, labels, texts, ledgers), changed

    def _write_page(self, stem: str, text: str, details: str) -> bool:
        """Write a page, and what may be asked of its numbers; says whether either has changed."""
        script = self.folder / PROVENANCE / f"{stem}.js"
        asked = ensure(script, provenance_script(details).encode())
        # The page last: whoever is told of it finds both.
        return ensure(self.folder / f"{stem}.html", text.encode()) or asked


def _check(executed: Mapping[str, Executed], pages: Mapping[str, str]) -> None:
    """Compare pages with what their chapters printed and said."""
    records = [record for chapter in executed.values() for record in chapter.ledger]
    check_numbers(records, pages.items())
    check_words({stem: chapter.notebook for stem, chapter in executed.items()}, pages)


def preview_folder(project: Project) -> Path:
    """The folder of the previewed pages."""
    return project.build / FOLDER


def _place(chapter: Place) -> tuple:
    return chapter.stem, chapter.number, chapter.appendix, chapter.pdf
