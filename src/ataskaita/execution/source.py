"""Reading a chapter's source: a notebook, or a Markdown page with Python cells (`.qmd`)."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ataskaita.errors import ChapterError, UserError, raise_all
from ataskaita.execution.notebook import Node, notebook, reads
from ataskaita.inline import faults
from ataskaita.text_file import read_text
from ataskaita.translation import _
from ataskaita.yaml_file import parse, problem_of

if TYPE_CHECKING:
    from ataskaita.data.cell_conditions import Conditions

_FENCE = re.compile(r"^```\{python\}[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
#: A title, marked before or below it.
_TITLE = re.compile(r"^# (.*)$|^ {0,3}(\S.*)\n=+[ \t]*$", re.MULTILINE)
_CODE_BLOCK = re.compile(r"^(```+|~~~+).*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)

#: What is text for readers.
_TEXTS = ("title", "tbl-cap", "fig-cap", "fig-alt")

#: Where a cell keeps its number while others are left out.
_NUMBER = "number"

_OPTION = re.compile(r"^#\|[ \t]?(.*)$")
#: What Quarto takes for an option, too.
_APART = re.compile(r"#\s+\|")


def read_chapter(path: Path) -> Node:
    """Read a chapter as a notebook.

    Parameters
    ----------
    path : Path
        An ``.ipynb`` or ``.qmd`` file.

    Returns
    -------
    Node
        A notebook with no outputs.

    Raises
    ------
    UserError
        The file is not a notebook, or its head or a cell is not written as it must be: its
        options, or the backticks of an inline value.
    """
    text = read_text(path)
    try:
        read = _from_markdown(text) if path.suffix == ".qmd" else _from_json(text, path.name)
    except yaml.YAMLError as error:
        said = _("the head of the chapter, between two lines of ---, can't be read: {problem}.")
        fix = _(
            "Put a text that holds a colon, # or brackets between quotation marks: "
            'title: "…". A line across the page is written ***.'
        )
        raise _unread(error, path.name, 1, said, fix, above=1) from None
    wrong = []
    for number, cell in enumerate(read.cells, start=1):
        if cell.cell_type == "markdown" and "remove-cell" in tags(cell):
            cell.source = ""
        if cell.cell_type == "code":
            wrong += _faults_of_options(cell, path.name, number)
        elif cell.cell_type == "markdown":
            wrong += [ChapterError(path.name, str(number), *one) for one in faults(cell.source)]
    raise_all(wrong)
    return read


def _from_json(text: str, name: str) -> Node:
    try:
        return _titled(reads(text))
    except (ValueError, RecursionError) as error:
        said = _("{file} is not a notebook: {problem}.")
        raise UserError(
            said.format(file=name, problem=str(error).splitlines()[0]),
            _("Open it in Jupyter and save it again, or restore it from the repository."),
        ) from None


def _titled(read: Node) -> Node:
    """Make a heading of the title that a first raw cell gives, as Quarto does."""
    first = read.cells[0] if read.cells else None
    if first and first.cell_type == "raw":
        title = front_matter(first.source).get("title")
        texts = (cell.source for cell in read.cells if cell.cell_type == "markdown")
        if title and not chapter_title("\n\n".join(texts)):
            first.cell_type, first.source = "markdown", f"# {title}"
        elif _FRONT_MATTER.fullmatch(first.source.rstrip("\n")):
            first.cell_type, first.source = "markdown", ""
    return read


def chapter_title(text: str) -> str:
    """The first heading of the first level in a Markdown text, as it is written; empty for none."""
    found = _TITLE.search(_CODE_BLOCK.sub("", text))
    return found[1] or found[2] if found else ""


def front_matter(text: str) -> dict[str, Any]:
    """What the YAML at the top of a page or of a first raw cell says; empty where there is none."""
    found = _FRONT_MATTER.match(text)
    return copy.deepcopy(_names(found[1])) if found else {}


def _faults_of_options(cell: Any, chapter: str, number: int) -> Iterator[ChapterError]:
    """What is wrong with options that can't be read."""
    for line, text in enumerate(cell.source.splitlines(), start=1):
        if _APART.match(text):
            said = _("“{text}” is an option for Quarto alone.").format(text=text)
            yield ChapterError(chapter, str(number), line, said, _("Write #| without a space."))
        elif not _OPTION.match(text):
            break
    try:
        options(cell.source)
    except yaml.YAMLError as error:
        said = _("the options in its lines with #| can't be read: {problem}.")
        fix = _(
            'Put a text that holds a colon, # or brackets between quotation marks: #| tbl-cap: "…".'
        )
        yield _unread(error, chapter, number, said, fix)


