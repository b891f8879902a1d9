"""Pages of the site that are no chapters: lists of files, and the raw tables."""

from __future__ import annotations

import posixpath
from fractions import Fraction
from pathlib import Path
from typing import Any

from ataskaita.cache import ensure
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.render.book import Book
from ataskaita.render.embedded.policy import content_policy
from ataskaita.render.embedded.resources import templates


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
