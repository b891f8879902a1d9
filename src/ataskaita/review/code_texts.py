"""Typed texts in cells of code: captions, tables typed row by row, texts handed to a builder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress

from ataskaita.execution.source import options
from ataskaita.lint.cells import is_text, span
from ataskaita.lint.check import SHOWN
from ataskaita.lint.markup import read
from ataskaita.review.rules import Names, names_something

#: A text in code that is a name for the program, not for readers.
_IDENTIFIER = re.compile(r"[a-z0-9_.:()@-]*")

#: A line of code with the reason why something in it is typed.
_TYPED = re.compile(r"^[ \t]*(\S.*# typed:.*?)[ \t]*$", re.MULTILINE)

#: Several words that end as a sentence does, not in a word cut short.
_ENDED = re.compile(r"\s.*\w{4}[.!?…]$", re.DOTALL)

#: What has no word is a code, such as the number of a section.
_WORD = re.compile(r"[^\W\d_]{3}")


def texts_in_code(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Captions that name something, tables typed row by row, other texts that name something.

    Yields
    ------
    tuple of (int, int)
        Where a text begins and ends.
    """
    nodes = _nodes(text)
    rows = [row for n in nodes if isinstance(n, ast.List) for row in n.elts if _is_typed_row(row)]
    # A row of a table is asked about as a whole, and so is a line that says why it is typed.
    always = {span(text, row) for row in rows} | {line.span(1) for line in _TYPED.finditer(text)}
    whole = always.union(_captions(text))
    texts = {
        (start + 1, end - 1)
        for start, end in (span(text, node) for node in nodes if is_text(node))
        if not any(a <= start and end <= b for a, b in whole)
    }
    for start, end in sorted(whole | texts):
        if (start, end) in always or _is_named(text[start:end], names):
            yield start, end


def _is_named(shown: str, names: Names) -> bool:
    if _IDENTIFIER.fullmatch(shown) or not _WORD.search(shown):
        return False
    return bool(_ENDED.search(shown)) or names_something(shown, read(shown, {}).text, names)


def _captions(text: str) -> Iterator[tuple[int, int]]:
    for name, value in options(text).items():
        if value and name.rpartition("-")[2] in SHOWN:
            line = re.search(rf"^#\|[ \t]?{re.escape(name)}:[ \t]*(.*)$", text, re.MULTILINE)
            if line:
                yield line.span(1)


def _is_typed_row(node: ast.AST) -> bool:
    return isinstance(node, ast.List) and bool(node.elts) and all(map(is_text, node.elts))


def _nodes(text: str) -> list[ast.AST]:
    with suppress(SyntaxError):
        return list(ast.walk(ast.parse(text)))
    return []