def _unread(
    error: yaml.YAMLError, chapter: str, cell: int, said: str, fix: str, above: int = 0
) -> ChapterError:
    """What is wrong with YAML in a cell, below some other lines."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 + above if mark else None
    return ChapterError(chapter, str(cell), line, said.format(problem=problem_of(error)), fix)


def options(source: str) -> dict[str, Any]:
    """Read the ``#|`` options at the top of a cell.

    Parameters
    ----------
    source : str
        The cell's source.

    Returns
    -------
    dict
        Option names and values, as YAML reads them.
    """
    lines = []
    for line in source.splitlines():
        match = _OPTION.match(line)
        if not match:
            break
        lines.append(match[1])
    # A copy of what is kept: callers may change theirs.
    return copy.deepcopy(_names("\n".join(lines))) if lines else {}


@lru_cache(maxsize=4096)
def _names(text: str) -> dict[str, Any]:
    """What YAML gives names to; every step of a render asks for the options of all cells."""
    try:
        loaded, tree = parse(text)
    except (ValueError, OverflowError) as error:
        # A date that there is not, for instance.
        raise yaml.YAMLError(str(error)) from None
    if not isinstance(loaded, dict | None):
        raise yaml.YAMLError(_("a line must be a name, a colon, a space and a value"))
    for name, value in tree.value if loaded else ():
        problem = ""
        if name.value in _TEXTS and isinstance(value, yaml.ScalarNode):
            # As it is typed: YAML takes "yes" for true and 1.50 for 1.5.
            loaded[name.value] = value.value
            if not value.style and re.match(r"[ \t]+#", text[value.end_mark.index :]):
                problem = _("YAML leaves out what stands behind #")
        elif name.value in _TEXTS and name.value != "fig-alt":
            problem = _("YAML takes this text for a list")
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=value.start_mark)
    # YAML takes some names for numbers or dates.
    return {str(name): said for name, said in (loaded or {}).items()}


def tags(cell: Any) -> list[str]:
    """The tags of a cell, each as Quarto writes it: with hyphens."""
    given = [cell.metadata.get("tags")]
    if cell.cell_type == "code":
        given.append(options(cell.source).get("tags"))
    listed = (tag if isinstance(tag, list) else [tag] if tag else [] for tag in given)
    return [str(tag).replace("_", "-") for some in listed for tag in some]


def cell_name(cell: Any, number: int) -> str:
    """What messages call a cell: its label, or its number in the file, counted from 1."""
    try:
        label = options(cell.source).get("label") if cell.cell_type == "code" else None
    except yaml.YAMLError:
        label = None
    return str(label or cell.metadata.get(_NUMBER, number))


def cell_place(chapter: str, cell: Any, number: int) -> str:
    """What messages call a cell of a chapter."""
    return _("{chapter}, cell {cell}").format(chapter=chapter, cell=cell_name(cell, number))


def cells_of_the_year(notebook: Any, name: str, year: Conditions) -> Any:
    """A chapter without the cells that do not apply to the report year.

    Parameters
    ----------
    notebook : Node
        The chapter; it stays as it is.
    name : str
        What messages call it.
    year : Conditions
        What holds in the report year.

    Raises
    ------
    UserError
        A tag names a condition that there is not.
    """
    kept = [
        Node(cell | {"metadata": Node(cell.metadata | {_NUMBER: number})})
        for number, cell in enumerate(notebook.cells, start=1)
        if year.applies(cell, cell_place(name, cell, number))
    ]
    if len(kept) == len(notebook.cells):
        return notebook
    return Node(notebook | {"cells": kept})


def _from_markdown(text: str) -> Node:
    title = front_matter(text).get("title")
    text = _FRONT_MATTER.sub("", text)
    cells, end = [("markdown", f"# {title}")] if title and not chapter_title(text) else [], 0
    for fence in _FENCE.finditer(text):
        if before := text[end : fence.start()].strip("\n"):
            cells.append(("markdown", before))
        cells.append(("code", fence[1].rstrip("\n")))
        end = fence.end()
    if rest := text[end:].strip("\n"):
        cells.append(("markdown", rest))
    return notebook(cells)
