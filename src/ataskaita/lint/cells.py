"""What of a code cell is Python, what is text (magics of Jupyter are both), and where it stands."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from ataskaita.lint.seen import spaces

#: Magics of a whole cell whose rest is Python.
_OF_PYTHON = {"time", "timeit", "capture", "prun", "python", "python3", "pypy", "memit", "debug"}

#: Magics of a line that set something and show nothing.
_QUIET = {
    "autoreload", "load_ext", "reload_ext", "unload_ext", "matplotlib", "pylab", "config",
    "precision", "cd", "env", "set_env", "pip", "conda", "reset", "xmode", "pdb", "run", "colors",
}  # fmt: skip

_CELL = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\n)*(?P<line>%%(?P<name>\w+)[^\n]*)(?:\n|\Z)")
_LINE = re.compile(
    r"^(?P<before>[ \t]*(?:[\w.,\[\]\"' ]+=[ \t]*)?)(?:%(?P<name>\w+)|!!?)(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_HELP = re.compile(r"^[ \t]*(?:\?{1,2}[^\n]+|[\w.]+\?{1,2})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """A code cell, sorted.

    Parameters
    ----------
    python : str
        Its Python; what is none is blank.
    texts : tuple of (int, int)
        Where it holds something else, which may be shown.
    """

    python: str
    texts: tuple[tuple[int, int], ...] = ()


def sort_out(source: str) -> Cell:
    """Tell the Python of a code cell from the rest.

    Parameters
    ----------
    source : str
        The cell's source.
    """
    whole = _CELL.match(source)
    if whole and whole["name"] in _OF_PYTHON:
        start, end = whole.span("line")
        source = source[:start] + spaces(source[start:end]) + source[end:]
    if _is_python(source):
        return Cell(source)
    texts: list[tuple[int, int]] = []

    def line(found: re.Match[str]) -> str:
        kept = found["before"]
        if found["name"] not in _QUIET:
            texts.append(found.span("rest"))
        # What is assigned needs a value to be Python.
        value = "_" if "=" in kept else ""
        return kept + value + spaces(found[0][len(kept) + len(value) :])

    python = _LINE.sub(line, _HELP.sub(lambda found: spaces(found[0]), source))
    if _is_python(python):
        return Cell(python, tuple(texts))
    # Whatever it is: somebody may understand it, so it is read as a text.
    return Cell("", ((0, len(source)),))


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return True


def span(source: str, node: ast.AST) -> tuple[int, int]:
    """Where a part of some code stands in its text."""
    lines = source.splitlines(keepends=True)

    def place(line: int, column: int) -> int:
        # The parser counts bytes, the text letters.
        before = lines[line - 1].encode()[:column].decode()
        return sum(map(len, lines[: line - 1])) + len(before)

    return place(node.lineno, node.col_offset), place(node.end_lineno, node.end_col_offset)


def is_text(node: ast.AST | None) -> bool:
    """Whether a part of some code is a text as it stands there."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
