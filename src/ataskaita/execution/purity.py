"""Which chapters are pure: they call the chapters' vocabulary and nothing else.

What the vocabulary reads is noted, so that the results of a pure chapter can be kept. Any other
chapter may read a file, the clock or another machine without anybody noticing: it runs in every
render. A chapter is pure if that can be seen from its code alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ataskaita import translation
from ataskaita.execution.marks import claims
from ataskaita.execution.source import cell_name, read_chapter
from ataskaita.fingerprint import PACKAGE
from ataskaita.inline import expressions

#: The one import: the set-up cell of every chapter.
VOCABULARY = "ataskaita.chapter"

#: The lists of names that a module of the vocabulary offers.
_LISTS = ("__all__", "_EVERY")

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

#: Modules of Python's own that neither read anything nor ask for the time.
PURE_MODULES = frozenset({
    "__future__", "abc", "collections", "dataclasses", "decimal", "enum", "fractions", "functools",
    "itertools", "math", "operator", "re", "statistics", "string", "typing",
})  # fmt: skip

#: Parts of a report whose code runs in its chapters.
PARTS = ("vocabulary", "indicators", "checks")

#: Names by which code of a report would read something, whatever it has imported.
READERS = frozenset(
    {"__import__", "eval", "exec", "input", "now", "open", "read_bytes", "read_text", "today"}
)

#: What may not stand in a pure chapter at all.
_FORBIDDEN = (
    ast.AsyncFor,
    ast.AsyncFunctionDef,
    ast.AsyncWith,
    ast.Await,
    ast.ClassDef,
    ast.Delete,
    ast.Global,
    ast.Import,
    ast.Nonlocal,
    ast.With,
)


def impure_chapters(root: Path, sources: Iterable[Path]) -> tuple[str, ...]:
    """Which chapters run in every render, a sentence each, from their sources alone.

    Parameters
    ----------
    root : Path
        The project's folder.
    sources : iterable of Path
        The chapters' files.
    """
    reasons = ((source, impurity(root, read_chapter(source))) for source in sources)
    return tuple(describe(source, reason) for source, reason in reasons if reason)


def describe(source: Path, reason: str) -> str:
    """Say that a chapter runs in every render, and why."""
    return translation._("{chapter} runs in every render: {reason}.").format(
        chapter=source.stem, reason=reason
    )


def impurity(root: Path, notebook: Any) -> str:
    """Why a chapter is not pure: the first cause; empty where it is.

    Parameters
    ----------
    root : Path
        The project's folder, where a report may have a vocabulary of its own.
    notebook : Node
        The chapter.
    """
    if reason := _report_impurity(root):
        return reason
    return _impurity(vocabulary(root), tuple(_pieces(notebook)))


@lru_cache(maxsize=256)
def _impurity(words: frozenset[str], pieces: tuple[tuple[str, str], ...]) -> str:
    trees = []
    for place, code in pieces:
        try:
            trees.append(ast.parse(code))
        except SyntaxError:
            return f"{place} is not plain Python"
    known = words | BUILTINS | {name for tree in trees for name in _assigned(tree)}
    for (place, _), tree in zip(pieces, trees, strict=True):
        for node in sorted(ast.walk(tree), key=_rank):
            if reason := _reason(node, known):
                return f"{place} {reason}"
    return ""


def _report_impurity(root: Path) -> str:
    """Why the report's own code, which its chapters call, may read more than the data."""
    paths = sorted(path for part in PARTS for path in (root / part).rglob("*.py"))
    return _first_reader(root, tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=8)
def _first_reader(root: Path, modules: tuple[tuple[Path, int], ...]) -> str:
    own = PURE_MODULES | {"ataskaita", "schemas", *PARTS}
    for path, _ in modules:
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError):
            # Whoever imports it says what is wrong with it.
            continue
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            foreign = [name for name in names if name.partition(".")[0] not in own]
            called = getattr(node, "attr", getattr(node, "id", ""))
            where = f"{path.relative_to(root).as_posix()}, line {getattr(node, 'lineno', 0)}"
            if foreign:
                return f"{where}, imports {foreign[0]}"
            if isinstance(node, ast.Name | ast.Attribute) and called in READERS:
                return f"{where}, uses {called}"
    return ""


@lru_cache
def vocabulary(root: Path) -> frozenset[str]:
    """The names that chapters can call: those of every report, and those of this one."""
    found: set[str] = set()
    for module in (PACKAGE / "chapter" / "__init__.py", root / "vocabulary" / "__init__.py"):
        if not module.is_file():
            continue
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Tuple):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                if set(names) & set(_LISTS):
                    found.update(e.value for e in node.value.elts if isinstance(e, ast.Constant))
    return frozenset(found)


def _pieces(notebook: Any) -> Iterator[tuple[str, str]]:
    """All code of a chapter, and what messages call the place where it stands."""
    for number, cell in enumerate(notebook.cells, start=1):
        place = translation._("cell {cell}").format(cell=cell_name(cell, number))
        if cell.cell_type == "code":
            yield place, cell.source
        elif cell.cell_type == "markdown":
            for code in (*expressions(cell.source), *(c.test for c in claims(cell.source))):
                yield place, f"({code})"


def _assigned(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg


def _rank(node: ast.AST) -> int:
    """What tells most is told first: an import, a call of something unknown, all else."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return 0
    return 1 if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else 2


def _reason(node: ast.AST, known: frozenset[str]) -> str:
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Name) and called.id not in known:
            return translation._("calls {name}(…)").format(name=called.id)
        if isinstance(called, ast.Attribute) and called.attr not in ATTRIBUTES:
            return translation._("calls {name}(…)").format(name=ast.unparse(called))
    if isinstance(node, ast.Name) and node.id not in known:
        return translation._("uses {name}").format(name=node.id)
    if isinstance(node, ast.Attribute) and node.attr not in ATTRIBUTES:
        return translation._("uses {name}").format(name=ast.unparse(node))
    if isinstance(node, ast.ImportFrom) and (
        node.module != VOCABULARY or node.level or [alias.name for alias in node.names] != ["*"]
    ):
        return translation._("imports from {name}").format(
            name=f"{'.' * node.level}{node.module or ''}"
        )
    if isinstance(node, _FORBIDDEN):
        return translation._("has `{code}`").format(code=ast.unparse(node).splitlines()[0])
    return ""
