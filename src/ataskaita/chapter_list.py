"""The chapters that ``_quarto.yml`` lists, in each way in which Quarto lets one list them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.errors import UserError
from ataskaita.text_file import read_text
from ataskaita.translation import _

#: The page that a site opens with; it counts as no chapter of its own.
INDEX = "index.qmd"

#: What chapters may be written in.
SUFFIXES = (".ipynb", ".qmd")

#: A chapter's file names its page, the anchors on it and its files for the PDF.
_NAME = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True)
class ListedChapter:
    """A chapter as the book lists it.

    Parameters
    ----------
    path : Path
        Its file.
    appendix : bool
        It counts in letters instead of numbers.
    part : str
        The part of the book that it stands in; empty where it stands in none.
    """

    path: Path
    appendix: bool = False
    part: str = ""


def listed_chapters(root: Path, settings: Mapping[str, Any]) -> tuple[ListedChapter, ...]:
    """The chapters of a book, in order, appendices last; the landing page is not among them.

    Raises
    ------
    UserError
        An entry is none that we know, its file does not exist or can't be named so; all of them
        are told.
    """
    book = settings.get("book")
    book = book if isinstance(book, dict) else {}
    faults: list[str] = []
    found: list[ListedChapter] = []
    for key in ("chapters", "appendices"):
        entries = book.get(key) or []
        if not isinstance(entries, list):
            faults.append(_("book: {key}: is not a list").format(key=key))
            continue
        for part, file in _files(entries, key, faults):
            found.append(ListedChapter(root / file, key == "appendices", part))
    chapters = tuple(chapter for chapter in found if chapter.path != root / INDEX)
    faults += _wrong_files(root, chapters)
    if faults:
        fix = _("Correct the list under book:; an entry is a file of notebooks/.")
        raise UserError(f"_quarto.yml: {'; '.join(faults)}.", fix)
    return chapters


def _files(entries: list[Any], key: str, faults: list[str]) -> Iterator[tuple[str, str]]:
    """The part and the file of each entry."""
    for entry in entries:
        if isinstance(entry, str):
            yield "", entry
        elif isinstance(entry, dict) and isinstance(entry.get("file"), str):
            yield "", entry["file"]
        elif isinstance(entry, dict) and isinstance(entry.get("chapters"), list):
            part = str(entry.get("part") or "")
            if part.endswith(SUFFIXES):
                message = _("the part {part} has a page of its own, which only Quarto can make")
                faults.append(message.format(part=part))
            yield from ((part, file) for _inner, file in _files(entry["chapters"], key, faults))
        else:
            message = _("book: {key}: does not know the entry {entry}")
            faults.append(message.format(key=key, entry=entry))


def _wrong_files(root: Path, chapters: tuple[ListedChapter, ...]) -> Iterator[str]:
    stems: dict[str, str] = {}
    for chapter in chapters:
        file, stem = chapter.path.relative_to(root).as_posix(), chapter.path.stem
        message = ""
        if chapter.path.suffix not in SUFFIXES:
            message = _("{file} is neither a notebook (.ipynb) nor a page (.qmd)")
        elif not chapter.path.is_file():
            message = _("{file} is listed, but does not exist")
        elif not _NAME.fullmatch(stem):
            message = _(
                "the file name {file} may hold only letters, digits, hyphens, dots and underscores"
            )
        elif stem in stems:
            message = _("{file} and {other} would be the same page")
        if message:
            lines = read_text(root / "_quarto.yml").splitlines()
            line = next((n for n, text in enumerate(lines, 1) if file in text), 1)
            said = message.format(file=file, other=stems.get(stem))
            yield f"{_('line {line}').format(line=line)}, {said}"
        stems.setdefault(stem, file)
