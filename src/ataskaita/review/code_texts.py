"""Typed texts in cells of code: captions, tables typed row by row, texts handed to a builder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from ataskaita.execution.source import options
from ataskaita.lint.markup import read
from ataskaita.review.rules import Names, names_something

#: A text in code that is a name for the program, not for readers.
_IDENTIFIER = re.compile(r"[a-z0-9_.:()@-]*")

#: Options of a cell that readers see or hear.
_SHOWN = ("cap", "subcap", "alt", "title", "scap")

#: A line of code with the reason why something in it is typed.
_TYPED = re.compile(r"^[ \t]*(\S.*# typed:.*?)[ \t]*$", re.MULTILINE)

#: Several words that end as a sentence does, not in a word cut short.
_ENDED = re.compile(r"\s.*\w{4}[.!?…]$", re.DOTALL)

#: What has no word is a code, such as the number of a section.
_WORD = re.compile(r"[^\W\d_]{3}")


def texts_in_code(text: str, names: Names) -> Iterator[tuple[int, int, bool]]:
    """Captions that name something, tables typed row by row, other texts that name something.

    Yields
    ------
    tuple of (int, int, bool)
        Where a text begins and ends; that it is whole.
    """
    spans = [*_captions(text), *_rows(text), *_marked(text)]
    covered = [(start, end) for start, end, _ in spans]
    for start, end, always in sorted(spans + _texts(text, covered)):
        shown = text[start:end]
        if always or _is_named(shown, names):
            yield start, end, True


def _is_named(shown: str, names: Names) -> bool:
    if _IDENTIFIER.fullmatch(shown) or not _WORD.search(shown):
        return False
    return bool(_ENDED.search(shown)) or names_something(shown, read(shown, {}).text, names)


def _captions(text: str) -> list[tuple[int, int, bool]]:
    found = []
    for name, value in options(text).items():
        if name.rpartition("-")[2] not in _SHOWN:
            continue
        line = re.search(rf"^#\|[ \t]?{re.escape(name)}:[ \t]*(.*)$", text, re.MULTILINE)
        if line and value:
            found.append((*line.span(1), False))
    return found


def _rows(text: str) -> list[tuple[int, int, bool]]:
    """Lists of texts inside a list: a table whose cells are typed."""
    return [
        (*_span(text, row), True)
        for table in _nodes(text, ast.List)
        for row in table.elts
        if isinstance(row, ast.List) and row.elts and all(map(_is_text, row.elts))
    ]


def _marked(text: str) -> list[tuple[int, int, bool]]:
    """Lines that say why something in them is typed."""
    return [(*found.span(1), True) for found in _TYPED.finditer(text)]


def _texts(text: str, covered: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    spans = [_span(text, node) for node in _nodes(text, ast.Constant) if _is_text(node)]
    return [
        (start + 1, end - 1, False)
        for start, end in spans
        if not any(a <= start and end <= b for a, b in covered)
    ]


def _nodes(text: str, kind: type) -> list[Any]:
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return []
    return [node for node in ast.walk(tree) if isinstance(node, kind)]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _span(text: str, node: Any) -> tuple[int, int]:
    """Where a piece of code stands; Python counts its columns in bytes."""
    lines = text.splitlines(keepends=True)

    def place(line: int, column: int) -> int:
        before = lines[line - 1].encode()[:column].decode()
        return sum(map(len, lines[: line - 1])) + len(before)

    return (
        place(node.lineno, node.col_offset),
        place(node.end_lineno, node.end_col_offset),
    )
