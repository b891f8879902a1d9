"""The PDF: pandoc writes Typst, Typst sets the pages, tagged for PDF/UA-1.

Each chapter is set as a document of its own and kept, so that an edited one is the only one set
again, and several are set at a time; so is each section of a chapter whose sections begin on new
pages. What needs to know the others is made when all are there: the contents and the page numbers.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from ataskaita.kept import write_whole
from ataskaita.render.book import Book
from ataskaita.render.embedded.document import Document
from ataskaita.render.embedded.outline import Page
from ataskaita.render.embedded.pdf_join import Part, join
from ataskaita.render.embedded.pdf_objects import Objects, read
from ataskaita.render.embedded.pdf_parts import prepare, prepare_folios
from ataskaita.render.embedded.pdf_store import PartStore
from ataskaita.render.embedded.pdf_typst import Source, Typesetter

#: The name of the part before the first chapter, which no chapter can have.
_FRONT = "/"

#: Feet of pages are made for a round number of pages: a report that grows by one has them already.
_FOLIOS = 100


class PdfParts:
    """The PDF while its chapters come in; its methods are called one at a time.

    Parameters
    ----------
    book : Book
        What the pages say of the whole.
    work : Path
        The folder that paths in the chapters are relative to; charts lie below it.

    Examples
    --------
    >>> with PdfParts(book, work) as parts:
    ...     parts.set("06-events", "#heading(level: 1)[Renginiai]", "06-events.ipynb")
    ...     printed = parts.join(Path("report.pdf"), ["06-events"])
    """

    def __init__(self, book: Book, work: Path) -> None:
        self._typesetter = Typesetter(book, work)
        self._store = PartStore(work / "pdf")
        # Typst and pikepdf work outside of Python's lock.
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._chapters: dict[str, list[Future[Part]]] = {}
        self._begun: dict[str, Future[Part]] = {}

    def __enter__(self) -> PdfParts:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def get_ready(self) -> None:
        """Load what is needed, beside whatever the caller does next."""
        self._pool.submit(self._typesetter.get_ready)

    def finish(self, document: Document, path: Path) -> list[tuple[str, str]]:
        """Write the report, setting those of its chapters that have not been set yet.

        Parameters
        ----------
        document : Document
            The report; a chapter that was set before must have had the text it has there.
        path : Path
            The file to write.

        Returns
        -------
        list of (str, str)
            The numbers on its pages, in order: id and text.

        Raises
        ------
        RenderError
            As of `join`.
        """
        for page in document.pages:
            if page.stem not in self._chapters:
                self.take(page, document.typst[page.stem])
        return self.join(path, [page.stem for page in document.pages])

    def take(self, page: Page, texts: Sequence[str]) -> None:
        """Have the pages of a chapter of the outline set, as of `set`."""
        self.set(page.stem, *texts, title=page.title, number=page.number)

    def foresee(self, page: Page, texts: Sequence[str]) -> None:
        """Have the pages set that a chapter will most probably have, once it is taken."""
        self._begin(page.stem, texts, title=page.title, number=page.number)

    def set(
        self, stem: str, *texts: str, title: str = "", number: str = "", where: str = ""
    ) -> None:
        """Have a chapter's pages set; it happens beside whatever the caller does next.

        Parameters
        ----------
        stem : str
            The chapter's name.
        *texts : str
            Its text, in Typst: all of it, or in pieces that begin on a new page each.
        title, number : str
            What stands at the head of the pages of further pieces.
        where : str
            The file it comes from, for messages; a notebook of that name when left out.
        """
        self._chapters[stem] = self._begin(stem, texts, title=title, number=number, where=where)

    def _begin(
        self, stem: str, texts: Sequence[str], *, title: str, number: str, where: str = ""
    ) -> list[Future[Part]]:
        """The parts of a chapter, each of them as it is being set."""
        where = where or ("index.qmd" if stem == "index" else f"{stem}.ipynb")
        chapter = {"title": title, "number": number}
        parts = []
        for place, text in enumerate(texts):
            if not text.strip():
                # A page with nothing on it is not worth its paper.
                continue
            if place:
                source = self._typesetter.source(
                    text, "report.typ", "continued.typ", where=where, chapter=chapter
                )
            else:
                source = self._typesetter.source(text, "report.typ", where=where)
            name = f"{stem}/{place}" if place else stem
            checksum = self._typesetter.checksum(source, name)
            if checksum not in self._begun:
                self._begun[checksum] = self._pool.submit(self._part, source, name, checksum)
            parts.append(self._begun[checksum])
        return parts

    def join(self, path: Path, stems: Sequence[str]) -> list[tuple[str, str]]:
        """Write the report.

        Parameters
        ----------
        path : Path
            The file to write.
        stems : sequence of str
            The chapters in their order.

        Returns
        -------
        list of (str, str)
            The numbers on its pages, in order: id and text.

        Raises
        ------
        RenderError
            Typst refused a chapter or its accessibility, or a link leads nowhere.
        """
        begun = [part for stem in stems for part in self._chapters.get(stem, ())]
        chapters = [part.result() for part in begun]
        length = sum(chapter.length for chapter in chapters)
        folios = self._pool.submit(self._folios, length + _FOLIOS // 2)
        parts = [self._front(chapters), *chapters]
        length += parts[0].length
        feet = folios.result()
        if length > len(feet.listed(b"Forms")):
            feet = self._folios(length)
        write_whole(path, join(parts, feet, _moment()))
        self._store.prune()
        self._typesetter.tidy()
        return [tuple(number) for part in chapters for number in part.facts["numbers"]]

    def _part(
        self, source: Source, stem: str, checksum: str, bookmarks: Sequence[str] = ()
    ) -> Part:
        def make() -> bytes:
            return prepare(*self._typesetter.set(source), stem, bookmarks)

        return Part(source.where, checksum, self._get(source, stem, checksum, make))

    def _front(self, chapters: Sequence[Part]) -> Part:
        """Cover and contents."""
        entries, start = [], 0
        for chapter in chapters:
            entries += [h | {"page": start + h["page"]} for h in chapter.facts["headings"]]
            start += chapter.length
        source = self._typesetter.source(
            "", "report.typ", "cover.typ", "contents.typ", where="the contents", entries=entries
        )
        bookmarks = [f"{_FRONT} 0", *(entry["name"] for entry in entries)]
        return self._part(source, _FRONT, self._typesetter.checksum(source, _FRONT), bookmarks)

    def _folios(self, length: int) -> Objects:
        """The feet of at least so many pages."""
        pages = -(-length // _FOLIOS) * _FOLIOS
        source = self._typesetter.source(
            "", "report.typ", "folios.typ", where="the page numbers", pages=pages
        )

        def make() -> bytes:
            return prepare_folios(self._typesetter.set(source, tagged=False)[0])

        return self._get(source, _FRONT, self._typesetter.checksum(source, _FRONT), make)

    def _get(self, source: Source, name: str, checksum: str, make: Callable[[], bytes]) -> Objects:
        kept = self._store.get(checksum)
        if kept is None:
            # What is kept is what is joined, whether it was just made or long ago.
            kept = pickle.dumps(read(make()))
            # A chart that was foreseen may have been drawn otherwise meanwhile.
            if self._typesetter.checksum(source, name) == checksum:
                self._store.put(checksum, kept)
        return pickle.loads(kept)


def _moment() -> datetime:
    """When the report is made; a fixed time makes the same report the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
