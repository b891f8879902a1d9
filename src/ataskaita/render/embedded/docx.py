"""The DOCX, for those who must comment in Word: plain structure, Word's own styles."""

from __future__ import annotations

from pathlib import Path

from ataskaita.render.book import Book
from ataskaita.render.embedded.document import Document
from ataskaita.render.embedded.pandoc import pandoc


def write_docx(document: Document, book: Book, path: Path, *, work: Path) -> None:
    """Write the DOCX.

    Parameters
    ----------
    document : Document
        The parsed report.
    book : Book
        Its title and the like.
    path : Path
        The file to write.
    work : Path
        The folder that chart paths are relative to.
    """
    pandoc(
        document.json,
        "--from",
        "json",
        "--to",
        "docx",
        "--toc",
        "--toc-depth=2",
        f"--metadata=title:{book.title}",
        f"--metadata=subtitle:{book.subtitle}",
        f"--metadata=author:{book.author}",
        "--metadata=lang:lt",
        f"--output={path.resolve()}",
        filters=["docx.lua"],
        folder=work,
    )
