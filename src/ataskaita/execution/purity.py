"""Which chapters are pure: they call the chapters' vocabulary and nothing else.

What the vocabulary reads is noted, so that the results of a pure chapter can be kept. Any other
chapter may read a file, the clock or another machine without anybody noticing: it runs in every
render. A chapter is pure if that can be seen from its code alone.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ataskaita.execution.marks import claims
from ataskaita.execution.source import cell_name
from ataskaita.inline import expressions
from ataskaita.report_code import reads_more
from ataskaita.translation import _

#: The one import: the set-up cell of every chapter.
VOCABULARY = "ataskaita.chapter"

#: Functions of Python's own that read nothing.
BUILTINS = frozenset({
    "abs", "all", "any", "bool", "dict", "divmod", "enumerate", "filter", "float", "frozenset",
    "int", "isinstance", "len", "list", "map", "max", "min", "pow", "print", "range", "repr",
    "reversed", "round", "set", "slice", "sorted", "str", "sum", "tuple", "zip",
})  # fmt: skip

#: Attributes that neither read nor reach anything: of texts, lists and dictionaries.
ATTRIBUTES = frozenset({
    "append", "capitalize", "casefold", "copy", "count", "endswith", "extend", "index", "items",
    "join", "keys", "lower", "lstrip", "pop", "remove", "removeprefix", "removesuffix",
    "replace", "reverse", "rstrip", "sort", "split", "splitlines", "startswith", "strip",
    "title", "update", "upper", "values",
})  # fmt: skip

#: Names that are something already before a chapter gives them a meaning of its own, perhaps on a
#: way that is never taken: Python's, and those that IPython brings.
_TAKEN = frozenset(dir(builtins)) - BUILTINS | {"In", "Out", "display", "get_ipython"}

#: What may not stand in a pure chapter at all.
_FORBIDDEN = (
    ast.AsyncFor, ast.AsyncFunctionDef, ast.AsyncWith, ast.Await, ast.ClassDef, ast.Delete,
    ast.Global, ast.Import, ast.ImportFrom, ast.Nonlocal, ast.With,
    # Its patterns reach any attribute.
    ast.MatchClass,
)  # fmt: skip


def describe(source: Path, reason: str) -> str:
    """Say that a chapter runs in every render, and why."""
    said = _("{chapter} runs in every render: {reason}.")
    return said.format(chapter=source.stem, reason=reason)


def impurity(root: Path, notebook: Any) -> str:
    """Why a chapter is not pure: the first cause; empty where it is.

    Parameters
    ----------
    root : Path
        The project's folder.
    notebook : Node
        The chapter.
    """
    if reason := reads_more(root):
        return reason
    # All that chapters can call takes a while to import; where none has to run it is not needed.
    from ataskaita import chapter

    return _impurity(frozenset(chapter.__all__), tuple(_pieces(notebook)))


@lru_cache(maxsize=256)
def _impurity(words: frozenset[str], pieces: tuple[tuple[str, str], ...]) -> str:
    trees = []
    for place, code in pieces:
        try:
            trees.append(ast.parse(code))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return _("{place} is not plain Python").format(place=place)
    own = {name for tree in trees for name in _assigned(tree) if not _is_taken(name)}
    known = words | BUILTINS | own
    for (place, code), tree in zip(pieces, trees, strict=True):
        for node in ast.walk(tree):
            if _is_unknown(node, known):
                said = _("{place} has `{code}`")
                return said.format(place=place, code=ast.unparse(node).splitlines()[0])
        if _is_magic(tree, words):
            said = _("{place} may be a command of IPython: {code}")
            return said.format(place=place, code=code.strip())
    return ""


def _is_taken(name: str) -> bool:
    # IPython keeps what was typed in and its folders in names of one underscore and more.
    return name in _TAKEN or (name.startswith("_") and name != "_")


def _is_magic(tree: ast.Module, words: frozenset[str]) -> bool:
    """Whether a cell is one name alone, which IPython may take for a command: ``ls``, ``pwd``."""
    match tree.body:
        case [ast.Expr(value=ast.Name(id=name))]:
            return name not in words
    return False


def _pieces(notebook: Any) -> Iterator[tuple[str, str]]:
    """All code of a chapter, and what messages call the place where it stands."""
    for number, cell in enumerate(notebook.cells, start=1):
        place = _("cell {cell}").format(cell=cell_name(cell, number))
        if cell.cell_type == "code":
            yield place, cell.source
        elif cell.cell_type == "markdown":
            for code in (*expressions(cell.source), *(c.test for c in claims(cell.source))):
                yield place, f"({code})"


def _assigned(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.arg(arg=name)
            ):
                yield name


def _is_unknown(node: ast.AST, known: frozenset[str]) -> bool:
    """Whether something may reach more than the vocabulary does."""
    match node:
        case ast.Name():
            return node.id not in known
        case ast.Attribute():
            return node.attr not in ATTRIBUTES
        case ast.ImportFrom(module=module, level=0, names=[ast.alias(name="*")]):
            return module != VOCABULARY
    return isinstance(node, _FORBIDDEN)
