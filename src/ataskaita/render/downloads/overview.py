"""The page that lists all files to take away, and their sizes wherever the site names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ataskaita.render.book import Book
from ataskaita.render.downloads.links import NAMES, OVERVIEW, file_of, workbook_name
from ataskaita.render.downloads.pages import file_size, write_page
from ataskaita.render.downloads.titles import Titled
from ataskaita.text_file import write_whole

_OFFERED = re.compile(
    r'<li data-file="(?P<file>[^"]+)"(?: hidden)?>(?P<link>.*?)'
    r'<span class="size">[^<]*</span></a></li>'
)


def write_overview(book: Book, titles: Sequence[Titled], folder: Path) -> None:
    """Write the page of all files.

    Parameters
    ----------
    book : Book
        Its title and the like.
    titles : sequence of Titled
        The tables and charts.
    folder : Path
        The folder of the site, with all files that it offers.
    """
    tables = [(t, file_of(t.label), _size(folder / file_of(t.label))) for t in titles]
    shown = {"tables": tables, "names": NAMES, "workbook": workbook_name(book)}
    shown["size"] = lambda name: _size(folder / name)
    write_page(folder / OVERVIEW, "overview.html.j2", book, folder, **shown)


def write_sizes(folder: Path) -> None:
    """Write the sizes of files into the lists of the pages; a file that is not there is not shown.

    Parameters
    ----------
    folder : Path
        The folder of the site, with all files that it offers.
    """
    for path in folder.glob("*.html"):
        text = path.read_bytes().decode()
        filled = _OFFERED.sub(lambda found: _with_size(found, folder), text)
        if filled != text:
            write_whole(path, filled)


def _with_size(found: re.Match[str], folder: Path) -> str:
    name, size = found["file"], _size(folder / found["file"])
    hidden = "" if size else " hidden"
    said = f" {size}" if size and not name.endswith(".html") else ""
    return (
        f'<li data-file="{name}"{hidden}>{found["link"]}<span class="size">{said}</span></a></li>'
    )


def _size(path: Path) -> str:
    return file_size(path.stat().st_size) if path.is_file() else ""
