"""The checks of what was rendered, before it takes the place of what was there.

What was found right is not compared again: it is kept under the checksum of all that is compared,
what was executed and what was written, and of the code that compares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from ataskaita.cache import LIMIT, Cache
from ataskaita.fingerprint import code, fingerprint, of_file
from ataskaita.render.book import Book
from ataskaita.render.downloads.links import FOLDER, workbook_name

if TYPE_CHECKING:
    from ataskaita.execution.run import Run
    from ataskaita.render.embedded.convert import Chapter

#: Files of tables that a page names in any way.
_TABLES = re.compile(rf"{FOLDER}/[^\"'<>\s]+")


class PageChecks:
    """The checks of pages and of the files that they offer.

    Parameters
    ----------
    run : Run
        What was executed.
    chapters : sequence of Chapter
        The chapters whose pages were written.
    folder : Path
        The folder of the pages.
    cache : Cache
        Remembers which pages were right.
    """

    def __init__(self, run: Run, chapters: Sequence[Chapter], folder: Path, cache: Cache) -> None:
        self.run, self.folder, self.cache = run, folder, cache
        self.forms = {chapter.stem: chapter.form for chapter in chapters}
        sheets = sorted((folder / "assets").rglob("*.css"))
        self.styles = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
        self.executed = {chapter.source.stem: chapter for chapter in run.chapters}
        pages = [folder / f"{chapter.stem}.html" for chapter in chapters]
        self.pages = {page.stem: page.read_text(encoding="utf-8") for page in pages}

    def require_all(self, book: Book | None) -> None:
        """Compare the pages, and the files of the whole report; a draft has none of these."""
        from ataskaita.render.conservation.check import (
            check_files,
            check_form,
            check_pages,
            check_styles,
        )
        from ataskaita.render.ledger import check_pages as check_numbers

        right = dict.fromkeys(self.cache.get("right") or ())
        compared = {stem: self._compared(stem) for stem in self.pages}
        new = {stem: page for stem, page in self.pages.items() if compared[stem] not in right}
        ledgers = {stem: chapter.ledger for stem, chapter in self.executed.items()}
        check_numbers([r for stem in new for r in ledgers[stem]], new | self._other_pages())
        notebooks = {stem: self.executed[stem].notebook for stem in new}
        check_pages(notebooks, new)
        check_form(notebooks, self.forms, new)
        check_styles(new, self.styles)
        check_files(new, ledgers, self.folder, workbook=workbook_name(book) if book else "")
        if new:
            self.cache.put([*dict.fromkeys(compared.values()) | right][:LIMIT], "right")

    def _compared(self, stem: str) -> str:
        """The fingerprint of all that the checks of a page read."""
        page, executed = self.pages[stem], self.executed[stem]
        notebook = orjson.dumps(executed.notebook, option=orjson.OPT_SORT_KEYS)
        tables = {file: of_file(self.folder / file) for file in _TABLES.findall(page)}
        return fingerprint(
            code(), page, notebook, orjson.dumps(executed.ledger), tables, self.styles
        )

    def _other_pages(self) -> dict[str, str]:
        """Pages that are no chapter's, in whatever folder: no number of the ledger is on them."""
        own = {self.folder / f"{stem}.html" for stem in self.pages}
        others = sorted(set(self.folder.rglob("*.html")) - own)
        names = [path.relative_to(self.folder).as_posix() for path in others]
        return dict(zip(names, (path.read_text("utf-8") for path in others), strict=True))


def check_drawn(
    file: Path, chapters: Sequence[Chapter], pages: Mapping[str, str], cache: Cache
) -> None:
    """Compare the words drawn in a PDF with those of the pages.

    Parameters
    ----------
    file : Path
        The PDF.
    chapters : sequence of Chapter
        Its chapters, in order.
    pages : mapping
        Stem -> what the PDF should say, as HTML.
    cache : Cache
        Remembers which PDFs were right.
    """
    from ataskaita.render.conservation.check import check_pdf

    said = [[c.stem, c.number, c.title, c.appendix, pages[c.stem]] for c in chapters]
    compared = [code(), of_file(file), said]
    if not cache.get("drawn", *compared):
        check_pdf(file, chapters, pages)
        cache.put(True, "drawn", *compared)


def check_document(file: Path, chapters: Sequence[Chapter], pages: Mapping[str, str]) -> None:
    """Compare the words of a Word document with those of the pages."""
    from ataskaita.render.conservation.check import check_word

    check_word(file, [(c.stem, "" if _is_conditional(c) else pages[c.stem]) for c in chapters])


def _is_conditional(chapter: Chapter) -> bool:
    """Whether an author has it say something else in some format."""
    return ".content-visible" in chapter.markdown or ".content-hidden" in chapter.markdown
