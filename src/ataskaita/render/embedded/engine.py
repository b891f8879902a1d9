"""The embedded engine as a whole: executed chapters in; site, PDFs and DOCX out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.cache import Cache, ensure, read_entry, write_entry
from ataskaita.project import Project
from ataskaita.render.book import PDFS, Place, book_of
from ataskaita.render.embedded.convert import Chapter, convert
from ataskaita.render.embedded.docx import write_docx
from ataskaita.render.embedded.markdown import FIGURES
from ataskaita.render.embedded.pdf import Number, write_pdf
from ataskaita.render.embedded.references import labels_of, link_page, require_labels
from ataskaita.render.embedded.site import write_site

if TYPE_CHECKING:
    from ataskaita.execution.run import Executed

#: Remembers what the labels of the whole book mean, for drafts of one chapter.
LABELS = "labels.json"

#: A drawing of the author's own on a page.
_DRAWING = re.compile(rf'<img class="picture" src="({FIGURES}/[^"]+\.svg)"[^>]*>')

#: The address of a picture on a page.
_PICTURE = re.compile(rf'<img class="picture" src="({FIGURES}/[^"]+)"')


def convert_chapter(project: Project, chapter: Executed, place: Place) -> Chapter:
    """Convert one executed chapter for all formats.

    Raises
    ------
    RenderError
        Pandoc refused it.
    """
    work = work_folder(project)
    work.mkdir(parents=True, exist_ok=True)
    cache = Cache(project.build / "cache")
    return convert(chapter.notebook, place, work, cache, source=chapter.source, root=project.root)


def lay_out(
    project: Project,
    chapters: Sequence[Chapter],
    formats: Sequence[str],
    folder: Path,
    *,
    details: Mapping[str, str] | None = None,
    draft: bool = False,
) -> list[Number] | None:
    """Write what readers get.

    Parameters
    ----------
    project : Project
        The project.
    chapters : sequence of Chapter
        The converted chapters, in the order of the book.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    folder : Path
        An empty folder.
    details : mapping
        Page -> id of a number on it -> what a reader may ask of it, as JSON.
    draft : bool
        There are other chapters that these may refer to.

    Returns
    -------
    list of (str, str) or None
        The numbers on the pages of the PDFs: id and text; None without a PDF.

    Raises
    ------
    RenderError
        Pandoc, Typst or the search index refused, or a reference leads nowhere.
    """
    labels = _labels(project, chapters, draft=draft)
    if not draft:
        require_labels(chapters, labels)
        write_entry(work_folder(project) / LABELS, labels)
    book, work, cache = book_of(project), work_folder(project), Cache(project.build / "cache")
    with ThreadPoolExecutor() as pool:
        tasks = []
        if "html" in formats:
            copy_pictures(chapters, work, folder)
            site = pool.submit(
                write_site, chapters, labels, book, folder, cache=cache, details=details
            )
            tasks.append(site)
        if "docx" in formats:
            path = folder / "report.docx"
            tasks.append(pool.submit(write_docx, chapters, labels, book, path, work=work))
        pdfs = [
            pool.submit(
                write_pdf,
                name,
                [chapter for chapter in chapters if chapter.pdf == name],
                labels,
                book,
                folder,
                work=work,
                cache=cache,
                before=project.site,
                draft=draft,
            )
            for name in PDFS
            if "pdf" in formats and any(chapter.pdf == name for chapter in chapters)
        ]
        for task in tasks:
            task.result()
        return [number for pdf in pdfs for number in pdf.result()] if "pdf" in formats else None


def copy_pictures(chapters: Sequence[Chapter], work: Path, folder: Path) -> None:
    """Copy the pictures that the pages of chapters show into the folder of the pages.

    Parameters
    ----------
    chapters : sequence of Chapter
        The chapters.
    work : Path
        The folder that paths in them are relative to.
    folder : Path
        The folder of the pages.
    """
    for path in {path for chapter in chapters for path in _PICTURE.findall(chapter.html)}:
        target = folder / path
        ensure(target, (work / path).read_bytes())


def finished_pages(
    project: Project, chapters: Sequence[Chapter], *, draft: bool = False, pdf: bool = False
) -> dict[str, str]:
    """What the page of each chapter says, references filled in.

    Parameters
    ----------
    project : Project
        The project.
    chapters : sequence of Chapter
        The converted chapters.
    draft : bool
        There are other chapters that these may refer to.
    pdf : bool
        What the PDF says instead, where an author has it say something else.

    Returns
    -------
    dict
        Stem -> HTML.
    """
    labels = _labels(project, chapters, draft=draft)
    texts = {c.stem: (pdf and c.html_of_pdf) or c.html for c in chapters}
    if pdf:
        # What is written in an author's drawing is text there.
        work = work_folder(project)
        texts = {stem: with_drawings(html, work) for stem, html in texts.items()}
    return {
        stem: f"<article>{link_page(html, stem, labels)}</article>" for stem, html in texts.items()
    }


def with_drawings(html: str, work: Path) -> str:
    """The HTML of a chapter with its author's drawings in the place of their addresses."""

    def drawing(found: re.Match[str]) -> str:
        text = (work / found[1]).read_text(encoding="utf-8")
        return text[text.index("<svg") :]

    return _DRAWING.sub(drawing, html)


def _labels(
    project: Project, chapters: Sequence[Chapter], *, draft: bool
) -> dict[str, dict[str, str]]:
    labels = labels_of(chapters)
    return _labels_of_others(project) | labels if draft else labels


def _labels_of_others(project: Project) -> dict[str, dict[str, str]]:
    """What labels meant when all chapters were rendered last; their pages are not here."""
    found = read_entry(work_folder(project) / LABELS) or {}
    return {label: known | {"page": ""} for label, known in found.items()}


def work_folder(project: Project) -> Path:
    """What the engine makes on the way: charts, and what it remembers of labels."""
    return project.build / "embedded"
