"""The checks of what was rendered, before it takes the place of what was there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.project import Project

if TYPE_CHECKING:
    from ataskaita.execution.run import Run
    from ataskaita.render.embedded.convert import Chapter


def check_numbers(
    run: Run, folder: Path, formats: Sequence[str], printed: list[tuple[str, str]] | None
) -> None:
    """Compare every number on the pages with the ledger."""
    from ataskaita.render.ledger import check_site, check_text

    if "html" in formats:
        check_site(run.ledger, folder)
    if printed is not None:
        check_text(run.ledger, printed, "the PDF")


def check_words(
    project: Project,
    run: Run,
    chapters: Sequence[Chapter],
    folder: Path,
    formats: Sequence[str],
    *,
    draft: bool,
) -> None:
    """Compare all words of the chapters that we have converted with those that readers get."""
    from ataskaita.render.book import book_of
    from ataskaita.render.conservation.check import (
        check_form,
        check_pages,
        check_pdf,
        check_styles,
        check_word,
    )
    from ataskaita.render.embedded.engine import finished_pages
    from ataskaita.render.embedded.pdf import full_title

    pages = finished_pages(project, chapters, draft=draft)
    # Those that Quarto converts are not ours to compare.
    notebooks = {c.source.stem: c.notebook for c in run.chapters if c.source.stem in pages}
    if "html" in formats:
        written = {stem: (folder / f"{stem}.html").read_text(encoding="utf-8") for stem in pages}
        sheets = sorted((folder / "assets").rglob("*.css")) if chapters else []
        check_styles(written, "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    else:
        written = pages
    check_pages(notebooks, written)
    check_form(notebooks, {chapter.stem: chapter.form for chapter in chapters}, written)
    if "docx" in formats and chapters:
        check_word(
            folder / "report.docx",
            [(c.stem, "" if _is_conditional(c) else pages[c.stem]) for c in chapters],
        )
    if "pdf" in formats:
        pages = finished_pages(project, chapters, draft=draft, pdf=True)
        book = book_of(project)
        for name in dict.fromkeys(chapter.pdf for chapter in chapters):
            own = [chapter for chapter in chapters if chapter.pdf == name]
            title = full_title(book, name)
            check_pdf(folder / f"{name}.pdf", own, pages, title=title, foot=book.author)


def check_files(
    project: Project, run: Run, chapters: Sequence[Chapter], folder: Path, *, draft: bool
) -> None:
    """Compare the files that pages offer with the pages and with the ledger."""
    from ataskaita.render.book import book_of
    from ataskaita.render.conservation.check import check_files as compare
    from ataskaita.render.downloads.links import workbook_name

    stems = [chapter.stem for chapter in chapters]
    compare(
        {stem: (folder / f"{stem}.html").read_text(encoding="utf-8") for stem in stems},
        {chapter.source.stem: chapter.ledger for chapter in run.chapters},
        folder,
        workbook="" if draft else workbook_name(book_of(project)),
    )


def _is_conditional(chapter: Chapter) -> bool:
    """Whether an author has it say something else in some format."""
    return ".content-visible" in chapter.markdown or ".content-hidden" in chapter.markdown
