"""Pages of the site that are no chapters, and the sizes of files wherever the site names them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ataskaita.cache import ensure
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.render.book import Book
from ataskaita.render.downloads.links import NAMES, OVERVIEW, file_of, workbook_name
from ataskaita.render.downloads.titles import Titled
from ataskaita.render.embedded.policy import content_policy
from ataskaita.render.embedded.resources import templates
from ataskaita.text_file import write_whole

_OFFERED = re.compile(
    r'<li data-file="(?P<file>[^"]+)"(?: hidden)?>(?P<link>.*?)'
    r'<span class="size">[^<]*</span></a></li>'
)


def write_page(path: Path, template: str, book: Book, folder: Path, **shown: Any) -> None:
    """Write a page by a template.

    Parameters
    ----------
    path : Path
        Its file.
    template : str
        The template's name.
    book : Book
        Its title and the like.
    folder : Path
        The folder of the site, where its styles are.
    **shown
        What the template needs.
    """
    depth = len(path.relative_to(folder).parts) - 1
    about = {"book": book, "up": "../" * depth, "policy": content_policy("")}
    made = templates()
    made.filters |= {"size": file_size, "number": format_number, "name": posixpath.basename}
    text = made.get_template(f"downloads/{template}").render(**about, **shown)
    ensure(path, text.encode())


def file_size(size: int) -> str:
    r"""The size of a file in words.

    Examples
    --------
    >>> file_size(734003)
    '717\xa0KB'
    """
    if size < 1_000_000:
        return f"{format_number(max(1, -(-size // 1024)))}{NBSP}KB"
    return f"{format_number(Fraction(size, 1024**2), 1)}{NBSP}MB"


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
