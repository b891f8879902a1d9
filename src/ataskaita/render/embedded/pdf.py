"""The PDFs: each one Typst document, tagged for PDF/UA-1, kept as PDF/A-2a.

Typst counts, lists and numbers pages.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ataskaita import fonts
from ataskaita.cache import Cache
from ataskaita.fingerprint import code, of_file
from ataskaita.folders import sign
from ataskaita.render.book import Book
from ataskaita.render.conservation.check import check_set
from ataskaita.render.conservation.form import ASKED
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.faults import typst_fault
from ataskaita.render.embedded.references import Labels, pdf_address
from ataskaita.render.embedded.resources import TEMPLATES
from ataskaita.text_file import write_whole

#: For those who listen, and for archives.
STANDARDS = ["ua-1", "a-2a"]

#: What the title page of each PDF adds to the book's title.
PARTS = {"report": "", "annex": "Priedai"}

_IMAGES = re.compile(r'image\.with\("/((?:[^"\\]|\\.)+)"')

#: Id and text of a number.
Number = tuple[str, str]


def write_pdf(
    name: str,
    chapters: Sequence[Chapter],
    labels: Labels,
    book: Book,
    folder: Path,
    *,
    work: Path,
    cache: Cache,
    before: Path | None = None,
    draft: bool = False,
    typesetter: Typesetter | None = None,
) -> list[Number]:
    """Write one PDF.

    Parameters
    ----------
    name : str
        Its file name without ending: ``report`` or ``annex``.
    chapters : sequence of Chapter
        Its chapters, in order.
    labels : mapping
        What references mean, in this PDF and the other.
    book : Book
        What the pages say of the whole.
    folder : Path
        The folder to write to.
    work : Path
        The folder that paths in the text are relative to; charts lie below it.
    cache : Cache
        Remembers what each PDF was made of.
    before : Path, optional
        The folder of the last render: a PDF that was made of the same is taken from there.
    draft : bool
        Show references that lead nowhere by their label.
    typesetter : Typesetter, optional
        One that has set this PDF before.

    Returns
    -------
    list of (str, str)
        The numbers on its pages, in order: id and text.

    Raises
    ------
    RenderError
        Typst refused the text or its accessibility.
    """
    sources = _sources(name, chapters, labels, book, draft=draft)
    images = {path for text in sources.values() for path in _IMAGES.findall(text)}
    file = f"{name}.pdf"

    def ingredients() -> Sequence[Any]:
        pictures = {path: of_file(work / path) for path in images}
        return code("render", "tables"), os.environ.get("SOURCE_DATE_EPOCH", ""), sources, pictures

    def make() -> tuple[Iterable[str], list[Number]]:
        import typst

        # A folder of its own: another render may be under way.
        with tempfile.TemporaryDirectory(f".{sign()}.part", "typst-", work) as own:
            try:
                made = (typesetter or Typesetter(Path(own), work)).compile(sources)
            except typst.TypstError as error:
                raise typst_fault(error.diagnostic, sources, chapters) from None
        pdf, numbers, said = made
        check_set(chapters, said, file)
        write_whole(folder / file, pdf)
        return [file], numbers

    found = cache.files("pdf", ingredients, make, folder=folder, before=before)
    return [tuple(number) for number in found]


def _sources(
    name: str, chapters: Sequence[Chapter], labels: Labels, book: Book, *, draft: bool
) -> dict[str, str]:
    """The files of the document, by their names; ``main.typ`` includes the others."""
    said = asdict(book) | {"year": str(book.year), "part": PARTS[name], "draft": draft}
    own = {label for chapter in chapters for label in chapter.labels}
    elsewhere = {
        label: known | {"address": pdf_address(label, labels)}
        for label, known in labels.items()
        if label not in own
    }
    texts = {f"{c.stem}.typ": f'#import "report.typ": *\n\n{c.typst}\n' for c in chapters}
    return {
        "main.typ": "\n".join(_main(chapters, book)),
        "report.typ": (TEMPLATES / "report.typ").read_text(encoding="utf-8"),
        "book.json": json.dumps(said, ensure_ascii=False),
        "labels.json": json.dumps(elsewhere, ensure_ascii=False),
        **texts,
    }


def _main(chapters: Sequence[Chapter], book: Book) -> Iterator[str]:
    yield from ('#import "report.typ": *', "#show: report", "#cover()")
    if book.contents["typst"]:
        yield "#contents()"
    count, appendix, part = 0, False, ""
    for chapter in chapters:
        if chapter.named_part != part:
            part = chapter.named_part
            yield f"#begin-part({json.dumps(part, ensure_ascii=False)})"
        if chapter.appendix and not appendix:
            appendix, count = True, None
            yield "#show: appendices"
        if chapter.number:
            number = ord(chapter.number) - ord("A") + 1 if appendix else int(chapter.number)
            # Where the chapter before stands in the other PDF, counting does not go on by itself.
            if count is None or number != count + 1:
                yield f"#counter(heading).update({number - 1})"
            count = number
        yield f'#include "{chapter.stem}.typ"'


class Typesetter:
    """Typst for one PDF; a document that it has set before it sets again in a fraction of the time.

    Parameters
    ----------
    folder : Path
        A folder for the files of the document, of nobody else, below `work`.
    work : Path
        The folder that paths in the text are relative to.
    """

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder, self.work = folder, work
        self._compiler = None

    def compile(self, sources: Mapping[str, str]) -> tuple[bytes, list[Number], list[Any]]:
        """Set a document.

        Parameters
        ----------
        sources : mapping
            Its files by their names, ``main.typ`` among them.

        Returns
        -------
        bytes
            The PDF.
        list of (str, str)
            The numbers in it, in order: id and text.
        list
            What in it is emphasised, linked and pictured.

        Raises
        ------
        TypstError
            Typst refused the text or its accessibility.
        """
        # Imported here: of most renders no PDF is set anew.
        import typst

        from ataskaita.render.embedded.pdf_tags import tag_tables

        for file, text in sources.items():
            (self.folder / file).write_text(text, encoding="utf-8")
        if self._compiler is None:
            # System fonts would make the pages differ from machine to machine.
            self._compiler = typst.Compiler(
                str(self.folder / "main.typ"),
                root=str(self.work),
                ignore_system_fonts=True,
                font_paths=[str(place) for place in fonts.folders()],
            )
        pdf = self._compiler.compile(pdf_standards=STANDARDS, timestamp=_moment())
        asked = self._compiler.eval("query(<v>).map(it => (it.value.key, it.value.text))")
        said = self._compiler.eval(ASKED)
        named = self._compiler.eval("query(<report-table>).map(it => it.value)")
        return tag_tables(pdf, json.loads(named)), json.loads(asked), json.loads(said)


def _moment() -> datetime:
    """When the report is made; a fixed time makes the same report the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch if epoch.isdecimal() else time.time()), UTC)
