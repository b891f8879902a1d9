"""The PDF: pandoc writes Typst, Typst sets the pages, tagged for PDF/UA-1."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ataskaita import fonts
from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.embedded.document import Document
from ataskaita.render.embedded.pandoc import TEMPLATES, pandoc

STANDARD = "ua-1"

#: Stands for the chapters while pandoc fills in the template.
_BODY = "// the chapters"


def write_pdf(document: Document, book: Book, path: Path, *, work: Path) -> list[tuple[str, str]]:
    """Write the PDF.

    Parameters
    ----------
    document : Document
        The parsed report.
    book : Book
        Its title and the like.
    path : Path
        The file to write.
    work : Path
        The folder for the intermediate Typst file; charts lie below it.

    Returns
    -------
    list of (str, str)
        The numbers on its pages, in order: id and text.

    Raises
    ------
    RenderError
        Typst refused the document or its accessibility.
    """
    import typst

    source = work / "report.typ"
    source.write_text(to_typst(document, book, work), encoding="utf-8")
    try:
        # System fonts would make the pages differ from machine to machine.
        compiler = typst.Compiler(
            str(source),
            root=str(work),
            ignore_system_fonts=True,
            font_paths=[str(folder) for folder in fonts.folders()],
        )
        data = compiler.compile(pdf_standards=[STANDARD], timestamp=_timestamp())
        printed = json.loads(compiler.query("<v>", field="value"))
    except typst.TypstError as error:
        raise RenderError(f"Typst stopped: {error}", "The message names the cause.") from None
    path.write_bytes(data)
    return [(number["key"], number["text"]) for number in printed]


def to_typst(document: Document, book: Book, work: Path) -> str:
    """The report as Typst source, set by ``templates/report.typ``."""
    variables = {
        "title": book.title,
        "subtitle": book.subtitle,
        "author": book.author,
        "date": book.date,
        "year": str(book.year),
    }
    arguments = [f"--variable={name}:{text}" for name, text in variables.items()]
    frame = pandoc(
        f"```{{=typst}}\n{_BODY}\n```",
        "--from",
        "markdown",
        "--to",
        "typst",
        "--standalone",
        f"--template={TEMPLATES / 'report.typ'}",
        *arguments,
        folder=work,
    )
    body = "\n\n".join(document.typst.values())
    return frame.replace(_BODY, body)


def _timestamp() -> int | None:
    """A fixed time makes the same report the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return int(epoch) if epoch else None
