"""Typst for one part of the PDF: source in, tagged pages and facts about them out."""

from __future__ import annotations

import json
import os
import re
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from ataskaita import fonts
from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.embedded.pandoc import TEMPLATES

STANDARD = "ua-1"

#: Nothing in a part depends on when it is made; the whole report has the real time.
TIMESTAMP = 0

_LABELS = re.compile(r'#label\("((?:[^"\\]|\\.)+)"\)|<([^<>\s"]+)>')
_IMAGES = re.compile(r'image\("((?:[^"\\]|\\.)+)"')

#: How files for Typst begin, and after how many seconds none is still needed.
_FILES = ".typst-"
_STALE = 3600

#: What Typst is asked about the pages it has set; `names` are labels that the text may have.
#: Headings that only stand for those of other parts don't count.
_FACTS = """{
  let name(it) = str(it.at("label", default: ""))
  let place(found) = {
    let at = found.location().position()
    (page: at.page, x: at.x.pt(), y: at.y.pt())
  }
  (
    numbers: query(<v>).map(v => (v.value.key, v.value.text)),
    headings: query(heading).filter(it => not name(it).starts-with("stand-in")).map(it => (
      ..place(it),
      level: it.level,
      number: if it.numbering != none { numbering(it.numbering, 1) },
      name: name(it),
      body: it.body,
    )),
    labels: names.map(name => (name, query(label(name)))).filter(((_, found)) => found.len() > 0)
      .map(((name, found)) => (name: name, ..place(found.first()))),
  )
}"""


@dataclass(frozen=True)
class Source:
    """A document for Typst.

    Parameters
    ----------
    text : str
        All of it.
    body : str
        What is not of templates.
    where : str
        The file that the body comes from, for messages.
    """

    text: str
    body: str
    where: str


class Typesetter:
    """Sets the pages of parts.

    Parameters
    ----------
    book : Book
        What the pages say of the whole.
    work : Path
        The folder that paths in the text are relative to; charts lie below it.
    """

    def __init__(self, book: Book, work: Path) -> None:
        self._work = work
        variables = {name: str(value) for name, value in asdict(book).items()}
        variables["period"] = variables.pop("date")
        self._titles = variables
        self._loading = threading.Lock()
        self._loaded: Any = None

    def source(self, body: str, *templates: str, where: str, **variables: Any) -> Source:
        """A document: the book's titles and other variables, templates, and a text."""
        values = "".join(
            f"#let {name} = json(bytes({quoted(json.dumps(value, ensure_ascii=False))}))\n"
            for name, value in (self._titles | variables).items()
        )
        texts = [(TEMPLATES / name).read_text(encoding="utf-8") for name in templates]
        return Source("\n".join((values, *texts, body)), body, where)

    def checksum(self, source: Source, name: str) -> str:
        """Checksum of everything that a part of some name depends on."""
        digest = sha256("\0".join((*self._tools, name, source.text)).encode())
        for image in sorted({_unquoted(found) for found in _IMAGES.findall(source.body)}):
            path = self._work / image
            digest.update(path.read_bytes() if path.is_file() else b"")
        return digest.hexdigest()

    @cached_property
    def _tools(self) -> tuple[str, ...]:
        import pikepdf
        import typst

        faces = [path for folder in fonts.folders() for path in sorted(folder.iterdir())]
        sizes = [f"{path.name} {path.stat().st_size}" for path in faces]
        code = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("pdf*.py")]
        return (typst.__version__, pikepdf.__version__, *sizes, *sorted(code))

    def get_ready(self) -> None:
        """Load what setting needs, which can be done before there is anything to set."""
        import pikepdf  # noqa: F401

        _ = self._tools, self._fonts

    @property
    def _fonts(self) -> Any:
        import typst

        with self._loading:
            if self._loaded is None:
                # System fonts would make the pages differ from machine to machine.
                self._loaded = typst.Fonts(
                    include_system_fonts=False,
                    font_paths=[str(folder) for folder in fonts.folders()],
                )
        return self._loaded

    def set(self, source: Source, *, tagged: bool = True) -> tuple[bytes, dict[str, Any]]:
        """Set a document's pages.

        Parameters
        ----------
        source : Source
            The document.
        tagged : bool
            Make it accessible, which pages that only decorate others need not be.

        Returns
        -------
        bytes, dict
            The PDF; its numbers, headings and labels with their places.

        Raises
        ------
        RenderError
            Typst refused the document or its accessibility.
        """
        import typst

        # A file of this thread's own, because Typst answers questions about files only. It lies
        # where the paths in the text start.
        file = self._work / f"{_FILES}{os.getpid()}-{threading.get_ident()}.typ"
        file.write_text(source.text, encoding="utf-8")
        try:
            compiler = typst.Compiler(
                str(file),
                root=str(self._work),
                ignore_system_fonts=True,
                font_paths=self._fonts,
            )
            pdf = compiler.compile(
                pdf_standards=[STANDARD] if tagged else [], pdf_tags=tagged, timestamp=TIMESTAMP
            )
            names = {_unquoted(string) or name for string, name in _LABELS.findall(source.body)}
            known = "".join(quoted(name) + ", " for name in sorted(names))
            facts = json.loads(compiler.eval(f"{{ let names = ({known}); {_FACTS} }}"))
        except typst.TypstError as error:
            raise RenderError(
                f"{source.where}: Typst stopped: {error}", "The message names the cause."
            ) from None
        finally:
            file.unlink(missing_ok=True)
        return pdf, facts

    def tidy(self) -> None:
        """Remove what a render that was killed has left."""
        for path in self._work.glob(f"{_FILES}*.typ"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < time.time() - _STALE:
                    path.unlink()


def quoted(text: str) -> str:
    """A text as a string of Typst's."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
