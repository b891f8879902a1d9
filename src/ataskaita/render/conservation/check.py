"""The check of a render: the words of its chapters are those on its pages and in its PDFs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ataskaita.errors import RenderError
from ataskaita.render.conservation.drawn import differences, expected
from ataskaita.render.conservation.files import (
    raw_differences,
    table_differences,
    workbook_difference,
)
from ataskaita.render.conservation.form import differences as form_differences
from ataskaita.render.conservation.form import unset
from ataskaita.render.conservation.looks import run_on, undrawn
from ataskaita.render.conservation.page import article_words
from ataskaita.render.conservation.references import misled
from ataskaita.render.conservation.source import in_order, named, passages, texts_of
from ataskaita.render.conservation.styles import hidden_words
from ataskaita.render.conservation.word import word_differences
from ataskaita.render.conservation.words import alike, words
from ataskaita.render.downloads.links import FOLDER
from ataskaita.translation import _

if TYPE_CHECKING:
    from ataskaita.render.embedded.chapter import Chapter

#: Words shown on either side of a difference.
AROUND = 4

#: Letters by which a chapter is known.
LETTERS = 20

#: What stands behind the number of a chapter in the PDF, and of an appendix.
KINDS = {False: "skyrius", True: "priedas"}


def check_pages(notebooks: Mapping[str, Any], pages: Mapping[str, str]) -> None:
    """Compare the words of executed chapters with those of their pages.

    Parameters
    ----------
    notebooks : mapping
        Stem -> the executed chapter.
    pages : mapping
        Stem -> the HTML of its page.

    Raises
    ------
    RenderError
        A page says more, less or something else; the first place in each chapter is named.
    """
    _require(
        f"{stem}, {said}"
        for stem, notebook in notebooks.items()
        if (said := _page_difference(notebook, pages[stem]))
    )


def check_form(
    notebooks: Mapping[str, Any],
    forms: Mapping[str, Sequence[Mapping[str, str]]],
    pages: Mapping[str, str],
) -> None:
    """Compare what is emphasised, linked, pictured and listed on pages with what was written.

    Parameters
    ----------
    notebooks : mapping
        Stem -> the executed chapter.
    forms : mapping
        Stem -> what `form.lua` has found in the text of the chapter.
    pages : mapping
        Stem -> the HTML of its page.

    Raises
    ------
    RenderError
        Something is lost, doubled or changed; all of it is named by chapter and cell.
    """
    _require(
        f"{named(stem, letters, texts_of(notebooks[stem]))}: {said}"
        for stem in pages
        for letters, said in form_differences(forms[stem], pages[stem])
    )
    message = _("{chapter}: the reference “{words}” leads to {number}")
    _require(
        message.format(chapter=stem, words=words, number=number)
        for stem, words, number in misled(pages)
    )


def check_styles(pages: Mapping[str, str], styles: str) -> None:
    """Find words of chapters that the style sheets of their pages hide.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.
    styles : str
        All style sheets.

    Raises
    ------
    RenderError
        There are some; all are named by chapter.
    """
    message = _("{chapter}: “{words}” is hidden by the style sheet ({selector})")
    _require(
        message.format(chapter=stem, words=words, selector=selector)
        for stem, words, selector in hidden_words(pages, styles)
    )


def check_set(chapters: Sequence[Chapter], said: Sequence[tuple[str, Any, Any]], file: str) -> None:
    """Compare what is emphasised, linked and pictured on pages with what Typst has set.

    Parameters
    ----------
    chapters : sequence of Chapter
        The chapters.
    said : sequence of (str, Any, Any)
        What Typst has answered to `ataskaita.render.conservation.form.ASKED`.
    file : str
        The PDF.

    Raises
    ------
    RenderError
        Something is not set; all of it is named by chapter and cell.
    """
    by_stem = {chapter.stem: chapter for chapter in chapters}
    pages = {stem: chapter.html_of_pdf or chapter.html for stem, chapter in by_stem.items()}
    _require(
        _in(file, by_stem[stem].named(mark.letters), missing)
        for stem, mark, missing in unset(pages, said)
    )


def check_pdf(file: Path, chapters: Sequence[Chapter], pages: Mapping[str, str]) -> None:
    """Compare the words drawn in a PDF with those on the pages of the site.

    Parameters
    ----------
    file : Path
        The PDF.
    chapters : sequence of Chapter
        Its chapters, in order.
    pages : mapping
        Stem -> the HTML of the chapter's page.

    Raises
    ------
    RenderError
        The PDF says more, less or something else; the first place in each chapter is named.
    """
    wanted = [
        expected(pages[one.stem], one.stem, one.number, one.title, KINDS[one.appendix])
        for one in chapters
    ]
    # Read here: a module in C that only a PDF needs.
    from ataskaita.render.conservation.ink import read

    ink = read(file)
    found = differences(ink.pages, wanted)
    by_stem = {chapter.stem: chapter for chapter in chapters}
    _require(_in(file.name, by_stem[stem].named(missed), said) for stem, said, missed in found)
    message = _("{chapter}, page {page} of {file}: “{words}” is too pale, covered or overprinted")

    def place_of(said: str) -> str:
        # Words from several places do not follow one another in any chapter.
        for sought in ("".join(words(said))[:LETTERS], max(words(said), key=len, default="")):
            for chapter in chapters:
                if sought in "".join(article_words(pages[chapter.stem])):
                    return chapter.named(sought)
        return chapters[0].stem

    _require(
        message.format(chapter=place_of(said), page=page, file=file.name, words=said)
        for page, said in ink.unreadable
    )
    _require(
        _in(file.name, by_stem[stem].named(words), said)
        for stem, said, words in (*undrawn(pages, ink.looks), *run_on(pages, ink.lines))
    )


def check_word(file: Path, pages: Sequence[tuple[str, str]]) -> None:
    """Compare the words of a Word document with those on the pages of the site.

    Parameters
    ----------
    file : Path
        The document.
    pages : sequence of (str, str)
        Stem and HTML of each chapter, in order.

    Raises
    ------
    RenderError
        The document says more, less or something else; the first place in each chapter is named.
    """
    found = word_differences(file, pages)
    _require(_in(file.name, stem, said) for stem, said in found)


def check_files(
    pages: Mapping[str, str],
    ledgers: Mapping[str, Sequence[Mapping[str, Any]]],
    folder: Path,
    *,
    workbook: str = "",
) -> None:
    """Compare the files to take away with the pages that offer them and with the ledger.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.
    ledgers : mapping
        Stem -> the ledger of each chapter of the report.
    folder : Path
        The folder of the pages.
    workbook : str
        The file of all tables; of a draft there is none, and no raw files.

    Raises
    ------
    RenderError
        A file lacks what is on a page, or says something else; the first place in each is named.
    """
    found = [
        f"{stem}, {said}"
        for stem, page in pages.items()
        for said in table_differences(page, ledgers[stem], folder)
    ]
    if workbook:
        # A table that a page offers and that is not there is named above.
        tables = sorted((folder / FOLDER).glob("*.csv"))
        if said := workbook_difference(folder / workbook, tables):
            found.append(f"{workbook}: {said}")
        found += raw_differences([record for own in ledgers.values() for record in own], folder)
    _require(found)


def _page_difference(notebook: Any, page: str) -> str:
    placed = in_order(passages(notebook))
    wanted, found = [word for word, _ in placed], article_words(page)
    if wanted == found:
        return ""
    place = alike(wanted, found)
    cell = placed[min(place, len(placed) - 1)][1] if placed else "1"
    shown = slice(max(0, place - AROUND), place + AROUND)
    message = _("cell {cell}: “{written}” is written, but “{found}” is on the page")
    written, there = (" ".join(said[shown]) for said in (wanted, found))
    return message.format(cell=cell, written=written, found=there)


def _in(file: str, chapter: str, said: str) -> str:
    return _("{chapter}, in {file}: {said}").format(chapter=chapter, file=file, said=said)


def _require(found: Iterable[str]) -> None:
    if said := list(found):
        fix = _(
            "Write the place in another way; if it looks right, it is a fault of this "
            "program. Nothing was replaced."
        )
        head = _("Not all that the chapters say reaches readers as it is:")
        raise RenderError("\n  ".join([head, *said]), fix)
