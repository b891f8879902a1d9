"""The embedded engine: converts chapters, and fills in what refers from one to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ataskaita.cache import Cache, ensure, read_entry
from ataskaita.execution.run import Executed
from ataskaita.project import Project
from ataskaita.render.book import Place
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.convert import convert
from ataskaita.render.embedded.markdown import FIGURES
from ataskaita.render.embedded.references import Labels, labels_of, link_page

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
        ensure(folder / path, (work / path).read_bytes())


def finished_pages(
    chapters: Sequence[Chapter], labels: Labels, *, of_pdf: Path | None = None
) -> dict[str, str]:
    """What the page of each chapter says, references filled in.

    Parameters
    ----------
    chapters : sequence of Chapter
        The converted chapters.
    labels : mapping
        What references mean.
    of_pdf : Path, optional
        Say what the PDF says instead, where an author has it say something else; the folder that
        paths in the text are relative to.

    Returns
    -------
    dict
        Stem -> HTML.
    """
    texts = {chapter.stem: chapter.html for chapter in chapters}
    if of_pdf:
        # What is written in an author's drawing is text there.
        texts = {c.stem: with_drawings(c.html_of_pdf or c.html, of_pdf) for c in chapters}
    return {
        stem: f"<article>{link_page(html, stem, labels)}</article>" for stem, html in texts.items()
    }


def with_drawings(html: str, work: Path) -> str:
    """The HTML of a chapter with its author's drawings in the place of their addresses."""

    def drawing(found: re.Match[str]) -> str:
        text = (work / found[1]).read_text(encoding="utf-8")
        return text[text.index("<svg") :]

    return _DRAWING.sub(drawing, html)


def known_labels(
    project: Project, chapters: Sequence[Chapter], *, draft: bool
) -> dict[str, dict[str, str]]:
    """What references mean; in a draft, also those to chapters whose pages are not here."""
    labels = labels_of(chapters)
    if not draft:
        return labels
    others = read_entry(work_folder(project) / LABELS) or {}
    return {label: known | {"page": ""} for label, known in others.items()} | labels


def work_folder(project: Project) -> Path:
    """What the engine makes on the way: charts, and what it remembers of labels."""
    return project.build / "embedded"
