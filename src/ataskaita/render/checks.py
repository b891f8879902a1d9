"""The checks of what was rendered, before it takes the place of what was there.

What was found right is not compared again: it is kept under the checksum of all that is compared,
what was executed and what was written, and of the code that compares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from ataskaita.cache import LIMIT, Cache
from ataskaita.execution.run import Run
from ataskaita.fingerprint import code, fingerprint, of_file
from ataskaita.render.conservation.check import (
    check_files,
    check_form,
    check_pages,
    check_pdf,
    check_styles,
    check_word,
)
from ataskaita.render.downloads.links import FOLDER
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.ledger import check_pages as check_numbers

#: Files of tables that a page names in any way.
_TABLES = re.compile(rf"{FOLDER}/[^\"'<>\s]+")


def check_site(
    run: Run, chapters: Sequence[Chapter], folder: Path, cache: Cache, *, workbook: str = ""
) -> None:
    """Compare pages, and the files that they offer, with what was executed.

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
    workbook : str
        The workbook of the whole report; a draft has none.
    """
    executed = {chapter.source.stem: chapter for chapter in run.chapters}
    ledgers = {stem: chapter.ledger for stem, chapter in executed.items()}
    read = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    pages = {chapter.stem: read.pop(folder / f"{chapter.stem}.html") for chapter in chapters}
    # Pages that are no chapter's, in whatever folder: no number of the ledger is on them.
    others = {path.relative_to(folder).as_posix(): text for path, text in read.items()}
    sheets = sorted((folder / "assets").rglob("*.css"))
    styles = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)

    def compared(stem: str) -> str:
        """The fingerprint of all that the checks of a page read."""
        notebook = orjson.dumps(executed[stem].notebook, option=orjson.OPT_SORT_KEYS)
        tables = {file: of_file(folder / file) for file in _TABLES.findall(pages[stem])}
        ledger = orjson.dumps(ledgers[stem])
        return fingerprint(code(), pages[stem], notebook, ledger, tables, styles)

    right = dict.fromkeys(cache.get("right") or ())
    marks = {stem: compared(stem) for stem in pages}
    new = {stem: page for stem, page in pages.items() if marks[stem] not in right}
    notebooks = {stem: executed[stem].notebook for stem in new}
    check_numbers([record for stem in new for record in ledgers[stem]], (new | others).items())
    check_pages(notebooks, new)
    check_form(notebooks, {chapter.stem: chapter.form for chapter in chapters}, new)
    check_styles(new, styles)
    check_files(new, ledgers, folder, workbook=workbook)
    if new:
        cache.put([*dict.fromkeys(marks.values()) | right][:LIMIT], "right")


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
    said = [[c.stem, c.number, c.title, c.appendix, pages[c.stem]] for c in chapters]
    compared = [code(), of_file(file), said]
    if not cache.get("drawn", *compared):
        check_pdf(file, chapters, pages)
        cache.put(True, "drawn", *compared)


def check_document(file: Path, chapters: Sequence[Chapter], pages: Mapping[str, str]) -> None:
    """Compare the words of a Word document with those of the pages."""
    check_word(file, [(c.stem, "" if _is_conditional(c) else pages[c.stem]) for c in chapters])


def _is_conditional(chapter: Chapter) -> bool:
    """Whether an author has it say something else in some format."""
    return ".content-visible" in chapter.markdown or ".content-hidden" in chapter.markdown
